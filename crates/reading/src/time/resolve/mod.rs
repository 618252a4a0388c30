//! Resolving: from what an expression means to a place in the calendar.
//!
//! Expressions are resolved in the order of the text, because many count from the last time named.

mod amount;
mod calendar;
mod easter;
mod heads;
mod open;
mod part;
mod period;
mod story;
mod value;

pub(in crate::time) use amount::{amount_value, later};
pub(in crate::time) use heads::Heads;
pub(crate) use period::Period;

use domain::TimeKind;
use jiff::civil::Date;

use super::grammar::Found;
use super::meaning::{Base, Calendar, From, Meaning, Part, Point, Whole};
use super::place::Place;
use super::{DateMention, Lean, Timed};
use calendar::{Context, Told};
use story::{Step, Story};

/// Resolves the expressions of one text.
pub(super) struct Resolver {
    published: Option<Date>,
    is_history: bool,
    story: Story,
    /// The day of the last expression, if it was one.
    last_day: Option<Date>,
}

impl Resolver {
    /// A resolver for a text that was published on a day.
    pub(super) fn new(published: Option<Date>) -> Self {
        Self { published, is_history: published.is_none(), story: Story::default(), last_day: None }
    }

    /// Looks over all expressions to tell whether the text is a history: most of the years it
    /// names lie well before its publication, or a chronicle that opens with a year long past.
    pub(super) fn look_over(&mut self, found: &[Found], heads: &Heads) {
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
        let is_old = all >= LEAST_OF_OLD && old * 10 >= all * 9;
        let opens_old = heads.year(found).is_some_and(|it| published.year() - it > NEWS_YEARS);
        let is_chronicle = opens_old && old == all && near * 4 < all + heads.lines;
        self.is_history = is_chronicle
            || (is_long_past || is_review) && near * 4 < all
            || is_old && near * 2 < all;
    }

    /// Resolves an expression: as a date, if it is one, and as a time expression.
    pub(super) fn resolve(
        &mut self,
        found: &Found,
        place: &Place,
    ) -> (Option<DateMention>, Option<Timed>) {
        let timed = |kind, value| Timed {
            range: place.range,
            kind,
            value,
            modifier: found.modifier.clone(),
            period: None,
            zone: None,
            amount: None,
        };
        match &found.meaning {
            Meaning::Nothing => (None, None),
            Meaning::Reference(value) => (None, Some(timed(TimeKind::Date, (*value).to_owned()))),
            Meaning::Set(value) => (None, Some(timed(TimeKind::Set, value.clone()))),
            Meaning::SetOf(point) => (None, Some(timed(TimeKind::Set, value::of_set(point)))),
            Meaning::Amount(amount) => {
                let timed = timed(TimeKind::Duration, amount_value(amount));
                (None, Some(Timed { amount: Some(amount.clone()), ..timed }))
            }
            Meaning::AmountOf(amount, base) => {
                let (mention, _) = self.told(&Point::of(base.clone()), place, timed);
                let timed = timed(TimeKind::Duration, amount_value(amount));
                (mention, Some(Timed { amount: Some(amount.clone()), ..timed }))
            }
            Meaning::Point(point) => {
                let (mention, timed) = self.told(point, place, timed);
                (mention, Some(timed))
            }
        }
    }

    /// Resolves a point, and goes on with the story.
    fn told(
        &mut self,
        point: &Point,
        place: &Place,
        timed: impl Fn(TimeKind, String) -> Timed,
    ) -> (Option<DateMention>, Timed) {
        self.story.arrive(place);
        let (mention, timed, calendar) = self.point(point, place, timed);
        let base = point.base.as_ref();
        self.last_day = calendar.and_then(Period::of).and_then(Period::day);
        if let Some(calendar) = calendar.filter(|_| !is_comparison(point)) {
            let step = Step {
                calendar,
                is_own: base.is_some_and(is_near_base),
                looks_back: base.is_some_and(looks_back),
                says_year: base.is_some_and(|base| year_of(base).is_some()),
            };
            self.story.go_on(step, place, self.is_history);
        }
        (mention, timed)
    }

