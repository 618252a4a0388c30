//! The report: how good the forecasts of a table were, of everybody and of each person.

use std::collections::{BTreeMap, BTreeSet};

use scoring::calibration::{
    BandPlace, Decomposition, Elementary, Step, auc, murphy_diagram, reliability,
};
use scoring::comparison::{Ends, Interval, Sample, bootstrap};
use scoring::{
    BadInput, Calibration, Cases, Mean, NEEDED_FOR_CALIBRATION, Resampling, Rule, calibration_of,
    mean_score, scores,
};
use serde::Serialize;

use super::comparison::{Comparison, comparisons};
use super::latest::{RowCounts, Scored};
use super::month::{Month, months};
use super::over_time::OverTime;
use super::table::TableSource;
use super::verdict::verdict;

/// The rules by which a table is scored, in the order in which they are shown.
const RULES: [Rule; 3] = [Rule::Brier, Rule::Log, Rule::Baseline];

/// How good the forecasts of a table were.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableReport {
    /// How the table was read.
    pub source: TableSource,
    /// What became of its rows.
    pub rows: RowCounts,
    /// All forecasts together.
    pub everybody: GroupReport,
    /// The forecasts of each person by name, if there are several.
    pub forecasters: Vec<GroupReport>,
    /// The best of several people beside each other one.
    pub comparisons: Vec<Comparison>,
}

/// How good somebody's forecasts were.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupReport {
    /// Who; nothing for everybody together.
    pub forecaster: Option<String>,
    /// The report in words, careful with small numbers.
    pub verdict: String,
    /// How many forecasts.
    pub forecasts: usize,
    /// On how many questions.
    pub questions: usize,
    /// The share of the forecasts whose question ended with yes.
    pub base_rate: f64,
    /// The mean scores.
    pub scores: Vec<Mean>,
    /// What the mean Brier score is made of.
    pub decomposition: Decomposition,
    /// The chance that a question that ended with yes had the higher forecast of the two, if there
    /// are both; 1 is best, 0.5 is blind.
    pub auc: Option<f64>,
    /// The mean Brier score, with its interval over questions; none of a single question.
    pub interval: Option<Interval>,
    /// The mean Brier score less that of always saying the base rate, with its interval; below 0
    /// is better.
    pub edge: Option<Interval>,
    /// The observed share by groups of forecasts; too few have none.
    pub calibration: Calibration,
    /// How they did over time, where the table tells the times; none for everybody together,
    /// unless it is one person.
    pub over_time: Option<OverTime>,
    /// How the forecasts of each month did, where the table tells when each was made.
    pub months: Vec<Month>,
    /// The fitted reliability curve with its band, if there are enough forecasts.
    pub curve: Option<Curve>,
}

/// A reliability curve for a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Curve {
    /// Its steps, by rising forecast.
    pub steps: Vec<Step>,
    /// Where it would run by chance alone, if the forecasts were calibrated.
    pub band: Vec<BandPlace>,
    /// The share of chance curves that the band holds at each forecast.
    pub level: f64,
    /// The mean loss at each threshold of acting, of the forecasts.
    pub murphy: Vec<Elementary>,
    /// The same of always saying the base rate.
    pub murphy_of_base_rate: Vec<Elementary>,
}

/// At how many thresholds the Murphy diagram is drawn.
const THRESHOLDS: u32 = 100;

impl TableReport {
    /// Scores the forecasts; there is one at least.
    pub(crate) fn of(
        source: TableSource,
        rows: RowCounts,
        scored: &[Scored],
    ) -> Result<Self, BadInput> {
        let mut by_person: BTreeMap<&str, Vec<Scored>> = BTreeMap::new();
        for forecast in scored {
            by_person.entry(&forecast.row.forecaster).or_default().push(*forecast);
        }
        let several = by_person.len() > 1;
        let comparisons = if several { comparisons(&by_person)? } else { Vec::new() };
        let people = by_person.into_iter().filter(|_| several);
        let forecasters = people.map(|(name, scored)| GroupReport::of(Some(name), &scored));
        let forecasters = forecasters.collect::<Result<Vec<_>, _>>()?;
        let everybody = GroupReport::of(None, scored)?;
        Ok(Self { source, rows, everybody, forecasters, comparisons })
    }

