//! Names as far as two texts tell of somebody else by them: which are but other spellings, or what
//! another outlet puts for the same, stands in a table or is seen by their letters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// So many letters two names begin with that are the same but for an ending.
const STEM: usize = 4;

/// The names that stand for another, each with that.
static HELD_AS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/other_names.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// Whether some names, one after another, can be others for the same: one word of them is the same,
/// or one is the initials of the other.
pub(super) fn are_same(one: &[&str], other: &[&str]) -> bool {
    one.iter().any(|name| other.iter().any(|it| is_same(name, it)))
        || are_initials(one, other)
        || are_initials(other, one)
}

/// Whether two names in small letters are the same, but for spelling and ending.
fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|name| HELD_AS.get(name).copied().unwrap_or(name));
    one == other || differ_in_ending(one, other) || differ_in_marks(one, other)
}

/// Whether all letters of the shorter but the last stand in the other: "Ukraine" and "Ukrainian".
fn differ_in_ending(one: &str, other: &str) -> bool {
    let pairs = one.chars().zip(other.chars());
    let shared = pairs.take_while(|(one, other)| one == other).count();
    let shorter = one.chars().count().min(other.chars().count());
    shared >= STEM && shared + 1 >= shorter
}

/// Whether two names differ but where one has a letter that English has not.
fn differ_in_marks(one: &str, other: &str) -> bool {
    let is_near = |(one, other): (char, char)| one == other || !one.is_ascii() || !other.is_ascii();
    one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).all(is_near)
}

fn are_initials(short: &[&str], long: &[&str]) -> bool {
    let initials: String = long.iter().filter_map(|name| name.chars().next()).collect();
    long.len() > 1 && short == [initials.as_str()]
}

#[cfg(test)]
mod tests {
    use super::{HELD_AS, are_same};

    #[test]
    fn every_row_of_the_table_can_be_read() {
        let lines = include_str!("../../data/other_names.tsv").lines();
        assert_eq!(lines.filter(|line| !line.starts_with('#')).count(), HELD_AS.len());
    }

    #[test]
    fn other_spellings_endings_and_initials_are_the_same_name() {
        let names = |text: &'static str| text.split(' ').collect::<Vec<_>>();
        let same = |one, other| are_same(&names(one), &names(other));
        for (one, other) in [
            ("kyiv", "kiev"),
            ("ukraine", "ukrainian"),
            ("zelensky", "zelenskiy"),
            ("erdogan", "erdoğan"),
            ("moscow", "russian"),
            ("eu", "european union"),
            ("olaf scholz", "scholz"),
            ("reuters", "tass"),
        ] {
            assert!(same(one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("iran", "iraq"),
            ("austria", "australia"),
            ("ukraine", "israel"),
            ("slovakia", "slovenia"),
            ("ukraine", "south korea"),
        ] {
            assert!(!same(one, other), "{one} and {other}");
        }
    }
}
