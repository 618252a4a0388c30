//! The days that something is announced for: one, or from the first to the last of several.

use jiff::civil::Date;

use crate::page::{Page, Run};
use crate::time::{DateMention, Lean, Period};

/// The days that a date names in what is to come, with where all of it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) period: Period,
    pub(super) run: Run,
    /// Whether it can only lie ahead, as "tomorrow" and "3 May" do and "Monday" does not.
    pub(super) is_ahead: bool,
}

/// The longest time that something is announced for; a longer one is a trend.
const LONGEST_DAYS: i32 = 31;

/// The days of a date, joined with the one after it where both are a range, as in "from 3 to 5 May".
pub(super) fn days(
    page: &Page<'_>,
    date: &DateMention,
    next: Option<&DateMention>,
) -> Option<Days> {
    if date.run.from > 0 && page.is(date.run.from - 1, &["last", "past", "previous"]) {
        return None;
    }
    let period = page.period(date, Lean::Future)?;
    let before = page.period(date, Lean::Past)?;
    let own = with_number(page, Days { period, run: date.run, is_ahead: before == period });
    let Some(next) = next.filter(|next| are_one(page, date, next)) else {
        return Some(own).filter(is_short);
    };
    let last = page.period(next, Lean::Future)?.last;
    let whole = Period { first: period.first, last };
    let run = Run::new(date.run.from, next.run.to);
    Some(Days { period: whole, run, ..own }).filter(|it| last >= period.first && is_short(it))
}

/// Whether two dates are days of one entry: the ends of a range, or a day and the next one, as in "20
/// and 21 January".
pub(super) fn are_one(page: &Page<'_>, one: &DateMention, other: &DateMention) -> bool {
    let is_joint = one.run.to + 1 == other.run.from && page.is(one.run.to, &["and", "&", ","]);
    let period = |date: &DateMention| page.period(date, Lean::Future);
    let follows = || {
        let (one, other) = (period(one)?, period(other)?);
        Some(one.last.tomorrow().ok()? == other.first)
    };
    is_range(page, one.run, other.run) || is_joint && follows() == Some(true)
}

/// "3 to 5 May", "between 3 and 5 May", "3–5 May"
fn is_range(page: &Page<'_>, one: Run, other: Run) -> bool {
    let between = Run::new(one.to, other.from);
    let opens = one.from > 0 && page.is(one.from - 1, &["between"]);
    between.to - between.from <= 1
        && page.find(between, &["to", "through", "until", "till", "–", "-", "—"]).is_some()
        || between.to - between.from == 1 && opens && page.is(between.from, &["and"])
}

/// "20 and 21 January", where only the second is known for a date.
fn with_number(page: &Page<'_>, days: Days) -> Days {
    let from = days.run.from;
    let joint = from > 1 && page.is(from - 1, &["and", "&", "-", "–"]);
    let number = || page.lower(from - 2).parse::<i8>().ok();
    let day = |number: i8| days.period.first.with().day(number).build().ok();
    let first = if joint { number().and_then(day) } else { None };
    match first.filter(|first| first.tomorrow().is_ok_and(|it| it == days.period.first)) {
        Some(first) => {
            let run = Run::new(from - 2, days.run.to);
            Days { period: Period { first, ..days.period }, run, ..days }
        }
        None => days,
    }
}

fn is_short(days: &Days) -> bool {
    let span = days.period.first.until(days.period.last);
    span.is_ok_and(|span| span.get_days() <= LONGEST_DAYS)
}

/// Whether days lie on or after the day of publication, as far as it is known.
pub(super) fn lies_ahead(page: &Page<'_>, last: Date) -> bool {
    page.published.is_none_or(|published| last >= published)
}
