//! Scores of each kind of question, against values worked out by hand and by plain summation.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use domain::{
    Among, Bounds, Chances, Choice, DateRange, Horizons, LaterOptions, NumberRange, Probability,
    Quantile, QuestionKind, Resolution, Scale, Side, number_of_day,
};
use proptest::prelude::*;
use scoring::answers::{Answer, AnswerRule};

#[test]
fn a_choice_is_scored_over_its_options() {
    let kind = places(Among::OneOf, None);
    // (0.5 - 1)² + 0.3² + 0.2², and -ln 0.5.
    check(&kind, 3, "Geneva", &[0.5, 0.3, 0.2], &[0.38, 2_f64.ln()]);
    check(&kind, 3, "elsewhere", &[0.5, 0.3, 0.2], &[0.25 + 0.09 + 0.64, 5_f64.ln()]);
}

#[test]
fn ranges_in_order_forgive_a_near_miss() {
    let kind = places(Among::Ordered, None);
    // Cumulated chances 0.5 and 0.8 against 0 and 1, and against 0 and 0; halved.
    check(&kind, 3, "Vienna", &[0.5, 0.3, 0.2], &[0.5 * (0.25 + 0.04), -0.3_f64.ln()]);
    check(&kind, 3, "elsewhere", &[0.5, 0.3, 0.2], &[0.5 * (0.25 + 0.64), 5_f64.ln()]);
}

#[test]
fn options_of_which_any_number_comes_true_are_scored_one_by_one() {
    let kind = places(Among::AnyOf, None);
    let mean = |scores: [f64; 3]| scores.iter().sum::<f64>() / 3.0;
    check(&kind, 3, "Geneva,Vienna", &[0.5, 0.9, 0.2], &[mean([0.25, 0.01, 0.04])]);
    check(&kind, 3, "", &[0.5, 0.9, 0.2], &[mean([0.25, 0.81, 0.04])]);
    // The third was added later out of nothing: it had no chance, and that was right or wrong.
    let kind = places(Among::AnyOf, Some(LaterOptions::FromNothing));
    check(&kind, 3, "Geneva", &[0.5, 0.9], &[mean([0.25, 0.81, 0.0])]);
    check(&kind, 3, "Geneva,elsewhere", &[0.5, 0.9], &[mean([0.25, 0.81, 1.0])]);
}

#[test]
fn an_option_added_later_came_out_of_the_last_one_or_out_of_nothing() {
    let from_last = places(Among::OneOf, Some(LaterOptions::FromLast));
    let from_nothing = places(Among::OneOf, Some(LaterOptions::FromNothing));
    // Doha is the fourth option; the forecast knew three.
    check(&from_last, 4, "Doha", &[0.5, 0.3, 0.2], &[0.25 + 0.09 + 0.64, 5_f64.ln()]);
    check(&from_nothing, 4, "Doha", &[0.5, 0.3, 0.2], &[0.38 + 1.0, f64::INFINITY]);
    for kind in [&from_last, &from_nothing] {
        check(kind, 4, "Geneva", &[0.5, 0.3, 0.2], &[0.38, 2_f64.ln()]);
        check(kind, 4, "Doha", &[0.5, 0.1, 0.2, 0.2], &[0.25 + 0.01 + 0.04 + 0.64, 5_f64.ln()]);
    }
}

#[test]
fn by_each_day_it_had_happened_or_not() {
    let by = ["2027-03-31", "2027-06-30", "2027-12-31"].map(|day| day.parse().unwrap()).into();
    let kind = QuestionKind::Horizons(Horizons { by });
    let forecast = Chances::Horizons(probabilities(&[0.1, 0.4, 0.8]));
    for (resolution, expected) in [
        (day("2027-02-01"), [0.81, 0.36, 0.04]),
        (day("2027-03-31"), [0.81, 0.36, 0.04]),
        (day("2027-04-01"), [0.01, 0.36, 0.04]),
        (day("2027-12-31"), [0.01, 0.16, 0.04]),
        (Resolution::Beyond { side: Side::Above, day: None }, [0.01, 0.16, 0.64]),
    ] {
        let mean = expected.iter().sum::<f64>() / 3.0;
        assert_scores(&kind, &[], &resolution, &forecast, &[mean]);
    }
}

