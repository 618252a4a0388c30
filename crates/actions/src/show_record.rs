//! The record: how good each forecaster has been, with counts beside every rate.

use std::collections::BTreeMap;

use domain::{Probability, Resolution, is_machine};
use forecasting::QuestionState;
use ledger::ClockSetBack;
use scoring::answers::AnswerRule;
use scoring::{Calibration, Mean, Rule, calibration, mean};
use serde::Serialize;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::record::{
    BaseRate, GroupScores, OWN, RecordGroup, Reference, SaidAbout, SettledQuestion, TeamRecord,
    group, said_about, settled_questions, team, verdict,
};
use crate::score_question::{ForecasterScores, ScoreQuestionError};
use crate::scored_by::ScoredBy;

/// The record of a desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TrackRecord {
    /// What became of the desk's own questions.
    pub questions: QuestionCounts,
    /// By which rules everything here is scored, and since when the ledger says so.
    pub scored_by: ScoredBy,
    /// Where the clock of the desk was set back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clock_set_back: Vec<ClockSetBack>,
    /// What became of those brought from elsewhere.
    pub imported: QuestionCounts,
    /// One for each forecaster with a scored question: people, then those who stand apart, by name.
    pub forecasters: Vec<ForecasterRecord>,
    /// People's forecasts on the desk's own questions, each counted once; none where none is scored.
    pub desk: Option<RecordGroup>,
    /// Everybody's forecasts made into one; none where no question has forecasts of two persons.
    pub team: Option<TeamRecord>,
}

/// What became of the questions of a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QuestionCounts {
    /// Still taking forecasts.
    pub open: usize,
    /// Closed, and waiting to be settled.
    pub closed: usize,
    /// Settled yes.
    pub yes: usize,
    /// Settled no.
    pub no: usize,
    /// Settled with an answer other than yes or no.
    pub answered: usize,
    /// Void, because their condition failed.
    pub void: usize,
    /// Annulled.
    pub annulled: usize,
    /// Ambiguous.
    pub ambiguous: usize,
}

/// The record of a forecaster.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ForecasterRecord {
    /// Who.
    pub forecaster: String,
    /// Why they stand apart from the desk's own figures, where they do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apart: Option<Apart>,
    /// The record in a sentence, careful with small numbers.
    pub verdict: String,
    /// What would have scored how much without looking at a question.
    pub reference: Option<Reference>,
    /// How often things happened that they called about so likely.
    pub said: Vec<SaidAbout>,
    /// The means of the last forecasts' scores.
    pub last: Vec<Mean>,
    /// The means of the time-weighted scores.
    pub over_time: Vec<Mean>,
    /// The mean share of each question's open time with a forecast, from 0 to 1.
    pub coverage: f64,
    /// Whether events came as often as forecast.
    pub calibration: Calibration,
    /// The means over questions that asked for anything but yes or no, a rule each.
    pub other_kinds: Vec<KindMean>,
}

/// Why a forecaster stands apart from the desk's own figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Apart {
    /// It is a machine.
    Machine,
    /// Their forecasts were brought from elsewhere.
    Imported,
}

impl Apart {
    /// Why, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Machine => "a machine, apart from the desk's own figures",
            Self::Imported => "imported, apart from the desk's own figures",
        }
    }

    fn of(scores: &ForecasterScores) -> Option<Self> {
        if scores.imported {
            return Some(Self::Imported);
        }
        is_machine(&scores.forecaster).then_some(Self::Machine)
    }
}

/// The mean over the questions of one kind of a forecaster's last forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct KindMean {
    /// The rule.
    #[serde(flatten)]
    pub rule: AnswerRule,
    /// The mean.
    pub value: f64,
    /// How many scores were counted.
    pub count: usize,
}

/// A forecaster's scores on the questions settled so far.
#[derive(Default)]
struct Settled {
    /// Those of yes-or-no questions.
    scores: Vec<ForecasterScores>,
    pairs: Vec<(Probability, bool)>,
    /// Those of all others.
    others: Vec<ForecasterScores>,
}

/// Counts what became of the questions.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn count_questions(desk: &Desk) -> Result<QuestionCounts, LookUpError> {
    let (book, now) = (desk.book()?, desk.now()?);
    let mut counts = QuestionCounts::default();
    for row in book.rows() {
        counts.count(&row.state(now));
    }
    Ok(counts)
}

