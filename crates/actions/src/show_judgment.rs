//! Showing a judgment: its evidence, each with where it stands, and what makes it checkable.

use domain::{Document, Evidence, Found, Id, Judgment, Quote, Statement};
use judging::Ladder;
use serde::Serialize;

use crate::Desk;
use crate::list_entries::{ListedEntry, list_citing, list_questions_citing};
use crate::look_up::{LookUpError, Recorded};

/// A judgment with everything it rests on and everything that rests on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownJudgment {
    /// The judgment.
    #[serde(flatten)]
    pub judgment: Recorded<Judgment>,
    /// Its likelihood in words with the number, as "likely (72%)".
    pub phrase: String,
    /// The words that speak for it, with their sources.
    pub quotes_for: Vec<Quote>,
    /// The words that speak against it, with their sources.
    pub quotes_against: Vec<Quote>,
    /// The questions that make it checkable, each with where it stands.
    pub questions: Vec<ListedEntry>,
    /// The judgment that it corrects.
    pub corrects: Option<Id>,
    /// The judgment that corrects it.
    pub corrected_by: Option<Id>,
    /// The briefs and later judgments that name it.
    pub cited_by: Vec<ListedEntry>,
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
    Ok(ShownJudgment {
        corrects: desk.corrected(&entry)?,
        corrected_by: desk.correction(&entry)?,
        phrase: Ladder::icd203().inline(judgment.record.likelihood),
        quotes_for: desk.quotes(&judgment.record.evidence_for)?,
        quotes_against: desk.quotes(&judgment.record.evidence_against)?,
        questions: list_questions_citing(desk, id)?,
        cited_by: citing
            .into_iter()
            .filter(|entry| entry.state.is_none() && entry.id.kind != domain::Kind::Question)
            .collect(),
        judgment,
    })
}

impl Desk {
    /// The words of some evidence with where they come from.
    pub(crate) fn quotes(&self, evidence: &[Evidence]) -> Result<Vec<Quote>, LookUpError> {
        evidence.iter().map(|evidence| self.quote(evidence)).collect()
    }

    fn quote(&self, evidence: &Evidence) -> Result<Quote, LookUpError> {
        let passage = evidence.passage.clone();
        let document = self.look_up::<Document>(passage.document)?.record;
        Ok(Quote {
            speaker: self.speaker_of(evidence)?,
            title: document.title,
            source: document.source,
            published: document.published,
            passage,
        })
    }

    /// Who said the words: by the statement they were taken from, or by the narrowest one they
    /// lie within, because a statement can tell of another.
    fn speaker_of(&self, evidence: &Evidence) -> Result<Option<String>, LookUpError> {
        let place = &evidence.passage.span;
        let mut statements = self.citing::<Found<Statement>>(evidence.passage.document)?;
        statements.retain(|statement| {
            let span = &statement.record.item.span;
            evidence.item == Some(statement.id)
                || (span.start <= place.start && place.end <= span.end)
        });
        let narrowest = statements.into_iter().min_by_key(|statement| {
            let span = &statement.record.item.span;
            (evidence.item != Some(statement.id), span.end - span.start)
        });
        Ok(narrowest.and_then(|statement| statement.record.item.speaker))
    }
}
