//! Reading the lint's word lists.

use serde::de::DeserializeOwned;

/// Reads a list that is compiled in.
///
/// # Panics
///
/// The list is not written as it should be, which a test shows.
pub(super) fn parse<T: DeserializeOwned>(list: &str) -> T {
    toml::from_str(list).expect("the lists are compiled in, and a test reads each of them")
}
