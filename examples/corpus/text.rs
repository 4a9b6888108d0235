//! Documents made of sentences of ours, the same on each run: councils, ports and unions of invented towns.

/// Numbers that follow from a seed.
pub(crate) struct Numbers(u64);

impl Numbers {
    /// The numbers of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    /// The next number below a bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }
}

const TOWNS: &[&str] = &[
    "Orlevo",
    "Halvik",
    "Brenning",
    "Castra",
    "Dunmere",
    "Elsted",
    "Fennholm",
    "Gravik",
    "Hollen",
    "Ister",
    "Jarrow",
    "Kelby",
    "Lorne",
    "Marwick",
    "Norden",
    "Ostrin Bay",
    "Pellan",
    "Quarne",
    "Rusk",
    "Selby Head",
    "Tarn",
    "Ulmen",
    "Varde",
    "Westing",
    "Yarrow Cross",
];

const BODIES: &[&str] = &[
    "harbour council",
    "dockers' union",
    "ferry company",
    "fishing guild",
    "water board",
    "museum trust",
    "tram operator",
    "school board",
    "hospital trust",
    "farmers' league",
];

const PEOPLE: &[&str] = &[
    "Ada Kern",
    "Moira Keane",
    "Jonas Brandt",
    "Lena Wirth",
    "Pavel Orsk",
    "Ines Moreau",
    "Tom Hallard",
    "Greta Lund",
    "Samir Haddow",
    "Ruth Pell",
    "Viktor Senn",
    "Nora Quist",
];

const THINGS: &[&str] = &[
    "the pier contract",
    "the budget",
    "the new timetable",
    "the wage offer",
    "the dredging plan",
    "the lease of the old mill",
    "the merger",
    "the flood barrier",
    "the strike fund",
    "the library plan",
];

const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/// Sentences with places for what changes: a side, another side, a person, a thing, a day, a number.
const SENTENCES: &[&str] = &[
    "{side} signed {thing} on {day}.",
    "{side} did not sign {thing} on {day}.",
    "{side} rejected {thing}, saying that it would cost {number} jobs.",
    "{side} said it was ready to talk to {other} about {thing}.",
    "{side} refuses to negotiate with {other} until {thing} is withdrawn.",
    "{person}, a spokeswoman for {side}, told reporters that {thing} would be published on {day}.",
    "“We will not accept {thing},” {person} said.",
    "According to {person}, {other} has never seen {thing}.",
    "About {number} people marched through the old town in support of {side}.",
    "The storm closed {number} roads and left the lower quay under water.",
    "{other} denied that it had asked {side} for more money.",
    "{person} said {other} had accepted {thing} without conditions.",
    "At least {number} families were moved to the sports hall on {day}, {side} said.",
    "The talks between {side} and {other} lasted {number} hours and ended without an agreement.",
    "{side} plans to open the second terminal next spring.",
    "If {other} withdraws {thing}, {side} may return to the table.",
    "The hall was built by a local firm, and its roof has leaked ever since.",
    "{person} was elected chair of {side} with {number} votes.",
    "Neither side wanted to comment on the letter that was found in the archive.",
    "{side} no longer supports {thing}.",
    "The price of a ticket rose by {number} percent, although {side} had promised the opposite.",
    "{other} must pay the bill before {day}, a judge ruled.",
    "Fishermen from the island brought back {number} tonnes of herring, more than in any year since the war.",
    "“Nobody told us that {thing} was on the list,” said {person}, who joined {side} in the autumn.",
    "{person} accused {other} of hiding the report on {thing}.",
    "The mayor opened the exhibition, which shows how the town was rebuilt after the fire.",
];

/// A document of at least so many words, with the day that it is of.
pub(crate) fn document(seed: u64, words: usize) -> String {
    let mut numbers = Numbers::new(seed);
    let (month, day) = (1 + numbers.below(12), 1 + numbers.below(28));
    let town = numbers.of(TOWNS);
    let mut text = format!("---\ndate: 2024-{month:02}-{day:02}\n---\n\n# News from {town}\n");
    let mut written = 0;
    while written < words {
        text.push('\n');
        for _ in 0..3 + numbers.below(4) {
            let sentence = sentence(&mut numbers, town);
            written += sentence.split(' ').count();
            text.push_str(&sentence);
            text.push('\n');
        }
    }
    text
}

/// A sentence about a town.
pub(crate) fn sentence(numbers: &mut Numbers, town: &str) -> String {
    let pattern = numbers.of(SENTENCES);
    let side = format!("the {} of {town}", numbers.of(BODIES));
    let other = format!("the {} of {}", numbers.of(BODIES), numbers.of(TOWNS));
    let number = (3 + numbers.below(900)).to_string();
    let filled = [
        ("{side}", side.as_str()),
        ("{other}", &other),
        ("{person}", numbers.of(PEOPLE)),
        ("{thing}", numbers.of(THINGS)),
        ("{day}", numbers.of(DAYS)),
        ("{number}", &number),
    ];
    let text = filled.iter().fold(pattern.to_owned(), |text, (place, words)| text.replace(place, words));
    let first = text.chars().next().map_or(0, char::len_utf8);
    text[..first].to_uppercase() + &text[first..]
}
