//! The language a text is written in.

use std::collections::HashSet;

use whatlang::{Info, Lang, Script, detect as guess};

use crate::lexicon::{is_only_english, rows};

/// Guesses the language, as an ISO 639-1 code; `None` where the guess is not reliable. Of a text in
/// Latin letters, words tell first that no other language has: names and signs mislead a guess.
pub(super) fn detect(text: &str) -> Option<String> {
    let info = guess(text)?;
    let script_tells = info.script() != Script::Latin;
    if script_tells || is_english(text, &info) {
        let language = if script_tells { info.lang() } else { Lang::Eng };
        return Some(two_letters(language));
    }
    info.is_reliable().then(|| two_letters(info.lang()))
}

/// Whether words tell of English: one where the guess is for it, or else two different ones; and one
/// in ten of all where a sure guess is against it.
fn is_english(text: &str, guess: &Info) -> bool {
    let guessed = guess.lang() == Lang::Eng;
    let is_doubted = guess.is_reliable() && !guessed;
    let words: Vec<String> =
        text.split_whitespace().take(LOOKED_AT).map(str::to_lowercase).collect();
    let english = words.iter().filter(|word| is_only_english(word));
    let different: HashSet<&String> = english.clone().collect();
    let least = if is_doubted { words.len() / RARE } else { 0 };
    let enough = if guessed { 1 } else { DIFFERENT };
    different.len() >= enough && english.count() > least
}

/// How many words are looked at.
const LOOKED_AT: usize = 300;

/// How many different words it takes.
const DIFFERENT: usize = 2;

/// How many words stand for each of them at most, where a guess is against English.
const RARE: usize = 10;

/// The two-letter code of a language, or its three-letter code where it has none.
fn two_letters(language: Lang) -> String {
    let three = language.code();
    let known = languages().find(|columns| columns.first() == Some(&three));
    known.and_then(|columns| columns.get(1).copied()).unwrap_or(three).to_owned()
}

/// The English name of a language with a code of ISO 639-1.
pub(crate) fn language_name(code: &str) -> Option<&'static str> {
    languages().find(|columns| columns.get(1) == Some(&code))?.get(2).copied()
}

/// The rows of the table: the three-letter code, the two-letter code, the name.
fn languages() -> impl Iterator<Item = Vec<&'static str>> {
    rows(include_str!("../../data/languages.tsv"))
}
