//! The place of an event: "in Muscat", "near the Afghan border", "off the coast of Oman".

use super::whereabouts::place_words;
use crate::actors::Who;
use crate::lexicon::is_auxiliary;
use crate::page::{Page, Run};

/// The first place that a run of tokens names behind a preposition, unless it is the name of a side.
pub(super) fn of(page: &Page<'_>, run: Run, sides: &[String]) -> Option<String> {
    let is_tie = |at: &usize| {
        let words = place_words();
        words.named.contains(page.lower(*at)) || words.ties.contains(page.lower(*at))
    };
    let ties = (run.from..run.to).filter(is_tie).filter(|&at| !is_auxiliary(page.lower(at + 1)));
    let named = ties.filter_map(|at| {
        let first = at + 1 + usize::from(page.is(at + 1, &["the"]));
        let rest = Run::new(first, run.to.max(first));
        edge(page, rest).or_else(|| name(page, rest).filter(|_| is_named(page, at)))
    });
    named.map(|words| page.spaced(words)).find(|name| !sides.contains(name))
}

fn is_named(page: &Page<'_>, tie: usize) -> bool {
    place_words().named.contains(page.lower(tie))
}

/// The capitalized words that a run begins with; what is only "Iranian" is no place.
fn name(page: &Page<'_>, run: Run) -> Option<Run> {
    let words = with_of(page, run, capitals(page, run));
    let is_people = page
        .mention_at(run.from)
        .is_some_and(|it| matches!(it.who, Who::Demonym(_)) && it.run.to >= words.to);
    let is_place = !words.is_empty() && !is_people && page.date_at(run.from).is_none();
    is_place.then_some(words)
}

/// A name with what belongs to it behind "of": "the Strait of Hormuz".
fn with_of(page: &Page<'_>, run: Run, words: Run) -> Run {
    let from = words.to + 1 + usize::from(page.is(words.to + 1, &["the"]));
    if words.is_empty() || from >= run.to || !page.is(words.to, &["of"]) {
        return words;
    }
    let more = capitals(page, Run::new(from, run.to));
    if more.is_empty() { words } else { Run::new(words.from, more.to) }
}

/// "Afghan border", "coast of Oman", "border between India and Nepal".
fn edge(page: &Page<'_>, run: Run) -> Option<Run> {
    let before = capitals(page, run);
    let edge = before.to;
    if edge >= run.to || !place_words().edges.contains(page.lower(edge)) {
        return None;
    }
    if !before.is_empty() {
        return Some(Run::new(run.from, edge + 1));
    }
    let is_owned = edge + 1 < run.to && place_words().owners.contains(page.lower(edge + 1));
    let first = edge + 2 + usize::from(page.is(edge + 2, &["the"]));
    let mut owner = capitals(page, Run::new(first, run.to.max(first)));
    if owner.to < run.to && page.is(owner.to, &["and"]) && page.is(edge + 1, &["between"]) {
        owner = Run::new(owner.from, capitals(page, Run::new(owner.to + 1, run.to)).to);
    }
    (is_owned && !owner.is_empty()).then(|| Run::new(run.from, owner.to))
}

fn capitals(page: &Page<'_>, run: Run) -> Run {
    let count = (run.from..run.to).take_while(|&at| page.tokens[at].capital).count();
    Run::new(run.from, run.from + count)
}
