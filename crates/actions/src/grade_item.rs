//! Grading an item: how credible one piece of information is, whoever gave it.

use domain::{Document, Id, ItemDigit, ItemGrade, Record};
use judging::grades::is_same_source;
use ledger::LedgerError;
use serde::Deserialize;
use text::copies::{COPY_SHARE, Shingles, containment, copied, is_variant};
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::{LookUpError, Recorded};
use crate::person::OnlyAPerson;

/// A grade to give to a finding, or to a document as one piece of information.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeItem {
    /// What is graded.
    pub item: Id,
    /// How credible it is.
    pub digit: ItemDigit,
    /// Why.
    pub reason: String,
    /// Words elsewhere that confirm it; "1" needs another independent source.
    #[serde(default)]
    pub confirmed_by: Vec<EvidenceRef>,
}

/// Why an item cannot be graded.
#[derive(Debug, Error)]
pub enum GradeItemError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// Only what was read, or a document, is an item.
    #[error("{0} is a {kind}; grade a document or something read in one", kind = .0.kind)]
    NoItem(Id),
    /// A digit alone teaches nobody.
    #[error("say why {0} is graded so")]
    NoReason(Id),
    /// Nothing confirms it.
    #[error(
        "{item} is graded 1, confirmed, without a second source; point at words of an independent \
         source with --evidence, or grade it 2"
    )]
    Unconfirmed {
        /// What was to be graded.
        item: Id,
    },
    /// What is to confirm it is not independent of it.
    #[error("{item} is not confirmed: {}; 1 needs two independent sources, so grade it 2", .flaws.join("; "))]
    Dependent {
        /// What was to be graded.
        item: Id,
        /// Why each document counts for nothing.
        flaws: Vec<String>,
    },
    /// The evidence cannot be pointed at.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// Something it names cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Grades an item; earlier grades stay as its history.
///
/// # Errors
///
/// It is no item, no reason was given, or "1" was given without two independent sources: two
/// documents of different sources that are no copies of one story.
pub fn grade_item(desk: &mut Desk, request: &GradeItem) -> Result<Id, GradeItemError> {
    desk.record(|desk| decide(desk, request))
}

fn decide(desk: &Desk, request: &GradeItem) -> Result<Decided, GradeItemError> {
    desk.check_person("grade")?;
    let item = request.item;
    let document = desk.document_of_item(item)?.ok_or(GradeItemError::NoItem(item))?;
    if request.reason.trim().is_empty() {
        return Err(GradeItemError::NoReason(item));
    }
    let grade = ItemGrade {
        item,
        digit: request.digit,
        reason: request.reason.clone(),
        confirmed_by: desk.evidence(&request.confirmed_by)?,
    };
    if grade.digit == ItemDigit::Confirmed {
        check_confirmed(desk, &grade, document)?;
    }
    Ok(Record::ItemGrade(grade).into())
}

fn check_confirmed(desk: &Desk, grade: &ItemGrade, document: Id) -> Result<(), GradeItemError> {
    let item = grade.item;
    let mut others: Vec<Id> = grade.confirmed_by.iter().map(|it| it.passage.document).collect();
    others.sort_unstable();
    others.dedup();
    let mut flaws = Vec::new();
    for other in others {
        match dependence(desk, document, other)? {
            None => return Ok(()),
            Some(flaw) => flaws.push(flaw),
        }
    }
    if flaws.is_empty() {
        return Err(GradeItemError::Unconfirmed { item });
    }
    Err(GradeItemError::Dependent { item, flaws })
}

/// Why one document does not confirm another, if it does not.
fn dependence(desk: &Desk, one: Id, other: Id) -> Result<Option<String>, LookUpError> {
    if one == other {
        return Ok(Some(format!("{other} is the document it stands in")));
    }
    let one = desk.document(one)?;
    let other = desk.document(other)?;
    if let Some(flaw) = same_source(&one, &other) {
        return Ok(Some(flaw));
    }
    copy_flaw(desk, &one, &other)
}

fn copy_flaw(
    desk: &Desk,
    one: &Recorded<Document>,
    other: &Recorded<Document>,
) -> Result<Option<String>, LookUpError> {
    let shingles = |document| Ok::<_, LookUpError>(Shingles::of(&desk.text_of(document)?.text));
    let (of_one, of_other) = (shingles(one)?, shingles(other)?);
    if copied(&of_one, &of_other) >= COPY_SHARE {
        let percent = 100.0 * containment(&of_one, &of_other);
        let told = format!("{} has {percent:.0}% of the words of {}", other.id, one.id);
        // Elsewhere such a variant counts as another document, as it does not say the same.
        let why = "and is a variant of it, which says something else with them: it counts by itself, \
            and confirms nothing";
        let is_variant = is_variant(&of_one, &of_other);
        return Ok(Some(if is_variant { format!("{told}, {why}") } else { told }));
    }
    let are_copies = desk.are_copies(one.id, other.id)?;
    Ok(are_copies.then(|| format!("{} and {} are copies of one story", other.id, one.id)))
}

fn same_source(one: &Recorded<Document>, other: &Recorded<Document>) -> Option<String> {
    match (&one.record.source, &other.record.source) {
        (None, _) => Some(format!("{} names no source", one.id)),
        (_, None) => Some(format!("{} names no source", other.id)),
        (Some(first), Some(second)) if is_same_source(first, second) => {
            Some(format!("{} comes from {second} too", other.id))
        }
        (Some(_), Some(_)) => None,
    }
}
