//! Resolving: from what an expression means to a place in the calendar.
//!
//! Expressions are resolved in the order of the text, because many count from the last time named.

mod amount;
mod calendar;
mod easter;
mod period;
mod value;

pub(in crate::time) use amount::amount_value;
pub(crate) use period::Period;

use domain::TimeKind;
use jiff::civil::Date;
use text::TextRange;

use super::grammar::Found;
use super::meaning::{Base, Calendar, Meaning, Point};
use super::{DateMention, Lean, Timed};
use crate::page::Run;
use calendar::Context;

/// Resolves the expressions of one text.
pub(super) struct Resolver {
    published: Option<Date>,
    named: Option<Calendar>,
    /// A year far from the last time named, until another one near it comes up.
    aside: Option<Calendar>,
    is_history: bool,
}

impl Resolver {
    /// A resolver for a text that was published on a day.
    pub(super) fn new(published: Option<Date>) -> Self {
        Self { published, named: None, aside: None, is_history: published.is_none() }
    }

    /// Looks over all expressions to tell whether the text is a history: most of the years it
    /// names lie well before its publication.
    pub(super) fn look_over(&mut self, found: &[Found]) {
        let Some(published) = self.published else { return };
        let years = found.iter().filter_map(|it| said_year(&it.meaning));
        let (mut past, mut old, mut all) = (0, 0, 0);
        for year in years {
            all += 1;
            past += usize::from(year < published.year());
            old += usize::from(published.year() - year > NEWS_YEARS);
        }
        let near = found.iter().filter(|it| is_near(&it.meaning)).count();
        let is_long_past = all >= LEAST_YEARS && old * 5 > all * 4;
        let is_review = all >= LEAST_OF_REVIEW && past * 5 > all * 4;
        self.is_history = (is_long_past || is_review) && near * 4 < all;
    }

    /// Resolves an expression: as a date, if it is one, and as a time expression.
    pub(super) fn resolve(
        &mut self,
        found: &Found,
        run: Run,
        range: TextRange,
        lean: Option<Lean>,
        is_range_end: bool,
    ) -> (Option<DateMention>, Option<Timed>) {
        let timed = |kind, value| Timed {
            range,
            kind,
            value,
            modifier: found.modifier.clone(),
            period: None,
            zone: None,
        };
        match &found.meaning {
            Meaning::Nothing => (None, None),
            Meaning::Reference(value) => (None, Some(timed(TimeKind::Date, (*value).to_owned()))),
            Meaning::Set(value) => (None, Some(timed(TimeKind::Set, value.clone()))),
            Meaning::SetOf(point) => (None, Some(timed(TimeKind::Set, value::of_set(point)))),
            Meaning::Amount(amount) => {
                (None, Some(timed(TimeKind::Duration, amount_value(amount))))
            }
            Meaning::Point(point) => {
                let (mention, timed, calendar) = self.point(point, run, lean, timed);
                self.remember(point, calendar, is_range_end);
                (mention, Some(timed))
            }
        }
    }

    fn point(
        &self,
        point: &Point,
        run: Run,
        lean: Option<Lean>,
        timed: impl Fn(TimeKind, String) -> Timed,
    ) -> (Option<DateMention>, Timed, Option<Calendar>) {
        let calendar = |lean| self.context(lean).point(point);
        let [past, future] = [calendar(Lean::Past), calendar(Lean::Future)];
        let chosen = if lean == Some(Lean::Future) { future } else { past };
        let is_impossible = chosen.is_none() && is_impossible(point.base.as_ref());
        let kind = kind(point, chosen);
        let period = |calendar: Option<Calendar>| calendar.and_then(Period::of);
        let expression = Timed {
            period: period(chosen),
            zone: point.zone.clone(),
            ..timed(kind, value::of_point(point, chosen))
        };
        let mention = DateMention {
            run,
            is_relative: point.base.as_ref().is_none_or(is_relative),
            is_impossible,
            past: period(past),
            future: period(future),
        };
        (point.base.as_ref().map(|_| mention), expression, chosen)
    }

    /// Remembers what was named, for what comes after. In a history a word such as "today" is
    /// somebody's own, and a single year far away ("since 1901") or at the end of a range is an
    /// aside: neither moves the story.
    fn remember(&mut self, point: &Point, chosen: Option<Calendar>, is_range_end: bool) {
        let Some(calendar) = chosen.filter(|_| !is_comparison(point)) else { return };
        let year = |calendar| Period::of(calendar).map(|period| period.first.year());
        let is_far = |from: Option<Calendar>| {
            let years = from.and_then(year).zip(year(calendar));
            years.is_none_or(|(before, now)| (now - before).abs() > ASIDE_YEARS)
        };
        let is_own = point.base.as_ref().is_some_and(is_near_base);
        let is_year =
            matches!(calendar, Calendar::Year(_) | Calendar::Decade(_) | Calendar::Century(_));
        if self.is_history && self.named.is_some() {
            if is_own || is_year && is_range_end {
                return;
            }
            if is_year && is_far(self.named) && is_far(self.aside) {
                self.aside = Some(calendar);
                return;
            }
        }
        self.aside = None;
        self.named = Some(calendar);
    }

