//! Scores over time: a forecast counts for as long as it held, not only the last one.

use std::collections::BTreeMap;

use scoring::history::Period;
use scoring::history::leaderboard::{Columns, Ended as EndedQuestion, leaderboard};
use scoring::{BadInput, Rule};
use serde::Serialize;

use super::cell::Ended;
use super::row::Row;

/// How somebody did over the time in which questions took forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OverTime {
    /// The mean over questions of the time-weighted Brier score; lower is better.
    pub brier: f64,
    /// The mean share of a question's time in which they held a forecast, from 0 to 1.
    pub coverage: f64,
    /// The mean peer score, 100 times the log score beyond that of the others; higher is better,
    /// 0 is as good as they are. None without others, and where one is without bound.
    pub peer: Option<f64>,
    /// Over how many questions.
    pub questions: usize,
}

/// Scores everybody over time, if the table tells when each forecast was made and from when to
/// when each question took forecasts.
pub(crate) fn over_time(rows: &[Row]) -> Result<BTreeMap<&str, OverTime>, BadInput> {
    let settled = rows.iter().filter(|row| matches!(row.ended, Ended::Yes | Ended::No));
    let timed: Option<Vec<Timed>> = settled.map(Timed::of).collect();
    let Some(timed) = timed.filter(|timed| !timed.is_empty()) else { return Ok(BTreeMap::new()) };
    let mut updates = Updates::default();
    for row in &timed {
        updates.withdraw(row);
    }
    for row in &timed {
        updates.add(row);
    }
    updates.score()
}

/// A row whose times are all known, in milliseconds.
struct Timed<'a> {
    row: &'a Row,
    made: i64,
    window: (i64, i64),
}

impl<'a> Timed<'a> {
    fn of(row: &'a Row) -> Option<Self> {
        let (opened, closed) = row.window?;
        let window = (opened.as_millisecond(), closed.as_millisecond());
        Some(Self { row, made: row.made?.as_millisecond(), window })
    }
}

/// The updates in columns, with questions and forecasters numbered as they come.
#[derive(Default)]
struct Updates<'a> {
    questions: Numbers<'a>,
    forecasters: Numbers<'a>,
    ended: Vec<((i64, i64), bool)>,
    question: Vec<u32>,
    forecaster: Vec<u32>,
    at: Vec<i64>,
    chance: Vec<f64>,
    withdrawn: Vec<bool>,
}

#[derive(Default)]
struct Numbers<'a>(BTreeMap<&'a str, u32>);

impl<'a> Numbers<'a> {
    fn of(&mut self, name: &'a str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(name).or_insert(next)
    }
}

impl<'a> Updates<'a> {
    /// A forecast that ended by itself; one that is made at the same time follows it.
    fn withdraw(&mut self, timed: &Timed<'a>) {
        if let Some(withdrawn) = timed.row.withdrawn {
            self.push(timed, withdrawn.as_millisecond(), true);
        }
    }

    fn add(&mut self, timed: &Timed<'a>) {
        self.push(timed, timed.made, false);
    }

    fn push(&mut self, timed: &Timed<'a>, at: i64, withdrawn: bool) {
        let question = self.questions.of(&timed.row.question);
        if question as usize == self.ended.len() {
            self.ended.push((timed.window, timed.row.ended == Ended::Yes));
        }
        self.question.push(question);
        self.forecaster.push(self.forecasters.of(&timed.row.forecaster));
        self.at.push(at);
        self.chance.push(timed.row.probability);
        self.withdrawn.push(withdrawn);
    }

    fn score(self) -> Result<BTreeMap<&'a str, OverTime>, BadInput> {
        let ended = self.ended.iter().map(|&((opened, closed), happened)| {
            Ok(EndedQuestion { period: Period::new(opened, closed)?, happened: Some(happened) })
        });
        let ended = ended.collect::<Result<Vec<_>, BadInput>>()?;
        let columns = Columns {
            question: &self.question,
            forecaster: &self.forecaster,
            at: &self.at,
            chance: &self.chance,
            withdrawn: Some(&self.withdrawn),
        };
        let board = leaderboard(Rule::Brier, columns, &ended)?;
        let names: BTreeMap<u32, &str> =
            self.forecasters.0.iter().map(|(name, number)| (*number, *name)).collect();
        let standings = board.standings.iter().filter_map(|standing| {
            let peer = Some(standing.peer).filter(|peer| names.len() > 1 && peer.is_finite());
            let (brier, coverage) = (standing.value, standing.coverage);
            let over_time = OverTime { brier, coverage, peer, questions: standing.questions };
            Some((*names.get(&standing.forecaster)?, over_time))
        });
        Ok(standings.collect())
    }
}
