//! What the criteria do for words that are vague by themselves.

use std::sync::LazyLock;

use serde::Deserialize;

use super::data::parse;
use super::spoken_dates::spoken_dates;
use super::words::{Word, Words};

/// What the criteria do for some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// They define them, or put a figure to them.
    Defined,
    /// They say much and do without them.
    Replaced,
    /// They say little, or use them too.
    Open,
}

impl Meaning {
    /// What the criteria do for the words that were found.
    pub(super) fn of(found: &[Word<'_>], criteria: &Words<'_>) -> Self {
        let longest = found.iter().map(|word| word.lower.as_str()).max_by_key(|it| it.len());
        let stem: String = longest.unwrap_or_default().chars().take(7).collect();
        let mentions: Vec<usize> = (0..criteria.words.len())
            .filter(|index| criteria.words[*index].lower.starts_with(&stem))
            .collect();
        if mentions.iter().any(|index| is_defined_beside(criteria, *index)) {
            Self::Defined
        } else if mentions.is_empty() && criteria.words.len() >= TELLING_CRITERIA {
            Self::Replaced
        } else {
            Self::Open
        }
    }
}

/// Whether the sentence of a word has a defining word or a figure; that of a date is none.
fn is_defined_beside(criteria: &Words<'_>, index: usize) -> bool {
    let dates = spoken_dates(criteria, ANY_YEAR);
    let is_dated = |index: usize| dates.iter().any(|date| date.words.contains(&index));
    let sentence = criteria.words.get(index).map(|word| word.sentence);
    let beside = criteria.words.iter().enumerate();
    beside.filter(|(_, word)| Some(word.sentence) == sentence).any(|(index, word)| {
        DEFINITIONS.defining.contains(&word.lower) || word.is_number() && !is_dated(index)
    })
}

/// The year of dates without one, which does not matter where only their places are asked for.
const ANY_YEAR: i16 = 2000;

/// How many words of criteria can be taken to say what a vague word of the text means.
const TELLING_CRITERIA: usize = 10;

/// Words by which a sentence gives another word its meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Definitions {
    defining: Vec<String>,
}

static DEFINITIONS: LazyLock<Definitions> =
    LazyLock::new(|| parse(include_str!("../../data/lint/definitions.toml")));
