//! A condition: what must hold for a question to count at all.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Id;

/// What must hold for a question to count; where it fails, the question is void.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Condition {
    /// The condition, in words.
    pub text: String,
    /// The answers to other questions that it is made of, all of which must come true; none where
    /// no question asks for it.
    pub requires: Vec<Requirement>,
}

/// An answer that another question must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// The other question.
    pub question: Id,
    /// The answer.
    pub answer: RequiredAnswer,
}

/// Which answer another question must have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequiredAnswer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// This option.
    Option(String),
    /// Any option but this.
    NotOption(String),
}

/// A condition as entries hold it: those of the first version knew the yes of one question alone.
#[derive(Serialize, Deserialize)]
struct Written {
    text: String,
    question: Option<Id>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    requires: Vec<Requirement>,
}

impl Condition {
    /// A condition in words, which no question asks for.
    pub fn in_words(text: String) -> Self {
        Self { text, requires: vec![] }
    }

    /// The questions it is made of, each once for every answer required of it.
    pub fn questions(&self) -> impl Iterator<Item = Id> {
        self.requires.iter().map(|requirement| requirement.question)
    }
}

impl From<Written> for Condition {
    fn from(written: Written) -> Self {
        let yes = written.question.map(Requirement::yes);
        Self { text: written.text, requires: yes.into_iter().chain(written.requires).collect() }
    }
}

impl From<Condition> for Written {
    fn from(condition: Condition) -> Self {
        let Condition { text, requires } = condition;
        match requires.as_slice() {
            [Requirement { question, answer: RequiredAnswer::Yes }] => {
                Self { text, question: Some(*question), requires: vec![] }
            }
            _ => Self { text, question: None, requires },
        }
    }
}

impl Requirement {
    /// The yes of a question.
    pub fn yes(question: Id) -> Self {
        Self { question, answer: RequiredAnswer::Yes }
    }
}

/// A text that is no answer to another question.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "\"{0}\" names no answer to a question; write q-3, \"not q-3\", q-3=Geneva or \"not q-3=Geneva\""
)]
pub struct NotARequirement(String);

impl FromStr for Requirement {
    type Err = NotARequirement;

    fn from_str(text: &str) -> Result<Self, NotARequirement> {
        let refuse = || NotARequirement(text.to_owned());
        let plain = text.trim();
        let denied = plain.strip_prefix("not ").map(str::trim_start);
        let named = denied.unwrap_or(plain);
        let (id, option) = match named.split_once('=') {
            Some((id, option)) => (id.trim(), Some(option.trim())),
            None => (named, None),
        };
        let answer = match (option, denied) {
            (None, None) => RequiredAnswer::Yes,
            (None, Some(_)) => RequiredAnswer::No,
            (Some(""), _) => return Err(refuse()),
            (Some(option), None) => RequiredAnswer::Option(option.to_owned()),
            (Some(option), Some(_)) => RequiredAnswer::NotOption(option.to_owned()),
        };
        Ok(Self { question: id.parse().map_err(|_| refuse())?, answer })
    }
}

impl fmt::Display for Requirement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let question = self.question;
        match &self.answer {
            RequiredAnswer::Yes => write!(formatter, "{question}"),
            RequiredAnswer::No => write!(formatter, "not {question}"),
            RequiredAnswer::Option(option) => write!(formatter, "{question}={option}"),
            RequiredAnswer::NotOption(option) => write!(formatter, "not {question}={option}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Kind;

    #[test]
    fn a_condition_of_the_first_version_keeps_its_bytes() {
        for written in [
            r#"{"text":"the talks begin","question":"q-3"}"#,
            r#"{"text":"the talks begin","question":null}"#,
        ] {
            let condition: Condition = serde_json::from_str(written).unwrap();
            assert_eq!(serde_json::to_string(&condition).unwrap(), written);
        }
    }

    #[test]
    fn an_answer_to_another_question_is_written_so() {
        for text in ["q-3", "not q-3", "q-3=Geneva", "not q-3=Riga, Latvia", "q-3=a=b"] {
            let requirement: Requirement = text.parse().unwrap();
            assert_eq!(requirement.to_string(), text);
        }
        for text in ["", "q3", "notq-3", "q-3=", "not", "Geneva"] {
            assert!(text.parse::<Requirement>().unwrap_err().to_string().contains(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(numbers in prop::collection::vec((1_u64..9, 0..4), 0..4)) {
            let requires = numbers.into_iter().map(|(number, answer)| Requirement {
                question: Id { kind: Kind::Question, number },
                answer: match answer {
                    0 => RequiredAnswer::Yes,
                    1 => RequiredAnswer::No,
                    2 => RequiredAnswer::Option("Vienna".to_owned()),
                    _ => RequiredAnswer::NotOption("Geneva".to_owned()),
                },
            });
            let condition = Condition { text: "if".to_owned(), requires: requires.collect() };
            let written = serde_json::to_string(&condition).unwrap();
            prop_assert_eq!(serde_json::from_str::<Condition>(&written).unwrap(), condition);
        }
    }
}
