//! Pairing what was found with what is marked.

use std::ops::Range;

use super::expression::Expression;

/// A time expression as a person marked it.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Its value as the set states it.
    pub(super) value: Option<String>,
}

/// One of ours and one of theirs that overlap.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// Which of ours.
    pub(super) found: usize,
    /// Which of theirs.
    pub(super) marked: usize,
    /// Whether both cover the same.
    pub(super) is_strict: bool,
}

/// The pairs, each expression in at most one: the same extents first, then what shares the most.
pub(super) fn pairs(found: &[Expression], marked: &[Mark]) -> Vec<Pair> {
    let mut all: Vec<(bool, usize, Pair)> = Vec::new();
    for (marked_at, mark) in marked.iter().enumerate() {
        for (found_at, time) in found.iter().enumerate() {
            let shared = mark
                .range
                .end
                .min(time.range.end)
                .saturating_sub(mark.range.start.max(time.range.start));
            let is_strict = mark.range == time.range;
            if shared > 0 {
                all.push((
                    is_strict,
                    shared,
                    Pair { found: found_at, marked: marked_at, is_strict },
                ));
            }
        }
    }
    all.sort_by_key(|(is_strict, shared, _)| std::cmp::Reverse((*is_strict, *shared)));
    let (mut of_found, mut of_marked) = (vec![false; found.len()], vec![false; marked.len()]);
    let mut kept = Vec::new();
    for (_, _, pair) in all {
        if !of_found[pair.found] && !of_marked[pair.marked] {
            of_found[pair.found] = true;
            of_marked[pair.marked] = true;
            kept.push(pair);
        }
    }
    kept
}

/// A range without the spaces and punctuation marks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let is_outer = |letter: char| !letter.is_alphanumeric() && letter != '½';
    let kept = words.trim_start_matches(is_outer);
    let start = range.start + words.len() - kept.len();
    start..start + kept.trim_end_matches(is_outer).len()
}

/// Ours with trimmed extents.
pub(super) fn trimmed_times(text: &str, times: &[Expression]) -> Vec<Expression> {
    let trim = |time: &Expression| {
        let mut time = time.clone();
        time.range = trimmed(text, time.range.clone());
        time
    };
    times.iter().map(trim).collect()
}

/// A TIMEX3 value in the form in which two are compared.
pub(super) fn normal(value: &str) -> String {
    let value = value.trim().to_uppercase();
    let value = value.strip_suffix('Z').unwrap_or(&value);
    if !value.starts_with('P') || value.starts_with("PA") || value.starts_with("PR") {
        return value.to_owned();
    }
    value.replace("DE", "0Y").replace("CE", "00Y")
}
