//! Forecasts as people write them, for each kind of question: what is read, and what is refused
//! with which remedy.

use domain::{Among, Bounds, Choice, DateRange, Horizons, NumberRange, QuestionKind, Scale};
use forecasting::{chances_in_words, parse_chances};

#[test]
fn a_yes_or_no_question_takes_one_probability() {
    check(
        &QuestionKind::Binary,
        &[
            ("72%", "72%"),
            ("0.72", "72%"),
            ("72", "72%"),
            ("likely", "\"likely\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("", "there is no forecast; give a probability, as 72%"),
            ("40 60", "the question asks for yes or no; give one probability, not 2"),
        ],
    );
}

#[test]
fn exclusive_options_add_up_to_one() {
    check(
        &places(Among::OneOf),
        &[
            ("40 35 25", "Geneva 40%, Vienna 35%, elsewhere 25%"),
            ("Geneva=40% elsewhere=0.25 vienna=35%", "Geneva 40%, Vienna 35%, elsewhere 25%"),
            ("Geneva=40% Vienna=35% elsewhere=rest", "Geneva 40%, Vienna 35%, elsewhere 25%"),
            ("0.1 0.2 rest", "Geneva 10%, Vienna 20%, elsewhere 70%"),
            (
                "40 35 20",
                "the probabilities add up to 95%, and exactly one option comes true; make them add up \
             to 100%, or write \"rest\" for one of them",
            ),
            ("80 35 rest", "the other options add up to 115% and leave no rest"),
            ("40 rest rest", "\"rest\" is written twice; write it for one option"),
            ("Geneva=40% Vienna=60%", "\"elsewhere\" is left out; give every answer, if only 0%"),
            ("40 60", "\"40\" has no \"=\"; write Geneva=40%"),
            (
                "Doha=40% Vienna=35% elsewhere=25%",
                "there is no answer \"Doha\"; the answers are Geneva, Vienna, elsewhere",
            ),
            ("Geneva=40% Geneva=35% elsewhere=25%", "\"Geneva\" is given twice; give it once"),
        ],
    );
}

#[test]
fn options_of_which_any_number_may_come_true_have_chances_of_their_own() {
    check(
        &places(Among::AnyOf),
        &[
            ("40 95 95", "Geneva 40%, Vienna 95%, elsewhere 95%"),
            ("0 0 0%", "Geneva 0%, Vienna 0%, elsewhere 0%"),
            (
                "Geneva=40% Vienna=rest elsewhere=10%",
                "\"Vienna\" cannot take the rest: any number of the options may come true, and \
                 each needs a chance of its own, as Vienna=40%",
            ),
        ],
    );
}

#[test]
fn chances_by_later_days_never_fall() {
    let by = ["2027-03-31", "2027-06-30", "2027-12-31"].map(|day| day.parse().unwrap()).into();
    check(
        &QuestionKind::Horizons(Horizons { by }),
        &[
            ("20 35 35", "by 31 March 2027 20%, by 30 June 2027 35%, by 31 December 2027 35%"),
            (
                "2027-06-30=35 2027-03-31=20 2027-12-31=60",
                "by 31 March 2027 20%, by 30 June 2027 35%, by 31 December 2027 60%",
            ),
            (
                "20 35 30",
                "30% by 2027-12-31 is less than 35% by 2027-06-30; what happens by 2027-06-30 has \
             happened by 2027-12-31",
            ),
        ],
    );
}

#[test]
fn a_number_takes_quantiles_that_rise() {
    check(
        &seats(Bounds::OpenAbove),
        &[
            (
                "10%=190 50%=210 90%=235",
                "10% below 190 seats, 50% below 210 seats, 90% below 235 seats",
            ),
            ("10%=190 90%=500", "10% below 190 seats, 90% below 500 seats"),
            ("50%=210", "one quantile tells too little; give at least two, as 10%=… 50%=… 90%=…"),
            ("10%=190 50%=180", "50%=180 does not come after 10%=190; give quantiles that rise"),
            ("50%=190 10%=210", "10%=210 does not come after 50%=190; give quantiles that rise"),
            (
                "10%=-5 50%=210",
                "-5 lies outside 0 to 460, and the answer cannot; give a quantile within",
            ),
            ("0%=100 50%=210", "0% is no quantile; give probabilities above 0% and below 100%"),
            ("10%=many 50%=210", "\"many\" is no number; write quantiles as 10%=5 50%=9 90%=14"),
            ("10%=inf 50%=210", "\"inf\" is no number; write quantiles as 10%=5 50%=9 90%=14"),
            ("190 210", "\"190\" has no \"=\"; write 10%=… 50%=… 90%=…"),
        ],
    );
    check(
        &seats(Bounds::Closed),
        &[(
            "10%=190 90%=500",
            "500 lies outside 0 to 460, and the answer cannot; give a quantile within",
        )],
    );
}

#[test]
fn a_day_takes_quantiles_that_are_days() {
    let (first, last) = ("2027-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
    let range = DateRange { first, last, bounds: Bounds::OpenAbove };
    check(
        &QuestionKind::Date(range),
        &[
            ("25%=2027-03-01 75%=2027-09-01", "25% by 2027-03-01, 75% by 2027-09-01"),
            ("25%=2027-03-01 75%=2029-09-01", "25% by 2027-03-01, 75% by 2029-09-01"),
            (
                "25%=2026-03-01 75%=2027-09-01",
                "2026-03-01 lies outside 2027-01-01 to 2027-12-31, and the answer cannot; give a \
             quantile within",
            ),
            (
                "25%=spring 75%=2027-09-01",
                "\"spring\" is no day; write quantiles as 10%=2027-02-01 50%=2027-03-15",
            ),
        ],
    );
}

/// What is read from each text, or the sentence by which it is refused.
#[track_caller]
fn check(kind: &QuestionKind, cases: &[(&str, &str)]) {
    let options = match kind {
        QuestionKind::Choice(choice) => choice.options.clone(),
        QuestionKind::Binary
        | QuestionKind::Numeric(_)
        | QuestionKind::Date(_)
        | QuestionKind::Horizons(_) => vec![],
    };
    for (text, expected) in cases {
        let parts: Vec<&str> = text.split(' ').filter(|part| !part.is_empty()).collect();
        let told = match parse_chances(kind, &options, &parts) {
            Ok(chances) => chances_in_words(kind, &options, &chances),
            Err(unclear) => unclear.to_string(),
        };
        assert_eq!(told, *expected, "{text}");
    }
}

fn places(among: Among) -> QuestionKind {
    let options = ["Geneva", "Vienna", "elsewhere"].map(str::to_owned).into();
    QuestionKind::Choice(Choice { options, among, later: None })
}

fn seats(bounds: Bounds) -> QuestionKind {
    let unit = "seats".to_owned();
    QuestionKind::Numeric(NumberRange { low: 0.0, high: 460.0, bounds, unit, scale: Scale::Linear })
}
