//! Scores of all forecasters on all questions, and how they stand over all of them.

use rayon::prelude::*;

use super::columns::{PackedRow, Row};
use super::order::Order;
use super::{Columns, Ended};
use crate::binary::log_score;
use crate::history::period::milliseconds;
use crate::history::sweep::{Change, Sweep, Worth};
use crate::numeric::{Sum, number};
use crate::{BadInput, Rule};

/// How many questions a thread takes at a time.
const CHUNK: usize = 64;

/// How one forecaster did on one question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuestionScore {
    /// The question.
    pub question: u32,
    /// Who.
    pub forecaster: u32,
    /// The mean score by the rule over the time in which they held a forecast.
    pub value: f64,
    /// The share of the question's time in which they did.
    pub coverage: f64,
    /// The peer score; time in which they held no forecast counts as 0.
    pub peer: f64,
}

/// How one forecaster stands over all questions they were scored on, each counting alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Who.
    pub forecaster: u32,
    /// On how many questions.
    pub questions: usize,
    /// The mean of their scores by the rule.
    pub value: f64,
    /// The mean of their coverages.
    pub coverage: f64,
    /// The mean of their peer scores; −∞ if one of them is.
    pub peer: f64,
}

/// The scores on all questions, and how everybody stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaderboard {
    /// The rule of the values.
    pub rule: Rule,
    /// Everybody who was scored on a question, by number.
    pub standings: Vec<Standing>,
    parts: Vec<Vec<QuestionScore>>,
}

impl Leaderboard {
    /// Everybody's scores on each question, by question and within it by the first update.
    pub fn questions(&self) -> impl Iterator<Item = &QuestionScore> + Clone {
        self.parts.iter().flatten()
    }
}

/// Scores many forecasters on many yes-or-no questions: over time by a rule, and against peers.
///
/// Both scores are those of [`crate::history::over_time`] and [`crate::history::peer`], and come
/// from one pass over the updates of each question in order of time. Questions without an
/// outcome are left out. Questions are shared out to threads by their number alone, so the
/// result is the same on any number of threads. Takes *O*(*n* log *n*) steps.
///
/// # Errors
///
/// A number is no probability, a question is not in the list, the columns differ in length, the
/// numbers of forecasters leave large gaps, or there are more than 2³² rows.
///
/// # Examples
///
/// ```
/// use scoring::Rule;
/// use scoring::history::Period;
/// use scoring::history::leaderboard::{Columns, Ended, leaderboard};
///
/// // Forecaster 0 says 40% and forecaster 1 says 60%; it happened.
/// let updates = Columns {
///     question: &[0, 0],
///     forecaster: &[0, 1],
///     at: &[0, 0],
///     chance: &[0.4, 0.6],
///     withdrawn: None,
/// };
/// let questions = [Ended { period: Period::new(0, 10)?, happened: Some(true) }];
/// let board = leaderboard(Rule::Brier, updates, &questions)?;
/// let second = board.standings[1];
/// assert!((second.value - 0.16).abs() < 1e-15);
/// assert!((second.peer - 100.0 * 1.5_f64.ln()).abs() < 1e-12);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn leaderboard(
    rule: Rule,
    updates: Columns,
    questions: &[Ended],
) -> Result<Leaderboard, BadInput> {
    let forecasters = updates.check(questions.len())?;
    if u32::try_from(updates.len()).is_err() {
        return Err(BadInput::TooMany {
            what: "updates",
            found: updates.len(),
            at_most: u32::MAX as usize,
        });
    }
    let (rows, starts) = updates.by_question(questions.len());
    let numbers: Vec<u32> = (0..).take(questions.len()).collect();
    let parts: Vec<Vec<QuestionScore>> = numbers
        .par_chunks(CHUNK)
        .map_init(
            || Scorer::new(rule, forecasters),
            |scorer, numbers| {
                scorer.make_room(&starts, numbers);
                for &question in numbers {
                    let place = question as usize;
                    let own = &rows[starts[place]..starts[place + 1]];
                    scorer.score(question, questions[place], own);
                }
                std::mem::take(&mut scorer.scores)
            },
        )
        .collect();
    Ok(Leaderboard { rule, standings: standings(&parts, forecasters), parts })
}

