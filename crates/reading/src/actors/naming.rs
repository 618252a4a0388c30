//! How people are named: which part of a name comes first, and which names states have too.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::parse;

/// How people are named.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Naming {
    /// Codes of the states whose people are called by the word that stands first.
    pub(super) family_first: HashSet<String>,
    /// Offices whose holders go by the name they were given.
    pub(super) reigning: HashSet<String>,
    /// Given names that are names of states too, in small letters.
    pub(super) given: HashSet<String>,
    /// What stands behind the name of a state and makes no person of it, in small letters.
    pub(super) things: HashSet<String>,
    /// What only people do, in the forms in which it stands behind a name.
    pub(super) personal: HashSet<String>,
    /// Those whom only people have.
    pub(super) kin: HashSet<String>,
    /// Words behind which the name of a capital is a place and no actor.
    pub(super) placing: HashSet<String>,
    /// Family names that so many have that one alone is only a guess.
    pub(super) common: HashSet<String>,
}

/// How people are named.
pub(super) fn naming() -> &'static Naming {
    static NAMING: LazyLock<Naming> =
        LazyLock::new(|| parse(include_str!("../../data/en/actors/names.toml")));
    &NAMING
}
