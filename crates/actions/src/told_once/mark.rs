//! A mark: what a finding is known by among others that may tell the same.

use std::hash::{DefaultHasher, Hash, Hasher};

use domain::Id;
use jiff::civil::Date;

/// What a finding is known by among others that may tell the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The finding.
    pub(crate) id: Id,
    /// The document it stands in; none of what is the desk's own.
    pub(crate) document: Option<Id>,
    /// When that was published.
    pub(crate) published: Option<Date>,
    /// The same for findings that tell the same in the same words.
    pub(crate) print: u64,
    /// How many bytes these words have.
    pub(crate) length: usize,
}

impl Mark {
    /// By what the earliest of several comes first: the day of publication and then arrival.
    pub(super) fn order(self) -> (bool, Option<Date>, Id) {
        (self.published.is_none(), self.published, self.id)
    }
}

/// The print of what is told in some words, which is of a kind: case and punctuation make no
/// difference.
pub(crate) fn print_of(kind: impl Hash, told: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    kind.hash(&mut hasher);
    for word in text::words(told) {
        word.of(told).to_lowercase().replace('\u{2019}', "'").hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::print_of;

    #[test]
    fn only_words_and_what_they_are_tell_findings_apart() {
        let told = print_of("said", "Russia’s troops will go.");
        assert_eq!(told, print_of("said", "russia's troops  will go"));
        assert_ne!(told, print_of("denied", "Russia’s troops will go."));
        assert_ne!(told, print_of("said", "Russia’s troops will not go."));
    }
}
