//! An annotation: what the model says of a text.

use std::ops::Range;
use std::sync::Arc;

use super::part_of_speech::PartOfSpeech;
use crate::TextRange;

/// What the model says of a text: its tokens in order, and the entities among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotation {
    /// The tokens. With the spaces after them they make up the text, byte for byte.
    pub tokens: Vec<Token>,
    /// The named entities, in order; none overlaps another or the end of a sentence.
    pub entities: Vec<Entity>,
}

/// A token: a word, a sign, or a run of white space that is not a single space after a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub range: TextRange,
    /// Whether a single space follows, which is no token.
    pub space_follows: bool,
    /// Whether a sentence begins here.
    pub opens_sentence: bool,
    /// The place of the token that it depends on; its own for the root of a sentence.
    pub head: usize,
    pub(super) word: Arc<Word>,
}

/// What tokens have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) tag: String,
    pub(super) part: PartOfSpeech,
    pub(super) features: String,
    pub(super) label: String,
    pub(super) lemma: String,
}

/// Tokens that name something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The places of its tokens.
    pub tokens: Range<usize>,
    /// What is named, as "PERSON" or "GPE".
    pub label: Arc<str>,
}

impl Annotation {
    /// Adds the annotation of what follows in the text, from an offset on.
    pub(super) fn append(&mut self, next: Self, offset: usize) {
        let first = self.tokens.len();
        let tokens = next.tokens.into_iter();
        self.tokens.extend(tokens.map(|it| Token {
            range: it.range.shifted(offset),
            head: it.head + first,
            ..it
        }));
        let entities = next.entities.into_iter();
        self.entities.extend(
            entities
                .map(|it| Entity { tokens: it.tokens.start + first..it.tokens.end + first, ..it }),
        );
    }
}

impl Token {
    /// The fine-grained tag, as "VBD".
    pub fn tag(&self) -> &str {
        &self.word.tag
    }

    /// The part of speech.
    pub fn part_of_speech(&self) -> PartOfSpeech {
        self.word.part
    }

    /// The morphological features, as "Tense=Past|VerbForm=Fin"; empty if there are none.
    pub fn features(&self) -> &str {
        &self.word.features
    }

    /// How it depends on its head, as "nsubj".
    pub fn label(&self) -> &str {
        &self.word.label
    }

    /// The form under which a dictionary has it.
    pub fn lemma(&self) -> &str {
        &self.word.lemma
    }
}

impl Annotation {
    /// The places of the tokens of each sentence.
    ///
    /// # Examples
    ///
    /// ```
    /// let nothing = text::language::Annotation::default();
    /// assert_eq!(nothing.sentences().count(), 0);
    /// ```
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = self.tokens.get(from + 1..)?;
            let length = rest.iter().position(|token| token.opens_sentence);
            let sentence = from..from + 1 + length.unwrap_or(rest.len());
            from = sentence.end;
            Some(sentence)
        })
    }

    /// Where tokens stand, from the first byte of the first to the last byte of the last.
    pub fn range(&self, tokens: Range<usize>) -> TextRange {
        let tokens = self.tokens.get(tokens).unwrap_or_default();
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.range.joined(last.range),
            _ => TextRange::new(0, 0),
        }
    }
}
