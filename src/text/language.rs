//! Whether prose is English: by its script and its commonest words.
//! Without evidence of another language it is.

/// The commonest words of English, in the order of bytes.
const ENGLISH: &[&str] = &[
    "a", "about", "after", "and", "are", "as", "be", "been", "but", "by", "can", "from", "has", "have", "he",
    "her", "his", "how", "if", "is", "it", "its", "not", "of", "our", "said", "she", "than", "that", "the",
    "their", "them", "there", "they", "this", "to", "was", "we", "were", "what", "when", "which", "who",
    "will", "with", "would", "you",
];

/// The commonest words of other languages in Latin script, each in the order of bytes.
const OTHERS: &[&[&str]] = &[
    // Czech.
    &[
        "aby", "ale", "bude", "byl", "byla", "bylo", "byly", "co", "jako", "je", "jeho", "jeji", "ještě",
        "již", "jsme", "jsou", "která", "které", "který", "mezi", "nebo", "není", "než", "pod", "podle",
        "pro", "proti", "před", "při", "roku", "se", "si", "že",
    ],
    // Danish, Norwegian.
    &[
        "af", "ble", "blev", "blir", "den", "denne", "det", "efter", "eller", "en", "er", "et", "fra", "har",
        "hun", "ikke", "jeg", "kan", "med", "men", "mener", "mot", "og", "også", "om", "over", "skal", "som",
        "til", "var", "ved", "vil", "være", "å",
    ],
    // Dutch.
    &[
        "aan", "al", "als", "bij", "dan", "dat", "de", "deze", "die", "dit", "door", "een", "en", "er",
        "haar", "heeft", "het", "hij", "hun", "ik", "kan", "maar", "meer", "met", "naar", "niet", "nog",
        "of", "om", "ook", "op", "over", "te", "tot", "uit", "van", "voor", "was", "werd", "worden", "wordt",
        "ze", "zich", "zijn", "zou",
    ],
    // Finnish.
    &[
        "ei", "ettei", "että", "ja", "joka", "jotka", "kanssa", "kuin", "mukaan", "mutta", "myös", "niin",
        "oli", "olisi", "on", "ovat", "se", "sekä", "sen", "tai", "tämä", "vuonna",
    ],
    // French.
    &[
        "après", "au", "aux", "avec", "ce", "ces", "cette", "dans", "de", "des", "du", "elle", "en", "est",
        "et", "il", "ils", "la", "le", "les", "leur", "leurs", "mais", "même", "nous", "on", "ont", "ou",
        "par", "pas", "plus", "pour", "qu", "que", "qui", "sa", "sans", "se", "ses", "son", "sont", "sur",
        "un", "une", "à", "était", "été",
    ],
    // German.
    &[
        "aber", "als", "am", "auch", "auf", "aus", "bei", "bis", "das", "dass", "dem", "den", "der", "des",
        "die", "durch", "ein", "eine", "einem", "einen", "einer", "er", "es", "für", "haben", "hat", "ich",
        "im", "ist", "mit", "nach", "nicht", "noch", "nur", "oder", "sei", "sein", "sich", "sie", "sind",
        "um", "und", "von", "vor", "war", "werden", "wie", "wird", "wurde", "zu", "zum", "zur", "über",
    ],
    // Hungarian.
    &[
        "a", "az", "azt", "csak", "de", "egy", "el", "ez", "ezt", "hogy", "is", "kell", "ki", "lesz", "meg",
        "mint", "még", "nem", "szerint", "után", "volt", "és",
    ],
    // Indonesian, Malay.
    &[
        "ada", "adalah", "akan", "atau", "bahwa", "bisa", "dalam", "dan", "dari", "dengan", "di", "ia",
        "ini", "itu", "juga", "kami", "karena", "kata", "ke", "mereka", "oleh", "pada", "para", "sebagai",
        "telah", "tidak", "untuk", "yang",
    ],
    // Italian.
    &[
        "al", "alla", "anche", "che", "come", "con", "da", "dal", "dalla", "degli", "dei", "del", "della",
        "delle", "di", "e", "gli", "ha", "hanno", "i", "il", "in", "la", "le", "lo", "ma", "nel", "nella",
        "non", "per", "più", "se", "si", "sono", "stato", "su", "sua", "suo", "tra", "un", "una", "è",
    ],
    // Polish.
    &[
        "aby", "ale", "być", "był", "była", "było", "co", "czy", "dla", "do", "jak", "jego", "jest", "która",
        "które", "który", "na", "nie", "oraz", "po", "przez", "przy", "się", "są", "tego", "tym", "w", "z",
        "za", "że",
    ],
    // Portuguese.
    &[
        "ao", "aos", "as", "com", "como", "da", "das", "de", "do", "dos", "e", "ele", "em", "entre", "era",
        "está", "foi", "mais", "mas", "na", "nas", "no", "nos", "não", "o", "os", "para", "pela", "pelo",
        "por", "que", "se", "sem", "ser", "seu", "sua", "são", "também", "um", "uma", "à", "é",
    ],
    // Romanian.
    &[
        "a", "al", "ale", "au", "avea", "ca", "care", "ce", "cu", "de", "din", "după", "este", "fi", "fost",
        "la", "mai", "nu", "o", "pe", "pentru", "prin", "sa", "sunt", "să", "un", "va", "în", "între", "și",
    ],
    // Spanish.
    &[
        "al", "ante", "como", "con", "cuando", "de", "del", "desde", "dos", "el", "ella", "en", "entre",
        "era", "es", "esta", "este", "está", "fue", "ha", "han", "hasta", "hay", "la", "las", "lo", "los",
        "más", "no", "o", "para", "pero", "por", "porque", "que", "se", "según", "ser", "sin", "sobre",
        "son", "su", "sus", "también", "un", "una", "y", "ya",
    ],
    // Swedish.
    &[
        "alla", "att", "av", "blev", "bli", "de", "den", "det", "efter", "eller", "en", "ett", "från", "för",
        "har", "hon", "i", "inte", "jag", "kan", "kommer", "man", "med", "men", "mot", "och", "om", "på",
        "sig", "ska", "skulle", "som", "till", "under", "var", "vi", "vid", "är",
    ],
    // Turkish.
    &[
        "ama", "bir", "bu", "böyle", "da", "daha", "de", "diye", "en", "gibi", "göre", "ile", "ise", "için",
        "kadar", "ki", "ne", "olan", "olarak", "olduğu", "sonra", "ve", "veya", "ya", "çok",
    ],
    // Vietnamese.
    &[
        "bị", "cho", "các", "có", "cũng", "của", "do", "không", "là", "một", "người", "nhiều", "như",
        "những", "này", "sau", "sẽ", "trong", "tại", "từ", "và", "về", "với", "đã", "được", "để", "ở",
    ],
];

