//! What misleads a forecaster: a list of names, each with a sentence.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

static MISLEADING: LazyLock<Vec<Misleading>> = LazyLock::new(|| {
    let list: List = toml::from_str(include_str!("../data/misleading.toml"))
        .expect("a test reads the list that comes with the product");
    list.misleading
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    misleading: Vec<Misleading>,
}

/// Something that misleads forecasters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misleading {
    /// The name it is counted by.
    pub name: String,
    /// What a forecaster would say of it.
    pub says: String,
}

/// Everything that misleads, in the order of the list.
pub fn misleading() -> &'static [Misleading] {
    &MISLEADING
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::misleading;

    #[test]
    fn every_name_stands_once_and_is_one_word() {
        let names: BTreeSet<&str> = misleading().iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names.len(), misleading().len());
        for name in names {
            let is_plain = |it: char| it.is_ascii_lowercase() || it == '-';
            assert!(name.chars().all(is_plain), "{name}");
        }
        assert!(misleading().iter().all(|it| !it.says.is_empty()));
    }
}
