//! The rules that need more than a list of words, a file each.

mod change;
mod checkpoint;
mod confidence;
mod evidence;
mod kinds;
pub(super) mod ladder;
mod names;
mod numbers;
mod quotes;
mod record;
mod standing;

use super::{Facts, Finding};
use crate::note::Note;

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let rules = [
        names::check,
        quotes::check,
        kinds::check,
        ladder::check,
        numbers::check,
        confidence::check,
        evidence::check,
        change::check,
        checkpoint::check,
        record::check,
        standing::check,
    ];
    rules.into_iter().flat_map(|rule| rule(note, facts)).collect()
}
