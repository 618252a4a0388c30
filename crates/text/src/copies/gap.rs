//! A gap: a place at which two texts differ between words that stand in both.

use std::collections::HashSet;
use std::ops::Range;

use super::Shingles;
use super::names;
use super::telling::{Class, Telling};

/// The most words of a gap that is still one of the same sentence.
const LONGEST: usize = 8;

/// With so few words one text says the same there as the other but for these.
const FEW: usize = 2;

/// The words of each of two texts at a place at which they differ; none, where it has nothing there.
pub(super) struct Gap {
    pub(super) one: Range<usize>,
    pub(super) other: Range<usize>,
}

impl Gap {
    /// Whether the two texts say something else there.
    pub(super) fn says_something_else(&self, one: &Shingles, other: &Shingles) -> bool {
        let (shorter, longer) =
            (self.one.len().min(self.other.len()), self.one.len().max(self.other.len()));
        if longer == 0 || longer > LONGEST {
            return false;
        }
        let told = [one.tellings(&self.one), other.tellings(&self.other)];
        let words: HashSet<&u64> = one.words()[self.one.clone()].iter().collect();
        let shared = other.words()[self.other.clone()].iter().filter(|it| words.contains(it));
        let is_near = longer <= FEW
            || 2 * shared.count() >= shorter && shorter > 0
            || told.iter().all(|it| !of_class(it, Class::Speech).is_empty());
        let is_added_within = || match (self.one.is_empty(), self.other.is_empty()) {
            (true, _) => is_in_sentence(other, &self.other),
            (_, true) => is_in_sentence(one, &self.one),
            (false, false) => is_near,
        };
        is_near && (differ_in_negation(&told) || differ_in_value(&told))
            || differ_in_denial(&told)
            || differ_in_qualifier(&told) && is_added_within()
            || self.names_another(one, other)
    }

    /// Whether one text names somebody or something there, and the other somebody else.
    fn names_another(&self, one: &Shingles, other: &Shingles) -> bool {
        let Self { one: here, other: there } = self.trimmed(one, other);
        let (Some(named), Some(others)) = (one.names(&here), other.names(&there)) else {
            return false;
        };
        let is_few = |names: &[&str]| (1..=FEW).contains(&names.len());
        let is_few = is_few(&named) && is_few(&others);
        is_few
            && !names::are_same(&named, &others)
            && is_in_running_text(one, &here)
            && is_in_running_text(other, &there)
    }

    /// The same without the words at both ends that stand in both.
    fn trimmed(&self, one: &Shingles, other: &Shingles) -> Self {
        let (here, there) = (&one.words()[self.one.clone()], &other.words()[self.other.clone()]);
        let before = here.iter().zip(there).take_while(|(one, other)| one == other).count();
        let (here, there) = (&here[before..], &there[before..]);
        let behind = here.iter().rev().zip(there.iter().rev());
        let behind = behind.take_while(|(one, other)| one == other).count();
        Self {
            one: self.one.start + before..self.one.end - behind,
            other: self.other.start + before..self.other.end - behind,
        }
    }
}

/// Whether words that one text has and the other has not stand in a sentence with others.
fn is_in_sentence(text: &Shingles, words: &Range<usize>) -> bool {
    let before = words.start.saturating_sub(1)..words.end - 1;
    !text.ends_within(&before) || !text.ends_within(words)
}

/// Whether a word beside some is written in small letters, as few are in a headline.
fn is_in_running_text(text: &Shingles, words: &Range<usize>) -> bool {
    words.start.checked_sub(1).is_some_and(|before| text.is_small(before))
        || text.is_small(words.end)
}

fn of_class(told: &[Telling], class: Class) -> Vec<Telling> {
    let mut found: Vec<Telling> = told.iter().filter(|it| it.class == class).copied().collect();
    found.sort_unstable();
    found
}

fn differ_in_negation(told: &[Vec<Telling>; 2]) -> bool {
    let [one, other] = told.each_ref().map(|it| of_class(it, Class::Negation).len());
    one % 2 != other % 2
}

/// Whether both tell a number or a day there, and not the same.
fn differ_in_value(told: &[Vec<Telling>; 2]) -> bool {
    Class::VALUES.iter().any(|class| {
        let [one, other] = told.each_ref().map(|it| of_class(it, *class));
        !one.is_empty() && one.len() == other.len() && one != other
    })
}

/// Whether one turns down what the other says.
fn differ_in_denial(told: &[Vec<Telling>; 2]) -> bool {
    let [one, other] = told.each_ref().map(|it| of_class(it, Class::Speech));
    let denies = |speech: &[Telling]| speech.iter().any(Telling::is_denial);
    !one.is_empty() && !other.is_empty() && denies(&one) != denies(&other)
}

/// Whether one has a condition or calls untrue what the other says.
fn differ_in_qualifier(told: &[Vec<Telling>; 2]) -> bool {
    let [one, other] = told.each_ref().map(|it| of_class(it, Class::Qualifier));
    one != other
}
