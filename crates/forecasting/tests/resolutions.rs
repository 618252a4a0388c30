//! Resolutions as people write them, for each kind of question.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use domain::{Among, Bounds, Choice, DateRange, Horizons, NumberRange, QuestionKind, Scale};
use forecasting::parse_resolution;

#[test]
fn a_yes_or_no_question_ends_with_either_or_a_reason() {
    check(
        &QuestionKind::Binary,
        &[
            ("yes", "", "yes"),
            ("No", "", "no"),
            ("annulled", "the meeting was abolished", "annulled"),
            ("ambiguous", "two versions of the text", "ambiguous"),
            ("not yet", "the count goes on", "not yet"),
            ("annulled", " ", "say why it is annulled, in one sentence for readers"),
            ("not-yet", "", "say why it is not yet, in one sentence for readers"),
            (
                "maybe",
                "",
                "\"maybe\" is no answer; give yes or no, or annulled, ambiguous or not-yet",
            ),
        ],
    );
}

#[test]
fn a_choice_ends_with_its_options() {
    let options = ["Geneva", "Vienna", "Riga, Latvia"].map(str::to_owned);
    let choice = |among| {
        QuestionKind::Choice(Choice { options: options.clone().into(), among, later: None })
    };
    check(
        &choice(Among::OneOf),
        &[
            ("vienna", "", "Vienna"),
            ("Riga, Latvia", "", "Riga, Latvia"),
            ("Geneva, Vienna", "", "exactly one option comes true; name one, not 2"),
            ("none", "", "exactly one option comes true; name one, not 0"),
            (
                "Doha",
                "",
                "\"Doha\" is no answer; give an option (Geneva, Vienna, Riga, Latvia), or annulled, \
             ambiguous or not-yet",
            ),
        ],
    );
    check(
        &choice(Among::AnyOf),
        &[
            ("Geneva, Vienna", "", "Geneva, Vienna"),
            ("none", "", "none of them"),
            ("Geneva, geneva", "", "\"Geneva\" is named twice; name it once"),
        ],
    );
}

#[test]
fn a_number_and_a_day_end_within_their_range_or_where_it_is_open() {
    let unit = "seats".to_owned();
    let (low, high, scale) = (0.0, 460.0, Scale::Linear);
    let seats = NumberRange { low, high, bounds: Bounds::OpenAbove, unit, scale };
    check(
        &QuestionKind::Numeric(seats),
        &[
            ("194", "", "194"),
            ("500", "", "500"),
            ("above", "", "above the range"),
            (
                "-1",
                "",
                "-1 lies outside the question's range, and the answer cannot; annul the question if it \
             did",
            ),
            (
                "below",
                "",
                "below the range lies outside the question's range, and the answer cannot; annul the \
             question if it did",
            ),
            (
                "inf",
                "",
                "\"inf\" is no answer; give a number, below or above, or annulled, ambiguous or not-yet",
            ),
            (
                "yes",
                "",
                "\"yes\" is no answer; give a number, below or above, or annulled, ambiguous or not-yet",
            ),
        ],
    );
    let (first, last) = ("2027-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
    let range = DateRange { first, last, bounds: Bounds::OpenAbove };
    check(
        &QuestionKind::Date(range),
        &[
            ("2027-03-01", "", "1 March 2027"),
            ("after", "", "after 31 December 2027"),
            (
                "2026-03-01",
                "",
                "1 March 2026 lies outside the question's range, and the answer cannot; annul the \
             question if it did",
            ),
        ],
    );
}

#[test]
fn by_when_ends_with_the_day_on_which_it_happened() {
    let by = ["2027-03-31", "2027-06-30"].map(|day| day.parse().unwrap()).into();
    check(
        &QuestionKind::Horizons(Horizons { by }),
        &[
            ("2027-05-02", "", "2 May 2027"),
            ("after", "", "after 30 June 2027"),
            (
                "before",
                "",
                "the question asks for by which of several days; \"before 31 March 2027\" does not answer it",
            ),
        ],
    );
}

/// What is read from each text with its reason, or the sentence by which it is refused.
#[track_caller]
fn check(kind: &QuestionKind, cases: &[(&str, &str, &str)]) {
    let options = match kind {
        QuestionKind::Choice(choice) => choice.options.clone(),
        QuestionKind::Binary
        | QuestionKind::Numeric(_)
        | QuestionKind::Date(_)
        | QuestionKind::Horizons(_) => vec![],
    };
    let look_again = Some("2027-02-01".parse().unwrap());
    for (text, reason, expected) in cases {
        let told = match parse_resolution(kind, &options, text, reason, look_again) {
            Ok(resolution) => resolution.words(),
            Err(unclear) => unclear.to_string(),
        };
        assert_eq!(told, *expected, "{text}");
    }
}