#[test]
fn a_number_is_scored_over_the_range_that_is_told_apart() {
    // A line from (0, 0) through (25, 0.25) and (75, 0.75) to (100, 1): ∫ (x/100)² below the
    // answer and ∫ (1 - x/100)² above it.
    let uniform = |answer: f64| (answer.powi(3) + (1.0 - answer).powi(3)) / 3.0;
    for answer in [0.0, 0.25, 0.5, 1.0] {
        let resolution = Resolution::Number { value: answer * 100.0 };
        let forecast = quantiles(&[(0.25, 25.0), (0.75, 75.0)]);
        let seats = seats(Bounds::Closed, Scale::Linear);
        assert_scores(&seats, &[], &resolution, &forecast, &[uniform(answer)]);
    }
}

#[test]
fn an_answer_beyond_an_open_end_counts_as_one_at_it() {
    let kind = seats(Bounds::Open, Scale::Linear);
    let forecast = quantiles(&[(0.1, 20.0), (0.9, 90.0)]);
    let at = |resolution: Resolution| score(&kind, &resolution, &forecast);
    let number = |value| Resolution::Number { value };
    let beyond = |side| Resolution::Beyond { side, day: None };
    assert!((at(number(100.0)) - at(number(5000.0))).abs() < 1e-15);
    assert!((at(number(100.0)) - at(beyond(Side::Above))).abs() < 1e-15);
    assert!((at(number(0.0)) - at(beyond(Side::Below))).abs() < 1e-15);
}

#[test]
fn on_a_log_scale_ratios_count() {
    let kind = QuestionKind::Numeric(NumberRange {
        low: 1.0,
        high: 10_000.0,
        bounds: Bounds::Closed,
        unit: "drones".to_owned(),
        scale: Scale::Log,
    });
    // In powers of ten the line goes straight from 0 to 4, and 100 lies in the middle.
    let forecast = quantiles(&[(0.25, 10.0), (0.75, 1000.0)]);
    let found = score(&kind, &Resolution::Number { value: 100.0 }, &forecast);
    assert!((found - 2.0 * 0.125 / 3.0).abs() < 1e-15);
}

#[test]
fn days_are_scored_as_numbers_are() {
    let days = ["2027-01-01", "2027-02-01", "2027-06-01", "2027-12-31", "2027-03-01"];
    let [first, low, high, last, answer] = days.map(|day| day.parse().unwrap());
    let kind = QuestionKind::Date(DateRange { first, last, bounds: Bounds::OpenAbove });
    let [first, low, high, last, number] = [first, low, high, last, answer].map(number_of_day);
    let as_number = QuestionKind::Numeric(NumberRange {
        low: first,
        high: last,
        bounds: Bounds::OpenAbove,
        unit: "days".to_owned(),
        scale: Scale::Linear,
    });
    let forecast = quantiles(&[(0.2, low), (0.7, high)]);
    let of_day = score(&kind, &Resolution::Date { date: answer }, &forecast);
    let of_number = score(&as_number, &Resolution::Number { value: number }, &forecast);
    assert!((of_day - of_number).abs() < 1e-15);
}

#[test]
fn what_does_not_answer_the_question_is_not_scored() {
    let reason = || "why".to_owned();
    let look_again = "2027-01-01".parse().unwrap();
    for resolution in [
        Resolution::Annulled { reason: reason() },
        Resolution::Ambiguous { reason: reason() },
        Resolution::NotYet { reason: reason(), look_again },
        Resolution::Number { value: 3.0 },
    ] {
        assert!(Answer::new(&QuestionKind::Binary, &[], &resolution).is_none(), "{resolution:?}");
    }
    let answer = Answer::new(&QuestionKind::Binary, &[], &Resolution::Yes).unwrap();
    let other = quantiles(&[(0.2, 1.0), (0.7, 2.0)]);
    assert!(answer.score(answer.rules()[0], &other).is_err());
    let half = Chances::Probability(Probability::new(0.5).unwrap());
    assert!(answer.score(AnswerRule::Quantity, &half).is_err());
}

