//! A telling word: one that says something else where it takes another's place, as a negation, a
//! number or a day.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hash::hash;

/// Whether a text says that something is so, by what right, how many, or when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Negation,
    /// What binds or undoes what is said wherever it is added to a sentence, as "unless".
    Qualifier,
    /// That something is put forward or turned down.
    Speech,
    Modal,
    Number,
    Weekday,
    Month,
}

impl Class {
    /// The classes whose words take one another's place.
    pub(super) const VALUES: [Self; 4] = [Self::Modal, Self::Number, Self::Weekday, Self::Month];
}

/// A word that says something else where it takes another's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Telling {
    pub(super) class: Class,
    value: u64,
}

static WORDS: LazyLock<HashMap<&str, Telling>> = LazyLock::new(|| {
    let lines = include_str!("../../data/telling.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

fn row(line: &str) -> Option<(&str, Telling)> {
    let mut columns = line.split('\t');
    let (word, class, value) = (columns.next()?, columns.next()?, columns.next()?);
    let class = match class {
        "negation" => Class::Negation,
        "qualifier" => Class::Qualifier,
        "speech" => Class::Speech,
        "modal" => Class::Modal,
        "number" => Class::Number,
        "weekday" => Class::Weekday,
        "month" => Class::Month,
        _ => return None,
    };
    Some((word, Telling { class, value: hash(value.as_bytes()) }))
}

impl Telling {
    /// Whether it turns down what follows, as "denied" does.
    pub(super) fn is_denial(&self) -> bool {
        self.class == Class::Speech && self.value == hash(b"deny")
    }
}

/// What a word in small letters without marks tells, if it is a telling one.
pub(super) fn telling(word: &str) -> Option<Telling> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return Some(Telling { class: Class::Number, value: hash(word.as_bytes()) });
    }
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::{WORDS, telling};

    #[test]
    fn every_row_of_the_table_can_be_read() {
        let lines = include_str!("../../data/telling.tsv").lines();
        assert_eq!(lines.filter(|line| !line.starts_with('#')).count(), WORDS.len());
        assert_eq!(telling("ten"), telling("10"));
        assert_ne!(telling("monday"), telling("tuesday"));
        assert_eq!(telling("minister"), None);
    }
}
