//! Whether a stranger could tell whom a question is about.

use domain::Severity;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lint::data::parse;
use crate::lint::draft::Draft;
use crate::lint::phrase::Phrase;
use crate::lint::words::{Word, Words};
use crate::lint::{Field, Finding, Rule};

/// Words about names, clocks and events.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    days_and_months: Vec<String>,
    pronouns: Vec<String>,
    openers: Vec<String>,
    pub(super) zones: Vec<Phrase>,
    pub(super) hours: Vec<Phrase>,
    pub(super) moved: Vec<Phrase>,
    pub(super) held: Vec<String>,
}

pub(super) static NAMES: LazyLock<Names> =
    LazyLock::new(|| parse(include_str!("../../../data/lint/names.toml")));

/// Names a text that is about "them", or about nobody.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    if draft.text.words.is_empty() {
        return Vec::new();
    }
    pronoun(draft).or_else(|| nobody(draft)).into_iter().collect()
}

/// "Will they …": whoever reads it alone cannot know who.
fn pronoun(draft: &Draft<'_>) -> Option<Finding> {
    let place = draft.will? + 1;
    let word = draft.text.words.get(place)?;
    let has_name_before = draft.text.words.get(..place)?.iter().any(is_name);
    if has_name_before
        || !NAMES.pronouns.contains(&word.lower)
        || stands_by_a_name(&draft.text, place)
    {
        return None;
    }
    let message =
        format!("a stranger who reads only this cannot tell whom “{}” stands for", word.lower);
    let finding = draft.in_text(Rule::Unnamed, Severity::Warning, &(place..place + 1), message);
    Some(finding.suggesting("put the names there, with their offices"))
}

/// Whether a name follows, as in "both Russia and Ukraine" or "his successor Xi".
fn stands_by_a_name(text: &Words<'_>, place: usize) -> bool {
    text.words.get(place + 1..).is_some_and(|rest| rest.iter().take(3).any(Word::has_capital))
}

fn nobody(draft: &Draft<'_>) -> Option<Finding> {
    let parts = [&draft.text, &draft.criteria, &draft.source].into_iter().chain(&draft.options);
    let is_told = parts.flat_map(|part| &part.words).any(|word| is_name(word) || word.quoted);
    let has_figure = draft.text.words.iter().any(Word::is_hour);
    if is_told || has_figure {
        return None;
    }
    let message = "no part of it names anybody or anything that a stranger could find";
    let finding = Finding::of_field(Rule::Unnamed, Severity::Warning, Field::Text, message);
    Some(finding.suggesting("name who, with country and office"))
}

/// The words of a text that may be names, in lower case.
pub(crate) fn names<'a>(words: &'a Words<'_>) -> impl Iterator<Item = &'a str> {
    words.words.iter().filter(|word| is_name(word)).map(|word| word.lower.as_str())
}

/// Whether a word names somebody or something.
fn is_name(word: &Word<'_>) -> bool {
    let names = LazyLock::force(&NAMES);
    let is_opener = word.opens && names.openers.contains(&word.lower);
    word.has_capital() && !is_opener && !names.days_and_months.contains(&word.lower)
}
