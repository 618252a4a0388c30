//! A house's ladder: which word the people of a desk use for which probabilities.

use serde::{Deserialize, Serialize};

/// A ladder of words that a house brings itself, as it was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseLadder {
    /// The short name it is asked for by.
    pub name: String,
    /// Its bands and rules, as TOML.
    pub toml: String,
}
