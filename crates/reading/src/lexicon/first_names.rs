//! First names by which "he" and "she" are told apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::lists::parse;

/// First names, in small letters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstNames {
    /// Those of women.
    pub(crate) women: HashSet<String>,
    /// Those of men.
    pub(crate) men: HashSet<String>,
}

/// The first names.
pub(crate) fn first_names() -> &'static FirstNames {
    static NAMES: LazyLock<FirstNames> =
        LazyLock::new(|| parse(include_str!("../../data/en/first_names.toml")));
    &NAMES
}
