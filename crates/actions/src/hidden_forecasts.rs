//! Others' forecasts, with what they say where they take them back, and answers, hidden until one
//! has given one's own: who sees one first leans on it.

use std::collections::BTreeMap;

use domain::{Entry, Forecast, Id, Record, Withdrawal};
use forecasting::QuestionState;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::question_state::QuestionFile;
use crate::viewer::Viewer;

impl Desk {
    /// Whether others' forecasts of a question are hidden from whoever is at the desk: it takes
    /// forecasts, and they have given none. A visitor can give none, and sees those of others once
    /// nothing more is expected of it.
    pub(crate) fn hides_others(&self, file: &QuestionFile) -> bool {
        if self.viewer() == Viewer::Visitor {
            return !file.state.is_final();
        }
        let has_forecast = file.forecasts.iter().any(|forecast| forecast.author == self.author);
        file.state == QuestionState::Open && !has_forecast
    }

    /// Whether something is by whoever is at the desk.
    fn is_own(&self, author: &str) -> bool {
        self.viewer() != Viewer::Visitor && author == self.author
    }

    /// The forecasts of a question, oldest first, without those of others that are hidden.
    pub(crate) fn visible_forecasts<'a>(
        &'a self,
        file: &'a QuestionFile,
    ) -> impl Iterator<Item = &'a Recorded<Forecast>> {
        let hides_others = self.hides_others(file);
        file.forecasts.iter().filter(move |it| !hides_others || self.is_own(&it.author))
    }

    /// The withdrawals of a question's forecasts, oldest first, without those of others that are
    /// hidden.
    pub(crate) fn visible_withdrawals(&self, file: &QuestionFile) -> Vec<Recorded<Withdrawal>> {
        let hides_others = self.hides_others(file);
        let shown = file.withdrawals.iter().filter(|it| !hides_others || self.is_own(&it.author));
        shown.cloned().collect()
    }

    /// The forecast that a text by an author tells, unless it is another's that is hidden from
    /// whoever writes the text.
    pub(crate) fn forecast_told_by<'a>(
        &self,
        author: &str,
        file: &'a QuestionFile,
    ) -> Option<&'a Recorded<Forecast>> {
        let hides_others = self.hides_others(file);
        let told = file.told_by(author, &self.author);
        told.filter(|it| !hides_others || self.is_own(&it.author))
    }

    /// Refuses to show what is kept from whoever is at the desk, and another's forecast, or answer
    /// to a catalogued prediction, before one's own.
    pub(crate) fn check_visible(&self, entry: &Entry) -> Result<(), LookUpError> {
        if !self.may_see(entry.id)? {
            return Err(LookUpError::NoSuch(entry.id));
        }
        if let Some(prediction) = answered(&entry.record)
            && self.hides_answer(entry, prediction)?
        {
            return Err(LookUpError::HiddenAnswer { answer: entry.id, prediction });
        }
        let Some(question) = forecast_on(&entry.record) else { return Ok(()) };
        if self.is_own(&entry.author) || !self.hides_others(&self.question_file(question)?) {
            return Ok(());
        }
        // What a visitor cannot come to see is not there for them.
        Err(match self.viewer() {
            Viewer::Visitor => LookUpError::NoSuch(entry.id),
            Viewer::Machine | Viewer::Administrator | Viewer::Account => {
                LookUpError::Hidden { id: entry.id, question }
            }
        })
    }

    /// Whether an answer to a catalogued prediction, or its undoing, is hidden from whoever is at
    /// the desk.
    fn hides_answer(&self, entry: &Entry, prediction: Id) -> Result<bool, LookUpError> {
        Ok(!self.is_own(&entry.author)
            && self.catalogue_file(prediction)?.hides_answers_from(&self.author))
    }

    /// The entries without what is kept from whoever is at the desk, and without others' forecasts
    /// and answers that are hidden.
    pub(crate) fn visible(&self, entries: Vec<Entry>) -> Result<Vec<Entry>, LookUpError> {
        let mut hides: BTreeMap<Id, bool> = BTreeMap::new();
        let mut visible = Vec::with_capacity(entries.len());
        for entry in self.only_seen(entries)? {
            if !self.is_hidden(&entry, &mut hides)? {
                visible.push(entry);
            }
        }
        Ok(visible)
    }

    fn is_hidden(
        &self,
        entry: &Entry,
        hides: &mut BTreeMap<Id, bool>,
    ) -> Result<bool, LookUpError> {
        if let Some(prediction) = answered(&entry.record) {
            return self.hides_answer(entry, prediction);
        }
        let Some(question) = forecast_on(&entry.record) else { return Ok(false) };
        if self.is_own(&entry.author) {
            return Ok(false);
        }
        if let Some(known) = hides.get(&question) {
            return Ok(*known);
        }
        let hidden = self.hides_others(&self.question_file(question)?);
        hides.insert(question, hidden);
        Ok(hidden)
    }
}

/// The question that a record forecasts, or a forecast of which it withdraws.
fn forecast_on(record: &Record) -> Option<Id> {
    if let Record::Forecast(forecast) = record {
        return Some(forecast.question);
    }
    let Record::Withdrawal(withdrawal) = record else { return None };
    Some(withdrawal.question)
}

/// The catalogued prediction that a record answers, or whose answer it undoes.
fn answered(record: &Record) -> Option<Id> {
    if let Record::CatalogueAnswer(answer) = record {
        return Some(answer.prediction);
    }
    let Record::CatalogueUndoing(undoing) = record else { return None };
    Some(undoing.prediction)
}
