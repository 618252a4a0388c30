//! Beginning a note: a file of Markdown drafted from the desk, for a person to edit.

use std::collections::BTreeSet;

use briefing::draft::{
    Draft, DraftEarlier, DraftJudgment, DraftQuote, NoSuchNoteTemplate, NoSuchPart, template,
};
use domain::{Direction, Evidence, Id, Judgment, Kind};
use judging::{Ladder, change};
use ledger::LedgerError;
use thiserror::Error;

use crate::Desk;
use crate::ladders::LadderError;
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::note_facts::cut;
use crate::score_question::ScoreQuestionError;
use crate::write_brief::brief_judgment;

/// The template that is taken where none is named.
const TEMPLATE: &str = "statement";

/// A note to begin.
#[derive(Clone, Debug, Default)]
pub struct NewNote {
    /// The headline; that of the first judgment if none is given.
    pub title: Option<String>,
    /// The judgments, in the order told; every one that stands if none is named.
    pub judgments: Vec<Id>,
    /// The ladder of words; ICD 203 if none is named.
    pub ladder: Option<String>,
    /// The name of a template.
    pub template: Option<String>,
    /// The text of a template of one's own; its name is then only written down.
    pub template_text: Option<String>,
}

/// Why a note cannot be begun.
#[derive(Debug, Error)]
pub enum NewNoteError {
    /// There is nothing to tell.
    #[error("the desk has no judgment yet; record one with `forsooth judge`")]
    NoJudgments,
    /// It tells of one judgment twice.
    #[error("{0} is named twice; name each judgment once")]
    Twice(Id),
    /// There is no such template.
    #[error(transparent)]
    Template(#[from] NoSuchNoteTemplate),
    /// The template asks for what there is not.
    #[error(transparent)]
    Part(#[from] NoSuchPart),
    /// There is no such ladder.
    #[error(transparent)]
    Ladder(#[from] LadderError),
    /// A judgment cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The author's record cannot be worked out.
    #[error(transparent)]
    Score(#[from] ScoreQuestionError),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Drafts a note from what the desk has.
///
/// # Errors
///
/// There is no judgment, an id names nothing, or the template is none.
pub fn new_note(desk: &Desk, request: &NewNote) -> Result<String, NewNoteError> {
    let ladder = desk.ladder(request.ladder.as_deref())?;
    let name = request.template.as_deref().unwrap_or(TEMPLATE);
    let text = match &request.template_text {
        Some(text) => text,
        None => template(name)?,
    };
    let judgments = told(desk, request)?;
    let judgments: Vec<DraftJudgment> =
        judgments.into_iter().map(|id| draft(desk, id, &ladder)).collect::<Result<_, _>>()?;
    let first = judgments.first().ok_or(NewNoteError::NoJudgments)?;
    let title = request.title.clone().unwrap_or_else(|| first.told.claim.clone());
    let draft = Draft {
        title: title.split_whitespace().collect::<Vec<_>>().join(" "),
        author: desk.author.clone(),
        date: day(desk.now()?),
        ladder: ladder.name().to_owned(),
        template: name.to_owned(),
        judgments,
        record: desk.settled_record()?,
    };
    Ok(draft.written(text, cut)?)
}

fn told(desk: &Desk, request: &NewNote) -> Result<Vec<Id>, NewNoteError> {
    let mut seen = BTreeSet::new();
    if let Some(again) = request.judgments.iter().find(|id| !seen.insert(**id)) {
        return Err(NewNoteError::Twice(*again));
    }
    if !request.judgments.is_empty() {
        return Ok(request.judgments.clone());
    }
    let mut standing = Vec::new();
    for judgment in desk.every::<Judgment>()? {
        if desk.correction(&desk.find(judgment.id)?)?.is_none() {
            standing.push(judgment.id);
        }
    }
    if standing.is_empty() { Err(NewNoteError::NoJudgments) } else { Ok(standing) }
}

fn draft(desk: &Desk, id: Id, ladder: &Ladder) -> Result<DraftJudgment, LookUpError> {
    desk.find_standing(id, Kind::Judgment)?;
    let judgment = desk.look_up::<Judgment>(id)?.record;
    let sign = |it: &domain::Indicator| {
        let way = match it.points {
            Direction::For => "for",
            Direction::Against => "against",
        };
        (it.sign.clone(), way)
    };
    Ok(DraftJudgment {
        told: brief_judgment(desk, id, ladder, &desk.author)?,
        quotes_for: draft_quotes(desk, &judgment.evidence_for)?,
        quotes_against: draft_quotes(desk, &judgment.evidence_against)?,
        signs: judgment.indicators.iter().map(sign).collect(),
        checkpoint: judgment.checkpoint.as_ref().map(|checkpoint| checkpoint.date),
        earlier: earlier(desk, &judgment, ladder)?,
    })
}

fn draft_quotes(desk: &Desk, evidence: &[Evidence]) -> Result<Vec<DraftQuote>, LookUpError> {
    let quotes = desk.quotes(evidence)?;
    let draft = |(quote, evidence): (domain::Quote, &Evidence)| {
        let (passage, item) = (&evidence.passage, evidence.item);
        let range = || format!("{}:{}-{}", passage.document, passage.span.start, passage.span.end);
        DraftQuote { reference: item.map_or_else(range, |id| id.to_string()), quote }
    };
    Ok(quotes.into_iter().zip(evidence).map(draft).collect())
}

fn earlier(
    desk: &Desk,
    judgment: &Judgment,
    ladder: &Ladder,
) -> Result<Option<DraftEarlier>, LookUpError> {
    let Some(id) = judgment.earlier else { return Ok(None) };
    let before = desk.look_up::<Judgment>(id)?.record;
    let change = change(judgment, id, &before);
    Ok(Some(DraftEarlier {
        id,
        phrase: ladder.inline(change.likelihood),
        claim: change.claim,
        is_unchanged: change.verdict == judging::ChangeVerdict::Unchanged,
        verdict: change.verdict.words(),
        reason: judgment.change_reason.clone(),
    }))
}
