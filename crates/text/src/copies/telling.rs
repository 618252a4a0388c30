//! A telling word: one that says something else where it takes another's place, as a negation, a
//! number or a day.

use std::collections::{HashMap, HashSet};
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
    /// Before or after.
    Time,
    /// To or from.
    Way,
    /// For or against.
    Side,
    /// Over or under.
    Level,
    /// Inside or outside.
    Bounds,
    /// Up or down.
    Course,
    /// All, most, some, few; more or less.
    Amount,
}

impl Class {
    /// The classes whose words take one another's place; numbers do so as wholes.
    pub(super) const VALUES: [Self; 10] = [
        Self::Modal,
        Self::Weekday,
        Self::Month,
        Self::Time,
        Self::Way,
        Self::Side,
        Self::Level,
        Self::Bounds,
        Self::Course,
        Self::Amount,
    ];

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "negation" => Self::Negation,
            "qualifier" => Self::Qualifier,
            "speech" => Self::Speech,
            "modal" => Self::Modal,
            "number" => Self::Number,
            "weekday" => Self::Weekday,
            "month" => Self::Month,
            "time" => Self::Time,
            "way" => Self::Way,
            "side" => Self::Side,
            "level" => Self::Level,
            "bounds" => Self::Bounds,
            "course" => Self::Course,
            "amount" => Self::Amount,
            _ => return None,
        })
    }
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
    let class = Class::named(class)?;
    Some((word, Telling { class, value: hash(value.as_bytes()) }))
}

impl Telling {
    /// Whether it turns down what follows, as "denied" does.
    pub(super) fn is_denial(&self) -> bool {
        self.class == Class::Speech && self.value == hash(b"deny")
    }

    /// The fifth month.
    pub(super) fn may() -> Self {
        Self { class: Class::Month, value: hash(b"may") }
    }
}

/// What a word in small letters without marks tells, if it is a telling one.
pub(super) fn telling(word: &str) -> Option<Telling> {
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return Some(Telling { class: Class::Number, value: hash(word.as_bytes()) });
    }
    WORDS.get(word).copied()
}

/// What two words side by side tell that neither tells alone, as "yet to".
pub(super) fn telling_pair(word: &str, next: &str) -> Option<Telling> {
    static FIRST: LazyLock<HashSet<&str>> =
        LazyLock::new(|| WORDS.keys().filter_map(|it| Some(it.split_once(' ')?.0)).collect());
    let may_open = FIRST.contains(word);
    may_open.then(|| WORDS.get(format!("{word} {next}").as_str()).copied())?
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