    /// The report with each person's scores over time.
    pub(crate) fn with_time(mut self, over_time: &BTreeMap<&str, OverTime>) -> Self {
        let of = |name: &Option<String>| over_time.get(name.as_deref()?).copied();
        for person in &mut self.forecasters {
            person.over_time = of(&person.forecaster);
        }
        if over_time.len() == 1 {
            self.everybody.over_time = over_time.values().next().copied();
        }
        self
    }
}

impl GroupReport {
    fn of(forecaster: Option<&str>, scored: &[Scored]) -> Result<Self, BadInput> {
        let forecasts: Vec<f64> = scored.iter().map(|scored| scored.row.probability).collect();
        let outcomes: Vec<bool> = scored.iter().map(|scored| scored.happened).collect();
        let questions: BTreeSet<&str> =
            scored.iter().map(|scored| scored.row.question.as_str()).collect();
        let cases = Cases::new(&forecasts, &outcomes)?;
        let curve = reliability(&cases).ok_or(BadInput::NoWeight)?;
        let means = RULES.into_iter().map(|rule| mean_score(rule, &forecasts, &outcomes));
        let happened = outcomes.iter().filter(|happened| **happened).count();
        let base_rate = exact(happened) / exact(forecasts.len());
        // Several forecasts of one question are no independent evidence, so questions count.
        let calibration = if questions.len() < NEEDED_FOR_CALIBRATION {
            Calibration::TooFew { count: questions.len(), needed: NEEDED_FOR_CALIBRATION }
        } else {
            calibration_of(&cases)
        };
        let enough = matches!(calibration, Calibration::Bins(_));
        let drawn = || Curve::of(&cases, base_rate);
        let (interval, edge) = intervals(&cases, base_rate, scored)?;
        let mut report = Self {
            forecaster: forecaster.map(str::to_owned),
            verdict: String::new(),
            forecasts: forecasts.len(),
            questions: questions.len(),
            base_rate,
            scores: means.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect(),
            decomposition: curve.decomposition(Rule::Brier),
            auc: auc(&cases),
            interval,
            edge,
            calibration,
            over_time: None,
            months: months(&cases, scored),
            curve: enough.then(drawn).transpose()?,
        };
        report.verdict = verdict(&report, &cases);
        Ok(report)
    }

    /// The mean score by a rule.
    pub fn score(&self, rule: Rule) -> Option<&Mean> {
        self.scores.iter().find(|mean| mean.rule == rule)
    }
}

impl Curve {
    fn of(cases: &Cases, base_rate: f64) -> Result<Self, BadInput> {
        let resampling = Resampling::BANDS;
        let curve = reliability(cases).ok_or(BadInput::NoWeight)?;
        let band = curve.band(&resampling)?;
        let thresholds: Vec<f64> =
            (0..=THRESHOLDS).map(|place| f64::from(place) / f64::from(THRESHOLDS)).collect();
        let always = vec![base_rate; cases.len()];
        let always = Cases::new(&always, cases.outcomes())?;
        let diagram = |cases: &Cases| Ok(murphy_diagram(cases, &thresholds)?.unwrap_or_default());
        Ok(Self {
            steps: curve.steps().to_vec(),
            band,
            level: resampling.level,
            murphy: diagram(cases)?,
            murphy_of_base_rate: diagram(&always)?,
        })
    }
}

/// The mean Brier score and what it lies below that of the base rate, with intervals over
/// questions; several forecasts of one question are no independent evidence.
fn intervals(
    cases: &Cases,
    base_rate: f64,
    scored: &[Scored],
) -> Result<(Option<Interval>, Option<Interval>), BadInput> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut questions = Vec::with_capacity(scored.len());
    for forecast in scored {
        let next = numbers.len();
        questions.push(*numbers.entry(&forecast.row.question).or_insert(next));
    }
    if numbers.len() < 2 {
        return Ok((None, None));
    }
    let own = scores(Rule::Brier, cases);
    let always = vec![base_rate; cases.len()];
    let base = scores(Rule::Brier, &Cases::new(&always, cases.outcomes())?);
    let differences: Vec<f64> = own.iter().zip(&base).map(|(own, base)| own - base).collect();
    let interval = |values: &[f64]| {
        let sample = Sample::new(values)?.clustered(&questions)?;
        bootstrap(&sample, Ends::Percentile, &Resampling::INTERVALS).map(Some)
    };
    Ok((interval(&own)?, interval(&differences)?))
}

#[expect(clippy::cast_precision_loss, reason = "no table has 2^53 rows")]
pub(super) fn exact(count: usize) -> f64 {
    count as f64
}
