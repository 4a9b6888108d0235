//! JSON Lines: one document a line.

use serde::Deserialize;

use super::{Document, Error, Format, Options};

/// A line as written.
#[derive(Deserialize)]
struct Record {
    id: serde_json::Value,
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    format: Option<String>,
}

/// The documents of JSON Lines, `{"id","text","date"?,"format"?}`, in order.
///
/// # Examples
///
/// ```
/// let lines = "{\"id\": \"a\", \"text\": \"The talks failed.\", \"date\": \"2024-03-12\"}\n";
/// let documents = belie::source::records(lines).unwrap();
/// assert_eq!(documents[0].name, "a");
/// ```
///
/// # Errors
///
/// The first line that is not such a record, by its number.
pub fn records(input: &str) -> Result<Vec<Document>, Error> {
    let lines = input.trim_start_matches('\u{feff}').split('\n').enumerate();
    let filled = lines.filter(|(_, line)| !line.trim().is_empty());
    filled.map(|(index, line)| document(line).map_err(|message| Error::record(index + 1, message))).collect()
}

/// The document of one line.
fn document(line: &str) -> Result<Document, String> {
    let record: Record = serde_json::from_str(line).map_err(|error| describe(&error))?;
    let name = match record.id {
        serde_json::Value::String(id) => id,
        serde_json::Value::Number(id) => id.to_string(),
        _ => return Err("expected a text as `id`".to_owned()),
    };
    let date = record.date.map(|date| {
        date.parse().map_err(|_| format!("`{date}` is no date: expected one of the form 2022-12-26"))
    });
    let format = record.format.map(|name| {
        Format::from_name(&name)
            .ok_or_else(|| format!("`{name}` is no format: expected `plain`, `markdown` or `html`"))
    });
    let options = Options { format: format.transpose()?, date: date.transpose()?, ..Options::default() };
    Document::new(name, record.text.into_bytes(), &options).map_err(|error| error.to_string())
}

/// The message of a JSON error, with the column alone: the line is always the first.
fn describe(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    format!("{message} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(lines: &str) -> String {
        records(lines).unwrap_err().to_string()
    }

    #[test]
    fn records_keep_their_order() {
        let read = records(
            "{\"id\":7,\"text\":\"\"}\r\n\n{\"id\":\"b\",\"text\":\"x\",\"format\":\"html\",\"date\":null}",
        )
        .unwrap();
        assert_eq!(read.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["7", "b"]);
        assert_eq!(read[1].format, Format::Html);
    }

    #[test]
    fn a_bad_line_is_named() {
        let good = "{\"id\":\"a\",\"text\":\"x\"}\n";
        assert!(refused(&format!("{good}{{\"id\":\"b\"}}")).starts_with("line 2: missing field `text`"));
        assert!(refused(&format!("{good}\n{{")).starts_with("line 3: "));
        assert!(
            refused("{\"id\":\"a\",\"text\":\"x\",\"date\":\"May 1\"}")
                .starts_with("line 1: `May 1` is no date")
        );
        assert!(refused("{\"id\":\"a\",\"text\":\"x\",\"format\":\"pdf\"}").contains("`pdf` is no format"));
    }
}
