//! Contexts: what an event was about, by the words of its sentence.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::lexicon::parse;

static CONTEXTS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let file: BTreeMap<String, Vec<String>> =
        parse(include_str!("../../../data/en/events/contexts.toml"));
    let mut by_word: HashMap<String, Vec<String>> = HashMap::new();
    for (context, words) in file {
        for word in words {
            by_word.entry(word).or_default().push(context.clone());
        }
    }
    by_word
});

/// The contexts that a word speaks for: by its lemma, or by two lemmas joined with "_".
pub(in crate::events) fn context_of(word: &str) -> &'static [String] {
    CONTEXTS.get(word).map_or(&[], Vec::as_slice)
}
