//! A group of predictions: how many there are, how many were borne out, and their scores.

use domain::Probability;
use scoring::{Mean, NEEDED_FOR_CALIBRATION, Rule, baseline, brier, log_score, mean};
use serde::Serialize;

use super::file::{CatalogueFile, Standing};

/// What the predictions of one author, year or folder come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CatalogueGroup {
    /// What they have in common.
    pub name: String,
    /// How many there are.
    pub predictions: usize,
    /// How many are settled with yes or no.
    pub settled: usize,
    /// How many of those the note took a side on, which an even chance does not.
    pub sided: usize,
    /// How many of these came out on the note's side.
    pub borne_out: usize,
    /// The means of their scores by the middle of what the words imply; of predictions whose words
    /// imply no chance there is none.
    pub means: Vec<Mean>,
    /// The mean Brier score if each phrase is taken at its low end, and at its high end.
    pub brier_at_ends: Option<(f64, f64)>,
    /// The group in a sentence, careful with small numbers.
    pub verdict: String,
}

/// A settled prediction with the chances that its words imply, each from 0 to 1.
#[derive(Clone, Copy)]
pub(crate) struct Scored {
    pub(crate) chance: Probability,
    pub(crate) low: Probability,
    pub(crate) high: Probability,
    pub(crate) happened: bool,
}

impl Scored {
    pub(crate) fn of(file: &CatalogueFile) -> Option<Self> {
        let (happened, range) = (happened(file)?, file.range()?);
        let probability = |percent: f64| Probability::new(percent / 100.0).ok();
        Some(Self {
            chance: probability(range.median)?,
            low: probability(range.low)?,
            high: probability(range.high)?,
            happened,
        })
    }
}

/// Whether what was asked happened, where that is settled.
pub(crate) fn happened(file: &CatalogueFile) -> Option<bool> {
    match file.standing() {
        Standing::Settled(outcome) => outcome.happened(),
        Standing::Unanswered | Standing::InDispute => None,
    }
}

/// Whether a settled prediction came out on the side that the note was on: the likelier one, or the
/// one that it named without saying how likely.
fn borne_out(file: &CatalogueFile) -> Option<bool> {
    let happened = happened(file)?;
    match file.range().map(|range| range.median) {
        None => Some(happened != file.is_reversed()),
        Some(50.0) => None,
        Some(median) => Some(happened == (median > 50.0)),
    }
}

/// Adds a group up.
pub(crate) fn group(name: &str, files: &[&CatalogueFile]) -> CatalogueGroup {
    let settled = files.iter().filter(|file| happened(file).is_some()).count();
    let borne_out: Vec<bool> = files.iter().filter_map(|file| borne_out(file)).collect();
    let rated: Vec<Scored> = files.iter().filter_map(|file| Scored::of(file)).collect();
    let score = |rule: Rule, part: fn(&Scored) -> Probability| {
        let scores = rated.iter().filter_map(|it| score_of(rule, part(it), it.happened));
        mean(rule, &scores.collect::<Vec<f64>>())
    };
    let means: Vec<Mean> =
        Rule::MAIN.into_iter().filter_map(|rule| score(rule, |it| it.chance)).collect();
    let end = |part| score(Rule::Brier, part).map(|mean| mean.value);
    CatalogueGroup {
        name: name.to_owned(),
        predictions: files.len(),
        settled,
        sided: borne_out.len(),
        borne_out: borne_out.iter().filter(|it| **it).count(),
        brier_at_ends: end(|it| it.low).zip(end(|it| it.high)),
        verdict: verdict(&means),
        means,
    }
}

fn score_of(rule: Rule, chance: Probability, happened: bool) -> Option<f64> {
    let resolution = if happened { domain::Resolution::Yes } else { domain::Resolution::No };
    if rule == Rule::Brier { brier(chance, &resolution) } else { log_score(chance, &resolution) }
}

fn verdict(means: &[Mean]) -> String {
    let Some(Mean { value, count, .. }) = means.iter().find(|mean| mean.rule == Rule::Brier) else {
        return "No settled prediction with a chance yet, so there is no score.".to_owned();
    };
    let baseline = baseline(Rule::Brier);
    let score = format!(
        "Mean Brier score {value:.3} over {count} (lower is better; always saying 50% gives {baseline})"
    );
    if *count < NEEDED_FOR_CALIBRATION {
        format!("{score}. Too few to say more: that takes about {NEEDED_FOR_CALIBRATION}.")
    } else {
        format!("{score}.")
    }
}
