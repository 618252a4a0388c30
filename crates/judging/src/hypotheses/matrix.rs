//! A matrix: hypotheses, stories, and what each analyst and all together make of them.

use domain::{Cell, Hypotheses, Probability, Ratings};
use thiserror::Error;

use super::pool::Pool;
use super::story::{Seen, Story, stories};
use crate::assumptions::plain;

/// Hypotheses and stories with what was put into the cells, checked to fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    hypotheses: usize,
    stories: Vec<Story>,
    /// For each analyst a row for each story, with a cell for each hypothesis.
    sheets: Vec<Vec<Vec<Seen>>>,
    pooled: Vec<Vec<Seen>>,
}

/// What is wrong with hypotheses or with what an analyst put into their cells.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum MatrixFlaw {
    /// The matter is not named.
    #[error("the hypotheses have no matter; say in a question what is to be explained")]
    NoMatter,
    /// There is nothing to choose between.
    #[error("{0} hypotheses are too few to compete; give at least two")]
    TooFew(usize),
    /// A hypothesis says nothing.
    #[error("hypothesis {0} is blank; say what would be true, or leave it out")]
    Blank(usize),
    /// Two hypotheses say the same.
    #[error("hypothesis {again} says what hypothesis {first} says; leave one of them out")]
    Twice {
        /// The first place, counted from 1.
        first: usize,
        /// The second place.
        again: usize,
    },
    /// Some hypotheses have a chance beforehand and some have none.
    #[error("hypothesis {0} has no chance beforehand; give every hypothesis one, or none")]
    NoPrior(usize),
    /// The chances beforehand are no distribution.
    #[error("the chances beforehand add up to {sum}%, not 100%; in proportion they would be {fit}")]
    PriorSum {
        /// Their sum in percent.
        sum: f64,
        /// What they would be in proportion.
        fit: String,
    },
    /// The same words stand in two pieces of evidence.
    #[error("evidence {again} has the words of evidence {first}; leave one of them out")]
    EvidenceTwice {
        /// The first place, counted from 1.
        first: usize,
        /// The second place.
        again: usize,
    },
    /// There is not one row a piece of evidence.
    #[error("there are {given} rows for {needed} pieces of evidence; give one for each")]
    Rows {
        /// The rows given.
        given: usize,
        /// The pieces of evidence.
        needed: usize,
    },
    /// A row has not one cell a hypothesis.
    #[error("row {row} has {given} cells for {needed} hypotheses; give one for each")]
    Cells {
        /// The row, counted from 1.
        row: usize,
        /// The cells given.
        given: usize,
        /// The hypotheses.
        needed: usize,
    },
    /// There is not one chance a hypothesis.
    #[error("there are {given} chances for {needed} hypotheses; give one for each, or none")]
    Chances {
        /// The chances given.
        given: usize,
        /// The hypotheses.
        needed: usize,
    },
}

impl Matrix {
    /// Checks hypotheses and everybody's cells, counts copies once, and pools the analysts.
    ///
    /// # Errors
    ///
    /// The hypotheses cannot compete, or an analyst's cells do not fit them.
    pub fn new(
        hypotheses: &Hypotheses,
        ratings: &[&Ratings],
        pool: Pool,
    ) -> Result<Self, MatrixFlaw> {
        check_hypotheses(hypotheses)?;
        ratings.iter().try_for_each(|sheet| check_ratings(hypotheses, sheet))?;
        let stories = stories(hypotheses);
        let sheets: Vec<_> = ratings.iter().map(|it| sheet(&it.cells, &stories)).collect();
        let hypotheses = hypotheses.hypotheses.len();
        let pooled = pooled(&sheets, stories.len(), hypotheses, pool);
        Ok(Self { hypotheses, stories, sheets, pooled })
    }

    /// How many hypotheses there are.
    pub fn hypotheses(&self) -> usize {
        self.hypotheses
    }

    /// The evidence as it counts.
    pub fn stories(&self) -> &[Story] {
        &self.stories
    }

    /// For each story what each hypothesis has in the cells of all analysts together.
    pub fn pooled(&self) -> &[Vec<Seen>] {
        &self.pooled
    }

    /// What each analyst put where a story and a hypothesis meet.
    pub(super) fn cell(&self, story: usize, hypothesis: usize) -> Vec<Seen> {
        self.sheets.iter().map(|sheet| sheet[story][hypothesis]).collect()
    }
}

/// Checks what hypotheses must have before they are recorded, and names the first thing wrong.
///
/// # Errors
///
/// The matter is blank, there are not two hypotheses, one is blank or stands twice, the chances
/// beforehand are not complete or do not add up to 100%, or evidence stands twice.
pub fn check_hypotheses(hypotheses: &Hypotheses) -> Result<(), MatrixFlaw> {
    if hypotheses.matter.trim().is_empty() {
        return Err(MatrixFlaw::NoMatter);
    }
    let texts: Vec<String> = hypotheses.hypotheses.iter().map(|it| plain(&it.text)).collect();
    if texts.len() < 2 {
        return Err(MatrixFlaw::TooFew(texts.len()));
    }
    if let Some(index) = texts.iter().position(String::is_empty) {
        return Err(MatrixFlaw::Blank(index + 1));
    }
    if let Some((first, again)) = twice(&texts) {
        return Err(MatrixFlaw::Twice { first, again });
    }
    let passages: Vec<_> = hypotheses.evidence.iter().map(|it| &it.evidence.passage).collect();
    if let Some((first, again)) = twice(&passages) {
        return Err(MatrixFlaw::EvidenceTwice { first, again });
    }
    check_priors(hypotheses)
}

