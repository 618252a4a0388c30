//! Showing anything by its id.

use domain::{Entry, Id, Kind, Ratings};
use serde::Serialize;

use crate::Desk;
use crate::archive::Filling;
use crate::list_entries::{ListedEntry, list_citing};
use crate::look_up::LookUpError;
use crate::nearest_wordings::{EarlierWordings, NearestWordings, nearest_wordings};
use crate::score_question::ScoreQuestionError;
use crate::search::SearchError;
use crate::show_brief::{ShownBrief, show_brief};
use crate::show_document::{ShownDocument, show_document};
use crate::show_hypotheses::{ShownHypotheses, show_hypotheses};
use crate::show_judgment::{ShownJudgment, show_judgment};
use crate::show_question::{ShownQuestion, show_question};

/// Whatever an id names, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Shown {
    /// A document.
    Document(Box<ShownDocument>),
    /// A judgment.
    Judgment(Box<ShownJudgment>),
    /// A question.
    Question(Box<ShownQuestion>),
    /// A brief.
    Brief(Box<ShownBrief>),
    /// Hypotheses.
    Hypotheses(Box<ShownHypotheses>),
    /// Anything else: its entry and what names it.
    Entry(Box<ShownEntry>),
}

/// An entry and what names it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownEntry {
    /// The entry.
    #[serde(flatten)]
    pub entry: Entry,
    /// What names it.
    pub cited_by: Vec<ListedEntry>,
    /// Of a statement: its nearest earlier wordings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierWordings>,
}

/// Shows whatever an id names.
///
/// # Errors
///
/// The id names nothing.
pub fn show_entry(desk: &Desk, id: Id) -> Result<Shown, ScoreQuestionError> {
    if desk.is_erased(id)? {
        return shown_entry(desk, id, None);
    }
    Ok(match id.kind {
        Kind::Document => Shown::Document(Box::new(show_document(desk, id)?)),
        Kind::Judgment => Shown::Judgment(Box::new(show_judgment(desk, id)?)),
        Kind::Question => Shown::Question(Box::new(show_question(desk, id)?)),
        Kind::Brief => Shown::Brief(Box::new(show_brief(desk, id)?)),
        Kind::Hypotheses => Shown::Hypotheses(Box::new(show_hypotheses(desk, id)?)),
        Kind::Desk
        | Kind::Statement
        | Kind::Event
        | Kind::Position
        | Kind::ScheduledEvent
        | Kind::Relation
        | Kind::NotedJudgment
        | Kind::NotedPrediction
        | Kind::AddedOption
        | Kind::Forecast
        | Kind::Withdrawal
        | Kind::ScheduleChange
        | Kind::ProposedSettlement
        | Kind::Settlement
        | Kind::Reopening
        | Kind::SourceGrade
        | Kind::ItemGrade
        | Kind::AssumptionCheck
        | Kind::HouseLadder
        | Kind::CataloguedPrediction
        | Kind::CatalogueAnswer
        | Kind::CatalogueUndoing
        | Kind::CatalogueCorrection
        | Kind::Misled
        | Kind::QuestionTopic
        | Kind::Subscription
        | Kind::Unsubscription
        | Kind::Watch
        | Kind::WatchLook
        | Kind::WatchEnd
        | Kind::EventImport
        | Kind::PageCheck
        | Kind::AccountChange
        | Kind::Visibility
        | Kind::Erasure
        | Kind::Ratings => {
            refuse_hidden(desk, id)?;
            return shown_entry(desk, id, earlier_wordings(desk, id)?);
        }
    })
}

fn shown_entry(
    desk: &Desk,
    id: Id,
    earlier: Option<EarlierWordings>,
) -> Result<Shown, ScoreQuestionError> {
    let entry = desk.find(id)?;
    desk.check_visible(&entry)?;
    let cited_by = list_citing(desk, id)?;
    Ok(Shown::Entry(Box::new(ShownEntry { entry, cited_by, earlier })))
}

/// The nearest earlier wordings of a statement; where the search index cannot be used, why.
fn earlier_wordings(desk: &Desk, id: Id) -> Result<Option<EarlierWordings>, LookUpError> {
    if id.kind != Kind::Statement {
        return Ok(None);
    }
    let request = NearestWordings { statement: id, known_by: None, filling: Filling::Slice };
    match nearest_wordings(desk, &request, &mut |_, _| ()) {
        Ok(earlier) => Ok(Some(earlier)),
        Err(SearchError::LookUp(error)) => Err(error),
        Err(error) => {
            let notes = vec![error.to_string()];
            Ok(Some(EarlierWordings { notes, ..EarlierWordings::default() }))
        }
    }
}

/// Refuses somebody else's ratings to whoever has not rated yet.
pub(crate) fn refuse_hidden(desk: &Desk, id: Id) -> Result<(), LookUpError> {
    if id.kind != Kind::Ratings {
        return Ok(());
    }
    let ratings = desk.look_up::<Ratings>(id)?;
    if !desk.hides_ratings(&ratings)? {
        return Ok(());
    }
    let (author, hypotheses) = (ratings.author, ratings.record.hypotheses);
    Err(LookUpError::HiddenRatings { id, author, hypotheses })
}
