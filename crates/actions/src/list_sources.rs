//! Listing the sources: how reliable each is and was, and whether the grades use two axes.

use domain::{Document, Id, ItemDigit, SourceGrade, SourceLetter};
use jiff::Timestamp;
use jiff::civil::Date;
use judging::grades::{Diagonal, is_same_source, letter_on};
use ledger::LedgerError;
use serde::Serialize;

use crate::Desk;
use crate::grades::Grades;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::day;

/// The sources of the desk, and how they are graded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceList {
    /// The sources, by the number of their documents.
    pub sources: Vec<ListedSource>,
    /// How many documents name no source.
    pub unnamed: usize,
    /// How many graded items stand on the diagonal A1, B2, C3, D4, E5.
    pub diagonal: Diagonal,
    /// The same in whole percent; none below 20 grades.
    pub diagonal_percent: Option<usize>,
}

/// A source and how it is graded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListedSource {
    /// Its name, as its first document has it.
    pub source: String,
    /// How many documents come from it.
    pub documents: usize,
    /// Its letter for what it publishes today; none where nobody graded it.
    pub letter: Option<SourceLetter>,
    /// Its gradings, the newest first.
    pub history: Vec<ListedGrade>,
}

/// One grading of a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListedGrade {
    /// Its id.
    pub id: Id,
    /// How reliable the source is.
    pub letter: SourceLetter,
    /// From which day of publication on; without one, always.
    pub since: Option<Date>,
    /// Why.
    pub reason: String,
    /// Who graded.
    pub author: String,
    /// When.
    pub recorded_at: Timestamp,
}

/// Lists the sources of the desk's documents.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_sources(desk: &Desk) -> Result<SourceList, LookUpError> {
    let grades = desk.grades()?;
    let documents = desk.every::<Document>()?;
    let mut sources: Vec<ListedSource> = Vec::new();
    for source in documents.iter().filter_map(|it| it.record.source.as_deref()) {
        match sources.iter_mut().find(|listed| is_same_source(&listed.source, source)) {
            Some(listed) => listed.documents += 1,
            None => sources.push(listed(desk, &grades, source)?),
        }
    }
    sources.sort_by_key(|listed| std::cmp::Reverse(listed.documents));
    let unnamed = documents.iter().filter(|it| it.record.source.is_none()).count();
    let diagonal = Diagonal::of(pairs(desk, &grades)?);
    Ok(SourceList { sources, unnamed, diagonal_percent: diagonal.percent(), diagonal })
}

fn listed(desk: &Desk, grades: &Grades, source: &str) -> Result<ListedSource, LedgerError> {
    let mut history: Vec<Recorded<SourceGrade>> = desk.every()?;
    history.retain(|grade| is_same_source(&grade.record.source, source));
    history.reverse();
    let today = day(desk.now()?);
    Ok(ListedSource {
        source: source.to_owned(),
        documents: 1,
        letter: letter_on(grades.sources(), source, today),
        history: history.into_iter().map(listed_grade).collect(),
    })
}

fn listed_grade(grade: Recorded<SourceGrade>) -> ListedGrade {
    let Recorded { id, recorded_at, author, record } = grade;
    let SourceGrade { letter, since, reason, .. } = record;
    ListedGrade { id, letter, since, reason, author, recorded_at }
}

/// The letter and the digit of each graded item whose source is graded too.
fn pairs(desk: &Desk, grades: &Grades) -> Result<Vec<(SourceLetter, ItemDigit)>, LookUpError> {
    let mut pairs = Vec::new();
    for (item, digit) in grades.items() {
        let Some(document) = desk.document_of_item(item)? else { continue };
        let document = desk.document(document)?.record;
        pairs.extend(grades.letter(&document).map(|letter| (letter, digit)));
    }
    Ok(pairs)
}