proptest! {
    /// The score is the mean over the range of the squared distance of the line to what happened.
    #[test]
    fn the_score_of_a_number_is_an_area(
        mut places in prop::collection::vec(-40.0..140.0_f64, 2..5),
        answer in -20.0..120.0_f64,
        bounds in 0..4_u8,
    ) {
        places.sort_by(f64::total_cmp);
        prop_assume!(places.windows(2).all(|pair| pair[1] - pair[0] > 0.1));
        let bounds = [Bounds::Open, Bounds::OpenAbove, Bounds::OpenBelow, Bounds::Closed]
            [usize::from(bounds)];
        let is_within = |place: &f64| {
            (*place >= 0.0 || bounds.is_open_below()) && (*place <= 100.0 || bounds.is_open_above())
        };
        prop_assume!(places.iter().all(is_within));
        let levels = [0.2, 0.4, 0.6, 0.8];
        let given: Vec<(f64, f64)> = levels.into_iter().zip(places).collect();
        let kind = seats(bounds, Scale::Linear);
        let found = score(&kind, &Resolution::Number { value: answer }, &quantiles(&given));
        let line = line(&given, bounds);
        let answer = answer.clamp(0.0, 100.0);
        let steps = 20_000_i32;
        let term = |number: i32| {
            let place = (f64::from(number) + 0.5) * 100.0 / f64::from(steps);
            let happened = if place >= answer { 1.0 } else { 0.0 };
            (chance(&line, place) - happened).powi(2)
        };
        let expected = (0..steps).map(term).sum::<f64>() / f64::from(steps);
        prop_assert!((found - expected).abs() < 2e-4, "{found} {expected}");
        prop_assert!((0.0..=1.0).contains(&found));
    }
}

/// The points of the line that a forecast stands for, by the rule in words: straight to a closed
/// end, on as before at an open one.
fn line(given: &[(f64, f64)], bounds: Bounds) -> Vec<(f64, f64)> {
    let on = |from: (f64, f64), to: (f64, f64), chance: f64| {
        to.1 + (to.1 - from.1) / (to.0 - from.0) * (chance - to.0)
    };
    let last = given.len() - 1;
    let below = if bounds.is_open_below() { on(given[1], given[0], 0.0) } else { 0.0 };
    let above = if bounds.is_open_above() { on(given[last - 1], given[last], 1.0) } else { 100.0 };
    let points = std::iter::once((0.0, below)).chain(given.iter().copied());
    points.chain(std::iter::once((1.0, above))).map(|(chance, place)| (place, chance)).collect()
}

fn chance(line: &[(f64, f64)], place: f64) -> f64 {
    let stretch = line.windows(2).find(|pair| pair[0].0 <= place && place < pair[1].0);
    match stretch {
        Some(pair) => {
            pair[0].1 + (pair[1].1 - pair[0].1) * (place - pair[0].0) / (pair[1].0 - pair[0].0)
        }
        None if place < line[0].0 => 0.0,
        None => 1.0,
    }
}

/// The scores by all of a choice's rules, with the options that it had when it was settled.
#[track_caller]
fn check(kind: &QuestionKind, options: usize, ended: &str, chances: &[f64], expected: &[f64]) {
    let all = ["Geneva", "Vienna", "elsewhere", "Doha"].map(str::to_owned);
    let named = ended.split(',').filter(|option| !option.is_empty());
    let resolution = Resolution::Options { options: named.map(str::to_owned).collect() };
    let forecast = Chances::Options(probabilities(chances));
    assert_scores(kind, &all[..options], &resolution, &forecast, expected);
}

#[track_caller]
fn assert_scores(
    kind: &QuestionKind,
    options: &[String],
    resolution: &Resolution,
    forecast: &Chances,
    expected: &[f64],
) {
    let answer = Answer::new(kind, options, resolution).unwrap();
    let found: Vec<f64> =
        answer.rules().iter().map(|rule| answer.score(*rule, forecast).unwrap()).collect();
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        let is_near = found.total_cmp(expected).is_eq() || (found - expected).abs() < 1e-12;
        assert!(is_near, "{resolution:?}: {found} {expected}");
    }
}

fn score(kind: &QuestionKind, resolution: &Resolution, forecast: &Chances) -> f64 {
    let answer = Answer::new(kind, &[], resolution).unwrap();
    answer.score(AnswerRule::Quantity, forecast).unwrap()
}

fn places(among: Among, later: Option<LaterOptions>) -> QuestionKind {
    let options = ["Geneva", "Vienna", "elsewhere"].map(str::to_owned).into();
    QuestionKind::Choice(Choice { options, among, later })
}

fn seats(bounds: Bounds, scale: Scale) -> QuestionKind {
    let unit = "seats".to_owned();
    QuestionKind::Numeric(NumberRange { low: 0.0, high: 100.0, bounds, unit, scale })
}

fn quantiles(given: &[(f64, f64)]) -> Chances {
    let quantile = |(below, value): &(f64, f64)| Quantile {
        below: Probability::new(*below).unwrap(),
        value: *value,
    };
    Chances::Quantiles(given.iter().map(quantile).collect())
}

fn probabilities(values: &[f64]) -> Vec<Probability> {
    values.iter().map(|value| Probability::new(*value).unwrap()).collect()
}

fn day(text: &str) -> Resolution {
    Resolution::Date { date: text.parse().unwrap() }
}
