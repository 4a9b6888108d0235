//! `belie compare`: verdicts on pairs of statements, JSON Lines in and out, in order.

use belie::{
    compare::{Verdict, verdict, wording},
    fact::Fact,
    lexicon::Lexicon,
    pipeline, report,
    source::{Document, Format, Options},
};
use serde::{Deserialize, Serialize};

use crate::{
    args::{Global, Rules},
    config,
    console::Console,
    input,
    outcome::{Ending, Failure},
};

/// A line as written.
#[derive(Deserialize)]
struct Pair {
    id: serde_json::Value,
    premises: Vec<String>,
    hypothesis: String,
}

/// A line of the answer.
#[derive(Serialize)]
struct Answer<'p> {
    id: &'p serde_json::Value,
    label: &'static str,
    relation: Option<&'static str>,
    why: &'p str,
}

/// Answers each line of standard input.
pub(crate) fn run(wanted: &Rules, global: &Global, console: &Console) -> Result<Ending, Failure> {
    let config = config::load(wanted, console)?;
    let pairs = pairs(&input::stdin_lines()?)?;
    let answers = input::spread(pairs, global, |pair: Pair| {
        let Verdict { label, relation, why } = judge(&pair, &config.lexicon);
        report::to_json(&Answer { id: &pair.id, label: label.name(), relation, why: &why }) + "\n"
    })?;
    console.print(&answers.concat())?;
    Ok(Ending::Clean)
}

/// The pairs of all lines; a line that is none is told by its number.
fn pairs(text: &str) -> Result<Vec<Pair>, Failure> {
    let lines = text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(index, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| {
            let text = error.to_string();
            let message = text.split(" at line ").next().unwrap_or_default();
            Failure::new(format!("line {}: {message} at column {}", index + 1, error.column()))
        })
    };
    lines.map(read).collect()
}

fn judge(pair: &Pair, lexicon: &Lexicon) -> Verdict {
    if let [premise] = pair.premises.as_slice()
        && let Some(verdict) = wording(premise, &pair.hypothesis, lexicon)
    {
        return verdict;
    }
    let premises: Vec<Vec<Fact>> = pair.premises.iter().map(|text| facts(text, lexicon)).collect();
    verdict(&premises, &facts(&pair.hypothesis, lexicon), lexicon)
}

/// What a statement asserts. One that cannot be read asserts nothing.
fn facts(text: &str, lexicon: &Lexicon) -> Vec<Fact> {
    let options = Options { format: Some(Format::Plain), ..Options::default() };
    let Ok(document) = Document::new("statement", text.as_bytes().to_vec(), &options) else {
        return Vec::new();
    };
    pipeline::facts(&[pipeline::read(document, lexicon)]).all().to_vec()
}
