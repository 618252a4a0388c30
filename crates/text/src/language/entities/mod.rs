//! The entity recognizer: the names in a text, with what they name.
//!
//! Each token begins an entity, goes on with it, ends it, is one alone, or lies outside of any
//! (the scheme BILUO). It has a network of its own.

use serde::{Deserialize, Serialize};

use super::lexeme::Lexeme;
use super::moves::NamedMove;
use super::network::{EmbeddingCache, Scorer, Tok2Vec, Weights, best};
use super::source::SourceError;

/// A trained entity recognizer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct EntityRecognizer {
    tok2vec: Tok2Vec,
    scorer: Scorer,
    moves: Vec<(MoveKind, u16)>,
    labels: Vec<String>,
}

/// Tokens that name something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NamedTokens {
    /// The first token.
    pub(crate) from: usize,
    /// The token after the last one.
    pub(crate) to: usize,
    /// What is named, as a number of the recognizer's labels.
    pub(crate) label: u16,
}

/// What can be done with a token, by the numbers the model gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum MoveKind {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

/// How many tokens a state points at.
const SLOTS: usize = 3;

impl MoveKind {
    fn numbered(number: u8) -> Option<Self> {
        let place = usize::from(number).checked_sub(1)?;
        [Self::Begin, Self::In, Self::Last, Self::Unit, Self::Out].get(place).copied()
    }
}

impl EntityRecognizer {
    /// Reads a recognizer from its weights, whose tables are for these attributes, and its moves.
    pub(crate) fn read(
        weights: &Weights,
        attributes: &[String],
        named: &[NamedMove],
    ) -> Result<Self, SourceError> {
        let mut labels: Vec<String> = Vec::new();
        let mut moves = Vec::new();
        for NamedMove { kind, label } in named {
            let unknown = || weights.unsupported(&format!("move {kind} is not known"));
            let kind = MoveKind::numbered(*kind).ok_or_else(unknown)?;
            moves.push((kind, super::parser::number(&mut labels, label)));
        }
        let scorer = Scorer::read(weights, SLOTS, moves.len())?;
        Ok(Self { tok2vec: Tok2Vec::read(weights, attributes)?, scorer, moves, labels })
    }

    /// What a label is called.
    pub(crate) fn label(&self, label: u16) -> &str {
        self.labels.get(usize::from(label)).map_or("", String::as_str)
    }

    /// The names in a document. No name crosses the beginning of a sentence.
    pub(crate) fn recognize(
        &self,
        tokens: &[Lexeme],
        opens: &[bool],
        cache: &mut EmbeddingCache,
    ) -> Vec<NamedTokens> {
        let vectors = self.tok2vec.run(tokens, cache);
        let mut slots = self.scorer.slots(&vectors);
        let mut found = Vec::new();
        let mut open: Option<(usize, u16)> = None;
        for token in 0..tokens.len() {
            let context = context(token, open);
            let is_allowed = |index: usize| {
                let (kind, label) = self.moves[index];
                let is_labeled = !self.label(label).is_empty();
                is_allowed(kind, is_labeled.then_some(label), token, tokens, opens, open)
            };
            let index = best(slots.scores(&context), is_allowed);
            let Some((kind, label)) = index.map(|index| self.moves[index]) else { break };
            match kind {
                MoveKind::Begin => open = Some((token, label)),
                MoveKind::In | MoveKind::Out => {}
                MoveKind::Unit => found.push(NamedTokens { from: token, to: token + 1, label }),
                MoveKind::Last => {
                    let begun = open.take().map(|(from, label)| (from, label));
                    found.extend(begun.map(|(from, label)| NamedTokens {
                        from,
                        to: token + 1,
                        label,
                    }));
                }
            }
        }
        found
    }
}

/// The token itself, the first of the open entity, and the one before it in that entity.
fn context(token: usize, open: Option<(usize, u16)>) -> [Option<usize>; SLOTS] {
    let begun = open.map(|(from, _)| from);
    let before = begun.and_then(|_| token.checked_sub(1));
    [Some(token), begun, before]
}

fn is_allowed(
    kind: MoveKind,
    label: Option<u16>,
    token: usize,
    tokens: &[Lexeme],
    opens: &[bool],
    open: Option<(usize, u16)>,
) -> bool {
    let goes_on = opens.get(token + 1).is_some_and(|opens| !opens);
    let is_same = label.is_some() && open.map(|(_, label)| label) == label;
    let is_free = label.is_some() && open.is_none() && !tokens[token].is_space;
    match kind {
        MoveKind::Begin => is_free && goes_on,
        MoveKind::In => is_same && goes_on,
        MoveKind::Last => is_same,
        MoveKind::Unit => is_free,
        MoveKind::Out => open.is_none(),
    }
}
