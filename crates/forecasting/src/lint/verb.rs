//! The main verb of a question, found by lists of words.

use std::sync::LazyLock;

use serde::Deserialize;

use super::data::parse;
use super::phrase::Phrase;
use super::words::Words;

/// Verbs as they stand after "will".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    plain: Vec<String>,
    also_nouns: Vec<String>,
    objects: Vec<String>,
    before_nouns: Vec<String>,
    settled_by: Vec<Phrase>,
}

static VERBS: LazyLock<Verbs> = LazyLock::new(|| parse(include_str!("../../data/lint/verbs.toml")));

/// What in the criteria says how two deeds stand to each other.
pub(super) fn settled_by() -> &'static [Phrase] {
    &VERBS.settled_by
}

/// Where "will" stands first.
pub(super) fn will(text: &Words<'_>) -> Option<usize> {
    text.words.iter().position(|word| word.lower == "will" && !word.quoted)
}

/// Where the main verb stands: the first after "will".
pub(super) fn main_verb(text: &Words<'_>) -> Option<usize> {
    let after = will(text)? + 1;
    (after..text.words.len()).find(|index| is_verb(text, *index))
}

/// Whether a verb stands at a place, in the form that goes with "will".
pub(super) fn is_verb(text: &Words<'_>, index: usize) -> bool {
    let Some(word) = text.words.get(index) else { return false };
    let is_noun = index > 0 && VERBS.before_nouns.iter().any(|it| it == text.lower(index - 1));
    if word.has_capital() || word.quoted || is_noun {
        return false;
    }
    let lists = |list: &[String]| list.contains(&word.lower);
    lists(&VERBS.plain) || lists(&VERBS.also_nouns) && has_object(text, index)
}

fn has_object(text: &Words<'_>, index: usize) -> bool {
    let Some(next) = text.words.get(index + 1) else { return true };
    next.has_capital() || next.is_number() || VERBS.objects.contains(&next.lower)
}

#[cfg(test)]
mod tests {
    use super::main_verb;
    use crate::lint::words::Words;

    #[test]
    fn the_main_verb_is_the_first_after_will() {
        for (text, expected) in [
            ("Will France and Spain sign the treaty?", "sign"),
            ("Will the vote on the budget take place?", "take"),
            ("Will Iran attack Israel?", "attack"),
            ("Will a Russian attack on Ukraine end?", "end"),
            ("Will the meeting be held?", "be"),
            ("Who is to go?", ""),
        ] {
            let words = Words::of(text);
            assert_eq!(main_verb(&words).map_or("", |at| words.lower(at)), expected, "{text}");
        }
    }
}