/// What scores the questions of a thread one after the other, with its memory.
struct Scorer {
    rule: Rule,
    sweep: Sweep,
    order: Order,
    changes: Vec<Change>,
    /// For each forecaster the place among those of the question, or a place beyond.
    slots: Vec<u32>,
    forecasters: Vec<u32>,
    scores: Vec<QuestionScore>,
}

impl Scorer {
    fn new(rule: Rule, forecasters: usize) -> Self {
        Self {
            rule,
            sweep: Sweep::default(),
            order: Order::default(),
            changes: vec![],
            slots: vec![u32::MAX; forecasters],
            forecasters: vec![],
            scores: vec![],
        }
    }

    /// Takes the memory for all scores that the questions can have, at once.
    fn make_room(&mut self, starts: &[usize], questions: &[u32]) {
        let (Some(first), Some(last)) = (questions.first(), questions.last()) else { return };
        self.scores.reserve(starts[*last as usize + 1] - starts[*first as usize]);
    }

    fn score(&mut self, question: u32, ended: Ended, rows: &[PackedRow]) {
        let Some(happened) = ended.happened else { return };
        let Ended { period, .. } = ended;
        self.order.sort(period, rows);
        self.take_changes(happened, rows);
        let tallies = self.sweep.run(period, self.forecasters.len(), &self.changes);
        let scored = self.forecasters.iter().zip(tallies).filter(|(_, tally)| tally.held > 0);
        self.scores.extend(scored.map(|(&forecaster, tally)| QuestionScore {
            question,
            forecaster,
            value: tally.mean(),
            coverage: milliseconds(tally.held) / period.milliseconds(),
            peer: 100.0 * tally.over_peers(period),
        }));
        for forecaster in self.forecasters.drain(..) {
            self.slots[forecaster as usize] = u32::MAX;
        }
    }

    fn take_changes(&mut self, happened: bool, rows: &[PackedRow]) {
        self.changes.clear();
        for place in self.order.places() {
            let row = Row::unpacked(rows[place]);
            let forecaster = row.forecaster;
            let slot = &mut self.slots[forecaster as usize];
            if *slot == u32::MAX {
                *slot = u32::try_from(self.forecasters.len()).unwrap_or(u32::MAX);
                self.forecasters.push(forecaster);
            }
            let worth = |chance| Worth {
                score: self.rule.of(chance, happened),
                log_chance: -log_score::of(chance, happened),
            };
            let held = row.chance().map(worth);
            self.changes.push(Change { at: row.at, slot: *slot, held });
        }
    }
}

/// What a forecaster has over the questions so far.
#[derive(Clone, Copy, Default)]
struct Total {
    questions: usize,
    value: Sum,
    coverage: Sum,
    peer: Sum,
    ruined: bool,
}

fn standings(parts: &[Vec<QuestionScore>], forecasters: usize) -> Vec<Standing> {
    let mut totals = vec![Total::default(); forecasters];
    for score in parts.iter().flatten() {
        let total = &mut totals[score.forecaster as usize];
        total.questions += 1;
        total.value = total.value.plus(score.value);
        total.coverage = total.coverage.plus(score.coverage);
        if score.peer == f64::NEG_INFINITY {
            total.ruined = true;
        } else {
            total.peer = total.peer.plus(score.peer);
        }
    }
    let present = (0..).zip(totals).filter(|(_, total)| total.questions > 0);
    present.map(|(forecaster, total)| standing(forecaster, total)).collect()
}

fn standing(forecaster: u32, total: Total) -> Standing {
    let mean = |sum: Sum| sum.value() / number(total.questions);
    Standing {
        forecaster,
        questions: total.questions,
        value: mean(total.value),
        coverage: mean(total.coverage),
        peer: if total.ruined { f64::NEG_INFINITY } else { mean(total.peer) },
    }
}
