//! Kinds of actors: who can do what a verb tells of in one of its senses.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use domain::Identity;
use serde::Deserialize;

use crate::lexicon::parse;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    human: HashSet<String>,
    human_endings: Vec<String>,
    weapons: HashSet<String>,
    kinds: HashMap<String, Kind>,
}

/// A kind of actors.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    /// The sectors that it has, in their letters.
    sectors: HashSet<String>,
    /// Whether a state or an organization as such is of it.
    states: bool,
    /// Whether a named body is of it, of which nothing else is known.
    #[serde(default)]
    names: bool,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| parse(include_str!("../../../data/en/events/who.toml")));

/// Whether somebody known is of a kind.
pub(in crate::events) fn can_be(kind: &str, identity: &Identity) -> bool {
    let Some(kind) = FILE.kinds.get(kind) else { return true };
    match identity.sector {
        Some(sector) => kind.sectors.contains(sector.code()),
        None => kind.states && identity.code.is_some(),
    }
}

/// Whether a named body of which nothing else is known is of a kind.
pub(in crate::events) fn takes_names(kind: &str) -> bool {
    FILE.kinds.get(kind).is_some_and(|it| it.names)
}

/// Whether a noun, by its lemma, is for people of whom no more is told.
pub(in crate::events) fn is_human(noun: &str) -> bool {
    FILE.human.contains(noun) || FILE.human_endings.iter().any(|ending| noun.ends_with(ending))
}

/// Whether a noun is for a thing by which somebody uses force.
pub(in crate::events) fn is_weapon(noun: &str) -> bool {
    FILE.weapons.contains(noun)
}
