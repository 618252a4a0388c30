//! A number put behind a claim, as in "…; we put this at 30–40%" and "… (25–35%)".

use super::likelihood::Likelihood;
use super::number;
use crate::lexicon::{judgment_words, prediction_words};
use crate::page::{Page, Run, Unit};

/// How far behind its claim a number may be put, in tokens.
const FAR: usize = 24;
/// How far from each other verb, noun and number stand, in tokens.
const NEAR: usize = 6;

/// The number that the words behind a claim give it.
pub(super) fn behind(page: &Page<'_>, unit: Unit, claim: Run) -> Option<Likelihood> {
    bracketed(page, claim.to).or_else(|| put(page, unit, claim.to))
}

/// Whether a bracket says how likely or how sure a claim is: "(25–35%)", "(low confidence)".
pub(super) fn is_weight(page: &Page<'_>, at: usize) -> bool {
    let sure = page.phrase(at + 1, &judgment_words().confidence).map(|length| at + 1 + length);
    bracketed(page, at).is_some() || sure.is_some_and(|end| page.is(end, &[")"]))
}

/// "(25–35%)"
fn bracketed(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    let given = number::percent(page, at + 1).filter(|_| page.is(at, &["("]))?;
    page.is(given.run.to, &[")", ",", ";"]).then_some(given)
}

/// "we put this at 30–40%", in the same sentence or at the head of the next one.
fn put(page: &Page<'_>, unit: Unit, from: usize) -> Option<Likelihood> {
    let words = prediction_words();
    let to = (from + FAR).min(unit.run.to + NEAR).min(page.tokens.len());
    let verb = page
        .tree
        .words_in(Run::new(from, to))
        .find(|&it| words.assigning.contains(page.tree.lemma(it)) || page.tree.tag(it) == "MD")?;
    let at = page.tree.place(verb);
    // Another "will" between them opens a claim of its own.
    let is_own = words.assigning.contains(page.tree.lemma(verb))
        && page.find(Run::new(at.saturating_sub(3).max(from), at), &["we", "i"]).is_some();
    let behind = Run::new(at + 1, (at + NEAR).min(page.tokens.len()));
    let object = (behind.from..behind.to)
        .filter(|_| is_own)
        .find(|&at| words.assigned.contains(page.lower(at)))?;
    let limit = (object + NEAR).min(page.tokens.len());
    let is_tie = |at: &usize| {
        prediction_words().ties.contains(page.lower(*at)) || page.is(*at, &["this", "that", "it"])
    };
    let ties = (object + 1..limit).take_while(is_tie).count();
    number::at(page, object + 1 + ties).filter(|_| ties > 0)
}
