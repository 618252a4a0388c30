//! The language a text is written in.

use std::collections::HashSet;

use whatlang::{Lang, detect as guess};

use crate::lexicon::is_only_english;

/// Guesses the language, as an ISO 639-1 code; `None` where the guess is not reliable. Of a short
/// text, words tell that no other language has.
pub(super) fn detect(text: &str) -> Option<String> {
    let info = guess(text)?;
    if info.is_reliable() {
        return Some(two_letters(info.lang()));
    }
    let words = text.split_whitespace().take(LOOKED_AT).map(str::to_lowercase);
    let english: HashSet<String> = words.filter(|word| is_only_english(word)).collect();
    let enough = if info.lang() == Lang::Eng { 1 } else { 2 };
    (english.len() >= enough).then(|| two_letters(Lang::Eng))
}

/// How many words of a short text are looked at.
const LOOKED_AT: usize = 300;

/// The two-letter code of a language, or its three-letter code where it has none.
fn two_letters(language: Lang) -> String {
    let three = language.code();
    let two = include_str!("../../data/languages.tsv")
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .find_map(|(long, short)| (long == three).then_some(short));
    two.unwrap_or(three).to_owned()
}
