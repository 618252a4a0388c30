//! Senses: which bearer of a name is meant, told by the words around it.

use std::collections::HashMap;

use domain::Sector;

use super::Gazetteer;
use super::gazetteer::Sense;
use crate::lexicon::{CueClass, cues};
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
    /// Its place, which is that of an outlet.
    Outlet,
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
        if let Some(outlet) = outlet(gazetteer, senses, tokens, at) {
            return Some(outlet);
        }
        let near = Run::new(at.saturating_sub(NEAR), (at + NEAR).min(tokens.len()));
        let here = best(senses, tokens, near);
        if here.why != Why::Usual {
            return Some(here);
        }
        let choice = *self.whole.get(name)?;
        let why = match choice.why {
            Why::Near(cue) | Why::Document(cue) => Why::Document(cue),
            why @ (Why::Outlet | Why::Usual) => why,
        };
        Some(Choice { why, ..choice })
    }
}

/// The outlet among the bearers, where the name stands in the place of one: "told AFP", and "(AFP) -"
/// behind the town of a dateline.
fn outlet(gazetteer: &Gazetteer, senses: &[Sense], tokens: &[Token], at: usize) -> Option<Choice> {
    let before = at.checked_sub(1)?;
    let is = |at: usize, marks: &[&str]| tokens.get(at).is_some_and(|token| token.is(marks));
    let is_told = matches!(cues().verbs.at(tokens, before), Some((1, CueClass::Tell)));
    let is_dateline = is(before, &["("]) && is(at + 1, &[")"]) && is(at + 2, &["-", "–", "—"]);
    let is_outlet = |actor: &usize| {
        gazetteer.actor(*actor).is_some_and(|actor| actor.sector == Some(Sector::Med))
    };
    let mut actors = senses.iter().filter_map(|sense| sense.actor);
    let actor = actors.find(is_outlet).filter(|_| is_told || is_dateline)?;
    Some(Choice { actor: Some(actor), why: Why::Outlet })
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
