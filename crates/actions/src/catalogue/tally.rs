//! The tally: what the predictions of the catalogue come to, whole and by phrase, author, year and
//! folder.

use std::collections::BTreeMap;

use domain::{CatalogueOutcome, PercentRange, Probability};
use scoring::calibration::wilson;
use scoring::{Calibration, calibration};
use serde::Serialize;

use super::file::{CatalogueFile, Standing};
use super::group::{CatalogueGroup, Scored, group, happened};

/// How many settled predictions with a phrase it takes before the phrase is called high or low.
const FEWEST_OF_A_PHRASE: usize = 10;

/// How often the true share lies in the band of a phrase.
const BAND_LEVEL: f64 = 0.9;

/// What the predictions of the catalogue come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CatalogueTally {
    /// All of them.
    pub whole: CatalogueGroup,
    /// Nobody's answer stands.
    pub unanswered: usize,
    /// Answered by another, and left out until whoever is at the desk has answered too.
    pub hidden: usize,
    /// Two answers differ.
    pub in_dispute: usize,
    /// Settled as ambiguous.
    pub ambiguous: usize,
    /// Settled as void, because the condition did not come about.
    pub void: usize,
    /// Rejected: no prediction.
    pub no_prediction: usize,
    /// Settled yes or no, but without a chance that could be scored.
    pub without_chance: usize,
    /// Ranges that were corrected after somebody had answered.
    pub corrected_late: usize,
    /// Whether things happened as often as the words imply.
    pub calibration: Calibration,
    /// By phrase of probability, the commonest first.
    pub phrases: Vec<PhraseTally>,
    /// By whose prediction it is.
    pub authors: Vec<CatalogueGroup>,
    /// By the year of the note.
    pub years: Vec<CatalogueGroup>,
    /// By the folder of the note.
    pub folders: Vec<CatalogueGroup>,
}

impl CatalogueTally {
    /// What is not among the settled predictions or could not be scored, a line for each reason
    /// that there is: "3 in dispute".
    pub fn apart(&self) -> Vec<String> {
        let apart = [
            (self.unanswered, "without an answer"),
            (self.hidden, "left out until you answer too"),
            (self.in_dispute, "in dispute"),
            (self.ambiguous, "ambiguous"),
            (self.void, "void"),
            (self.no_prediction, "no prediction"),
            (self.without_chance, "settled but without a chance to score"),
            (self.corrected_late, "with a range corrected after an answer"),
        ];
        let some = apart.into_iter().filter(|(count, _)| *count > 0);
        some.map(|(count, what)| format!("{count} {what}")).collect()
    }
}

/// How often what a phrase was said of came true.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PhraseTally {
    /// The phrase.
    pub phrase: String,
    /// How often it was said.
    pub said: usize,
    /// How often that is settled.
    pub settled: usize,
    /// How often it came true.
    pub came_true: usize,
    /// The Wilson interval of the share that came true, at 90%.
    pub band: Option<(f64, f64)>,
    /// What readers take the phrase to mean.
    pub read_as: Option<PercentRange>,
    /// The line in words.
    pub verdict: String,
}

/// Adds up the files that are shown; `hidden` are left out.
pub(crate) fn tally(files: &[&CatalogueFile], hidden: usize) -> CatalogueTally {
    let scored: Vec<Scored> = files.iter().filter_map(|file| Scored::of(file)).collect();
    let pairs: Vec<(Probability, bool)> =
        scored.iter().map(|it| (it.chance, it.happened)).collect();
    let whole = group("all", files);
    let count = |wanted: fn(&CatalogueOutcome) -> bool| {
        let outcomes = files.iter().filter(|file| match file.standing() {
            Standing::Settled(outcome) => wanted(outcome),
            Standing::Unanswered | Standing::InDispute => false,
        });
        outcomes.count()
    };
    let stands = |wanted: fn(&Standing<'_>) -> bool| {
        files.iter().filter(|file| wanted(&file.standing())).count()
    };
    CatalogueTally {
        unanswered: stands(|it| matches!(it, Standing::Unanswered)),
        in_dispute: stands(|it| matches!(it, Standing::InDispute)),
        ambiguous: count(|it| matches!(it, CatalogueOutcome::Ambiguous { .. })),
        void: count(|it| matches!(it, CatalogueOutcome::Void { .. })),
        no_prediction: count(|it| matches!(it, CatalogueOutcome::NoPrediction { .. })),
        without_chance: whole.settled - scored.len(),
        corrected_late: files.iter().filter(|file| file.is_corrected_late()).count(),
        hidden,
        calibration: calibration(&pairs),
        phrases: phrases(files),
        authors: groups(files, |file| file.noted.by.clone()),
        years: groups(files, |file| {
            Some(file.document.published.map_or("no date".to_owned(), |it| it.year().to_string()))
        }),
        folders: groups(files, |file| Some(file.entry.record.folder.clone())),
        whole,
    }
}

/// The groups by something that predictions have in common, in the order of its name.
fn groups(
    files: &[&CatalogueFile],
    name: impl Fn(&CatalogueFile) -> Option<String>,
) -> Vec<CatalogueGroup> {
    let mut sorted: BTreeMap<String, Vec<&CatalogueFile>> = BTreeMap::new();
    for file in files {
        let name = name(file).unwrap_or_else(|| "nobody named".to_owned());
        sorted.entry(name).or_default().push(file);
    }
    sorted.iter().map(|(name, files)| group(name, files)).collect()
}

fn phrases(files: &[&CatalogueFile]) -> Vec<PhraseTally> {
    let mut sorted: BTreeMap<String, Vec<&CatalogueFile>> = BTreeMap::new();
    for file in files {
        if let Some(phrase) = &file.noted.phrase {
            sorted.entry(phrase.to_lowercase()).or_default().push(file);
        }
    }
    let mut phrases: Vec<PhraseTally> =
        sorted.iter().map(|(phrase, files)| phrase_tally(phrase, files)).collect();
    phrases.sort_by_key(|it| std::cmp::Reverse(it.said));
    phrases
}

fn phrase_tally(phrase: &str, files: &[&CatalogueFile]) -> PhraseTally {
    let outcomes = files.iter().filter_map(|file| Some(happened(file)? != file.is_turned()));
    let outcomes: Vec<bool> = outcomes.collect();
    let (settled, came_true) = (outcomes.len(), outcomes.iter().filter(|it| **it).count());
    let band = wilson(came_true, settled, BAND_LEVEL).ok().flatten();
    let implied = files.iter().find_map(|file| file.noted.implied.as_ref());
    let read_as = implied.map(|it| PercentRange { low: it.low, median: it.median, high: it.high });
    PhraseTally {
        phrase: phrase.to_owned(),
        said: files.len(),
        verdict: phrase_verdict(settled, band, read_as),
        settled,
        came_true,
        band,
        read_as,
    }
}

/// Whether what a phrase was said of came true as often as readers take the phrase to mean.
fn phrase_verdict(
    settled: usize,
    band: Option<(f64, f64)>,
    read_as: Option<PercentRange>,
) -> String {
    let (Some((low, high)), Some(range)) = (band, read_as) else {
        return if settled == 0 { "none settled" } else { "readers were not asked what it means" }
            .to_owned();
    };
    if settled < FEWEST_OF_A_PHRASE {
        return "too few to say".to_owned();
    }
    let median = range.median / 100.0;
    if median < low {
        "came true more often than readers take it to mean".to_owned()
    } else if median > high {
        "came true less often than readers take it to mean".to_owned()
    } else {
        "no difference from what readers take it to mean can be told".to_owned()
    }
}
