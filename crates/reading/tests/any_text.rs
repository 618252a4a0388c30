//! Whatever the text, the reading never fails and its spans match.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use domain::Span;
use proptest::prelude::*;
use reading::{IntakeHints, read, take_in};
use serde_json::Value;
use text::language::Annotation;

/// Reads a text and checks every span of the reading's JSON, as others will take it.
fn check(text: &str) {
    let hints = IntakeHints { published: "2022-01-28".parse().ok(), ..IntakeHints::default() };
    let Ok(intake) = take_in(text.as_bytes(), &hints) else { return };
    let reading = read(&intake, &Annotation::default());
    assert_eq!(
        reading,
        read(&intake, &Annotation::default()),
        "the same input must give the same reading"
    );
    check_spans(&serde_json::to_value(&reading).unwrap(), &intake.document.text);
}

fn check_spans(value: &Value, text: &str) {
    if let Ok(span) = serde_json::from_value::<Span>(value.clone()) {
        assert!(span.matches(text), "{span:?} does not match {text:?}");
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| check_spans(value, text)),
        Value::Object(fields) => fields.values().for_each(|value| check_spans(value, text)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn words_of_the_trade_in_any_order_are_read(words in prop::collection::vec(word(), 0..60)) {
        check(&words.join(" "));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(intake) = take_in(&bytes, &IntakeHints::default()) {
            check(&intake.document.text);
        }
    }
}

#[test]
fn an_announced_list_is_read_without_a_language_model() {
    check(
        "The words carry two messages.\n\nFirst, the talks are over. Second, Norway will not sign \
         the treaty, because its neighbors have not.\n",
    );
}

/// Words and marks that the rules look for.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "Russia", "NATO", "the", "U.S.", "Sergey", "Lavrov", "minister", "Foreign Minister", "said",
    "told", "that", "“", "”", "\"", "'", "’s", "according to", "he", "she", "they", "it", "who",
    "on", "January 10, 12 and 13", "Monday", "in", "Moscow", "will", "would", "meet", "if",
    "unless", "likely", "not", "are", "allies", "neither", "nor", "than", "demands", "goals",
    "are:", ":", ";", ",", ".", "?", "\n\n", "—", "First,", "means", "which", "indicates",
    "refused", "accepted", "have yet to accept", "the point", "proposed by", "held", "talks",
    "with", "and", "signed", "agreement", "is", "expected", "to", "(", ")", "appears to",
    "messages:", "In our view", "this", "reporters", "Reuters", "was", "by", "might", "of",
    "scheduled for", "next week", "unlikely", "the demand",
];

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(WORDS)
}

#[test]
fn a_sentence_without_end_is_read_in_pieces_and_told() {
    let text = "The minister said that the talks go on, ".repeat(100);
    let intake = take_in(text.as_bytes(), &IntakeHints::default()).unwrap();
    let reading = read(&intake, &Annotation::default());
    let told = reading.problems.iter().filter(|it| it.message.contains("more than 400 words"));
    assert_eq!(told.count(), 1, "{:?}", reading.problems);
    assert!(reading.statements.len() > 1);
}
