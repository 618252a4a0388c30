//! Names as far as two texts tell of somebody else by them: which are but other spellings, or what
//! another outlet puts for the same, stands in a table or is seen by their letters.

use std::collections::HashMap;
use std::sync::LazyLock;

/// So many consonants are enough to know a name by.
const CONSONANTS: usize = 4;

/// So many letters a name has whose spelling is compared.
const SPELLED: usize = 5;

/// Letters that stand for one sound of another script, and the one they are held as.
const TRANSCRIBED: [(&str, &str); 7] =
    [("gh", "g"), ("kh", "k"), ("q", "g"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i")];

/// So many letters two names begin with that are the same but for an ending.
const STEM: usize = 4;

/// The names that stand for another, each with that.
static HELD_AS: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/other_names.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// What a word stands for where it is no name of anybody's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// A title, as "minister".
    Title,
    /// Any actor, as "the country".
    Actor,
}

/// What a word in small letters stands for, where it is such a one.
pub(super) fn stand(word: &str) -> Option<Stand> {
    match *HELD_AS.get(word)? {
        "title" => Some(Stand::Title),
        "actor" => Some(Stand::Actor),
        _ => None,
    }
}

/// Whether some names, one after another, can be others for the same: one word of them is the same,
/// all of them are, or one is the initials of the other.
pub(super) fn are_same(one: &[&str], other: &[&str]) -> bool {
    one.iter().any(|name| other.iter().any(|it| is_same(name, it)))
        || is_same(&one.join(" "), &other.join(" "))
        || are_spelled_alike(&one.concat(), &other.concat())
        || are_initials(one, other)
        || are_initials(other, one)
}

/// Whether two names in small letters are the same, but for spelling and ending. Of names that are
/// both in the table it alone decides: Niger is not Nigeria.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    if stand(one).is_some() || stand(other).is_some() {
        return one == other;
    }
    let held = [one, other].map(|name| HELD_AS.get(name));
    if let [Some(one), Some(other)] = held {
        return one == other;
    }
    let [one, other] = [one, other].map(|name| HELD_AS.get(name).copied().unwrap_or(name));
    one == other
        || differ_in_ending(one, other)
        || differ_in_marks(one, other)
        || differ_in_vowels(one, other)
        || are_spelled_alike(one, other)
}

/// Whether two names are the same as the table alone tells it; nothing where it has not both, or
/// where one is a title or the like.
pub(super) fn told_by_table(one: &str, other: &str) -> Option<bool> {
    if stand(one).is_some() || stand(other).is_some() {
        return None;
    }
    let (one, other) = (HELD_AS.get(one)?, HELD_AS.get(other)?);
    Some(one == other)
}

/// Whether two words in small letters name whom or what outlets tell, as "reporters" and "statement".
pub(super) fn are_outlets(one: &str, other: &str) -> bool {
    [one, other].iter().all(|word| HELD_AS.get(word) == Some(&"outlet"))
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

/// Whether two names begin with one letter and have the same consonants, as "Mohammed" and
/// "Muhamad".
fn differ_in_vowels(one: &str, other: &str) -> bool {
    let consonants = |name: &str| {
        let mut letters: Vec<char> = name.chars().filter(|it| !"aeiouy".contains(*it)).collect();
        letters.dedup();
        letters
    };
    let (here, there) = (consonants(one), consonants(other));
    here.len() >= CONSONANTS && here == there && one.chars().next() == other.chars().next()
}

/// Whether two names are the same but for how the letters of another script are written in English:
/// "Baghaei" and "Baqaei", "Gaddafi" and "Qaddafi", "Albusaidi" and "Al Busaidi".
fn are_spelled_alike(one: &str, other: &str) -> bool {
    let (here, there) = (in_plain_letters(one), in_plain_letters(other));
    here == there && here.chars().count() >= SPELLED
}

/// A name in small letters with one way to write each sound, and no letter twice.
fn in_plain_letters(name: &str) -> String {
    let plain = TRANSCRIBED
        .iter()
        .fold(name.to_owned(), |name, (written, plain)| name.replace(written, plain));
    let mut letters: Vec<char> = plain.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
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
            ("helsinki", "finnish"),
            ("seoul", "south korea"),
            ("muhammad", "mohamed"),
            ("baghaei", "baqaei"),
            ("albusaidi", "al busaidi"),
            ("gaddafi", "qaddafi"),
            ("hassan", "hasan"),
        ] {
            assert!(same(one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("iran", "iraq"),
            ("austria", "australia"),
            ("ukraine", "israel"),
            ("slovakia", "slovenia"),
            ("niger", "nigeria"),
            ("minister", "president"),
            ("medvedev", "medvedchuk"),
            ("baghaei", "baghdadi"),
            ("albusaidi", "al sabah"),
            ("zambia", "gambia"),
            ("mann", "man"),
            ("mali", "malawi"),
            ("ukraine", "south korea"),
        ] {
            assert!(!same(one, other), "{one} and {other}");
        }
    }
}
