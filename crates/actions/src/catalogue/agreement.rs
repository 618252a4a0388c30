//! Agreement: how far two people who settled the same predictions apart said the same.

use std::collections::BTreeSet;

use domain::{CatalogueAnswer, Id};
use scoring::agreement::alpha_interval;
use scoring::calibration::wilson;
use scoring::comparison::Interval;
use scoring::{BadInput, Resampling};
use serde::Serialize;

use super::file::{CatalogueFile, Standing};
use crate::look_up::Recorded;

/// How many predictions two people must both have answered before their agreement beyond chance is
/// told.
const FEWEST_IN_COMMON: usize = 10;

/// The measure and where its formula stands.
const MEASURE: &str = "Krippendorff's alpha for categories without an order (K. Krippendorff, \
                       Computing Krippendorff's alpha-reliability, 2011)";

/// How far two people said the same, each alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReaderAgreement {
    /// One of them.
    pub first: String,
    /// The other.
    pub second: String,
    /// How many predictions both answered.
    pub in_common: usize,
    /// To how many they gave the same answer.
    pub agreed: usize,
    /// The Wilson interval of the share, at 95%.
    pub share: Option<(f64, f64)>,
    /// Which measure of agreement beyond chance it is.
    pub measure: &'static str,
    /// Agreement beyond chance with its interval; none where they are too few, or all answers are
    /// the same.
    pub alpha: Option<Interval>,
    /// The agreement in a sentence.
    pub verdict: String,
    /// Where they differed, each alone.
    pub disagreements: Vec<Disagreement>,
}

/// A prediction that two people answered differently, each alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Disagreement {
    /// The catalogued prediction.
    pub prediction: Id,
    /// What was asked.
    pub asked: String,
    /// What the first said.
    pub first: &'static str,
    /// What the second said.
    pub second: &'static str,
    /// What all answers say that stand by now; none while two of them differ.
    pub settled_since: Option<&'static str>,
}

/// The agreement of each two readers who answered the same predictions.
pub(crate) fn agreements(files: &[CatalogueFile]) -> Result<Vec<ReaderAgreement>, BadInput> {
    let answers = files.iter().flat_map(|file| &file.answers);
    let readers: BTreeSet<&str> = answers.map(|answer| answer.author.as_str()).collect();
    let readers: Vec<&str> = readers.into_iter().collect();
    let mut agreements = Vec::new();
    for (place, first) in readers.iter().enumerate() {
        for second in &readers[place + 1..] {
            agreements.extend(agreement(files, first, second)?);
        }
    }
    Ok(agreements)
}

fn agreement(
    files: &[CatalogueFile],
    first: &str,
    second: &str,
) -> Result<Option<ReaderAgreement>, BadInput> {
    let pairs = files.iter().filter_map(|file| Some((file, alone(file, first, second)?)));
    let pairs: Vec<_> = pairs.collect();
    if pairs.is_empty() {
        return Ok(None);
    }
    let differ = |(_, (one, other)): &&(&CatalogueFile, (&'static str, &'static str))| one != other;
    let agreed = pairs.len() - pairs.iter().filter(differ).count();
    let words: BTreeSet<&str> = pairs.iter().flat_map(|(_, (one, other))| [*one, *other]).collect();
    let category = |word: &str| words.iter().take_while(|it| **it != word).count();
    let units: Vec<Vec<usize>> =
        pairs.iter().map(|(_, (one, other))| vec![category(one), category(other)]).collect();
    let enough = units.len() >= FEWEST_IN_COMMON;
    let alpha = if enough { alpha_interval(&units, &Resampling::INTERVALS)? } else { None };
    Ok(Some(ReaderAgreement {
        first: first.to_owned(),
        second: second.to_owned(),
        in_common: pairs.len(),
        agreed,
        share: wilson(agreed, pairs.len(), Resampling::INTERVALS.level)?,
        measure: MEASURE,
        verdict: verdict(pairs.len(), agreed, alpha.as_ref()),
        alpha,
        disagreements: pairs.iter().filter(differ).map(disagreement).collect(),
    }))
}

/// What two readers said of a prediction, each alone: the last answer of each that was given
/// before both had answered, because from then on each sees the other's.
fn alone(file: &CatalogueFile, first: &str, second: &str) -> Option<(&'static str, &'static str)> {
    let of = |reader: &str| {
        let own = file.answers.iter().filter(|answer| answer.author == reader);
        own.collect::<Vec<&Recorded<CatalogueAnswer>>>()
    };
    let (one, other) = (of(first), of(second));
    let both = one.first()?.id.max(other.first()?.id);
    let last = |answers: &[&Recorded<CatalogueAnswer>]| {
        let before = answers.iter().rev().find(|answer| answer.id <= both);
        before.map(|answer| answer.record.outcome.word())
    };
    last(&one).zip(last(&other))
}

fn disagreement(
    (file, (first, second)): &(&CatalogueFile, (&'static str, &'static str)),
) -> Disagreement {
    let settled_since = match file.standing() {
        Standing::Settled(outcome) if file.standing_answers().count() > 1 => Some(outcome.word()),
        Standing::Settled(_) | Standing::Unanswered | Standing::InDispute => None,
    };
    let asked = file.asked().to_owned();
    Disagreement { prediction: file.entry.id, asked, first, second, settled_since }
}

fn verdict(in_common: usize, agreed: usize, alpha: Option<&Interval>) -> String {
    let said = format!("{agreed} of {in_common} alike");
    if in_common < FEWEST_IN_COMMON {
        return format!(
            "{said}; too few to tell agreement from chance, which takes about {FEWEST_IN_COMMON}"
        );
    }
    match alpha {
        None => format!("{said}; all answers are the same, so that chance would agree as well"),
        Some(it) => format!(
            "{said}; alpha {:.2} ({:.0}% interval {:.2} to {:.2}; 1 is always, 0 is chance)",
            it.estimate,
            it.level * 100.0,
            it.low,
            it.high
        ),
    }
}
