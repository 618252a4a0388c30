//! What an expression takes from the one that it is joined with: the year in "June and July 1955",
//! the day in "3:00 to 4:00 tomorrow".

use super::grammar::Found;
use super::meaning::{Base, Calendar, Clock, Meaning, Part, Point, Whole};
use super::piece::Piece;
use super::words::words;

/// Completes expressions by those that follow them, the last ones first, so that what the last
/// of a list says holds for all of it.
pub(super) fn complete(found: &mut [Found], pieces: &[Piece<'_>]) {
    for at in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let between = &pieces[first.to..second.from];
        let is_joined = match between {
            [joint] => is_joint(joint),
            [joint, _] => is_joint(joint) && between[1].lower == "the",
            _ => false,
        };
        if is_joined && let Some(meaning) = completed(&first.meaning, &second.meaning) {
            first.meaning = meaning;
        }
    }
}

fn is_joint(piece: &Piece<'_>) -> bool {
    words().beside.joints.contains(piece.lower)
}

fn completed(first: &Meaning, second: &Meaning) -> Option<Meaning> {
    let (Meaning::Point(first), Meaning::Point(second)) = (first, second) else { return None };
    let completed = match (&first.base, &second.base) {
        (Some(base), Some(other)) => Point { base: Some(of_year(base, other)?), ..first.clone() },
        (None, Some(day)) => on_day(first, day, second)?,
        (_, None) => return None,
    };
    Some(Meaning::Point(completed))
}

/// A month, season or day without a year, in the year of the one that follows; "October to March
/// 1945" began in the year before.
fn of_year(base: &Base, other: &Base) -> Option<Base> {
    let (first, is_open) = month_of(base)?;
    let (second, year) = (month_of(other)?.0, said_year(other)?);
    let year = if first > second { year - 1 } else { year };
    is_open.then(|| within_year(base, year))
}

/// The month in which something begins, and whether its year is left open.
fn month_of(base: &Base) -> Option<(i8, bool)> {
    let Base::Part { part, whole } = base else { return None };
    match (part, whole) {
        (Part::Month(month), _) => Some((*month, *whole == Whole::Open)),
        (Part::Season(season), _) => Some((season.first_month(), *whole == Whole::Open)),
        (Part::Quarter(quarter), _) => Some((quarter * 3 - 2, *whole == Whole::Open)),
        (Part::Day(_), Whole::Said(month)) => month_of(month),
        _ => None,
    }
}

fn said_year(base: &Base) -> Option<i16> {
    match base {
        Base::Fixed(Calendar::Year(year)) => Some(*year),
        Base::Part { whole: Whole::Said(whole), .. } => said_year(whole),
        Base::Part { .. }
        | Base::Fixed(_)
        | Base::Shifted { .. }
        | Base::Moved { .. }
        | Base::MovedFrom { .. }
        | Base::Again => None,
    }
}

fn within_year(base: &Base, year: i16) -> Base {
    match base {
        Base::Part { part, whole: Whole::Said(month) } => {
            Base::within(*part, within_year(month, year))
        }
        Base::Part { part, .. } => Base::within(*part, Base::Fixed(Calendar::Year(year))),
        Base::Fixed(_)
        | Base::Shifted { .. }
        | Base::Moved { .. }
        | Base::MovedFrom { .. }
        | Base::Again => base.clone(),
    }
}

/// An hour on the day of the hour that follows: "between 7 and 9:30 last night".
fn on_day(first: &Point, day: &Base, second: &Point) -> Option<Point> {
    let hours = match (first.clock, second.clock) {
        (Some(Clock::Time(first, ..)), Some(Clock::Time(second, ..))) => (first, second),
        _ => return None,
    };
    let clock = match (first.clock, hours) {
        (Some(Clock::Time(hour, minute, more)), (first, second))
            if first < 12 && second >= 12 && first + 12 <= second && second > 18 =>
        {
            Some(Clock::Time(hour + 12, minute, more))
        }
        (clock, _) => clock,
    };
    Some(Point { base: Some(day.clone()), clock, zone: first.zone.clone() })
}
