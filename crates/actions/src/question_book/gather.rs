//! Gathering every question with all that was recorded about it, in one pass over the ledger.

use std::collections::HashMap;

use domain::{Entry, Id, Kind, Question, Record, Requirement, ScheduleChange};
use ledger::LedgerError;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded, of_kind};
use crate::question_state::QuestionFile;

/// What names a question and says something about it.
const NAMING: [Kind; 6] = [
    Kind::AddedOption,
    Kind::Forecast,
    Kind::Withdrawal,
    Kind::ProposedSettlement,
    Kind::Settlement,
    Kind::Reopening,
];

impl Desk {
    /// Every question with everything that was recorded about it, oldest first.
    pub(crate) fn question_files(&self) -> Result<Vec<QuestionFile>, LookUpError> {
        if let Some(few) = self.sight()?.only(Kind::Question) {
            return few.into_iter().map(|id| self.question_file(id)).collect();
        }
        let mut named_in = self.entries_by_question()?;
        let changes = self.changes_by_event()?;
        let now = self.now()?;
        let mut files: Vec<QuestionFile> = vec![];
        for question in self.every::<Question>()? {
            let entries = named_in.remove(&question.id).unwrap_or_default();
            let checkpoint = question.record.checkpoint.as_ref();
            let scheduled = checkpoint.and_then(|checkpoint| checkpoint.scheduled);
            let changes = scheduled.and_then(|id| changes.get(&id)).cloned().unwrap_or_default();
            let parents = parents(&question.record, &files)?;
            files.push(QuestionFile::assemble(question, &entries, changes, &parents, now));
        }
        Ok(files)
    }

    fn entries_by_question(&self) -> Result<HashMap<Id, Vec<Entry>>, LedgerError> {
        let mut by_question: HashMap<Id, Vec<Entry>> = HashMap::new();
        for kind in NAMING {
            for entry in self.only_seen(self.ledger.entries(kind)?)? {
                if let Some(question) = question_of(&entry.record) {
                    by_question.entry(question).or_default().push(entry);
                }
            }
        }
        Ok(by_question)
    }

    fn changes_by_event(&self) -> Result<HashMap<Id, Vec<Recorded<ScheduleChange>>>, LedgerError> {
        let mut by_event: HashMap<Id, Vec<Recorded<ScheduleChange>>> = HashMap::new();
        for change in of_kind::<ScheduleChange>(&self.ledger.entries(Kind::ScheduleChange)?) {
            by_event.entry(change.record.scheduled).or_default().push(change);
        }
        Ok(by_event)
    }
}

/// The question that a record names.
pub(super) fn question_of(record: &Record) -> Option<Id> {
    record.links().into_iter().find(|target| target.kind == Kind::Question)
}

/// The questions that a condition is made of; they were asked before it.
fn parents(
    question: &Question,
    asked: &[QuestionFile],
) -> Result<Vec<(Requirement, QuestionFile)>, LookUpError> {
    let requires = question.condition.iter().flat_map(|condition| &condition.requires);
    let parent = |requirement: &Requirement| {
        let id = requirement.question;
        let place = asked.binary_search_by_key(&id, |file| file.question.id);
        let place = place.map_err(|_| LookUpError::NoSuch(id))?;
        Ok((requirement.clone(), asked[place].clone()))
    };
    requires.map(parent).collect()
}
