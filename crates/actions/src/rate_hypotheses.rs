//! Rating hypotheses: what one analyst makes of them, before seeing what others make of them.

use std::collections::BTreeSet;
use std::str::FromStr;

use domain::{Cell, Id, Kind, LikelihoodStep, NotAStep, Probability, Ratings, Record};
use forecasting::{UnclearProbability, parse_probability};
use judging::hypotheses::{MatrixFlaw, check_ratings, coherent};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::matrix_file::MatrixFile;

/// What an analyst makes of hypotheses; cells of earlier ratings that are not given stay.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateHypotheses {
    /// The hypotheses.
    pub hypotheses: Id,
    /// The cells, a row for each hypothesis that is rated.
    #[serde(default)]
    pub rows: Vec<RatedRow>,
    /// How likely each hypothesis is, all told; one for each, or none.
    #[serde(default)]
    pub chances: Vec<Probability>,
    /// How to make the chances add up to one, if at all.
    pub coherence: Option<Coherence>,
}

/// The cells of one hypothesis, written `1: CC C 6/7 70% -`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub struct RatedRow {
    /// The hypothesis, counted from 1.
    pub hypothesis: usize,
    /// A cell for each piece of evidence; none is left as it was.
    pub cells: Vec<Option<Cell>>,
}

/// How chances are made to add up to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coherence {
    /// The nearest that do: the differences between them stay.
    Nearest,
    /// In proportion: the ratios stay.
    Proportional,
}

/// Why a text is no row of cells.
#[derive(Debug, Error, PartialEq)]
pub enum NotARow {
    /// It does not begin with the number of a hypothesis.
    #[error("\"{0}\" is no row; write the number of the hypothesis and its cells, as 1: CC N 70%")]
    NoNumber(String),
    /// A cell is neither a mark nor a likelihood.
    #[error(
        "\"{0}\" is no cell; give a mark (CC, C, N, I, II, NA), a likelihood (6/7 or 70%), or - to \
         leave it"
    )]
    NoCell(String),
    /// A step is outside the scale.
    #[error(transparent)]
    Step(#[from] NotAStep),
    /// A number is no clear likelihood.
    #[error(transparent)]
    Likelihood(#[from] UnclearProbability),
}

/// Why hypotheses cannot be rated.
#[derive(Debug, Error)]
pub enum RateHypothesesError {
    /// Nothing is rated.
    #[error("nothing is rated; give a row for a hypothesis, or chances")]
    Nothing,
    /// There is no such hypothesis.
    #[error("{id} has no hypothesis {row}; it has {count}")]
    NoSuchHypothesis {
        /// The hypotheses.
        id: Id,
        /// The number given, counted from 1.
        row: usize,
        /// How many there are.
        count: usize,
    },
    /// Two rows rate one hypothesis.
    #[error("hypothesis {0} has two rows; give its cells in one")]
    Twice(usize),
    /// A row has not one cell a piece of evidence.
    #[error(
        "hypothesis {row} has {given} cells for {needed} pieces of evidence; give one for each"
    )]
    Cells {
        /// The hypothesis, counted from 1.
        row: usize,
        /// The cells given.
        given: usize,
        /// The pieces of evidence.
        needed: usize,
    },
    /// Chances that are all zero have no proportions.
    #[error("chances that are all 0 have no proportions; give one above 0")]
    NoProportions,
    /// The chances do not fit the hypotheses.
    #[error(transparent)]
    Flaw(#[from] MatrixFlaw),
    /// The hypotheses cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Records what an analyst makes of hypotheses; it follows earlier ratings and replaces none.
///
/// # Errors
///
/// A row names no hypothesis or one that another row names, or has too few or too many cells, or
/// the chances do not fit.
pub fn rate_hypotheses(
    desk: &mut Desk,
    request: &RateHypotheses,
) -> Result<Id, RateHypothesesError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &RateHypotheses) -> Result<Decided, RateHypothesesError> {
    let id = request.hypotheses;
    desk.find_standing(id, Kind::Hypotheses)?;
    if request.rows.is_empty() && request.chances.is_empty() {
        return Err(RateHypothesesError::Nothing);
    }
    let file = desk.matrix_file(id)?;
    check_once(&request.rows)?;
    let mut ratings = own(desk, &file);
    request.rows.iter().try_for_each(|row| put(row, &mut ratings, &file))?;
    if !request.chances.is_empty() {
        ratings.chances = made_coherent(&request.chances, request.coherence)?;
    }
    check_ratings(&file.hypotheses.record, &ratings)?;
    Ok(Record::Ratings(ratings).into())
}

