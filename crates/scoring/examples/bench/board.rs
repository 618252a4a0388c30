//! A leaderboard of a million updates, over 10,000 questions and 500 forecasters.

use std::fs;
use std::path::Path;

use scoring::history::Period;
use scoring::history::leaderboard::{Columns, Ended, leaderboard};
use scoring::{BadInput, Rule};

use crate::Random;

const UPDATES: usize = 1_000_000;

/// How many of the updates are taken for a question of its own.
const UPDATES_OF_ONE: usize = 3000;
const QUESTIONS: u32 = 10_000;
const FORECASTERS: u32 = 500;

/// A hundred days, in milliseconds.
const LENGTH: i64 = 100 * 86_400_000;

/// The updates in columns, in no order, and how the questions ended.
pub(crate) struct Board {
    question: Vec<u32>,
    forecaster: Vec<u32>,
    at: Vec<i64>,
    chance: Vec<f64>,
    questions: Vec<Ended>,
}

impl Board {
    pub(crate) fn new() -> Result<Self, BadInput> {
        let mut random = Random(3);
        let mut column =
            |below: f64| -> Vec<f64> { (0..UPDATES).map(|_| random.next() * below).collect() };
        let (question, forecaster) = (column(QUESTIONS.into()), column(FORECASTERS.into()));
        let (at, chance) = (column(8_640_000_000.0), column(0.98));
        let ended =
            |_| Ok(Ended { period: Period::new(0, LENGTH)?, happened: Some(random.next() < 0.4) });
        Ok(Self {
            questions: (0..QUESTIONS).map(ended).collect::<Result<_, _>>()?,
            question: question.into_iter().map(|it| it as u32).collect(),
            forecaster: forecaster.into_iter().map(|it| it as u32).collect(),
            at: at.into_iter().map(|it| it as i64).collect(),
            chance: chance.into_iter().map(|it| 0.01 + it).collect(),
        })
    }

    pub(crate) fn write(&self, folder: &Path) -> std::io::Result<()> {
        let numbers =
            |column: &[u32]| -> Vec<u8> { column.iter().flat_map(|it| it.to_le_bytes()).collect() };
        fs::write(folder.join("question.u32"), numbers(&self.question))?;
        fs::write(folder.join("forecaster.u32"), numbers(&self.forecaster))?;
        let at: Vec<u8> = self.at.iter().flat_map(|it| it.to_le_bytes()).collect();
        fs::write(folder.join("at.i64"), at)?;
        let chance: Vec<u8> = self.chance.iter().flat_map(|it| it.to_le_bytes()).collect();
        fs::write(folder.join("chance.f64"), chance)?;
        let happened = |ended: &Ended| u8::from(ended.happened == Some(true));
        fs::write(
            folder.join("happened.u8"),
            self.questions.iter().map(happened).collect::<Vec<_>>(),
        )
    }

    /// Brier scores over time and peer scores of everybody: their sum without signs.
    pub(crate) fn run(&self) -> Result<f64, BadInput> {
        self.score(&self.question)
    }

    /// The same, as if the first updates had all been made on the first question.
    pub(crate) fn run_one(&self) -> Result<f64, BadInput> {
        self.score(&[0; UPDATES_OF_ONE])
    }

    fn score(&self, question: &[u32]) -> Result<f64, BadInput> {
        let columns = Columns {
            question,
            forecaster: &self.forecaster[..question.len()],
            at: &self.at[..question.len()],
            chance: &self.chance[..question.len()],
            withdrawn: None,
        };
        let board = leaderboard(Rule::Brier, columns, &self.questions)?;
        Ok(board.standings.iter().map(|standing| standing.value + standing.peer.abs()).sum())
    }
}
