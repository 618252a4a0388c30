//! A record: a text, and the one event of it that was marked.

use std::ops::Range;

use serde_json::Value;

use super::codes::usual;

/// A text, and the one event of it that was marked.
pub(super) struct Record {
    /// The text.
    pub(super) text: String,
    /// The day of the text.
    pub(super) date: Option<String>,
    /// The class, in the names of today's manual.
    pub(super) class: String,
    /// Who did it.
    pub(super) sources: Vec<Actor>,
    /// To whom.
    pub(super) targets: Vec<Actor>,
    /// Where the words that tell of the event stand, in bytes.
    pub(super) marked: Vec<Range<usize>>,
}

/// An actor of a record.
pub(super) struct Actor {
    /// The code of the state or organization.
    pub(super) code: String,
    /// The sector, if it has one.
    pub(super) sector: Option<String>,
}

impl Record {
    /// Reads a record; none if it has no text or no class.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let text = value.get("text")?.as_str()?.to_owned();
        let class = match value.get("event")?.as_str()? {
            "DEMAND" => "REQUEST",
            "DISAPPROVE" | "INVESTIGATE" => "ACCUSE",
            "FIGHT" => "ASSAULT",
            class => class,
        };
        let marked = marked(value, &text);
        Some(Self {
            date: value.get("date").and_then(Value::as_str).map(str::to_owned),
            class: class.to_owned(),
            sources: actors(value.get("source")),
            targets: actors(value.get("target")),
            marked,
            text,
        })
    }
}

fn actors(value: Option<&Value>) -> Vec<Actor> {
    let listed = match value {
        Some(Value::Array(actors)) => actors.iter().collect(),
        Some(actor) => vec![actor],
        None => Vec::new(),
    };
    let actor = |actor: &Value| {
        let code = actor.get("code")?.as_str()?;
        let sector = actor.get("sector").and_then(Value::as_str);
        // Some sectors go on with a religion or a people, in small letters or six.
        let sector = sector.and_then(|it| it.get(..3)).map(str::to_owned);
        Some(Actor { code: usual(code).to_owned(), sector })
    };
    listed.into_iter().filter_map(actor).collect()
}

/// The words marked "(EVT: …)"; where the markup is not that of the text, each place of a word
/// of the event.
fn marked(value: &Value, text: &str) -> Vec<Range<usize>> {
    let markup = value.get("textInfo");
    let markup = markup.and_then(|it| it.as_str().or_else(|| it.get("markup")?.as_str()));
    let unmarked = markup.map(unmarked);
    if let Some((plain, marked)) = unmarked
        && plain == text
    {
        return marked;
    }
    let words = value.get("eventText").and_then(Value::as_str).unwrap_or_default();
    let places = words.split_whitespace().flat_map(|word| text.match_indices(word));
    places.map(|(start, word)| start..start + word.len()).collect()
}

/// A text without its marks, and where the words of its event stand.
fn unmarked(markup: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::new();
    let mut marked = Vec::new();
    let mut rest = markup;
    while let Some((before, kind, words, after)) = next_mark(rest) {
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(words);
        if kind.starts_with("EVT") {
            marked.push(start..plain.len());
        }
        rest = after;
    }
    plain.push_str(rest);
    (plain, marked)
}

/// What stands before the next mark, its kind, its words, and what stands after it.
fn next_mark(text: &str) -> Option<(&str, &str, &str, &str)> {
    let opening = text.match_indices('(').find(|(at, _)| {
        let kind = text[at + 1..].split(':').next().unwrap_or_default();
        !kind.is_empty() && kind.chars().all(|it| it.is_ascii_uppercase() || it == '/')
    });
    let (at, _) = opening?;
    let (kind, inner) = text[at + 1..].split_once(": ")?;
    let (words, after) = inner.split_once(')')?;
    Some((&text[..at], kind, words, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_of_a_text() {
        let (plain, marked) = unmarked("(SRC: Oslo) has (EVT: met) (TAR: Rome) (twice).");
        assert_eq!(plain, "Oslo has met Rome (twice).");
        let marked: Vec<&str> = marked.into_iter().map(|range| &plain[range]).collect();
        assert_eq!(marked, ["met"]);
    }
}
