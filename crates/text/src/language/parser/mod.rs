//! The parser: for each token the one it depends on, and how.
//!
//! It is arc-eager and greedy: it reads a document from left to right with a stack, and in each
//! state does the best move that is allowed (Nivre 2004; Honnibal and Johnson 2015, who let a
//! token return to the buffer). Crossing arcs come back by the labels they were trained with
//! (Nivre and Nilsson 2005).

mod crossing;
mod edges;
mod state;

use serde::{Deserialize, Serialize};

use super::lexeme::Lexeme;
use super::moves::NamedMove;
use super::network::{Matrix, Scorer, Weights, best};
use super::source::SourceError;
use state::{MoveKind, State};

/// A trained parser.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Parser {
    scorer: Scorer,
    moves: Vec<(MoveKind, u16)>,
    labels: Vec<String>,
    /// For labels such as "prep||dobj": the label itself, and that of the head to look for.
    crossing: Vec<Option<(u16, u16)>>,
    root: u16,
}

/// What a parser says of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parse {
    /// The token that each depends on; itself for the root of a sentence.
    pub(crate) heads: Vec<usize>,
    /// How, as a number of the parser's labels.
    pub(crate) labels: Vec<u16>,
    /// Whether a sentence begins at the token.
    pub(crate) opens: Vec<bool>,
}

/// How many tokens a state points at.
const SLOTS: usize = 8;

impl Parser {
    /// Reads a parser from its weights and its moves.
    pub(crate) fn read(weights: &Weights, named: &[NamedMove]) -> Result<Self, SourceError> {
        let mut labels: Vec<String> = Vec::new();
        let mut moves = Vec::new();
        for NamedMove { kind, label } in named {
            let unknown = || weights.unsupported(&format!("move {kind} is not known"));
            moves
                .push((MoveKind::numbered(*kind).ok_or_else(unknown)?, number(&mut labels, label)));
        }
        let mut crossing = Vec::new();
        for at in 0..labels.len() {
            let pair = labels[at].split_once(DELIMITER);
            let pair = pair.map(|(own, head)| (own.to_owned(), head.to_owned()));
            crossing.push(
                pair.map(|(own, head)| (number(&mut labels, &own), number(&mut labels, &head))),
            );
        }
        crossing.resize(labels.len(), None);
        let root = number(&mut labels, "ROOT");
        crossing.resize(labels.len(), None);
        let scorer = Scorer::read(weights, SLOTS, moves.len())?;
        Ok(Self { scorer, moves, labels, crossing, root })
    }

    /// How wide a token's vector must be.
    pub(crate) fn inputs(&self) -> usize {
        self.scorer.inputs()
    }

    /// What a label is called.
    pub(crate) fn label(&self, label: u16) -> &str {
        self.labels.get(usize::from(label)).map_or("", String::as_str)
    }

    /// Parses a document, given a function that works out the vectors of a stretch of its tokens.
    pub(crate) fn parse(&self, vectors: impl FnMut(usize) -> Matrix, tokens: &[Lexeme]) -> Parse {
        let mut state = State::new(tokens.len());
        let mut slots = self.scorer.slots(vectors);
        while !state.is_final() {
            let allowed = state.allowed();
            let scores = slots.scores(&state.context());
            match best(scores, |index| allowed[self.moves[index].0 as usize]) {
                Some(index) => {
                    let (kind, label) = self.moves[index];
                    state.apply(kind, label);
                }
                None => state.finish(),
            }
        }
        let (heads, labels) = state.into_arcs(self.root);
        self.finished(heads, labels, tokens)
    }

    fn finished(&self, heads: Vec<usize>, labels: Vec<u16>, tokens: &[Lexeme]) -> Parse {
        let mut parse = Parse { heads, labels, opens: Vec::new() };
        let edges = edges::edges(&parse.heads);
        crossing::reattach(&mut parse, &edges, &self.crossing, tokens);
        parse.opens = vec![false; parse.heads.len()];
        let edges = edges::edges(&parse.heads);
        for (token, head) in parse.heads.iter().enumerate() {
            if *head == token {
                parse.opens[edges[token].0] = true;
            }
        }
        parse
    }
}

/// What parts the two labels of a crossing arc.
const DELIMITER: &str = "||";

#[expect(clippy::cast_possible_truncation, reason = "a model has a few hundred labels")]
pub(super) fn number(labels: &mut Vec<String>, label: &str) -> u16 {
    let known = labels.iter().position(|it| it == label);
    known.unwrap_or_else(|| {
        labels.push(label.to_owned());
        labels.len() - 1
    }) as u16
}