/// Works the record out from every settled question.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn show_record(desk: &Desk) -> Result<TrackRecord, ScoreQuestionError> {
    let (mut questions, mut imported) = <(QuestionCounts, QuestionCounts)>::default();
    let mut by_forecaster: BTreeMap<(Option<Apart>, String), Settled> = BTreeMap::new();
    let settled = settled_questions(desk, |file| {
        let counts = if file.is_own() { &mut questions } else { &mut imported };
        counts.count(&file.state);
    })?;
    let team = team(&settled)?;
    let base = BaseRate::of(&settled);
    let (scored_by, clock_set_back) = (desk.scored_by()?, desk.ledger.clock_set_back()?);
    let desk = whole(&settled, base);
    for question in settled {
        for scores in question.forecasters {
            let name = (Apart::of(&scores), scores.forecaster.clone());
            let held = by_forecaster.entry(name).or_default();
            held.add(scores, question.happened);
        }
    }
    let forecasters =
        by_forecaster.into_iter().map(|(name, settled)| settled.record(name, base)).collect();
    Ok(TrackRecord { questions, scored_by, clock_set_back, imported, forecasters, desk, team })
}

/// People's forecasts of yes or no on the desk's own questions as one group.
fn whole(settled: &[SettledQuestion], base: Option<BaseRate>) -> Option<RecordGroup> {
    let mut gathered = GroupScores::default();
    for question in settled {
        for (scores, chance) in question.own_chances() {
            gathered.add(question.file.question.id, scores, chance, question.happened);
        }
    }
    let whole = RecordGroup { rule: Some(OWN), ..group("The desk", "people", base, gathered) };
    (whole.questions > 0).then_some(whole)
}

impl QuestionCounts {
    /// Every question that was asked.
    pub fn total(&self) -> usize {
        self.open + self.closed + self.settled() + self.void
    }

    /// Every question that was settled, whichever way.
    pub fn settled(&self) -> usize {
        self.yes + self.no + self.answered + self.annulled + self.ambiguous
    }

    fn count(&mut self, state: &QuestionState) {
        let counter = match state {
            QuestionState::Open => &mut self.open,
            QuestionState::Closed => &mut self.closed,
            QuestionState::Void { .. } => &mut self.void,
            QuestionState::Settled { resolution, .. } => match resolution {
                Resolution::Yes => &mut self.yes,
                Resolution::No => &mut self.no,
                Resolution::Annulled { .. } => &mut self.annulled,
                Resolution::Ambiguous { .. } => &mut self.ambiguous,
                Resolution::Options { .. }
                | Resolution::Number { .. }
                | Resolution::Date { .. }
                | Resolution::Beyond { .. } => &mut self.answered,
                // Nothing stands that does not end its question.
                Resolution::NotYet { .. } => &mut self.closed,
            },
        };
        *counter += 1;
    }
}

impl Settled {
    fn add(&mut self, scores: ForecasterScores, happened: bool) {
        match scores.last.of_yes() {
            Some(probability) => {
                self.pairs.push((probability, happened));
                self.scores.push(scores);
            }
            None => self.others.push(scores),
        }
    }

    fn record(
        self,
        (apart, forecaster): (Option<Apart>, String),
        base: Option<BaseRate>,
    ) -> ForecasterRecord {
        let means = |values: &dyn Fn(&ForecasterScores, usize) -> f64| -> Vec<Mean> {
            let rules = Rule::MAIN.into_iter().enumerate();
            rules
                .filter_map(|(index, rule)| {
                    let scores = self.scores.iter().map(|scores| values(scores, index));
                    mean(rule, &scores.collect::<Vec<f64>>())
                })
                .collect()
        };
        let last = means(&|scores, index| scores.last_scores[index].value);
        let over_time = means(&|scores, index| scores.over_time[index].value);
        let calibration = calibration(&self.pairs);
        let withdrawn = self.scores.iter().filter(|it| it.withdrawn_at.is_some()).count();
        ForecasterRecord {
            verdict: verdict(&last, &calibration, "question", withdrawn),
            reference: base.and_then(|base| base.reference(&self.pairs)),
            said: said_about(&forecaster, &self.pairs),
            coverage: self.coverage(),
            forecaster,
            apart,
            last,
            over_time,
            calibration,
            other_kinds: self.other_kinds(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "nobody answers 2^52 questions")]
    fn other_kinds(&self) -> Vec<KindMean> {
        let mut by_name: BTreeMap<&str, (AnswerRule, Vec<f64>)> = BTreeMap::new();
        for score in self.others.iter().flat_map(|scores| &scores.last_scores) {
            let rule = by_name.entry(score.rule.name()).or_insert((score.rule, vec![]));
            rule.1.push(score.value);
        }
        let mean = |(rule, values): (AnswerRule, Vec<f64>)| {
            let count = values.len();
            KindMean { rule, value: values.iter().sum::<f64>() / count as f64, count }
        };
        by_name.into_values().map(mean).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "nobody answers 2^52 questions")]
    fn coverage(&self) -> f64 {
        let all = self.scores.iter().chain(&self.others);
        let shares: Vec<f64> = all.map(|scores| scores.over_time[0].coverage).collect();
        shares.iter().sum::<f64>() / shares.len() as f64
    }
}