/// Refuses two rows of one hypothesis, of which the second would silently win.
fn check_once(rows: &[RatedRow]) -> Result<(), RateHypothesesError> {
    let mut seen = BTreeSet::new();
    let twice = rows.iter().map(|row| row.hypothesis).find(|number| !seen.insert(*number));
    twice.map_or(Ok(()), |number| Err(RateHypothesesError::Twice(number)))
}

/// What the analyst put in so far, or empty cells.
fn own(desk: &Desk, file: &MatrixFile) -> Ratings {
    let hypotheses = file.hypotheses.id;
    let empty = vec![None; file.hypotheses.record.hypotheses.len()];
    let cells = vec![empty; file.hypotheses.record.evidence.len()];
    let fresh = Ratings { hypotheses, cells, chances: vec![] };
    let earlier = file.of(desk.author()).map(|own| own.record.clone());
    earlier.map_or(fresh, |earlier| Ratings { hypotheses, ..earlier })
}

fn put(
    row: &RatedRow,
    ratings: &mut Ratings,
    file: &MatrixFile,
) -> Result<(), RateHypothesesError> {
    let id = file.hypotheses.id;
    let (count, needed) =
        (file.hypotheses.record.hypotheses.len(), file.hypotheses.record.evidence.len());
    if !(1..=count).contains(&row.hypothesis) {
        return Err(RateHypothesesError::NoSuchHypothesis { id, row: row.hypothesis, count });
    }
    if row.cells.len() != needed {
        let given = row.cells.len();
        return Err(RateHypothesesError::Cells { row: row.hypothesis, given, needed });
    }
    for (of_evidence, cell) in ratings.cells.iter_mut().zip(&row.cells) {
        let kept = &mut of_evidence[row.hypothesis - 1];
        *kept = cell.or(*kept);
    }
    Ok(())
}

fn made_coherent(
    chances: &[Probability],
    coherence: Option<Coherence>,
) -> Result<Vec<Probability>, RateHypothesesError> {
    let Some(coherence) = coherence else { return Ok(chances.to_vec()) };
    let made = coherent(chances);
    let made = match coherence {
        Coherence::Nearest => made.nearest,
        Coherence::Proportional => made.proportional.ok_or(RateHypothesesError::NoProportions)?,
    };
    let checked = made.into_iter().map(|chance| Probability::new(chance.clamp(0.0, 1.0)));
    checked.collect::<Result<_, _>>().map_err(|_| RateHypothesesError::NoProportions)
}

impl FromStr for RatedRow {
    type Err = NotARow;

    fn from_str(text: &str) -> Result<Self, NotARow> {
        let unnumbered = || NotARow::NoNumber(text.to_owned());
        let (number, cells) = text.split_once(':').ok_or_else(unnumbered)?;
        let hypothesis = number.trim().parse().map_err(|_| unnumbered())?;
        let cells = cells.split_whitespace().map(cell).collect::<Result<_, _>>()?;
        Ok(Self { hypothesis, cells })
    }
}

impl TryFrom<String> for RatedRow {
    type Error = NotARow;

    fn try_from(text: String) -> Result<Self, NotARow> {
        text.parse()
    }
}

fn cell(text: &str) -> Result<Option<Cell>, NotARow> {
    if text == "-" {
        return Ok(None);
    }
    if let Ok(mark) = text.parse() {
        return Ok(Some(Cell::Mark(mark)));
    }
    if let Some(step) = text.strip_suffix("/7") {
        let step = step.parse().map_err(|_| NotARow::NoCell(text.to_owned()))?;
        return Ok(Some(Cell::Step(LikelihoodStep::new(step)?)));
    }
    if !text.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return Err(NotARow::NoCell(text.to_owned()));
    }
    Ok(Some(Cell::Likelihood(parse_probability(text)?)))
}

#[cfg(test)]
mod tests {
    use super::RatedRow;

    #[test]
    fn a_row_is_a_number_and_its_cells() {
        let row: RatedRow = "2: CC NA - 6/7 70%".parse().unwrap();
        let cells: Vec<String> =
            row.cells.iter().map(|cell| cell.map_or("-".to_owned(), |it| it.to_string())).collect();
        assert_eq!((row.hypothesis, cells.join(" ")), (2, "CC NA - 6/7 70%".to_owned()));
    }

    #[test]
    fn what_is_no_row_is_refused_with_what_to_write() {
        for (text, expected) in [
            ("CC C", "write the number of the hypothesis"),
            ("x: CC", "write the number of the hypothesis"),
            ("1: cc", "\"cc\" is no cell"),
            ("1: likely", "\"likely\" is no cell"),
            ("1: 8/7", "8 is no step"),
            ("1: x/7", "\"x/7\" is no cell"),
            ("1: 130%", "130"),
        ] {
            let error = text.parse::<RatedRow>().unwrap_err().to_string();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
