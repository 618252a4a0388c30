//! A number put behind a claim, as in "…; we put this at 30–40%" and "… (25–35%)".

use super::likelihood::Likelihood;
use super::number;
use crate::lexicon::{judgment_words, prediction_words, probability_phrases};
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

/// "(25–35%)", "(likelihood: 60%)", "(20% chance)", "(highly likely)"
pub(super) fn bracketed(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    let near = Run::new(at + 1, (at + LONGEST).min(page.tokens.len()));
    let end = page.find(near, &[")"]).filter(|_| page.is(at, &["("]))?;
    let given = (at + 1..end).find_map(|it| {
        number::bounded(page, it).or_else(|| number::percent(page, it)).or_else(|| phrase(page, it))
    })?;
    let words = prediction_words();
    let is_of_chance = |at: usize| {
        let lower = page.lower(at);
        words.chances.contains(lower)
            || words.adjectives.contains(lower)
            || words.ties.contains(lower)
    };
    let is_mark = |at: usize| page.is(at, &[":", "~", "≈", "a", "the", "our", "%"]);
    let leads = (at + 1..given.run.from).all(|it| is_of_chance(it) || is_mark(it));
    let mut behind = given.run.to..end;
    let closes = behind.all(|it| is_of_chance(it) || is_mark(it));
    (leads && (closes || page.is(given.run.to, &[",", ";"]))).then_some(given)
}

/// The longest bracket with a chance, in tokens.
const LONGEST: usize = 12;

/// A phrase of probability that readers were asked about.
fn phrase(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    let (length, implied) = probability_phrases().at(&page.tokens, at)?;
    Some(Likelihood { run: Run::new(at, at + length), implied: Some(implied.clone()) })
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
