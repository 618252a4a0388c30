//! Kinds of help and of work together, by the adjective before the noun.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Code;
use crate::lexicon::rows;

static NARROWER: LazyLock<HashMap<(&str, &str), Code>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../data/en/events/help.tsv"));
    let each = table.filter(|row| row.len() == 3).flat_map(|row| {
        let (words, wide, narrow) = (row[0], row[1], row[2]);
        words.split('/').map(move |word| ((word, wide), narrow))
    });
    each.collect()
});

/// The narrower code for a word before the noun, as of "military" before "aid".
pub(in crate::events) fn narrowed(code: Code, word: &str) -> Option<Code> {
    NARROWER.get(&(word, code)).copied()
}
