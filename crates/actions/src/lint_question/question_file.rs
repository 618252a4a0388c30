//! A question as a file of text: front matter, the text, and the criteria below it.

use std::iter::Enumerate;
use std::str::Lines;

use forecasting::lint::{Announced, Answers, QuestionText};
use jiff::Timestamp;
use thiserror::Error;

use crate::moment::{GivenMoment, NotAMoment, parse_day, parse_given_moment};

/// A question as it was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct QuestionFile {
    pub(super) text: String,
    criteria: String,
    source: String,
    condition: Option<String>,
    postponement: Option<String>,
    scheduled: Option<String>,
    announced: Vec<Announced>,
    answer: Answer,
    options: Vec<String>,
    pub(super) asked_at: Option<Timestamp>,
    closes_at: Option<Timestamp>,
    deadline_at: Option<Timestamp>,
    has_clock: bool,
}

/// What the question is answered with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Answer {
    #[default]
    YesOrNo,
    ByEachDay,
    AnyOf,
    Number,
    Date,
}

/// Why bytes are no file of a question.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum QuestionFileError {
    /// They are no text.
    #[error("the file is not UTF-8; save it as UTF-8")]
    NotText,
    /// There is nothing in them.
    #[error(
        "the file is empty; write the question, a blank line and the criteria, \
         with source and deadline between two lines of --- before them"
    )]
    Empty,
    /// The front matter has no end.
    #[error("the front matter that opens with --- has no closing ---; add that line")]
    NoEnd,
    /// A line of the front matter sets nothing.
    #[error("line {line} of the front matter, \"{text}\", has no colon; write it as \"source: …\"")]
    NoColon {
        /// Its number, counted from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// A line of the front matter sets what no question has.
    #[error(
        "line {line} of the front matter sets \"{key}\"; a question has text, criteria, source, \
         asked, close, deadline, if, postponed, scheduled, announced, answer and option"
    )]
    NoSuchKey {
        /// Its number, counted from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// A key stands twice.
    #[error("line {line} of the front matter sets \"{key}\" again; keep one of the two")]
    KeyTwice {
        /// Its number, counted from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// A time is none.
    #[error("line {line} of the front matter: {source}")]
    Moment {
        /// Its number, counted from 1.
        line: usize,
        /// Why.
        source: NotAMoment,
    },
    /// An announced event has no name, no day or nobody who takes part.
    #[error(
        "line {line} of the front matter: \"{text}\" announces nothing; write a name, a day and who takes part, as a-1, 2027-03-31, Norway, Sweden"
    )]
    NoEvent {
        /// Its number, counted from 1.
        line: usize,
        /// What it says.
        text: String,
    },
    /// No question is answered so.
    #[error(
        "line {line} of the front matter: \"{text}\" is no answer; give yes-or-no, by-each-day, one-of, any-of, number or date"
    )]
    NoSuchAnswer {
        /// Its number, counted from 1.
        line: usize,
        /// What it says.
        text: String,
    },
}

/// The line before and after the front matter.
const FENCE: &str = "---";

impl QuestionFile {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, QuestionFileError> {
        let text = std::str::from_utf8(bytes).map_err(|_| QuestionFileError::NotText)?;
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Err(QuestionFileError::Empty);
        }
        let mut file = Self::default();
        let mut lines = text.lines().enumerate();
        if text.lines().next().is_some_and(|first| first.trim_end() == FENCE) {
            lines.next();
            file.read_front_matter(&mut lines)?;
        }
        file.read_body(&lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n"));
        Ok(file)
    }

    fn read_front_matter(
        &mut self,
        lines: &mut Enumerate<Lines<'_>>,
    ) -> Result<(), QuestionFileError> {
        for (index, text) in lines.by_ref() {
            if text.trim_end() == FENCE {
                return Ok(());
            }
            if !text.trim().is_empty() {
                self.set(index + 1, text)?;
            }
        }
        Err(QuestionFileError::NoEnd)
    }

    fn set(&mut self, line: usize, text: &str) -> Result<(), QuestionFileError> {
        let no_colon = || QuestionFileError::NoColon { line, text: text.to_owned() };
        let (key, value) = text.split_once(':').ok_or_else(no_colon)?;
        let (key, value) = (key.trim(), unquoted(value));
        let moment = || {
            let read = parse_given_moment(value);
            read.map_err(|source| QuestionFileError::Moment { line, source })
        };
        let is_again = match key {
            "text" => put(&mut self.text, value),
            "criteria" => put(&mut self.criteria, value),
            "source" => put(&mut self.source, value),
            "if" => self.condition.replace(value.to_owned()).is_some(),
            "postponed" => self.postponement.replace(value.to_owned()).is_some(),
            "scheduled" => self.scheduled.replace(value.to_owned()).is_some(),
            "asked" => self.asked_at.replace(moment()?.at).is_some(),
            "close" => self.closes_at.replace(moment()?.at).is_some(),
            "deadline" => {
                let GivenMoment { at, clock } = moment()?;
                self.has_clock = clock.is_some();
                self.deadline_at.replace(at).is_some()
            }
            "announced" => {
                self.announced.push(announced(line, value)?);
                false
            }
            "answer" => {
                self.answer = answer(line, value)?;
                false
            }
            "option" => {
                self.options.push(value.to_owned());
                false
            }
            _ => return Err(QuestionFileError::NoSuchKey { line, key: key.to_owned() }),
        };
        let twice = || QuestionFileError::KeyTwice { line, key: key.to_owned() };
        if is_again { Err(twice()) } else { Ok(()) }
    }

