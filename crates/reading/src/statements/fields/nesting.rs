//! Nesting: which statement another one stands within, as in "A said that B had promised".

use super::super::Said;

/// How many statements before one are looked through for the one around it.
const LOOKED_AT: usize = 12;

/// Tells of each statement which one it stands within: the innermost whose words hold its own and
/// its cue.
pub(super) fn fill(said: &mut [Said]) {
    for at in 0..said.len() {
        let near = at.saturating_sub(LOOKED_AT)..said.len().min(at + 3);
        let around = near.filter(|&it| it != at && holds(&said[it], &said[at]));
        let inner = around.min_by_key(|&it| said[it].words.to - said[it].words.from);
        said[at].statement.within = inner.map(|it| said[it].statement.span.clone());
    }
}

fn holds(outer: &Said, inner: &Said) -> bool {
    let (outer, words) = (&outer.statement.span, &inner.statement);
    let around = |start: usize, end: usize| outer.start <= start && end <= outer.end;
    let cue = words.cue_span.as_ref().or(words.speaker_span.as_ref());
    around(words.span.start, words.span.end) && cue.is_some_and(|it| around(it.start, it.end))
}
