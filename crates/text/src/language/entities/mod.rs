//! The entity recognizer: the names in a text, with what they name.
//!
//! Each token begins an entity, goes on with it, ends it, is one alone, or lies outside of any
//! (the scheme BILUO). It has a network of its own.

use serde::{Deserialize, Serialize};

use super::lexeme::Lexeme;
use super::moves::NamedMove;
use super::network::{EmbeddingCache, Scorer, Table, Tok2Vec, Weights, best};
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
        let tok2vec = Tok2Vec::read(weights, attributes)?;
        if scorer.inputs() != tok2vec.width() {
            return Err(weights.unsupported("its layers do not fit"));
        }
        Ok(Self { tok2vec, scorer, moves, labels })
    }

    /// The tables, which lie in a common store.
    pub(crate) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.tok2vec.tables_mut()
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
        let mut slots = self.scorer.slots(|number| self.tok2vec.stretch(tokens, number, cache));
        let mut found = Vec::new();
        let mut state = State { token: 0, open: None };
        for (token, lexeme) in tokens.iter().enumerate() {
            state.token = token;
            let can_go_on = opens.get(token + 1).is_some_and(|opens| !opens);
            let allows = |index: usize| {
                let (kind, label) = self.moves[index];
                let label = Some(label).filter(|label| !self.label(*label).is_empty());
                state.allows(kind, label, can_go_on, lexeme.is_space)
            };
            let Some(index) = best(slots.scores(&state.context()), allows) else { break };
            let (kind, label) = self.moves[index];
            found.extend(state.apply(kind, label));
        }
        found
    }
}

/// Where a recognizer stands: at a token, with the first token and the label of an entity that is
/// not yet at its end.
#[derive(Clone, Copy, Debug)]
struct State {
    token: usize,
    open: Option<(usize, u16)>,
}

impl State {
    /// The token itself, the first of the open entity, and the one before it in that entity.
    fn context(self) -> [Option<usize>; SLOTS] {
        let begun = self.open.map(|(from, _)| from);
        let before = begun.and_then(|_| self.token.checked_sub(1));
        [Some(self.token), begun, before]
    }

    fn allows(self, kind: MoveKind, label: Option<u16>, can_go_on: bool, is_space: bool) -> bool {
        let is_same = label.is_some() && self.open.map(|(_, label)| label) == label;
        let is_free = label.is_some() && self.open.is_none() && !is_space;
        match kind {
            MoveKind::Begin => is_free && can_go_on,
            MoveKind::In => is_same && can_go_on,
            MoveKind::Last => is_same,
            MoveKind::Unit => is_free,
            MoveKind::Out => self.open.is_none(),
        }
    }

    /// Does a move; the entity that it ends, if it ends one.
    fn apply(&mut self, kind: MoveKind, label: u16) -> Option<NamedTokens> {
        let to = self.token + 1;
        match kind {
            MoveKind::Begin => self.open = Some((self.token, label)),
            MoveKind::In | MoveKind::Out => {}
            MoveKind::Unit => return Some(NamedTokens { from: self.token, to, label }),
            MoveKind::Last => {
                return self.open.take().map(|(from, label)| NamedTokens { from, to, label });
            }
        }
        None
    }
}
