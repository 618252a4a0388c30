//! The state of a question, worked out from every entry that names it.

use domain::{Forecast, Id, Question, Reopening, Settlement};
use forecasting::{QuestionState, standing, state};

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};

/// A question with everything that was recorded about it.
#[derive(Clone, Debug)]
pub(crate) struct QuestionFile {
    pub(crate) question: Recorded<Question>,
    pub(crate) forecasts: Vec<Recorded<Forecast>>,
    pub(crate) settlements: Vec<Recorded<Settlement>>,
    pub(crate) reopenings: Vec<Recorded<Reopening>>,
    pub(crate) state: QuestionState,
    /// The question its condition hangs on, while that is not settled.
    pub(crate) awaits: Option<Id>,
}

impl QuestionFile {
    /// The settlement that no reopening has undone.
    pub(crate) fn standing(&self) -> Option<&Recorded<Settlement>> {
        let id = standing_id(&self.settlements, &self.reopenings)?;
        self.settlements.iter().find(|settlement| settlement.id == id)
    }
}

impl Desk {
    pub(crate) fn question_file(&self, id: Id) -> Result<QuestionFile, LookUpError> {
        let question = self.look_up::<Question>(id)?;
        self.file_of(question)
    }

    pub(crate) fn file_of(
        &self,
        question: Recorded<Question>,
    ) -> Result<QuestionFile, LookUpError> {
        let forecasts = self.citing(question.id)?;
        let settlements: Vec<Recorded<Settlement>> = self.citing(question.id)?;
        let reopenings = self.citing(question.id)?;
        // An entry names only earlier ones, so a chain of conditions comes to an end.
        let parent = question.record.condition.as_ref().and_then(|condition| condition.question);
        let parent = parent.map(|id| self.question_file(id)).transpose()?;
        let standing = standing_id(&settlements, &reopenings);
        let standing = settlements.iter().find(|settlement| Some(settlement.id) == standing);
        let state = state(
            &question.record,
            standing.map(|settlement| &settlement.record),
            parent.as_ref().map(|parent| &parent.state),
            self.now()?,
        );
        let undecided =
            |it: &QuestionFile| it.awaits.or((!it.state.is_final()).then_some(it.question.id));
        let awaits = parent.as_ref().and_then(undecided);
        Ok(QuestionFile { question, forecasts, settlements, reopenings, state, awaits })
    }
}

fn standing_id(
    settlements: &[Recorded<Settlement>],
    reopenings: &[Recorded<Reopening>],
) -> Option<Id> {
    let settlements: Vec<(Id, Settlement)> =
        settlements.iter().map(|it| (it.id, it.record.clone())).collect();
    let reopenings: Vec<Reopening> = reopenings.iter().map(|it| it.record.clone()).collect();
    standing(&settlements, &reopenings).map(|(id, _)| *id)
}
