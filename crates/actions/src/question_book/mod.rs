//! Every question with where it stands, and every judgment that must be looked at again, kept in
//! memory and followed entry by entry.
//!
//! Nothing of it is stored: it is worked out from the ledger when it is first asked for, and
//! afterwards from what was recorded since. A desk with very many questions can so be listed,
//! filtered and asked what is due without reading them all again.

mod follow;
mod gather;
mod grounds;
mod reports;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{Id, Judgment, Question};
use forecasting::{Overtaken, QuestionState};
use jiff::Timestamp;

use self::grounds::Grounds;
use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::question_state::QuestionFile;
use crate::viewer::Sight;

/// What a desk remembers of its questions and judgments.
#[derive(Clone, Debug, Default)]
pub(crate) struct QuestionBook {
    /// How many entries it has followed.
    read_to: u64,
    /// The questions, oldest first.
    rows: Vec<Row>,
    /// For a question or a scheduled event, the questions that hang on it.
    dependents: BTreeMap<Id, BTreeSet<Id>>,
    /// The judgments with a checkpoint that nothing corrects.
    judgments: BTreeMap<Id, Recorded<Judgment>>,
    /// For a judgment, the questions that test it.
    tests: BTreeMap<Id, Vec<Id>>,
    /// For a judgment, when it was last corrected or one of its assumptions was broken.
    shaken: BTreeMap<Id, Timestamp>,
    /// The judgments that wait to be judged again, with when an assumption was broken.
    reviews: BTreeMap<Id, (Timestamp, Recorded<Judgment>)>,
    /// For a word that may be a name, the questions in whose text it stands; made once there is a
    /// report, which the start of a desk need not wait for.
    by_word: Option<BTreeMap<String, BTreeSet<Id>>>,
    /// For a question, the newest report that tells of its actors or its event, and when it told.
    reported: BTreeMap<Id, (Timestamp, Id)>,
    /// What judgments, forecasts and briefs rest on.
    grounds: Grounds,
}

/// A question in the book.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The question with what was recorded about it; of each forecaster, the last forecast alone.
    pub(crate) file: QuestionFile,
    /// Its text in lower case, to be searched.
    pub(crate) folded: String,
    /// Until when nothing of it is due, whatever happens elsewhere; none where that is not plain.
    pub(crate) quiet_until: Option<Timestamp>,
    /// What overtook its settlement, where something did.
    pub(crate) overtaken: Option<Overtaken>,
}

impl Row {
    fn new(mut file: QuestionFile) -> Self {
        let mut seen = BTreeSet::new();
        let mut last: Vec<_> = file.forecasts.into_iter().rev().collect();
        last.retain(|forecast| seen.insert(forecast.author.clone()));
        last.reverse();
        file.forecasts = last;
        let folded = file.question.record.text.to_lowercase();
        Self { folded, quiet_until: quiet_until(&file), overtaken: file.overtaken(), file }
    }

    /// Where the question stands at a moment.
    pub(crate) fn state(&self, now: Timestamp) -> QuestionState {
        if self.file.state.is_final() {
            self.file.state.clone()
        } else if self.file.timetable.is_closed(now) {
            QuestionState::Closed
        } else {
            QuestionState::Open
        }
    }
}

/// The close of a question of which nothing was recorded but forecasts without a reminder, and
/// which hangs on nothing else.
fn quiet_until(file: &QuestionFile) -> Option<Timestamp> {
    let Question { condition, checkpoint, judgment, .. } = &file.question.record;
    let hangs_on_something = condition.is_some() || checkpoint.is_some() || judgment.is_some();
    let has_more = !file.changes.is_empty()
        || !file.proposals.is_empty()
        || !file.settlements.is_empty()
        || file.forecasts.iter().any(|forecast| forecast.record.fresh_until.is_some());
    (!hangs_on_something && !has_more).then_some(file.timetable.closes_at)
}

impl QuestionBook {
    /// The book without what somebody may not see, to be read alone.
    fn seen_by(&self, sight: &Sight) -> Self {
        let mut book = self.clone();
        book.rows.retain(|row| sight.shows(row.file.question.id));
        book.judgments.retain(|id, _| sight.shows(*id));
        book.tests.values_mut().for_each(|questions| questions.retain(|id| sight.shows(*id)));
        book.reviews.retain(|id, _| sight.shows(*id));
        book.grounds.keep_seen(sight);
        book
    }

    /// The questions, oldest first.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The judgments that must be looked at again and are not answered yet, oldest first.
    ///
    /// A judgment is answered once every question that tests it is settled or void.
    pub(crate) fn unanswered(&self) -> impl Iterator<Item = &Recorded<Judgment>> {
        self.judgments.values().filter(|judgment| !self.is_tested(judgment.id))
    }

    /// The judgments under an assumption that was broken since, with when it was.
    ///
    /// The review ends when the assumption is restored, when the judgment is corrected, or when a
    /// later one names it as the earlier one on the matter.
    pub(crate) fn reviews(&self) -> impl Iterator<Item = &(Timestamp, Recorded<Judgment>)> {
        self.reviews.values()
    }

    /// When what a question hangs on last changed, its judgment included.
    pub(crate) fn changed_at(&self, row: &Row) -> Timestamp {
        let judgment = row.file.question.record.judgment;
        let shaken = judgment.and_then(|id| self.shaken.get(&id)).copied();
        shaken.map_or(row.file.news_at, |at| at.max(row.file.news_at))
    }

    /// The newest report that tells of a question's actors or its event, and when it told.
    pub(crate) fn report_on(&self, row: &Row) -> Option<(Timestamp, Id)> {
        self.reported.get(&row.file.question.id).copied()
    }

    /// Whether every question that tests a judgment is settled or void, and there is one.
    pub(crate) fn is_tested(&self, judgment: Id) -> bool {
        let is_final = |question: &Id| {
            self.place(*question).is_ok_and(|place| self.rows[place].file.state.is_final())
        };
        self.tests.get(&judgment).is_some_and(|questions| questions.iter().all(is_final))
    }

    /// A question in the book.
    pub(crate) fn row(&self, question: Id) -> Option<&Row> {
        self.place(question).ok().map(|place| &self.rows[place])
    }

    /// The judgments, forecasts and briefs that rest on words of a page which had changed when it
    /// was fetched again.
    pub(crate) fn on_changed_pages(&self) -> impl Iterator<Item = Id> {
        self.grounds.on_changed_pages()
    }

    /// Where a question stands in the book, or where it would.
    fn place(&self, question: Id) -> Result<usize, usize> {
        self.rows.binary_search_by_key(&question, |row| row.file.question.id)
    }
}

impl Desk {
    /// The book of questions as the ledger now stands, without what is kept from whoever is at the
    /// desk.
    pub(crate) fn book(&self) -> Result<Arc<QuestionBook>, LookUpError> {
        self.forget_erased()?;
        let length = self.ledger.length()?;
        let mut held = self.book.borrow_mut();
        if held.read_to < length {
            self.seeing_all(|desk| Arc::make_mut(&mut held).follow(desk, length))?;
        }
        let sight = self.sight()?;
        if sight.is_whole() {
            return Ok(Arc::clone(&held));
        }
        Ok(Arc::new(held.seen_by(&sight)))
    }
}
