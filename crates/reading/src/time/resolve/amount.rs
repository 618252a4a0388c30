//! Amounts as TIMEX3 writes them, and what is so much later or earlier.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::time::meaning::{Amount, Calendar, Count, Unit};

/// An amount as TIMEX3 writes it: "P3D", "PT2H", "P2.5Y", "PXM", "P1DT5H".
pub(in crate::time) fn amount_value(amount: &Amount) -> String {
    let mut written = String::from("P");
    for (count, unit) in &amount.0 {
        if unit.is_of_clock() && !written.contains('T') {
            written.push('T');
        }
        let (times, letters) = letters(*unit);
        match count {
            Count::Exactly(number) => written.push_str(&(number * times).to_string()),
            Count::Vague => written.push('X'),
        }
        written.push_str(letters);
    }
    written
}

/// The letters for a unit, and how many of them it is.
fn letters(unit: Unit) -> (f64, &'static str) {
    match unit {
        Unit::Second => (1.0, "S"),
        Unit::Minute | Unit::Month => (1.0, "M"),
        Unit::Hour => (1.0, "H"),
        Unit::Day | Unit::Night => (1.0, "D"),
        Unit::Weekend => (1.0, "WE"),
        Unit::Week => (1.0, "W"),
        Unit::Fortnight => (2.0, "W"),
        Unit::Quarter => (3.0, "M"),
        Unit::Half => (6.0, "M"),
        Unit::Year => (1.0, "Y"),
        Unit::Decade => (1.0, "DE"),
        Unit::Century => (1.0, "CE"),
        Unit::Millennium => (1.0, "ML"),
    }
}

/// What is so much later or earlier than a day, as exactly as the smallest unit tells; nothing
/// for vague amounts, and for those shorter than a day.
pub(super) fn moved(day: Date, amount: &Amount, back: bool) -> Option<Calendar> {
    let amount = &in_days(amount).unwrap_or_else(|| amount.clone());
    let result = away(day, amount, back)?;
    let (_, smallest) = amount.0.last()?;
    // Two and a half years ago was a day that only the month can be told of.
    let is_broken = |count: &Count| matches!(count, Count::Exactly(it) if it.fract() > 0.0);
    let is_long = matches!(smallest, Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium);
    let unit = if is_long && amount.0.iter().any(|(count, _)| is_broken(count)) {
        Unit::Month
    } else {
        *smallest
    };
    around(result, unit)
}

/// The day that is so much later.
pub(in crate::time) fn later(day: Date, amount: &Amount) -> Option<Date> {
    away(day, in_days(amount).as_ref().unwrap_or(amount), false)
}

/// Hours that make whole days, as days: "48 hours".
fn in_days(amount: &Amount) -> Option<Amount> {
    let [(Count::Exactly(hours), Unit::Hour)] = amount.0.as_slice() else { return None };
    let days = hours / 24.0;
    let is_whole = days >= 1.0 && days.fract() == 0.0;
    is_whole.then(|| Amount(vec![(Count::Exactly(days), Unit::Day)]))
}

fn away(day: Date, amount: &Amount, back: bool) -> Option<Date> {
    amount.0.iter().try_fold(day, |day, (count, unit)| {
        let span = span(*count, *unit)?;
        day.checked_add(if back { -span } else { span }).ok()
    })
}

/// The span of an amount; fractions of a unit count in the units below it.
fn span(count: Count, unit: Unit) -> Option<Span> {
    let Count::Exactly(number) = count else { return None };
    let whole = |times: f64| {
        let number = number * times;
        let is_small = number.abs() < 100_000.0;
        // The number was checked to be small, and only its whole part is meant.
        #[expect(clippy::cast_possible_truncation, reason = "small numbers only")]
        is_small.then(|| number.round() as i64)
    };
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day | Unit::Night => Span::new().try_days(whole(1.0)?),
        Unit::Weekend | Unit::Week => Span::new().try_days(whole(7.0)?),
        Unit::Fortnight => Span::new().try_days(whole(14.0)?),
        Unit::Month => Span::new().try_months(whole(1.0)?),
        Unit::Quarter => Span::new().try_months(whole(3.0)?),
        Unit::Half => Span::new().try_months(whole(6.0)?),
        Unit::Year => Span::new().try_months(whole(12.0)?),
        Unit::Decade => Span::new().try_years(whole(10.0)?),
        Unit::Century => Span::new().try_years(whole(100.0)?),
        Unit::Millennium => Span::new().try_years(whole(1000.0)?),
    };
    span.ok()
}

/// The unit around a day.
pub(super) fn around(day: Date, unit: Unit) -> Option<Calendar> {
    let (year, month) = (day.year(), day.month());
    let monday = || day.checked_sub(i32::from(day.weekday().to_monday_zero_offset()).days()).ok();
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => None,
        Unit::Day | Unit::Night => Some(Calendar::Day(day)),
        Unit::Weekend => Some(Calendar::Weekend(monday()?.checked_add(5.days()).ok()?)),
        Unit::Week | Unit::Fortnight => Some(Calendar::Week(monday()?)),
        Unit::Month => Some(Calendar::Month(year, month)),
        Unit::Quarter => Some(Calendar::Quarter(year, (month + 2) / 3)),
        Unit::Half => Some(Calendar::Half(year, (month + 5) / 6)),
        Unit::Year => Some(Calendar::Year(year)),
        Unit::Decade => Some(Calendar::Decade(year.div_euclid(10) * 10)),
        Unit::Century => Some(Calendar::Century(year.div_euclid(100) * 100)),
    }
}

/// So many units after the one around a day.
pub(super) fn shifted(day: Date, unit: Unit, by: i32) -> Option<Calendar> {
    let months = |count: i32| -> Option<Date> {
        day.first_of_month().checked_add(by.checked_mul(count)?.months()).ok()
    };
    let days = |count: i32| -> Option<Date> { day.checked_add(by.checked_mul(count)?.days()).ok() };
    let moved = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
        Unit::Day | Unit::Night => days(1)?,
        Unit::Weekend | Unit::Week => days(7)?,
        Unit::Fortnight => days(14)?,
        Unit::Month => months(1)?,
        Unit::Quarter => months(3)?,
        Unit::Half => months(6)?,
        Unit::Year => months(12)?,
        Unit::Decade => months(120)?,
        Unit::Century => months(1200)?,
    };
    around(moved, unit)
}
