//! Nesting: which statement another one stands within, as in "A said that B had promised".

use domain::Manner;

use super::super::Said;
use super::turned_down;
use crate::page::Page;

/// How many statements before one are looked through for the one around it.
const LOOKED_AT: usize = 12;

/// Tells of each statement which one it stands within: the innermost whose words hold its own and
/// its cue. What is told within what somebody denies or rejects is turned down with it.
pub(super) fn fill(page: &Page<'_>, said: &mut [Said]) {
    let mut around_each: Vec<Option<usize>> = vec![];
    for at in 0..said.len() {
        let near = at.saturating_sub(LOOKED_AT)..said.len().min(at + 3);
        let around = near.filter(|&it| it != at && holds(&said[it], &said[at]));
        let inner = around.min_by_key(|&it| said[it].words.to - said[it].words.from);
        let within = inner.map(|it| said[it].statement.span.clone());
        said[at].statement.within = within;
        around_each.push(inner);
    }
    let own: Vec<Option<String>> = (0..said.len())
        .map(|at| turned_down::by(page, &said[at], around_each[at].map(|it| &said[it])))
        .collect();
    for at in 0..said.len() {
        let mut told = by_others(said, &around_each, &own, at);
        if told.is_empty() {
            told.extend(own[at].clone());
        }
        said[at].statement.turned_down = (!told.is_empty()).then(|| told.join(", "));
    }
}

/// By whom a statement is turned down that others tell of, the outermost first.
fn by_others(
    said: &[Said],
    around_each: &[Option<usize>],
    own: &[Option<String>],
    at: usize,
) -> Vec<String> {
    let around = std::iter::successors(around_each[at], |it| around_each[*it]);
    let mut around: Vec<usize> = around.take(LOOKED_AT).collect();
    around.reverse();
    let mut told: Vec<String> = vec![];
    for it in around {
        let (outer, inner) = (&said[it].statement, &said[at].statement);
        // What was not said is negated inside too, which says nothing more.
        let is_told = outer.telling().manner == Manner::Said && inner.negated;
        let by_outer = outer.turning_down().filter(|_| !is_told);
        for turned in by_outer.into_iter().chain(own[it].clone()) {
            if !told.contains(&turned) {
                told.push(turned);
            }
        }
    }
    told
}

fn holds(outer: &Said, inner: &Said) -> bool {
    let (outer, words) = (&outer.statement.span, &inner.statement);
    let around = |start: usize, end: usize| outer.start <= start && end <= outer.end;
    let cue = words.cue_span.as_ref().or(words.speaker_span.as_ref());
    around(words.span.start, words.span.end) && cue.is_some_and(|it| around(it.start, it.end))
}
