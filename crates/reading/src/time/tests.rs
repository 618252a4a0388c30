//! Times of short texts, read by rules alone.

use jiff::civil::date;

use super::{Lean, Times, find};
use crate::page::{Tree, tokens};

/// The times of a text published on Friday 28 January 2022.
fn times(text: &str) -> Times {
    find(text, &tokens(text), &Tree::default(), Some(date(2022, 1, 28)))
}

/// Checks the words and values of all times of a text.
fn check(text: &str, expected: &[(&str, &str)]) {
    let times = times(text);
    let found: Vec<(&str, &str)> =
        times.all.iter().map(|it| (it.range.of(text), it.value.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

/// Checks the days that the dates of a text mean.
fn check_days(lean: Lean, text: &str, expected: &[&str]) {
    let times = times(text);
    let periods = times.dates.iter().filter_map(|it| it.period(lean));
    let found: Vec<String> = periods
        .map(|period| match period.day() {
            Some(day) => day.to_string(),
            None => format!("{} to {}", period.first, period.last),
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn full_dates_are_read_in_many_forms() {
    for text in [
        "January 17, 2022",
        "17 January 2022",
        "Jan. 17, 2022",
        "2022-01-17",
        "17.01.2022",
        "the 17th of January, 2022",
        "January 17th, 2022",
        "Monday, January 17, 2022",
        "1/17/2022",
        "2022/Jan/17",
        "January seventeenth, two thousand and twenty-two",
    ] {
        check(text, &[(text, "2022-01-17")]);
    }
}

#[test]
fn a_date_without_a_year_takes_the_nearest_one() {
    check_days(Lean::Past, "on January 17", &["2022-01-17"]);
    check_days(Lean::Past, "on December 17", &["2021-12-17"]);
    check_days(Lean::Past, "on January 29", &["2022-01-29"]);
    check_days(Lean::Future, "on February 3", &["2022-02-03"]);
    check_days(Lean::Past, "on July 20", &["2021-07-20"]);
    check_days(Lean::Future, "on July 20", &["2022-07-20"]);
}

#[test]
fn several_days_share_their_month() {
    let three = ["2022-01-10", "2022-01-12", "2022-01-13"];
    check_days(Lean::Past, "On January 10, 12 and 13, they met", &three);
    check_days(Lean::Past, "on 10, 12 and 13 January they met", &three);
    check_days(Lean::Past, "On January 10, 12 people died", &["2022-01-10"]);
}

#[test]
fn weekdays_lean() {
    check_days(Lean::Past, "said on Monday", &["2022-01-24"]);
    check_days(Lean::Future, "will meet on Monday", &["2022-01-31"]);
    check_days(Lean::Past, "said on Friday", &["2022-01-28"]);
    check_days(Lean::Past, "last Friday and next Monday", &["2022-01-21", "2022-01-31"]);
}

#[test]
fn near_days_and_periods() {
    let days = ["2022-01-27", "2022-01-28", "2022-01-29"];
    check_days(Lean::Past, "yesterday, today, tomorrow", &days);
    check_days(Lean::Past, "three days ago", &["2022-01-25"]);
    check_days(Lean::Future, "next week", &["2022-01-31 to 2022-02-06"]);
    check_days(Lean::Past, "last month", &["2021-12-01 to 2021-12-31"]);
    check_days(Lean::Future, "in March", &["2022-03-01 to 2022-03-31"]);
    check_days(Lean::Future, "by 2024", &["2024-01-01 to 2024-12-31"]);
}

#[test]
fn words_that_only_look_like_dates_are_none() {
    check("They may march. May they? It sold 2022 cars, 12 of 30.", &[]);
    check("F-105s and A380s; three quarters of them; Operation Red Dawn", &[]);
    check("Call 138-2010-2015 or 000 111 82-2100.", &[]);
}

#[test]
fn an_ambiguous_day_needs_evidence() {
    check("3/4/2022 could be either", &[]);
    assert_eq!(times("3/4/2022 could be either").ambiguous.len(), 1);
    check("1/17/2022 and 3/4/2022", &[("1/17/2022", "2022-01-17"), ("3/4/2022", "2022-03-04")]);
    check("17/1/2022 and 3/4/2022", &[("17/1/2022", "2022-01-17"), ("3/4/2022", "2022-04-03")]);
}

#[test]
fn a_day_of_no_calendar_is_told() {
    let times = times("February 30, 2022");
    assert!(times.dates[0].is_impossible);
    assert_eq!(times.dates[0].period(Lean::Past), None);
}

#[test]
fn a_date_run_into_a_word_is_found() {
    check_days(Lean::Past, "5 min readJan 17, 2022", &["2022-01-17"]);
}

#[test]
fn amounts_keep_their_units() {
    check("two and a half years", &[("two and a half years", "P2.5Y")]);
    check("1 month and 21 days", &[("1 month and 21 days", "P1M21D")]);
    check("a 20-year-old plan", &[("20-year-old", "P20Y")]);
    check("half an hour", &[("half an hour", "PT0.5H")]);
    check("over the past three years", &[("the past three years", "P3Y")]);
}

#[test]
fn years_before_christ_count_back() {
    check("490-480 BC", &[("490", "BC0490"), ("480 BC", "BC0480")]);
    check("the 5th century BC", &[("the 5th century BC", "BC04")]);
}

#[test]
fn times_of_day_keep_their_zone() {
    let times = times("Monday at 18:00 GMT");
    assert_eq!(times.all[0].value, "2022-01-24T18:00");
    assert_eq!(times.all[0].zone.as_deref(), Some("GMT"));
}
