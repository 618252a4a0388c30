//! The team: everybody's last forecasts made into one, and each person beside it.

use std::collections::BTreeMap;

use domain::Probability;
use scoring::pooling::{Forecasts, median};
use scoring::{BadInput, Calibration, Mean, Rule, calibration, mean};
use serde::Serialize;

use super::reference::{BaseRate, Reference};
use super::said::{SaidAbout, said_about};
use super::settled::{SettledQuestion, score};
use super::verdict;

/// How the forecasts become one.
const RULE: &str =
    "median of the last forecasts of two persons or more, machines and what was imported left out";

/// The record of everybody's forecasts made into one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TeamRecord {
    /// How the forecasts become one.
    pub rule: &'static str,
    /// The record in a sentence, careful with small numbers.
    pub verdict: String,
    /// What would have scored how much without looking at a question.
    pub reference: Option<Reference>,
    /// The means of its scores.
    pub last: Vec<Mean>,
    /// How often things happened that it called about so likely.
    pub said: Vec<SaidAbout>,
    /// Whether events came as often as forecast.
    pub calibration: Calibration,
    /// Each person beside the team, on the questions of both.
    pub beside: Vec<BesideTeam>,
}

/// A person beside the team, on the questions that both forecast.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BesideTeam {
    /// Who.
    pub forecaster: String,
    /// How many questions both forecast.
    pub questions: usize,
    /// The person's mean Brier score on them; lower is better.
    pub own: f64,
    /// The team's.
    pub team: f64,
}

/// Adds up what the team would have scored; nothing where no question has two persons' forecasts.
pub(crate) fn team(settled: &[SettledQuestion]) -> Result<Option<TeamRecord>, BadInput> {
    let mut pairs: Vec<(Probability, bool)> = Vec::new();
    let mut beside: BTreeMap<&str, (Vec<f64>, Vec<f64>)> = BTreeMap::new();
    for question in settled {
        let persons: Vec<_> = question.own_chances().collect();
        let chances: Vec<f64> = persons.iter().map(|(_, chance)| chance.value()).collect();
        if chances.len() < 2 {
            continue;
        }
        let Ok(pooled) = Probability::new(median(Forecasts::new(&chances)?)) else { continue };
        pairs.push((pooled, question.happened));
        for (person, chance) in persons {
            let held = beside.entry(&person.forecaster).or_default();
            held.0.extend(score(Rule::Brier, chance, question.happened));
            held.1.extend(score(Rule::Brier, pooled, question.happened));
        }
    }
    if pairs.is_empty() {
        return Ok(None);
    }
    let means = |rule: Rule| {
        let scores = pairs.iter().filter_map(|(chance, happened)| score(rule, *chance, *happened));
        mean(rule, &scores.collect::<Vec<f64>>())
    };
    let last: Vec<Mean> = Rule::MAIN.into_iter().filter_map(means).collect();
    let calibration = calibration(&pairs);
    Ok(Some(TeamRecord {
        rule: RULE,
        verdict: verdict(&last, &calibration, "question", 0),
        reference: BaseRate::of(settled).and_then(|base| base.reference(&pairs)),
        said: said_about("the team", &pairs),
        beside: beside.into_iter().filter_map(|(name, scores)| side(name, &scores)).collect(),
        last,
        calibration,
    }))
}

fn side(name: &str, (own, team): &(Vec<f64>, Vec<f64>)) -> Option<BesideTeam> {
    let value = |scores: &[f64]| mean(Rule::Brier, scores).map(|mean| mean.value);
    Some(BesideTeam {
        forecaster: name.to_owned(),
        questions: own.len(),
        own: value(own)?,
        team: value(team)?,
    })
}
