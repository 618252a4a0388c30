//! The story that a text tells: which time was named last, so that others count from it.
//!
//! In news the last time named is just that. A history goes on through the years, and not all that
//! it names moves it: a word such as "today" is somebody's own, and "two years earlier" a look back;
//! a single year far away ("since 1901"), at the end of a range, in parentheses or still to come is
//! an aside; and an earlier year named alone holds for the rest of its paragraph.

use super::Period;
use crate::time::Lean;
use crate::time::meaning::Calendar;
use crate::time::place::Place;

/// Where a story has come to.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The last time that moved it.
    reached: Option<Calendar>,
    /// An earlier year that this paragraph went back to.
    back: Option<Calendar>,
    /// The last time named within these parentheses.
    bracketed: Option<Calendar>,
    /// A year far from the last time named, until another one near it comes up.
    aside: Option<Calendar>,
    /// The year with which this sentence opened.
    pub(super) said_year: Option<i16>,
    /// The last day or month with its year, and its paragraph and sentence.
    full: Option<(Calendar, usize, usize)>,
    paragraph: usize,
    sentence: usize,
    /// The sentence in which a time was last named.
    named_in: Option<usize>,
}

/// A time that is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    /// Which.
    pub(super) calendar: Calendar,
    /// Whether it counts from the day of publication.
    pub(super) is_own: bool,
    /// Whether it only looks back from the last time named.
    pub(super) looks_back: bool,
    /// Whether it states its year.
    pub(super) says_year: bool,
}

impl Story {
    /// The last time named, as what comes next counts from it.
    pub(super) fn named(&self) -> Option<Calendar> {
        self.bracketed.or(self.back).or(self.reached)
    }

    /// The last day or month with its year, if it stands in this sentence or the one before.
    pub(super) fn full(&self) -> Option<Calendar> {
        let (calendar, paragraph, sentence) = self.full?;
        let is_near = paragraph == self.paragraph && sentence + 1 >= self.sentence;
        is_near.then_some(calendar)
    }

    /// Whether a time was named before in this sentence.
    pub(super) fn is_beside(&self) -> bool {
        self.named_in == Some(self.sentence)
    }

    /// Arrives at a place: what held for a paragraph, a sentence or parentheses ends with them.
    pub(super) fn arrive(&mut self, place: &Place) {
        if place.paragraph != self.paragraph {
            self.paragraph = place.paragraph;
            self.back = None;
        }
        if place.sentence != self.sentence {
            self.sentence = place.sentence;
            self.said_year = None;
        }
        if !place.is_aside {
            self.bracketed = None;
        }
    }

    /// Goes on to a time that is named at a place.
    pub(super) fn go_on(&mut self, step: Step, place: &Place, is_history: bool) {
        self.named_in = Some(place.sentence);
        if step.says_year && matches!(step.calendar, Calendar::Day(_) | Calendar::Month(..)) {
            self.full = Some((step.calendar, place.paragraph, place.sentence));
        } else if years_between(self.full(), step.calendar) == Some(0) {
            self.full = self.full.map(|(full, paragraph, _)| (full, paragraph, place.sentence));
        }
        if step.says_year {
            self.said_year = opening_year(step.calendar).filter(|_| place.is_opening);
        }
        if !is_history || self.reached.is_none() {
            self.reached = Some(step.calendar);
            return;
        }
        if step.is_own || step.looks_back || is_long(step.calendar) && place.joint.is_dash() {
            return;
        }
        if place.is_aside {
            self.bracketed = Some(step.calendar);
        } else if is_long(step.calendar) {
            self.go_on_to_year(step.calendar, place);
        } else if self.back.is_some() && !step.says_year {
            self.back = Some(step.calendar);
        } else {
            self.reach(step.calendar);
        }
    }

    fn go_on_to_year(&mut self, calendar: Calendar, place: &Place) {
        let by = years_between(self.reached, calendar);
        let is_far = |years: Option<i16>| years.is_none_or(|years| years.abs() > ASIDE_YEARS);
        if is_far(by) && is_far(years_between(self.aside, calendar)) {
            self.aside = Some(calendar);
        } else if by.is_some_and(|years| years < 0) {
            self.back = Some(calendar);
        } else if by != Some(0) && place.lean == Some(Lean::Future) {
            self.aside = None;
        } else {
            self.reach(calendar);
        }
    }

    fn reach(&mut self, calendar: Calendar) {
        self.reached = Some(calendar);
        self.back = None;
        self.aside = None;
    }
}

/// How many years a story moves on at once.
const ASIDE_YEARS: i16 = 3;

/// Whether it is a year or longer.
fn is_long(calendar: Calendar) -> bool {
    matches!(calendar, Calendar::Year(_) | Calendar::Decade(_) | Calendar::Century(_))
}

fn opening_year(calendar: Calendar) -> Option<i16> {
    if let Calendar::Year(year) = calendar { Some(year) } else { None }
}

fn years_between(from: Option<Calendar>, to: Calendar) -> Option<i16> {
    let year = |calendar| Period::of(calendar).map(|period| period.first.year());
    Some(year(to)? - year(from?)?)
}