    /// The first paragraph is the text and the rest the criteria, where the front matter has none.
    fn read_body(&mut self, body: &str) {
        let body = body.trim();
        let (text, rest) = if self.text.is_empty() {
            body.split_once("\n\n").unwrap_or((body, ""))
        } else {
            ("", body)
        };
        if self.text.is_empty() {
            text.trim_start_matches(['#', ' ']).trim().clone_into(&mut self.text);
        }
        if self.criteria.is_empty() {
            rest.trim().clone_into(&mut self.criteria);
        }
    }

    pub(super) fn question_text(&self) -> QuestionText<'_> {
        let options = || self.options.iter().map(String::as_str).collect();
        let answers = match self.answer {
            Answer::YesOrNo if self.options.is_empty() => Answers::YesOrNo,
            Answer::YesOrNo => Answers::OneOf(options()),
            Answer::AnyOf => Answers::AnyOf(options()),
            Answer::ByEachDay => Answers::YesOrNoByEachDay,
            Answer::Number => Answers::Number,
            Answer::Date => Answers::Date,
        };
        QuestionText {
            text: &self.text,
            answers,
            criteria: &self.criteria,
            source: &self.source,
            condition: self.condition.as_deref(),
            postponement: self.postponement.as_deref(),
            is_scheduled: self.scheduled.is_some(),
            announced: self.announced.clone(),
            asked_at: self.asked_at,
            closes_at: self.closes_at,
            deadline_at: self.deadline_at,
            has_clock: self.has_clock,
        }
    }
}

/// Sets a part, and says whether it was set before.
fn put(part: &mut String, value: &str) -> bool {
    let is_again = !part.is_empty();
    value.clone_into(part);
    is_again
}

/// A value without the quotation marks around it, which some editors ask for.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// An event as "a-1, 2027-03-31, Norway, Sweden".
fn announced(line: usize, text: &str) -> Result<Announced, QuestionFileError> {
    let refuse = || QuestionFileError::NoEvent { line, text: text.to_owned() };
    let mut parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    let name = parts.next().ok_or_else(refuse)?.to_owned();
    let day = parts.next().and_then(|day| parse_day(day).ok()).ok_or_else(refuse)?;
    let who: Vec<String> = parts.map(str::to_owned).collect();
    if who.is_empty() { Err(refuse()) } else { Ok(Announced { name, day, who }) }
}

fn answer(line: usize, text: &str) -> Result<Answer, QuestionFileError> {
    match text {
        "yes-or-no" | "one-of" => Ok(Answer::YesOrNo),
        "by-each-day" => Ok(Answer::ByEachDay),
        "any-of" => Ok(Answer::AnyOf),
        "number" => Ok(Answer::Number),
        "date" => Ok(Answer::Date),
        _ => Err(QuestionFileError::NoSuchAnswer { line, text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::QuestionFile;

    #[test]
    fn a_file_is_front_matter_text_and_criteria() {
        for (file, [text, criteria, source]) in [
            ("Will it?", ["Will it?", "", ""]),
            ("# Will it?\n\nYes if so.\n\nElse no.", ["Will it?", "Yes if so.\n\nElse no.", ""]),
            ("---\nsource: \"a: b\"\n\n---\nWill\nit?\n\nYes", ["Will\nit?", "Yes", "a: b"]),
            ("\u{feff}---\r\ntext: Will it?\r\n---\r\nYes\r\n", ["Will it?", "Yes", ""]),
            ("---\ntext: Will it?\ncriteria: Yes\n---\n", ["Will it?", "Yes", ""]),
        ] {
            let read = QuestionFile::read(file.as_bytes()).unwrap();
            assert_eq!([read.text, read.criteria, read.source], [text, criteria, source]);
        }
    }

    #[test]
    fn what_is_no_such_file_is_refused_with_its_line() {
        for (file, expected) in [
            (&b"\xff"[..], "not UTF-8"),
            (b" \n", "the file is empty"),
            (b"---\nsource: x\n", "has no closing ---"),
            (b"---\nsource\n---\n", "line 2 of the front matter, \"source\", has no colon"),
            (b"---\n\nauthor: x\n---\n", "line 3 of the front matter sets \"author\""),
            (b"---\nclose: soon\n---\n", "line 2 of the front matter: \"soon\" is no date"),
            (
                b"---\nannounced: a-1, soon, Norway\n---\n",
                "line 2 of the front matter: \"a-1, soon",
            ),
            (b"---\nif: a\nif: b\n---\n", "line 3 of the front matter sets \"if\" again"),
            (b"---\nanswer: perhaps\n---\n", "\"perhaps\" is no answer"),
        ] {
            let error = QuestionFile::read(file).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
