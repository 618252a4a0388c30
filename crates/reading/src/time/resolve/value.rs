//! Values as TIMEX3 writes them.

use crate::time::meaning::{Base, Calendar, Clock, Part, Point, Season, Unit, Whole};
use crate::time::words::Holiday;
use crate::time::{FUTURE, PAST};

/// The value of a point, resolved as far as it could be; of hours from a day, that day.
pub(super) fn of_point(point: &Point, resolved: Option<Calendar>, day: Option<Calendar>) -> String {
    let day = day.filter(|_| resolved.is_none() && is_of_clock(point.base.as_ref()));
    let mut written = match (resolved.or(day), &point.base) {
        (Some(calendar), _) => of_calendar(calendar),
        (None, Some(base)) => of_open(base),
        (None, None) => "XXXX-XX-XX".to_owned(),
    };
    if let Some(clock) = point.clock {
        written.push('T');
        written.push_str(&of_clock(clock));
    }
    if point.clock.is_none() && resolved.is_none() && is_of_clock(point.base.as_ref()) {
        written.push_str("TXX");
    }
    written
}

fn is_of_clock(base: Option<&Base>) -> bool {
    match base {
        Some(Base::Moved { amount, .. } | Base::MovedFrom { amount, .. }) => {
            amount.0.iter().any(|(_, unit)| unit.is_of_clock())
        }
        Some(Base::Fixed(_) | Base::Shifted { .. } | Base::Again | Base::Part { .. }) | None => {
            false
        }
    }
}

/// The value of times that recur.
pub(super) fn of_set(point: &Point) -> String {
    let day = point.base.as_ref().map(of_open);
    match (day, point.clock) {
        (Some(day), Some(clock)) => format!("{day}T{}", of_clock(clock)),
        (Some(day), None) => day,
        (None, Some(clock)) => format!("XXXX-XX-XXT{}", of_clock(clock)),
        (None, None) => "XXXX-XX-XX".to_owned(),
    }
}

fn of_calendar(calendar: Calendar) -> String {
    match calendar {
        Calendar::Day(day) => format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day()),
        Calendar::Week(monday) => week(monday),
        Calendar::Weekend(saturday) => format!("{}-WE", week(saturday)),
        Calendar::Month(of, month) => format!("{}-{month:02}", year(of)),
        Calendar::Quarter(of, quarter) => format!("{}-Q{quarter}", year(of)),
        Calendar::Half(of, half) => format!("{}-H{half}", year(of)),
        Calendar::Season(of, season) => format!("{}-{}", year(of), code(season)),
        Calendar::Year(of) => year(of),
        Calendar::Fiscal(of) => format!("FY{}", year(of)),
        Calendar::FiscalQuarter(of, quarter) => format!("FY{}-Q{quarter}", year(of)),
        Calendar::Decade(of) if of < 0 => format!("BC{:03}", (-of) / 10),
        Calendar::Decade(of) => format!("{:03}", of / 10),
        Calendar::Century(of) if of < 0 => format!("BC{:02}", (-of - 1) / 100),
        Calendar::Century(of) => format!("{:02}", of / 100),
    }
}

fn week(day: jiff::civil::Date) -> String {
    let week = day.iso_week_date();
    format!("{}-W{:02}", year(week.year()), week.week())
}

fn year(year: i16) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - i32::from(year)) }
}

fn code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

fn of_clock(clock: Clock) -> String {
    match clock {
        Clock::Part(part) => part.to_owned(),
        Clock::Time(hour, minute, None) => format!("{hour:02}:{:02}", minute.unwrap_or(0)),
        Clock::Time(hour, minute, Some(second)) => {
            format!("{hour:02}:{:02}:{second:02}", minute.unwrap_or(0))
        }
    }
}

/// The value of what could not be resolved: an X for each part that is not known.
fn of_open(base: &Base) -> String {
    match base {
        Base::Fixed(calendar) => of_calendar(*calendar),
        Base::Shifted { unit, .. } => of_unit(*unit).to_owned(),
        Base::Moved { amount, back, .. } if amount.is_vague() && !is_of_clock(Some(base)) => {
            if *back { PAST } else { FUTURE }.to_owned()
        }
        Base::Moved { amount, .. } | Base::MovedFrom { amount, .. } => {
            amount.0.last().map_or("XXXX-XX-XX", |(_, unit)| of_unit(*unit)).to_owned()
        }
        Base::Again => PAST.to_owned(),
        Base::Part { part, whole } => of_part(*part, whole),
    }
}

fn of_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => "XXXX-XX-XX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Millennium => "X",
    }
}

fn of_part(part: Part, whole: &Whole) -> String {
    let of = match whole {
        Whole::Said(base) => of_open(base),
        Whole::Open | Whole::Last | Whole::Next | Whole::NextOfNamed => match part {
            Part::Day(_) => "XXXX-XX".to_owned(),
            Part::Weekday(_)
            | Part::Month(_)
            | Part::Season(_)
            | Part::Quarter(_)
            | Part::Half(_)
            | Part::Week(_)
            | Part::Holiday(_)
            | Part::Nth(..)
            | Part::NthWeekday(..)
            | Part::WeekAround
            | Part::WeekendAround => "XXXX".to_owned(),
        },
    };
    match part {
        Part::Month(month) => format!("{of}-{month:02}"),
        Part::Day(day) => format!("{of}-{day:02}"),
        Part::Weekday(day) => format!("XXXX-WXX-{day}"),
        Part::Season(season) => format!("{of}-{}", code(season)),
        Part::Quarter(quarter) => format!("{of}-Q{quarter}"),
        Part::Half(half) => format!("{of}-H{half}"),
        Part::Week(week) => format!("{of}-W{week:02}"),
        Part::Holiday(Holiday::Dated(year, month, day)) => format!("{year}-{month:02}-{day:02}"),
        Part::Holiday(Holiday::Fixed(month, day)) => {
            format!("{of}-{month:02}-{day:02}")
        }
        Part::Holiday(_) | Part::NthWeekday(..) => "XXXX-XX-XX".to_owned(),
        Part::Nth(_, unit) => of_unit(unit).to_owned(),
        Part::WeekAround => "XXXX-WXX".to_owned(),
        Part::WeekendAround => "XXXX-WXX-WE".to_owned(),
    }
}
