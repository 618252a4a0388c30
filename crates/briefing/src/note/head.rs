//! A head: the front matter of a note.

use domain::{Id, Kind};
use jiff::civil::Date;
use thiserror::Error;

/// The front matter of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The headline.
    pub title: String,
    /// Who signs it, if not whoever files it.
    pub author: Option<String>,
    /// Its day, if not that of its filing.
    pub date: Option<Date>,
    /// The ladder its words of probability come from.
    pub ladder: Option<String>,
    /// The template it was drafted from.
    pub template: Option<String>,
    /// What else a machine did for it, in a sentence for readers.
    pub ai: Option<String>,
    /// The judgments it tells of, in their order.
    pub judgments: Vec<Id>,
    /// The brief as which an earlier version of it was filed.
    pub filed: Option<Id>,
}

/// Why a text is no note.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NoteError {
    /// It does not begin with front matter.
    #[error(
        "the note has no front matter; begin it with a line of ---, then \"title: …\" and \
         \"judgments: j-1\", then --- again"
    )]
    NoHead,
    /// The front matter has no end.
    #[error("the front matter that opens with --- has no closing ---; add that line")]
    NoEnd,
    /// A line of the front matter sets nothing.
    #[error("line {line} of the note, \"{text}\", has no colon; write it as \"title: …\"")]
    NoColon {
        /// Its number, counted from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// A line of the front matter sets what no note has.
    #[error(
        "line {line} of the note sets \"{key}\"; a note has title, author, date, ladder, template, ai, \
         judgments and filed"
    )]
    NoSuchKey {
        /// Its number, counted from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// A key stands twice.
    #[error("line {line} of the note sets \"{key}\" again; keep one of the two")]
    KeyTwice {
        /// Its number, counted from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// A value is none.
    #[error("line {line} of the note: \"{value}\" is no {expected}")]
    BadValue {
        /// Its number, counted from 1.
        line: usize,
        /// What it says.
        value: String,
        /// What it should be, with an example.
        expected: &'static str,
    },
    /// It has no title.
    #[error("the note has no title; add \"title: …\" to its front matter")]
    NoTitle,
}

/// The line before and after the front matter.
const FENCE: &str = "---";

/// The keys that a note has and a question has not.
const OWN_KEYS: [&str; 7] = ["title", "judgments", "template", "ladder", "author", "ai", "filed"];

/// Whether the front matter has a key that only notes have.
pub(super) fn has_own_key(text: &str) -> bool {
    let mut lines = text.lines();
    let opens = lines.next().is_some_and(|first| first.trim_end() == FENCE);
    let mut keys = lines
        .take_while(|line| line.trim_end() != FENCE)
        .filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key.trim());
    opens && keys.any(|key| OWN_KEYS.contains(&key))
}

impl Head {
    /// The front matter, and the number of the line after it, counted from 0.
    pub(super) fn read(text: &str) -> Result<(Self, usize), NoteError> {
        let mut lines = text.lines().enumerate();
        if lines.next().is_none_or(|(_, first)| first.trim_end() != FENCE) {
            return Err(NoteError::NoHead);
        }
        let mut head = Self::default();
        for (index, line) in lines {
            if line.trim_end() == FENCE {
                return head.checked().map(|head| (head, index + 1));
            }
            if !line.trim().is_empty() {
                head.set(index + 1, line)?;
            }
        }
        Err(NoteError::NoEnd)
    }

    fn checked(self) -> Result<Self, NoteError> {
        if self.title.is_empty() { Err(NoteError::NoTitle) } else { Ok(self) }
    }

    fn set(&mut self, line: usize, text: &str) -> Result<(), NoteError> {
        let no_colon = || NoteError::NoColon { line, text: text.to_owned() };
        let (key, value) = text.split_once(':').ok_or_else(no_colon)?;
        let (key, value) = (key.trim(), unquoted(value));
        let own = || value.to_owned();
        let is_again = match key {
            "title" => !std::mem::replace(&mut self.title, own()).is_empty(),
            "author" => self.author.replace(own()).is_some(),
            "ladder" => self.ladder.replace(own()).is_some(),
            "ai" => self.ai.replace(own()).is_some(),
            "template" => self.template.replace(own()).is_some(),
            "date" => self.date.replace(day(line, value)?).is_some(),
            "filed" => self.filed.replace(id(line, value, Kind::Brief)?).is_some(),
            "judgments" => {
                !std::mem::replace(&mut self.judgments, judgments(line, value)?).is_empty()
            }
            _ => return Err(NoteError::NoSuchKey { line, key: key.to_owned() }),
        };
        let twice = || NoteError::KeyTwice { line, key: key.to_owned() };
        if is_again { Err(twice()) } else { Ok(()) }
    }
}

/// A value without the quotation marks around it, which some editors ask for.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

fn day(line: usize, value: &str) -> Result<Date, NoteError> {
    let bad = |_| bad_value(line, value, "day; write 2022-02-03");
    value.parse().map_err(bad)
}

fn judgments(line: usize, value: &str) -> Result<Vec<Id>, NoteError> {
    let list = value.trim_start_matches('[').trim_end_matches(']');
    let named = list.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty());
    named.map(|name| id(line, name, Kind::Judgment)).collect()
}

fn id(line: usize, value: &str, kind: Kind) -> Result<Id, NoteError> {
    let expected = if kind == Kind::Brief { "brief; write b-1" } else { "judgment; write j-1" };
    let read = value.parse().ok().filter(|id: &Id| id.kind == kind);
    read.ok_or_else(|| bad_value(line, value, expected))
}

fn bad_value(line: usize, value: &str, expected: &'static str) -> NoteError {
    NoteError::BadValue { line, value: value.to_owned(), expected }
}

#[cfg(test)]
mod tests {
    use super::{Head, has_own_key};

    #[test]
    fn what_is_no_front_matter_is_refused_with_its_line() {
        for (text, expected) in [
            ("A note.", "has no front matter"),
            ("---\ntitle: x\n", "has no closing ---"),
            ("---\ntitle\n---\n", "line 2 of the note, \"title\", has no colon"),
            ("---\ncolor: red\n---\n", "line 2 of the note sets \"color\""),
            ("---\ntitle: a\ntitle: b\n---\n", "line 3 of the note sets \"title\" again"),
            ("---\ndate: soon\n---\n", "line 2 of the note: \"soon\" is no day"),
            ("---\njudgments: q-1\n---\n", "line 2 of the note: \"q-1\" is no judgment"),
            ("---\nfiled: j-1\n---\n", "line 2 of the note: \"j-1\" is no brief"),
            ("---\nauthor: x\n---\n", "has no title"),
        ] {
            let error = Head::read(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{text:?}: {error}");
        }
    }

    #[test]
    fn judgments_are_listed_as_people_list_them() {
        for list in ["j-1, j-2", "[j-1, j-2]", "j-1 j-2"] {
            let (head, line) =
                Head::read(&format!("---\ntitle: \"T: x\"\njudgments: {list}\n---\n")).unwrap();
            assert_eq!((head.judgments.len(), line, head.title.as_str()), (2, 4, "T: x"));
        }
    }

    #[test]
    fn a_note_is_told_from_a_question() {
        for (text, expected) in [
            ("---\ntitle: x\n---\n", true),
            ("---\nsource: x\n---\nWill it?", false),
            ("title: x", false),
            ("---\nsource: x\n---\ntitle: x", false),
        ] {
            assert_eq!(has_own_key(text), expected, "{text:?}");
        }
    }
}
