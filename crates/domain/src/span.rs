//! A span: a byte range of a document's text, and the words there.

use serde::{Deserialize, Serialize};

use crate::Id;

/// A byte range of a document's text, and exactly the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte, counted from 0.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// The words from `start` to `end`.
    pub text: String,
}

impl Span {
    /// Cuts the span out of the text it points into.
    ///
    /// Returns `None` where the range leaves the text or splits a character.
    pub fn cut(text: &str, start: usize, end: usize) -> Option<Self> {
        let words = text.get(start..end)?;
        Some(Self { start, end, text: words.to_owned() })
    }

    /// Whether another stands wholly within it.
    pub fn holds(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the text really has these words at this place.
    pub fn matches(&self, text: &str) -> bool {
        text.get(self.start..self.end) == Some(self.text.as_str())
    }
}

/// A span of a kept document: where a claim's evidence can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// The document.
    pub document: Id,
    /// The place in its text, with the words.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_span_holds_the_very_words() {
        let span = Span::cut("no — never", 3, 6).unwrap();
        assert_eq!(span.text, "—");
        assert!(span.matches("no — never"));
        assert!(!span.matches("no - never"));
    }

    #[test]
    fn a_split_character_is_no_span() {
        assert_eq!(Span::cut("no — never", 3, 5), None);
        assert_eq!(Span::cut("no", 1, 3), None);
    }
}
