//! What must be looked at again because an outlet changed the words that it rests on.

use domain::{Brief, Entry, Forecast, Id, Judgment, Recordable as _};
use forecasting::{Due, QuestionState, due_of_change};
use jiff::Timestamp;

use crate::Desk;
use crate::changed_evidence::{ChangedEvidence, Ground};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::question_book::QuestionBook;

impl Desk {
    /// The judgments, questions and briefs that rest on words which their outlet changed since
    /// they were recorded, and that nothing took the place of. A question is due to whoever gave
    /// the forecast.
    pub(crate) fn due_to_changes(
        &self,
        book: &QuestionBook,
        now: Timestamp,
    ) -> Result<Vec<Due>, LookUpError> {
        let mut due = vec![];
        for id in book.on_changed_pages() {
            let entry = self.find(id)?;
            let Some((about, text, grounds)) = self.resting(book, &entry, now)? else { continue };
            let changed = self.changed_among(grounds)?;
            let since = changed.into_iter().filter(|it| it.recorded_at >= entry.recorded_at);
            let newest = since.max_by_key(|it| it.recorded_at);
            due.extend(newest.map(|it: ChangedEvidence| {
                due_of_change(about, &text, it.version, day(it.recorded_at), now)
            }));
        }
        Ok(due)
    }

    /// What is due where the words of something changed, how it is called, and the words; none
    /// where it stands no more or waits for nothing.
    fn resting(
        &self,
        book: &QuestionBook,
        entry: &Entry,
        now: Timestamp,
    ) -> Result<Option<(Id, String, Vec<Ground>)>, LookUpError> {
        let id = entry.id;
        if self.correction(entry)?.is_some() {
            return Ok(None);
        }
        if let Some(judgment) = Judgment::from_record(&entry.record) {
            let later = self.citing::<Judgment>(id)?;
            let is_over =
                book.is_tested(id) || later.iter().any(|it| it.record.earlier == Some(id));
            return Ok(
                (!is_over).then(|| (id, judgment.claim.clone(), grounds_of_judgment(judgment)))
            );
        }
        if let Some(forecast) = Forecast::from_record(&entry.record) {
            let Some(row) = book.row(forecast.question) else { return Ok(None) };
            let is_held = row.file.held_by(self.author()).is_some_and(|it| it.id == id);
            let is_open = matches!(row.state(now), QuestionState::Open);
            let grounds = forecast.evidence.iter().map(Ground::from).collect();
            let text = row.file.question.record.text.clone();
            return Ok((is_held && is_open).then_some((forecast.question, text, grounds)));
        }
        let brief = Brief::from_record(&entry.record);
        Ok(brief.map(|brief| (id, brief.title.clone(), grounds_of_brief(brief))))
    }
}

/// The words that speak for a judgment, and those that speak against it.
pub(crate) fn grounds_of_judgment(judgment: &Judgment) -> Vec<Ground> {
    judgment.evidence_for.iter().chain(&judgment.evidence_against).map(Ground::from).collect()
}

/// The words that a brief quotes.
pub(crate) fn grounds_of_brief(brief: &Brief) -> Vec<Ground> {
    let told = brief.judgments.iter();
    let told = told.flat_map(|it| it.quotes_for.iter().chain(&it.quotes_against));
    let told = told.map(|it| Ground { item: None, passage: it.passage.clone() });
    let noted = brief.note.iter().flat_map(|note| &note.quotes);
    let noted = noted.map(|it| Ground { item: it.item, passage: it.quote.passage.clone() });
    told.chain(noted).collect()
}
