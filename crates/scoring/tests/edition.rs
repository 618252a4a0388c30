//! The edition of the rules is another one as soon as anything is scored otherwise.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use domain::{Chances, Probability, QuestionKind, Resolution};
use scoring::Rule;
use scoring::answers::{Answer, EDITION, rules_in_force};
use scoring::history::{Histories, Period, Update, over_time};
use serde::de::DeserializeOwned;

/// Questions of each kind with their options, how they ended, and a forecast.
const QUESTIONS: [[&str; 4]; 9] = [
    [r#""binary""#, "", r#"{"outcome":"yes"}"#, r#"{"probability":0.7}"#],
    [r#""binary""#, "", r#"{"outcome":"no"}"#, r#"{"probability":0.7}"#],
    [CHOICE, "a,b,c", SECOND, r#"{"options":[0.5,0.3,0.2]}"#],
    [ORDERED, "a,b,c", SECOND, r#"{"options":[0.5,0.3,0.2]}"#],
    [ANY, "a,b,c", SECOND, r#"{"options":[0.5,0.9,0.2]}"#],
    [LATER, "a,b,c,d", r#"{"outcome":"options","options":["d"]}"#, r#"{"options":[0.5,0.3,0.2]}"#],
    [DAYS, "", r#"{"outcome":"date","date":"2027-05-01"}"#, r#"{"horizons":[0.2,0.6]}"#],
    [NUMBER, "", r#"{"outcome":"number","value":5.0}"#, QUANTILES],
    [SCALED, "", r#"{"outcome":"number","value":50.0}"#, QUANTILES],
];

const CHOICE: &str = r#"{"choice":{"options":["a","b","c"]}}"#;
const ORDERED: &str = r#"{"choice":{"options":["a","b","c"],"among":"ordered"}}"#;
const ANY: &str = r#"{"choice":{"options":["a","b","c"],"among":"any_of"}}"#;
const LATER: &str = r#"{"choice":{"options":["a","b","c"],"later":"from_last"}}"#;
const SECOND: &str = r#"{"outcome":"options","options":["b"]}"#;
const DAYS: &str = r#"{"horizons":{"by":["2027-03-31","2027-06-30"]}}"#;
const NUMBER: &str = r#"{"numeric":{"low":0.0,"high":10.0,"unit":"seats"}}"#;
const SCALED: &str =
    r#"{"numeric":{"low":1.0,"high":100.0,"unit":"seats","scale":"log","bounds":"open"}}"#;
const QUANTILES: &str = r#"{"quantiles":[{"below":0.25,"value":2.0},{"below":0.75,"value":7.0}]}"#;

fn read<T: DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// A question's scores, each with its rule.
fn scores([kind, options, resolution, forecast]: [&str; 4]) -> Vec<String> {
    let (kind, resolution): (QuestionKind, Resolution) = (read(kind), read(resolution));
    let options: Vec<String> = options.split_terminator(',').map(str::to_owned).collect();
    let forecast: Chances = read(forecast);
    let answer = Answer::new(&kind, &options, &resolution).unwrap();
    let score = |rule| format!("{rule:?} {:.6}", answer.score(rule, &forecast).unwrap());
    answer.rules().iter().map(|&rule| score(rule)).collect()
}

/// The scores of two over time, one of whom withdraws.
fn scores_over_time() -> Vec<String> {
    let said = |(forecaster, at, chance): (u32, i64, Option<f64>)| {
        let forecast = chance.map(|it| Probability::new(it).unwrap());
        Update { forecaster, at, forecast }
    };
    let updates = [(1, -5, Some(0.2)), (1, 40, Some(0.6)), (2, 30, Some(0.9)), (2, 70, None)];
    let histories = Histories::from_updates(Period::new(0, 100).unwrap(), updates.map(said));
    let scores = over_time(Rule::Brier, &histories, &Resolution::Yes).unwrap();
    let line =
        |it: &scoring::history::TimeWeighted| format!("over time {:.6} {:.6}", it.value, it.last);
    scores.iter().map(line).collect()
}

/// Worked out by hand, but for the number on a log scale; no edition changes what an earlier one was.
#[test]
fn the_first_edition_scores_so() {
    let found: Vec<String> =
        QUESTIONS.into_iter().flat_map(scores).chain(scores_over_time()).collect();
    let told = "raise EDITION, and let this test hold what the new edition scores";
    assert_eq!((EDITION, found.join("\n").as_str()), (1, EXPECTED), "{told}");
}

#[test]
fn each_rule_that_readers_are_shown_is_told() {
    let told = rules_in_force().rules.join("\n");
    for [kind, options, resolution, _] in QUESTIONS {
        let (kind, resolution): (QuestionKind, Resolution) = (read(kind), read(resolution));
        let options: Vec<String> = options.split_terminator(',').map(str::to_owned).collect();
        for rule in Answer::new(&kind, &options, &resolution).unwrap().rules() {
            assert!(told.contains(&format!("{}, ", rule.name())), "{rule:?} in {told}");
        }
    }
}

const EXPECTED: &str = "\
YesNo(Brier) 0.090000
YesNo(Log) 0.356675
YesNo(Brier) 0.490000
YesNo(Log) 1.203973
Options 0.780000
OptionsLog 1.203973
Ranked 0.145000
OptionsLog 1.203973
EachOption 0.100000
Options 0.980000
OptionsLog 1.609438
EachDay 0.100000
Quantity 0.085833
Quantity 0.472275
over time 0.352000 0.160000
over time 0.010000 0.010000";
