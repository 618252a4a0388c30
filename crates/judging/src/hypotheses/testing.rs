//! What the tests of the measures share: a matrix from rows of text.

use domain::{
    Cell, Evidence, Hypotheses, Hypothesis, Id, Kind, LikelihoodStep, MatrixEvidence, Passage,
    Probability, Ratings, Span, Weight,
};

use super::matrix::{Matrix, MatrixFlaw};
use super::pool::Pool;

/// Hypotheses and what analysts put into their cells.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) hypotheses: Hypotheses,
    pub(crate) ratings: Vec<Ratings>,
}

impl Case {
    /// A row of cells for each piece of evidence, as "CC II NA", "6/7 30% -".
    pub(crate) fn new<T: AsRef<str>>(rows: &[T]) -> Self {
        let first = ratings(rows);
        let count = first.cells.first().map_or(2, Vec::len);
        let named = |index| Hypothesis { text: format!("hypothesis {index}"), prior: None };
        let hypotheses = Hypotheses {
            matter: "What is it?".to_owned(),
            judgment: None,
            hypotheses: (0..count).map(named).collect(),
            evidence: (0..rows.len()).map(evidence).collect(),
        };
        Self { hypotheses, ratings: vec![first] }
    }

    pub(crate) fn analyst(mut self, rows: &[&str]) -> Self {
        self.ratings.push(ratings(rows));
        self
    }

    pub(crate) fn weights(mut self, weights: &[(Weight, Weight)]) -> Self {
        for (item, (credibility, relevance)) in self.hypotheses.evidence.iter_mut().zip(weights) {
            (item.credibility, item.relevance) = (*credibility, *relevance);
        }
        self
    }

    pub(crate) fn stories(mut self, stories: &[&str]) -> Self {
        for (item, story) in self.hypotheses.evidence.iter_mut().zip(stories) {
            item.story = Some((*story).to_owned());
        }
        self
    }

    pub(crate) fn matrix(&self) -> Matrix {
        self.checked().unwrap()
    }

    pub(crate) fn checked(&self) -> Result<Matrix, MatrixFlaw> {
        let ratings: Vec<&Ratings> = self.ratings.iter().collect();
        Matrix::new(&self.hypotheses, &ratings, Pool::GeometricMean)
    }
}

/// Holds numbers to be equal up to rounding.
#[track_caller]
pub(crate) fn close(found: &[f64], expected: &[f64]) {
    let is_close = found.len() == expected.len()
        && found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-12);
    assert!(is_close, "{found:?} is not {expected:?}");
}

fn ratings<T: AsRef<str>>(rows: &[T]) -> Ratings {
    let row = |row: &T| row.as_ref().split(' ').map(cell).collect();
    Ratings {
        hypotheses: Id { kind: Kind::Document, number: 1 },
        cells: rows.iter().map(row).collect(),
        chances: vec![],
    }
}

fn cell(text: &str) -> Option<Cell> {
    if text == "-" {
        return None;
    }
    if let Some(step) = text.strip_suffix("/7") {
        return Some(Cell::Step(LikelihoodStep::new(step.parse().unwrap()).unwrap()));
    }
    match text.strip_suffix('%') {
        Some(percent) => {
            let percent: f64 = percent.parse().unwrap();
            Some(Cell::Likelihood(Probability::new(percent / 100.0).unwrap()))
        }
        None => Some(Cell::Mark(text.parse().unwrap())),
    }
}

fn evidence(index: usize) -> MatrixEvidence {
    let document = Id { kind: Kind::Document, number: 1 };
    let span = Span { start: index, end: index + 1, text: "x".to_owned() };
    MatrixEvidence {
        evidence: Evidence { passage: Passage { document, span }, item: None, weight: None },
        credibility: Weight::Medium,
        relevance: Weight::Medium,
        story: None,
    }
}