    fn context(&self, lean: Lean) -> Context {
        Context {
            published: self.published,
            named: self.named,
            is_history: self.is_history && self.named.is_some(),
            lean,
        }
    }
}

/// How many years a story moves on at once.
const ASIDE_YEARS: i16 = 3;
/// A year further back than this is none that news is about.
const NEWS_YEARS: i16 = 3;
/// Fewer years than these do not make a review of the last few years.
const LEAST_OF_REVIEW: usize = 15;
/// Fewer years than these tell nothing about a text.
const LEAST_YEARS: usize = 5;

fn kind(point: &Point, resolved: Option<Calendar>) -> TimeKind {
    let is_of_clock = match &point.base {
        Some(Base::Moved { amount, .. } | Base::MovedFrom { amount, .. }) => {
            amount.0.iter().any(|(_, unit)| unit.is_of_clock())
        }
        Some(_) | None => false,
    };
    let is_time = point.clock.is_some() || is_of_clock && resolved.is_none();
    if is_time { TimeKind::Time } else { TimeKind::Date }
}

/// Whether a period is only named to compare another with it, as "the year-ago quarter".
fn is_comparison(point: &Point) -> bool {
    match &point.base {
        Some(Base::Moved { amount, .. }) => amount.has_nothing_more(),
        Some(_) | None => false,
    }
}

/// Whether an expression counts from the day of publication, as those of news do.
fn is_near(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(Point { base: Some(base), .. }) => is_near_base(base),
        Meaning::Point(_)
        | Meaning::Amount(_)
        | Meaning::Set(_)
        | Meaning::SetOf(_)
        | Meaning::Reference(_)
        | Meaning::Nothing => false,
    }
}

fn is_near_base(base: &Base) -> bool {
    use super::meaning::{From, Part, Whole};
    match base {
        Base::Shifted { from, .. } | Base::Moved { from, .. } => *from == From::Publication,
        Base::Part { part: Part::Weekday(_), whole } => !matches!(whole, Whole::Said(_)),
        Base::Part { .. } | Base::Fixed(_) | Base::MovedFrom { .. } => false,
    }
}

/// The year that an expression states in digits or words.
fn said_year(meaning: &Meaning) -> Option<i16> {
    match meaning {
        Meaning::Point(Point { base: Some(base), .. }) => year_of(base),
        Meaning::Point(_)
        | Meaning::Amount(_)
        | Meaning::Set(_)
        | Meaning::SetOf(_)
        | Meaning::Reference(_)
        | Meaning::Nothing => None,
    }
}

fn year_of(base: &Base) -> Option<i16> {
    match base {
        Base::Fixed(calendar) => Period::of(*calendar).map(|period| period.first.year()),
        Base::Part { whole: super::meaning::Whole::Said(whole), .. } => year_of(whole),
        Base::Part { .. } | Base::Shifted { .. } | Base::Moved { .. } | Base::MovedFrom { .. } => {
            None
        }
    }
}

/// Whether a time depends on another one.
fn is_relative(base: &Base) -> bool {
    match base {
        Base::Fixed(_) => false,
        Base::Part { whole: super::meaning::Whole::Said(whole), .. } => is_relative(whole),
        Base::MovedFrom { from, .. } => is_relative(from),
        Base::Part { .. } | Base::Shifted { .. } | Base::Moved { .. } => true,
    }
}

/// Whether a day is in no calendar, as February 30: not even in a leap year.
fn is_impossible(base: Option<&Base>) -> bool {
    use super::meaning::{Part, Whole};
    let Some(Base::Part { part: Part::Day(day), whole: Whole::Said(month) }) = base else {
        return false;
    };
    let Base::Part { part: Part::Month(month), whole } = month.as_ref() else { return false };
    let year = match whole {
        Whole::Said(year) => match year.as_ref() {
            Base::Fixed(Calendar::Year(year)) => *year,
            Base::Fixed(_)
            | Base::Shifted { .. }
            | Base::Moved { .. }
            | Base::MovedFrom { .. }
            | Base::Part { .. } => LEAP_YEAR,
        },
        Whole::Open | Whole::Last | Whole::Next => LEAP_YEAR,
    };
    Date::new(year, *month, *day).is_err()
}

/// A leap year, in which every day that any year has is one.
const LEAP_YEAR: i16 = 2024;