/// The language is told from the start of the prose, in words.
const SAMPLE: usize = 2000;

/// Fewer words tell nothing.
const FEW: usize = 12;

/// Prose with as many words has words of its language among them.
const MANY: usize = 60;

/// Whether `prose` is English; short prose is taken to be.
pub(super) fn is_english(prose: &str) -> bool {
    let (mut words, mut letters, mut foreign) = (0, 0, 0);
    let mut counts = [0; OTHERS.len() + 1];
    let all = prose.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    for word in all.take(SAMPLE) {
        words += 1;
        let mut room = [0; LONGEST];
        if word.is_ascii() {
            letters += word.len();
            let Some(small) = room.get_mut(..word.len()) else { continue };
            small.copy_from_slice(word.as_bytes());
            small.make_ascii_lowercase();
            count(small, &mut counts);
        } else {
            let small = word.to_lowercase();
            letters += small.chars().count();
            foreign += small.chars().filter(|c| !is_latin(*c)).count();
            count(small.as_bytes(), &mut counts);
        }
    }
    if letters >= FEW && foreign * 2 > letters {
        return false;
    }
    if words < FEW {
        return true;
    }
    let [others @ .., english] = &counts;
    let other = others.iter().copied().max().unwrap_or(0);
    let another = other > *english && other * 12 >= words;
    let neither = words >= MANY && english * 60 < words;
    !another && !neither
}

/// Counts a word for each table that has it, that of English last.
fn count(word: &[u8], counts: &mut [usize; OTHERS.len() + 1]) {
    let lengths = &MAY_HAVE[usize::from(word.first().copied().unwrap_or(0))];
    let mut tables = lengths.get(word.len()).copied().unwrap_or(0);
    while tables != 0 {
        let at = tables.trailing_zeros() as usize;
        let table = OTHERS.get(at).copied().unwrap_or(ENGLISH);
        counts[at] += usize::from(table.binary_search_by(|known| known.as_bytes().cmp(word)).is_ok());
        tables &= tables - 1;
    }
}

/// More than the length of any word of a table, in bytes.
const LONGEST: usize = 12;

/// Which of the tables may have a word, as bits, by its first byte and its length in bytes.
static MAY_HAVE: [[u32; LONGEST]; 256] = {
    let (mut tables, mut at) = ([[0; LONGEST]; 256], 0);
    while at <= OTHERS.len() {
        let table = if at < OTHERS.len() { OTHERS[at] } else { ENGLISH };
        let mut row = 0;
        while row < table.len() {
            let word = table[row].as_bytes();
            tables[word[0] as usize][word.len()] |= 1 << at;
            row += 1;
        }
        at += 1;
    }
    tables
};

/// Whether a letter is Latin.
fn is_latin(c: char) -> bool {
    c <= '\u{24f}' || ('\u{1e00}'..='\u{1eff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in OTHERS.iter().chain([&ENGLISH]) {
            assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn english_is_known_and_short_prose_trusted() {
        assert!(is_english("The crews of the port met on Monday and said that they would not work."));
        assert!(is_english("PORT CLOSES AS CREWS AND OWNERS FAIL TO AGREE; TALKS TO GO ON FOR A WEEK"));
        assert!(is_english("Hafen geschlossen"));
        assert!(is_english(""));
        assert!(is_english(
            "The mayor of Quay, José Añón, told El Faro del Puerto that the port was de facto shut."
        ));
    }

    #[test]
    fn other_languages_are_known() {
        for prose in [
            "Die Arbeiter des Hafens haben am Montag erklärt, dass sie nicht mit der Leitung sprechen werden.",
            "Les ouvriers du port ont déclaré lundi que la direction ne voulait pas les recevoir dans ses bureaux.",
            "Los obreros del puerto dijeron el lunes que no iban a hablar con la dirección de la empresa.",
            "Рабочие порта заявили в понедельник, что не будут говорить с руководством.",
            "港口工人星期一表示他们不会与管理层对话。",
            "Satamatyöläiset sanoivat maanantaina, että he eivät neuvottele johdon kanssa, mutta se ei ole varmaa ja on myös pelko.",
        ] {
            assert!(!is_english(prose), "{prose}");
        }
    }
}
