//! A gap: a place at which two texts differ within a sentence that is otherwise much the same.

use std::ops::Range;

use super::amounts::{are_one_measure, is_number, numbers, one_or};
use super::asides::Place;
use super::content::differ_in_content;
use super::language::Language;
use super::tails::is_tail;
use super::telling::{Class, Telling};
use super::word::Word;

/// The most words of a gap; more are another clause.
pub(super) const LONGEST: usize = 8;

/// How many words on either side tell whether a gap is in running text.
const BESIDE: usize = 2;

/// The words of each of two texts at a place at which they differ; none, where one has nothing there.
#[derive(Clone, Copy)]
pub(super) struct Gap<'a> {
    pub(super) one: Side<'a>,
    pub(super) other: Side<'a>,
}

/// A text at a gap.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    /// What it has there.
    pub(super) words: &'a [Word],
    /// The few words before.
    before: &'a [Word],
    /// The few words behind.
    behind: &'a [Word],
}

impl<'a> Gap<'a> {
    /// The gap of two texts at some of their words.
    pub(super) fn new(one: (&'a [Word], Range<usize>), other: (&'a [Word], Range<usize>)) -> Self {
        Self { one: Side::new(one.0, one.1), other: Side::new(other.0, other.1) }
    }

    /// Whether the two texts say something else there.
    pub(super) fn says_something_else(&self, language: Language) -> bool {
        if self.is_any(|side| side.words.len() > LONGEST || side.is_at(Place::Credit)) {
            return false;
        }
        if self.is_tail_left_out() || are_one_measure(self.one.words, self.other.words) {
            return false;
        }
        let told = [self.one.tellings(), self.other.tellings()];
        differ_in_negation(&told)
            || self.differs_in_number()
            || differ_in_value(&told)
            || differ_in_denial(&told)
            || differ_in_qualifier(&told)
            || !self.is_any(|side| side.is_at(Place::Headline) || !side.is_in_running_text())
                && differ_in_content(self, language)
    }

    /// Whether one of them only leaves out that nothing more was said.
    fn is_tail_left_out(&self) -> bool {
        let is_left_out =
            |one: &Side<'_>, other: &Side<'_>| one.words.is_empty() && is_tail(other.words);
        is_left_out(&self.one, &self.other) || is_left_out(&self.other, &self.one)
    }

    /// Whether both tell a number there, and not the same.
    fn differs_in_number(&self) -> bool {
        let sides = [&self.one, &self.other];
        let begins = sides.iter().any(|side| side.words.first().is_some_and(is_number));
        let ends = sides.iter().any(|side| side.words.last().is_some_and(is_number));
        let [one, other] = sides.map(|side| side.numbers(begins, ends));
        let are_numbers_alone = sides.iter().all(|side| side.is_number_alone());
        let is_comparable = one.len() == other.len() || are_numbers_alone;
        !one.is_empty() && !other.is_empty() && is_comparable && one != other
            || differ_in_class(&sides.map(Side::ordinals))
    }

    fn is_any(&self, is: impl Fn(&Side<'_>) -> bool) -> bool {
        is(&self.one) || is(&self.other)
    }
}

impl<'a> Side<'a> {
    fn new(text: &'a [Word], words: Range<usize>) -> Self {
        Self {
            before: &text[words.start.saturating_sub(BESIDE)..words.start],
            behind: &text[words.end..text.len().min(words.end + BESIDE)],
            words: &text[words],
        }
    }

    fn is_at(&self, place: Place) -> bool {
        self.words.iter().any(|word| word.place == place)
    }

    /// The word behind these.
    pub(super) fn next(&self) -> Option<&'a Word> {
        self.behind.first()
    }

    /// Whether a word beside these is written in small letters, as few are in a headline.
    fn is_in_running_text(&self) -> bool {
        self.before.iter().chain(self.behind).any(Word::is_small)
    }

    /// The numbers in its words, with what belongs to them of the words before and behind.
    fn numbers(&self, begins: bool, ends: bool) -> Vec<u64> {
        let before = self.before.iter().rev().take_while(|word| begins && is_number(word));
        let mut words: Vec<&Word> = before.collect();
        words.reverse();
        words.extend(self.words);
        words.extend(self.behind.iter().take_while(|word| ends && is_number(word)));
        one_or(numbers(&words), self.words)
    }

    /// Whether it has words for a number there, and no others.
    fn is_number_alone(&self) -> bool {
        !self.words.is_empty() && self.words.iter().all(is_number)
    }

    /// What is written with digits and is no plain number, as "1st".
    fn ordinals(&self) -> Vec<Telling> {
        let is_ordinal = |word: &&Word| {
            word.number.is_none() && word.letters.starts_with(|it: char| it.is_ascii_digit())
        };
        let mut found: Vec<Telling> =
            self.words.iter().filter(is_ordinal).filter_map(|word| word.telling).collect();
        found.sort_unstable();
        found
    }

    fn tellings(&self) -> Vec<Telling> {
        self.words.iter().filter_map(|word| word.telling).collect()
    }
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

/// Whether both tell a day or the like there, and not the same.
fn differ_in_value(told: &[Vec<Telling>; 2]) -> bool {
    Class::VALUES
        .iter()
        .any(|class| differ_in_class(&told.each_ref().map(|it| of_class(it, *class))))
}

fn differ_in_class([one, other]: &[Vec<Telling>; 2]) -> bool {
    !one.is_empty() && one.len() == other.len() && one != other
}

/// Whether one turns down what the other says.
fn differ_in_denial(told: &[Vec<Telling>; 2]) -> bool {
    let [one, other] = told.each_ref().map(|it| of_class(it, Class::Speech));
    let denies = |speech: &[Telling]| speech.iter().any(Telling::is_denial);
    !one.is_empty() && !other.is_empty() && denies(&one) != denies(&other)
}

/// Whether one has a condition, calls untrue or refuses what the other says.
fn differ_in_qualifier(told: &[Vec<Telling>; 2]) -> bool {
    let [one, other] = told.each_ref().map(|it| of_class(it, Class::Qualifier));
    one != other
}