/// The two places, counted from 1, at which the same stands.
fn twice<T: PartialEq>(all: &[T]) -> Option<(usize, usize)> {
    let first_of = |again: usize| all[..again].iter().position(|it| *it == all[again]);
    (0..all.len()).find_map(|again| Some((first_of(again)? + 1, again + 1)))
}

fn check_priors(hypotheses: &Hypotheses) -> Result<(), MatrixFlaw> {
    let priors: Vec<f64> =
        hypotheses.hypotheses.iter().filter_map(|it| Some(it.prior?.value())).collect();
    if priors.is_empty() {
        return Ok(());
    }
    if let Some(index) = hypotheses.hypotheses.iter().position(|it| it.prior.is_none()) {
        return Err(MatrixFlaw::NoPrior(index + 1));
    }
    let sum: f64 = priors.iter().sum();
    // People write thirds as 33%, 33% and 34%, so only what is beyond writing is refused.
    if (sum - 1.0).abs() <= 1e-6 {
        return Ok(());
    }
    let share = |prior: &f64| format!("{:.1}%", 100.0 * prior / sum);
    let fit: Vec<String> = priors.iter().map(share).collect();
    let fit = if sum > 0.0 { fit.join(", ") } else { "all 0".to_owned() };
    Err(MatrixFlaw::PriorSum { sum: (sum * 1e4).round() / 1e2, fit })
}

/// Checks that an analyst's cells and chances fit the hypotheses.
///
/// # Errors
///
/// There is not one row a piece of evidence, one cell a hypothesis, or one chance a hypothesis.
pub fn check_ratings(hypotheses: &Hypotheses, ratings: &Ratings) -> Result<(), MatrixFlaw> {
    let (given, needed) = (ratings.cells.len(), hypotheses.evidence.len());
    if given != needed {
        return Err(MatrixFlaw::Rows { given, needed });
    }
    let needed = hypotheses.hypotheses.len();
    if let Some(index) = ratings.cells.iter().position(|row| row.len() != needed) {
        let given = ratings.cells[index].len();
        return Err(MatrixFlaw::Cells { row: index + 1, given, needed });
    }
    check_chances(&ratings.chances, needed)
}

fn check_chances(chances: &[Probability], needed: usize) -> Result<(), MatrixFlaw> {
    if chances.is_empty() || chances.len() == needed {
        Ok(())
    } else {
        Err(MatrixFlaw::Chances { given: chances.len(), needed })
    }
}

/// One analyst's cells with copies counted once.
fn sheet(cells: &[Vec<Option<Cell>>], stories: &[Story]) -> Vec<Vec<Seen>> {
    let joined = |story: &Story, hypothesis: usize| {
        let copies: Vec<Seen> =
            story.items.iter().map(|&item| Seen::of(cells[item][hypothesis])).collect();
        Pool::GeometricMean.join(&copies)
    };
    let row = |story: &Story| {
        let width = cells[story.items[0]].len();
        (0..width).map(|hypothesis| joined(story, hypothesis)).collect()
    };
    stories.iter().map(row).collect()
}

fn pooled(sheets: &[Vec<Vec<Seen>>], rows: usize, width: usize, pool: Pool) -> Vec<Vec<Seen>> {
    let cell = |story: usize, hypothesis: usize| {
        let cells: Vec<Seen> = sheets.iter().map(|sheet| sheet[story][hypothesis]).collect();
        pool.join(&cells)
    };
    let row = |story| (0..width).map(|hypothesis| cell(story, hypothesis)).collect();
    (0..rows).map(row).collect()
}

#[cfg(test)]
mod tests {
    use domain::{Hypothesis, Probability};

    use crate::hypotheses::testing::Case;

    #[test]
    fn a_flaw_names_its_place_and_the_remedy() {
        let chance = |value: f64| Some(Probability::new(value).unwrap());
        let mut cases: Vec<(Case, &str)> = Vec::new();
        let mut add = |change: fn(&mut Case), expected| {
            let mut case = Case::new(&["C I", "I C"]);
            change(&mut case);
            cases.push((case, expected));
        };
        add(|it| it.hypotheses.matter.clear(), "have no matter");
        add(|it| it.hypotheses.hypotheses.truncate(1), "1 hypotheses are too few to compete");
        add(|it| it.hypotheses.hypotheses[1].text.clear(), "hypothesis 2 is blank");
        add(
            |it| it.hypotheses.hypotheses[1].text = "Hypothesis  0. ".to_owned(),
            "hypothesis 2 says what hypothesis 1 says",
        );
        add(
            |it| it.hypotheses.evidence[1] = it.hypotheses.evidence[0].clone(),
            "evidence 2 has the words of evidence 1",
        );
        add(|it| it.ratings[0].cells.truncate(1), "1 rows for 2 pieces of evidence");
        add(|it| it.ratings[0].cells[1].truncate(1), "row 2 has 1 cells for 2 hypotheses");
        add(
            |it| it.ratings[0].chances = vec![Probability::new(1.0).unwrap()],
            "1 chances for 2 hypotheses",
        );
        let mut half = Case::new(&["C I"]);
        half.hypotheses.hypotheses[0].prior = chance(0.5);
        cases.push((half.clone(), "hypothesis 2 has no chance beforehand"));
        let second = Hypothesis { prior: chance(0.75), ..half.hypotheses.hypotheses[1].clone() };
        half.hypotheses.hypotheses[1] = second;
        cases.push((half, "add up to 125%, not 100%; in proportion they would be 40.0%, 60.0%"));
        for (case, expected) in cases {
            let error = case.checked().unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }
}
