//! Exceptions: strings that are cut as a rule says, such as "don't" and "a.m.".

use rmpv::Value;
use serde::{Deserialize, Serialize};

use super::Piece;
use crate::language::packed::numbered;
use crate::language::vocabulary::Vocabulary;

/// Strings with rules of their own, sorted.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Exceptions {
    all: Vec<Exception>,
}

/// A string and what it is cut to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Exception {
    pub(super) string: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Part {
    string: String,
    norm: Option<String>,
}

/// How the model numbers the attributes of a part.
const ORTH: u64 = 65;
const NORM: u64 = 67;

impl Exceptions {
    pub(super) fn read(table: &Value) -> Option<Self> {
        let mut all = Vec::new();
        for (string, parts) in table.as_map()? {
            let parts = parts.as_array()?.iter().map(Part::read).collect::<Option<_>>()?;
            all.push(Exception { string: string.as_str()?.to_owned(), parts });
        }
        all.sort_by(|one, other| one.string.cmp(&other.string));
        all.iter().all(Exception::is_whole).then_some(Self { all })
    }

    pub(super) fn all(&self) -> &[Exception] {
        &self.all
    }

    /// The rule of a string, if it has one.
    pub(super) fn get(&self, string: &str) -> Option<&Exception> {
        let place = self.all.binary_search_by(|it| it.string.as_str().cmp(string)).ok()?;
        self.all.get(place)
    }
}

impl Exception {
    /// Whether the parts make up the string.
    fn is_whole(&self) -> bool {
        self.parts.iter().map(|part| part.string.as_str()).collect::<String>() == self.string
    }

    pub(super) fn pieces(&self, vocabulary: &Vocabulary) -> impl Iterator<Item = Piece> {
        self.parts.iter().map(|Part { string, norm }| Piece {
            length: string.len(),
            lexeme: vocabulary.lexeme(string, norm.as_deref()),
        })
    }
}

impl Part {
    fn read(attributes: &Value) -> Option<Self> {
        let string = numbered(attributes, ORTH)?.as_str()?.to_owned();
        let norm = numbered(attributes, NORM).and_then(Value::as_str).map(str::to_owned);
        Some(Self { string, norm })
    }
}
