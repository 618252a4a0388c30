//! Words that say little themselves, and words that put in doubt whether something happened.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use domain::Occurrence;
use serde::Deserialize;

use crate::lexicon::parse;
use crate::standing::standing_words;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    carriers: HashSet<String>,
    quantities: HashSet<String>,
    vague: HashSet<String>,
    happening: HashSet<String>,
    owning: HashSet<String>,
    taking: Vec<String>,
    shares: HashSet<String>,
    circumstances: HashSet<String>,
    intending: HashSet<String>,
    obliging: HashSet<String>,
    undone: Undone,
    /// By the kind of word, then by what it makes of the event.
    doubts: HashMap<String, HashMap<String, HashSet<String>>>,
}

/// Words that tell that a verb behind them was not done.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Undone {
    words: HashSet<String>,
    openers: HashSet<String>,
}

/// What kind of word puts an event in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::events) enum Doubt {
    /// A verb or noun that takes the event, as "prevent" or "fear".
    Taking,
    /// A word beside a noun, as "possible".
    Beside,
    /// An auxiliary.
    Auxiliary,
    /// An auxiliary of what is due, which leaves it open even with a denial.
    Due,
    /// The word that opens its clause, as "if".
    Opening,
    /// The word that opens its clause, where it tells what is waited for, as "until".
    Awaiting,
    /// What is said of the event as a subject, as "unlikely".
    Described,
    /// A noun behind "in" that supposes what it is of, as "case".
    Case,
    /// A verb before "against", as "warn".
    Warning,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| parse(include_str!("../../../data/en/events/light.toml")));

/// Whether a verb only carries the noun after it, as in "held talks".
pub(in crate::events) fn is_carrier(verb: &str) -> bool {
    FILE.carriers.contains(verb)
}

/// Whether a noun only counts what follows its "of", as in "dozens of prisoners".
pub(in crate::events) fn is_quantity(noun: &str) -> bool {
    FILE.quantities.contains(noun)
}

/// Whether a noun says little after the name of an event, as in "mediation effort".
pub(in crate::events) fn is_vague(noun: &str) -> bool {
    FILE.vague.contains(noun)
}

/// Whether a preposition behind a noun for people tells whose they are.
pub(in crate::events) fn tells_owner(preposition: &str) -> bool {
    FILE.owning.contains(preposition)
}

/// The prepositions behind a word that take the event it works on.
pub(in crate::events) fn taking() -> &'static [String] {
    &FILE.taking
}

/// Whether an auxiliary is of what somebody says that he will do.
pub(in crate::events) fn intends(auxiliary: &str) -> bool {
    FILE.intending.contains(auxiliary)
}

/// Whether a noun is a share in an event, as in "denied a role in the attack".
pub(in crate::events) fn is_share(noun: &str) -> bool {
    FILE.shares.contains(noun)
}

/// Whether what a preposition takes is only told beside, as in "despite the attack".
pub(in crate::events) fn is_circumstance(preposition: &str) -> bool {
    FILE.circumstances.contains(&preposition.to_lowercase())
}

/// Whether an auxiliary is of what somebody says that another must do.
pub(in crate::events) fn obliges(auxiliary: &str) -> bool {
    FILE.obliging.contains(auxiliary)
}

/// Whether a verb tells of its subject that it happens, as in "the talks begin".
pub(in crate::events) fn is_happening(verb: &str) -> bool {
    FILE.happening.contains(verb)
}

/// What a word makes of the event it stands with.
pub(in crate::events) fn doubt_of(kind: Doubt, word: &str) -> Option<Occurrence> {
    if kind == Doubt::Taking && standing_words().undoing.contains(word) {
        return Some(Occurrence::Denied);
    }
    let kind = match kind {
        Doubt::Taking => "taking",
        Doubt::Beside => "beside",
        Doubt::Auxiliary => "auxiliary",
        Doubt::Due => "due",
        Doubt::Opening => "opening",
        Doubt::Awaiting => "awaiting",
        Doubt::Described => "described",
        Doubt::Case => "case",
        Doubt::Warning => "warning",
    };
    let lists = FILE.doubts.get(kind)?;
    let all = [
        Occurrence::Denied,
        Occurrence::Cancelled,
        Occurrence::PutOff,
        Occurrence::Planned,
        Occurrence::Hypothetical,
    ];
    all.into_iter().find(|it| lists.get(it.word()).is_some_and(|words| words.contains(word)))
}

/// Whether a word right before a verb tells that it was not done.
pub(in crate::events) fn leaves_undone(word: &str) -> bool {
    FILE.undone.words.contains(word)
}

/// Whether a word that opens a clause makes a condition of it.
pub(in crate::events) fn opens_condition(word: &str) -> bool {
    FILE.undone.openers.contains(word)
}
