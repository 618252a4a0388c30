//! Sport: whoever beats or fights another in a match uses no force.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::branch::object;
use super::lexicon::context_of;
use super::meaning::Telling;
use crate::actors::Who;
use crate::lexicon::parse;
use crate::page::{Page, Unit};

/// The words of sport; the file says what each list is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SportWords {
    words: HashSet<String>,
    contests: HashSet<String>,
}

fn sport_words() -> &'static SportWords {
    static WORDS: LazyLock<SportWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/events/sport.toml")));
    &WORDS
}

/// How many words of a sentence are asked.
const ASKED: usize = 120;

/// Whether what is told as force is a match: a word of sport stands in its sentence, or a state is
/// "beaten"; and no word of war does.
pub(super) fn is_match(page: &Page<'_>, unit: Unit, telling: &Telling) -> bool {
    let is_force = ["18", "19", "20"].iter().any(|family| telling.code.starts_with(family));
    // Teams meet in a final.
    let is_meeting = telling.code == "040" && page.tree.lemma(telling.cue) == "meet";
    (is_force || is_meeting) && speaks_of_sport(page, unit) && !is_war(page, unit, telling)
}

/// "beat Alabama"
fn is_beaten(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let beats = sport_words().contests.contains(tree.lemma(verb));
    let Some(object) = object(tree, verb).filter(|_| beats) else { return false };
    let beaten = page.mention_at(tree.place(object));
    let is_state = beaten.is_some_and(|it| matches!(it.who, Who::Actor(_) | Who::Place(_)));
    is_state || beaten.is_none() && tree.entity(object) == Some("GPE")
}

fn speaks_of_sport(page: &Page<'_>, unit: Unit) -> bool {
    let words = &sport_words().words;
    lemmas(page, unit).any(|(word, lemma, pair)| {
        words.contains(&lemma) || words.contains(&pair) || is_beaten(page, word)
    })
}

fn is_war(page: &Page<'_>, unit: Unit, telling: &Telling) -> bool {
    let is_military = |word: &str| context_of(word).iter().any(|it| it == "military");
    lemmas(page, unit).any(|(word, lemma, pair)| {
        word != telling.cue && (is_military(&lemma) || is_military(&pair))
    })
}

/// The words of a sentence, each with its lemma and with that joined to the next.
fn lemmas<'a>(
    page: &'a Page<'_>,
    unit: Unit,
) -> impl Iterator<Item = (usize, String, String)> + 'a {
    let words = page.tree.words_in(unit.run);
    let end = words.end.min(words.start + ASKED);
    (words.start..end).map(move |word| {
        let lemma = page.tree.lemma(word).to_lowercase();
        let next =
            if word + 1 < end { page.tree.lemma(word + 1).to_lowercase() } else { String::new() };
        let pair = format!("{lemma}_{next}");
        (word, lemma, pair)
    })
}
