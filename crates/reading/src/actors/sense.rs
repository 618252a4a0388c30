//! Senses: which bearer of a name is meant, told by the words around it.

use std::collections::HashMap;

use super::Gazetteer;
use super::gazetteer::Sense;
use crate::page::{Run, Token};

/// How many tokens on each side are looked through for words that speak for a bearer.
const NEAR: usize = 40;

/// Which bearer is meant, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The actor; none where a person or thing is meant.
    pub(crate) actor: Option<usize>,
    /// What speaks for it.
    pub(crate) why: Why,
}

/// What speaks for a bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// A word near the name.
    Near(usize),
    /// Words elsewhere in the document.
    Document(usize),
    /// Nothing; it is the one meant most often.
    Usual,
}

/// What the whole of a document says of the names with several bearers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Senses {
    whole: HashMap<String, Choice>,
}

impl Senses {
    /// Looks through a document once for each name with several bearers that is in it.
    pub(crate) fn new(gazetteer: &Gazetteer, tokens: &[Token]) -> Self {
        let all = Run::new(0, tokens.len());
        let mut whole = HashMap::new();
        for token in tokens.iter().filter(|token| token.capital) {
            let Some(senses) = gazetteer.senses(&token.lower) else { continue };
            whole.entry(token.lower.clone()).or_insert_with(|| best(senses, tokens, all));
        }
        Self { whole }
    }

    /// The bearer that is meant by a name of one word; nothing where it has only one.
    pub(crate) fn at(&self, gazetteer: &Gazetteer, tokens: &[Token], at: usize) -> Option<Choice> {
        let name = &tokens.get(at)?.lower;
        let senses = gazetteer.senses(name)?;
        let near = Run::new(at.saturating_sub(NEAR), (at + NEAR).min(tokens.len()));
        let here = best(senses, tokens, near);
        if here.why != Why::Usual {
            return Some(here);
        }
        let choice = *self.whole.get(name)?;
        let why = match choice.why {
            Why::Near(cue) | Why::Document(cue) => Why::Document(cue),
            Why::Usual => Why::Usual,
        };
        Some(Choice { why, ..choice })
    }
}

/// The bearer for which the most words speak; the first where none does.
fn best(senses: &[Sense], tokens: &[Token], run: Run) -> Choice {
    let usual = Choice { actor: senses.first().and_then(|it| it.actor), why: Why::Usual };
    let counted = senses.iter().map(|sense| {
        let mut cues = (run.from..run.to).filter(|&at| sense.cues.length_at(tokens, at).is_some());
        let first = cues.next();
        (sense, first, usize::from(first.is_some()) + cues.count())
    });
    let mut chosen = (usual, 0);
    for (sense, first, count) in counted {
        if let Some(first) = first.filter(|_| count > chosen.1) {
            chosen = (Choice { actor: sense.actor, why: Why::Near(first) }, count);
        }
    }
    chosen.0
}
