//! Whatever stands beside each other, times are read in order, apart, and as TIMEX3 writes them.

use domain::{TimeExpression, TimeKind};
use proptest::prelude::*;
use reading::{IntakeHints, read, take_in};
use text::language::Annotation;

/// The times of a text, with and without a day of publication.
fn times(text: &str, published: Option<&str>) -> Vec<TimeExpression> {
    let published = published.and_then(|day| day.parse().ok());
    let hints = IntakeHints { published, ..IntakeHints::default() };
    let Ok(intake) = take_in(text.as_bytes(), &hints) else { return Vec::new() };
    let times = read(&intake, &Annotation::default()).times;
    assert!(times.iter().all(|time| time.span.matches(&intake.document.text)), "{times:?}");
    times
}

fn check(text: &str) {
    for published in [None, Some("2022-01-28"), Some("0001-01-01"), Some("9999-12-31")] {
        let times = times(text, published);
        for (one, next) in times.iter().zip(times.iter().skip(1)) {
            assert!(one.span.end <= next.span.start, "{one:?} overlaps {next:?} in {text:?}");
        }
        for time in &times {
            check_time(time, text);
        }
    }
}

fn check_time(time: &TimeExpression, text: &str) {
    assert!(!time.value.is_empty(), "{time:?} has no value in {text:?}");
    assert_eq!(time.first.is_some(), time.last.is_some(), "{time:?} has one end in {text:?}");
    assert!(time.first <= time.last, "{time:?} ends before it begins in {text:?}");
    let is_amount = time.value.starts_with('P') && !time.value.ends_with("_REF");
    assert!(time.kind != TimeKind::Duration || is_amount, "{time:?} is no duration in {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_of_time_in_any_order_are_read(words in prop::collection::vec(word(), 0..40)) {
        check(&words.join(" "));
    }

    #[test]
    fn words_of_time_without_spaces_are_read(words in prop::collection::vec(word(), 0..12)) {
        check(&words.concat());
    }

    #[test]
    fn a_stated_day_is_read_as_itself(year in 1000_i16..2200, month in 1_i8..13, day in 1_i8..29) {
        let written = format!("{year:04}-{month:02}-{day:02}");
        let found = times(&format!("It began on {written}."), None);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].value, &written);
    }
}

/// Words, numbers and marks that times are made of.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "the", "a", "of", "in", "to", "and", "-", "–", "/", ":", ".", ",", "'", "(", ")", "½",
    "0", "1", "2", "12", "15", "31", "99", "000", "1990s", "90s", "2022", "9999", "99999", "3.5",
    "one", "twenty", "hundred", "half", "third", "first", "last", "next", "same", "latest", "early",
    "year", "years", "ago", "later", "earlier", "quarter", "week", "day", "days", "night", "decade",
    "century", "Monday", "May", "March", "February", "30", "pm", "a.m.", "noon", "GMT", "+",
    "before", "after", "from", "between", "every", "Christmas", "Easter", "BC", "fiscal", "summer",
    "morning", "hours", "overnight", "trading", "between", "now", "soon", "about", "old", "İ", "ß",
];

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(WORDS)
}
