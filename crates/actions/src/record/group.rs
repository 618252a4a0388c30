//! A group of the record: the questions of one person, topic, source, technique or horizon.

use std::collections::BTreeMap;

use domain::{Id, Probability};
use scoring::{Calibration, Mean, Rule, calibration, mean};
use serde::Serialize;

use super::reference::{BaseRate, Reference};
use super::said::{SaidAbout, said_about};
use super::settled::score;
use super::verdict;
use crate::score_question::ForecasterScores;

/// How the last forecasts of one group of questions did.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RecordGroup {
    /// What the questions have in common.
    pub name: String,
    /// Whose forecasts on which questions are in it, where some stand apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// How many questions of yes or no are in it, settled and scored.
    pub questions: usize,
    /// The group in a sentence, careful with small numbers.
    pub verdict: String,
    /// What would have scored how much without looking at a question.
    pub reference: Option<Reference>,
    /// How often things happened that were called about so likely.
    pub said: Vec<SaidAbout>,
    /// The means of the last forecasts' scores, each forecast counted once.
    pub last: Vec<Mean>,
    /// Whether events came as often as forecast.
    pub calibration: Calibration,
    /// Each person in it, by name.
    pub people: Vec<GroupPerson>,
    /// What people said of what misled them, where the group is by that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub misled: Vec<Mislead>,
}

/// How one person did in a group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupPerson {
    /// Who.
    pub forecaster: String,
    /// How many questions they forecast.
    pub questions: usize,
    /// The mean Brier score of their last forecasts; lower is better.
    pub brier: f64,
}

/// That somebody named what misled them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mislead {
    /// The entry.
    pub id: Id,
    /// The question.
    pub question: Id,
    /// Who.
    pub forecaster: String,
    /// How, in their own words.
    pub note: Option<String>,
}

/// The forecasts of a group, as they are gathered.
#[derive(Default)]
pub(crate) struct GroupScores<'a> {
    questions: Vec<Id>,
    forecasts: Vec<(&'a str, Probability, bool)>,
    withdrawn: usize,
    pub(crate) misled: Vec<Mislead>,
}

impl<'a> GroupScores<'a> {
    /// Takes in somebody's last forecast of a question.
    pub(crate) fn add(
        &mut self,
        question: Id,
        scores: &'a ForecasterScores,
        chance: Probability,
        happened: bool,
    ) {
        self.withdrawn += usize::from(scores.withdrawn_at.is_some());
        self.add_forecast(question, &scores.forecaster, chance, happened);
    }

    /// Takes in a forecast of a question, whether or not others followed it.
    pub(crate) fn add_forecast(
        &mut self,
        question: Id,
        forecaster: &'a str,
        chance: Probability,
        happened: bool,
    ) {
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
        self.forecasts.push((forecaster, chance, happened));
    }
}

/// Adds a group up; `who` is whose forecasts the words speak of.
pub(crate) fn group(
    name: &str,
    who: &str,
    base: Option<BaseRate>,
    gathered: GroupScores<'_>,
) -> RecordGroup {
    let GroupScores { questions, forecasts, withdrawn, misled } = gathered;
    let pairs: Vec<(Probability, bool)> =
        forecasts.iter().map(|(_, chance, happened)| (*chance, *happened)).collect();
    let means = |rule: Rule| {
        let values = pairs.iter().filter_map(|(chance, happened)| score(rule, *chance, *happened));
        mean(rule, &values.collect::<Vec<f64>>())
    };
    let last: Vec<Mean> = Rule::MAIN.into_iter().filter_map(means).collect();
    let calibration = calibration(&pairs);
    let mut people: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for (forecaster, chance, happened) in &forecasts {
        let own = people.entry(forecaster).or_default();
        own.extend(score(Rule::Brier, *chance, *happened));
    }
    let person = |(name, values): (&str, Vec<f64>)| {
        let brier = mean(Rule::Brier, &values)?.value;
        Some(GroupPerson { forecaster: name.to_owned(), questions: values.len(), brier })
    };
    RecordGroup {
        name: name.to_owned(),
        rule: None,
        questions: questions.len(),
        verdict: verdict(&last, &calibration, "forecast", withdrawn),
        reference: base.and_then(|base| base.reference(&pairs)),
        said: said_about(who, &pairs),
        people: people.into_iter().filter_map(person).collect(),
        last,
        calibration,
        misled,
    }
}