    fn point(
        &self,
        point: &Point,
        place: &Place,
        timed: impl Fn(TimeKind, String) -> Timed,
    ) -> (Option<DateMention>, Timed, Option<Calendar>) {
        let calendar = |lean| self.context(lean, place).point(point);
        let [past, future] = [calendar(Lean::Past), calendar(Lean::Future)];
        let chosen = if place.lean == Some(Lean::Future) { future } else { past };
        let is_impossible = chosen.is_none() && is_impossible(point.base.as_ref());
        let kind = kind(point, chosen);
        let period = |calendar: Option<Calendar>| calendar.and_then(Period::of);
        let expression = Timed {
            period: period(chosen),
            zone: point.zone.clone(),
            ..timed(
                kind,
                value::of_point(point, chosen, self.context(Lean::Past, place).day_of_hours(point)),
            )
        };
        let mention = DateMention {
            run: place.run,
            is_relative: point.base.as_ref().is_none_or(is_relative),
            is_impossible,
            past: period(past),
            future: period(future),
        };
        (point.base.as_ref().map(|_| mention), expression, chosen)
    }

    fn context(&self, lean: Lean, place: &Place) -> Context {
        let named = self.story.named();
        Context {
            published: self.published,
            named,
            is_history: self.is_history && named.is_some(),
            said_year: self.story.said_year,
            is_beside: self.story.is_beside(),
            full: self.story.full(),
            range_start: self.last_day.filter(|_| place.joint.ends_range()),
            told: match (place.is_done, place.lean) {
                (true, _) => Told::Done,
                (false, Some(_)) => Told::Side,
                (false, None) => Told::Nothing,
            },
            joint: place.joint,
            lean,
        }
    }
}

/// A year further back than this is none that news is about.
const NEWS_YEARS: i16 = 3;
/// Fewer years than these do not make a review of the last few years.
const LEAST_OF_REVIEW: usize = 15;
/// From so many years on, all of them long past, a few words such as "today" are quoted ones.
const LEAST_OF_OLD: usize = 8;
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
        | Meaning::AmountOf(..)
        | Meaning::Set(_)
        | Meaning::SetOf(_)
        | Meaning::Reference(_)
        | Meaning::Nothing => false,
    }
}

fn is_near_base(base: &Base) -> bool {
    match base {
        Base::Shifted { from, .. } | Base::Moved { from, .. } => *from != From::Named,
        Base::Part { part: Part::Weekday(_), whole } => !matches!(whole, Whole::Said(_)),
        Base::Part { .. } | Base::Fixed(_) | Base::MovedFrom { .. } | Base::Again => false,
    }
}

/// Whether it lies before the last time named, as "two years earlier" and "the previous April".
fn looks_back(base: &Base) -> bool {
    match base {
        Base::Shifted { by, from, .. } => *by < 0 && *from == From::Named,
        Base::Moved { back, from, .. } => *back && *from == From::Named,
        Base::Part { whole: Whole::Said(whole), .. } => looks_back(whole),
        Base::Part { .. } | Base::Fixed(_) | Base::MovedFrom { .. } | Base::Again => false,
    }
}

/// The year that an expression states in digits or words.
fn said_year(meaning: &Meaning) -> Option<i16> {
    match meaning {
        Meaning::Point(Point { base: Some(base), .. }) => year_of(base),
        Meaning::Point(_)
        | Meaning::Amount(_)
        | Meaning::AmountOf(..)
        | Meaning::Set(_)
        | Meaning::SetOf(_)
        | Meaning::Reference(_)
        | Meaning::Nothing => None,
    }
}

fn year_of(base: &Base) -> Option<i16> {
    match base {
        Base::Fixed(calendar) => Period::of(*calendar).map(|period| period.first.year()),
        Base::Part { whole: Whole::Said(whole), .. } => year_of(whole),
        Base::Part { .. }
        | Base::Shifted { .. }
        | Base::Moved { .. }
        | Base::MovedFrom { .. }
        | Base::Again => None,
    }
}

/// Whether a time depends on another one.
fn is_relative(base: &Base) -> bool {
    match base {
        Base::Fixed(_) => false,
        Base::Part { whole: Whole::Said(whole), .. } => is_relative(whole),
        Base::MovedFrom { from, .. } => is_relative(from),
        Base::Part { .. } | Base::Shifted { .. } | Base::Moved { .. } | Base::Again => true,
    }
}

/// Whether a day is in no calendar, as February 30: not even in a leap year.
fn is_impossible(base: Option<&Base>) -> bool {
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
            | Base::Again
            | Base::Part { .. } => LEAP_YEAR,
        },
        Whole::Open | Whole::Last | Whole::Next | Whole::NextOfNamed => LEAP_YEAR,
    };
    Date::new(year, *month, *day).is_err()
}

/// A leap year, in which every day that any year has is one.
const LEAP_YEAR: i16 = 2024;
