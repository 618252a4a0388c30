//! Showing hypotheses: the matrix, one's own ratings and what they say, and who else has rated.

use domain::{Hypotheses, Id, Ratings, is_machine};
use judging::hypotheses::{Coherent, Measures, Pool, measure};
use serde::Serialize;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::matrix_file::{MatrixFile, empty_cells};
use crate::show_judgment::{ShownEvidence, with_grades};

/// How far from 1 a sum of chances may be for no more reason than how they are written.
const WRITTEN: f64 = 1e-6;

/// Hypotheses with the ratings that whoever is at the desk may see.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownHypotheses {
    /// The hypotheses.
    #[serde(flatten)]
    pub hypotheses: Recorded<Hypotheses>,
    /// The evidence with its sources and grades.
    pub quotes: Vec<ShownEvidence>,
    /// Who has rated, and whether every cell is filled.
    pub raters: Vec<Rater>,
    /// One's own ratings.
    pub own: Option<Ratings>,
    /// What one's own ratings say.
    pub measures: Option<Measures>,
    /// What one's own chances add up to, in a sentence, where that is not 100%.
    pub incoherence: Option<String>,
    /// How many of one's own cells are empty; others' ratings are hidden until none is.
    pub empty_cells: usize,
    /// Everybody's ratings as one; none until one's own are in, or where nobody else rated.
    pub pooled: Option<PooledRatings>,
    /// The entry that this one extends.
    pub corrects: Option<Id>,
    /// The entry that extends this one.
    pub corrected_by: Option<Id>,
}

/// Somebody who has rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rater {
    /// Who.
    pub analyst: String,
    /// The last entry.
    pub ratings: Id,
    /// Whether every cell is filled.
    pub is_complete: bool,
}

/// Everybody's ratings as one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PooledRatings {
    /// Whose, in the order in which they first rated.
    pub analysts: Vec<String>,
    /// How their likelihoods became one.
    pub pool: Pool,
    /// What they say together.
    pub measures: Measures,
    /// Each analyst's chances and how far they are from adding up to one.
    pub chances: Vec<AnalystChances>,
}

/// The chances that one analyst gave, all told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnalystChances {
    /// Who.
    pub analyst: String,
    /// What was given, and what adds up.
    #[serde(flatten)]
    pub chances: Coherent,
}

/// Shows hypotheses. Others' ratings are hidden until one's own are in.
///
/// # Errors
///
/// They cannot be looked up.
pub fn show_hypotheses(desk: &Desk, id: Id) -> Result<ShownHypotheses, LookUpError> {
    let file = desk.matrix_file(id)?;
    let entry = desk.find(id)?;
    let own = file.of(desk.author()).map(|own| own.record.clone());
    let empty = file.empty_cells(desk.author());
    let is_other = |it: &Recorded<Ratings>| it.author != desk.author() && !is_machine(&it.author);
    let has_others = file.ratings.iter().any(is_other);
    let is_open = has_others && file.is_rated_by(desk.author());
    let evidence: Vec<_> =
        file.hypotheses.record.evidence.iter().map(|it| it.evidence.clone()).collect();
    Ok(ShownHypotheses {
        quotes: with_grades(desk, &evidence, &desk.grades()?)?,
        raters: file.ratings.iter().map(rater).collect(),
        measures: own.as_ref().and_then(|own| measured(&file, &[own], Pool::default())),
        pooled: if is_open { pooled(&file, Pool::default()) } else { None },
        corrects: desk.corrected(&entry)?,
        corrected_by: desk.correction(&entry)?,
        empty_cells: empty,
        incoherence: own.as_ref().and_then(incoherence),
        own,
        hypotheses: file.hypotheses,
    })
}

/// Says what chances add up to and what makes them add up to 100%, where they do not.
fn incoherence(own: &Ratings) -> Option<String> {
    let sum: f64 = own.chances.iter().map(|chance| chance.value()).sum();
    if own.chances.is_empty() || (sum - 1.0).abs() <= WRITTEN {
        return None;
    }
    let given: Vec<String> = own.chances.iter().map(|it| format!("--chance {it}")).collect();
    Some(format!(
        "your chances add up to {}%; `forsooth hypotheses rate {} {} --coherent nearest` makes them 100%",
        (sum * 1e3).round() / 10.0,
        own.hypotheses,
        given.join(" ")
    ))
}

/// Everybody's ratings as one, machines left out.
pub(crate) fn pooled(file: &MatrixFile, pool: Pool) -> Option<PooledRatings> {
    let persons = || file.ratings.iter().filter(|it| !is_machine(&it.author));
    let ratings: Vec<&Ratings> = persons().map(|it| &it.record).collect();
    let measures = measured(file, &ratings, pool)?;
    let analysts: Vec<String> = persons().map(|it| it.author.clone()).collect();
    let given = analysts.iter().zip(&measures.chances);
    let chances = given
        .filter_map(|(analyst, chances)| {
            Some(AnalystChances { analyst: analyst.clone(), chances: chances.clone()? })
        })
        .collect();
    Some(PooledRatings { analysts, pool, measures, chances })
}

/// What ratings say; they were held to fit when they were recorded and fitted when they were read.
fn measured(file: &MatrixFile, ratings: &[&Ratings], pool: Pool) -> Option<Measures> {
    measure(&file.hypotheses.record, ratings, pool).ok()
}

fn rater(ratings: &Recorded<Ratings>) -> Rater {
    Rater {
        analyst: ratings.author.clone(),
        ratings: ratings.id,
        is_complete: empty_cells(&ratings.record) == 0,
    }
}
