//! Showing a judgment: its evidence, each with where it stands, and what makes it checkable.

use domain::{Evidence, Id, Judgment, Kind, Quote, Weight};
use judging::{
    AssumptionStanding, Change, Grounds, JudgmentNotice, Ladder, change, is_under_review, notices,
};
use serde::Serialize;

use crate::Desk;
use crate::changed_evidence::ChangedEvidence;
use crate::due_changes::grounds_of_judgment;
use crate::find_copies::Independence;
use crate::grades::{Grade, Grades};
use crate::list_entries::{ListedEntry, list_citing, list_questions_citing};
use crate::list_watches::ListedWatch;
use crate::look_up::{LookUpError, Recorded};
use crate::viewer::Viewer;

/// A judgment with everything it rests on and everything that rests on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownJudgment {
    /// The judgment.
    #[serde(flatten)]
    pub judgment: Recorded<Judgment>,
    /// Its likelihood in words with the number, as "likely (72%)".
    pub phrase: String,
    /// The words that speak for it, with their sources.
    pub quotes_for: Vec<ShownEvidence>,
    /// In how many documents these stand, and how many are copies of none of the others.
    pub documents_for: Independence,
    /// The words that speak against it, with their sources.
    pub quotes_against: Vec<ShownEvidence>,
    /// Where each assumption stands.
    pub assumption_states: Vec<AssumptionStanding>,
    /// Whether an assumption was broken since it was made, so that it must be looked at again.
    pub is_under_review: bool,
    /// How it differs from the judgment made earlier on the matter; none where it is the first.
    pub change: Option<Change>,
    /// The words of both that their outlet changed since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed_evidence: Vec<ChangedEvidence>,
    /// What it could have and lacks.
    pub notices: Vec<JudgmentNotice>,
    /// The questions that make it checkable, each with where it stands.
    pub questions: Vec<ListedEntry>,
    /// The judgment that it corrects.
    pub corrects: Option<Id>,
    /// The judgment that corrects it.
    pub corrected_by: Option<Id>,
    /// The briefs and later judgments that name it.
    pub cited_by: Vec<ListedEntry>,
    /// The watches that are for it, with what they have raised.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub watches: Vec<ListedWatch>,
}

/// Words that speak for a judgment or against it, and how far they can be relied on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownEvidence {
    /// The words, with where they come from.
    #[serde(flatten)]
    pub quote: Quote,
    /// How much they count, where somebody said.
    pub weight: Option<Weight>,
    /// The letter of the source and the digit of the item.
    pub grade: Grade,
}

/// Shows a judgment.
///
/// # Errors
///
/// It cannot be looked up.
pub fn show_judgment(desk: &Desk, id: Id) -> Result<ShownJudgment, LookUpError> {
    let judgment = desk.look_up::<Judgment>(id)?;
    let citing = list_citing(desk, id)?;
    let entry = desk.find(id)?;
    let grades = desk.grades()?;
    let assumption_states = desk.assumptions_of(&judgment)?;
    let evidence_for = judgment.record.evidence_for.iter();
    let documents_for = desk.independence(evidence_for.map(|it| it.passage.document))?;
    Ok(ShownJudgment {
        corrects: desk.corrected(&entry)?,
        corrected_by: desk.correction(&entry)?,
        phrase: Ladder::icd203().inline(judgment.record.likelihood),
        quotes_for: with_grades(desk, &judgment.record.evidence_for, &grades)?,
        documents_for,
        quotes_against: with_grades(desk, &judgment.record.evidence_against, &grades)?,
        is_under_review: is_under_review(&assumption_states),
        assumption_states,
        change: change_from(desk, &judgment)?,
        changed_evidence: desk.changed_among(grounds_of_judgment(&judgment.record))?,
        notices: asked_for(desk, &judgment.record, documents_for.independent)?,
        questions: list_questions_citing(desk, id)?,
        cited_by: citing
            .into_iter()
            .filter(|entry| !matches!(entry.id.kind, Kind::Question | Kind::Watch))
            .collect(),
        watches: desk.watches_on(id)?,
        judgment,
    })
}

/// What it could have and lacks, for those who work at the desk.
fn asked_for(
    desk: &Desk,
    judgment: &Judgment,
    stories_for: usize,
) -> Result<Vec<JudgmentNotice>, LookUpError> {
    if desk.viewer() == Viewer::Visitor {
        return Ok(vec![]);
    }
    Ok(notices(judgment, grounds(desk, judgment, stories_for)?))
}

/// What is known of the words a judgment rests on.
fn grounds(desk: &Desk, judgment: &Judgment, stories_for: usize) -> Result<Grounds, LookUpError> {
    let mut placed = desk.placed_quotes(&judgment.evidence_for)?;
    placed.extend(desk.placed_quotes(&judgment.evidence_against)?);
    Ok(Grounds {
        stories_for,
        has_denied: placed.iter().any(|it| it.is_denied),
        has_conditional: placed.iter().any(|it| it.is_conditional),
    })
}

/// Evidence with its sources, weights and grades.
pub(crate) fn with_grades(
    desk: &Desk,
    evidence: &[Evidence],
    grades: &Grades,
) -> Result<Vec<ShownEvidence>, LookUpError> {
    let placed = desk.placed_quotes(evidence)?.into_iter().zip(evidence);
    let shown = placed.map(|(placed, evidence)| ShownEvidence {
        grade: grades.of(evidence, &placed.document, placed.statement),
        weight: evidence.weight,
        quote: placed.quote,
    });
    Ok(shown.collect())
}

fn change_from(desk: &Desk, judgment: &Recorded<Judgment>) -> Result<Option<Change>, LookUpError> {
    let Some(id) = judgment.record.earlier else { return Ok(None) };
    let earlier = match desk.look_up::<Judgment>(id) {
        Err(LookUpError::Erased { .. }) => return Ok(None),
        earlier => earlier?.record,
    };
    Ok(Some(change(&judgment.record, id, &earlier)))
}
