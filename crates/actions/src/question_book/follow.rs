//! Following the ledger: what was recorded since, and which questions it changes.

use std::collections::BTreeSet;

use domain::{Entry, Id, Judgment, Kind, Record};

use jiff::Timestamp;
use judging::{AssumptionStanding, AssumptionState, DatedCheck, assumption_standings};

use super::gather::question_of;
use super::{QuestionBook, Row, reports};
use crate::Desk;
use crate::look_up::{LookUpError, of_kind};
use crate::question_state::QuestionFile;

/// What changes where a question, a judgment or a brief stands, and what reports tell of.
const FOLLOWED: [Kind; 17] = [
    Kind::Document,
    Kind::PageCheck,
    Kind::Brief,
    Kind::Judgment,
    Kind::AssumptionCheck,
    Kind::Question,
    Kind::AddedOption,
    Kind::Forecast,
    Kind::Withdrawal,
    Kind::ScheduleChange,
    Kind::ProposedSettlement,
    Kind::Settlement,
    Kind::Reopening,
    Kind::Statement,
    Kind::Event,
    Kind::Position,
    Kind::ScheduledEvent,
];

impl QuestionBook {
    /// Takes in what the ledger holds up to a length.
    pub(super) fn follow(&mut self, desk: &Desk, length: u64) -> Result<(), LookUpError> {
        if self.read_to == 0 {
            self.read_all(desk)?;
        } else {
            let entries = desk.ledger.entries_after(self.read_to, &FOLLOWED)?;
            self.read_since(desk, &entries)?;
        }
        self.read_to = length;
        Ok(())
    }

    fn read_all(&mut self, desk: &Desk) -> Result<(), LookUpError> {
        for file in desk.question_files()? {
            self.put(file);
        }
        let judgments = desk.ledger.entries(Kind::Judgment)?;
        self.take_judgments(desk, &judgments)?;
        self.take_grounds(desk, &judgments)?;
        self.take_reports(desk, &desk.recent_reports()?)?;
        self.review(desk)
    }

    fn read_since(&mut self, desk: &Desk, entries: &[Entry]) -> Result<(), LookUpError> {
        for question in self.touched(entries) {
            self.put(desk.question_file(question)?);
        }
        self.take_judgments(desk, entries)?;
        self.grounds.take(desk, entries)?;
        self.take_reports(desk, entries)?;
        let is_about_judgments =
            |entry: &Entry| matches!(entry.id.kind, Kind::Judgment | Kind::AssumptionCheck);
        if entries.iter().any(is_about_judgments) { self.review(desk) } else { Ok(()) }
    }

    /// Takes in what everything rests on that the ledger holds.
    fn take_grounds(&mut self, desk: &Desk, judgments: &[Entry]) -> Result<(), LookUpError> {
        self.grounds.take(desk, judgments)?;
        self.grounds.take(desk, &desk.ledger.entries(Kind::Brief)?)?;
        for forecast in self.rows.iter().flat_map(|row| &row.file.forecasts) {
            let documents = forecast.record.evidence.iter().map(|it| it.passage.document);
            self.grounds.rests(desk, forecast.id, documents)?;
        }
        Ok(())
    }

    /// Works out anew which judgments rest on an assumption that was broken.
    fn review(&mut self, desk: &Desk) -> Result<(), LookUpError> {
        self.reviews.clear();
        let checks = desk.assumption_checks()?;
        if checks.is_empty() {
            return Ok(());
        }
        let judgments = desk.every::<Judgment>()?;
        let later: BTreeSet<Id> = judgments.iter().filter_map(|it| it.record.earlier).collect();
        for judgment in judgments {
            let assumptions = &judgment.record.assumptions;
            let standings = assumption_standings(assumptions, judgment.recorded_at, &checks);
            let Some(at) = broken_at(&standings, &checks) else { continue };
            self.shake(judgment.id, at);
            let is_corrected = desk.correction(&desk.find(judgment.id)?)?.is_some();
            if !is_corrected && !later.contains(&judgment.id) {
                self.reviews.insert(judgment.id, (at, judgment));
            }
        }
        Ok(())
    }

    fn shake(&mut self, judgment: Id, at: Timestamp) {
        let last = self.shaken.entry(judgment).or_insert(at);
        *last = at.max(*last);
    }

    /// The questions that entries say something about, and those that hang on these.
    fn touched(&self, entries: &[Entry]) -> BTreeSet<Id> {
        let mut next: Vec<Id> = entries.iter().filter_map(named).collect();
        let mut touched = BTreeSet::new();
        while let Some(id) = next.pop() {
            if touched.insert(id) {
                next.extend(self.dependents.get(&id).into_iter().flatten());
            }
        }
        touched.retain(|id| id.kind == Kind::Question);
        touched
    }

    fn put(&mut self, file: QuestionFile) {
        let question = &file.question;
        let checkpoint = question.record.checkpoint.as_ref();
        let scheduled = checkpoint.and_then(|checkpoint| checkpoint.scheduled);
        let condition = question.record.condition.iter();
        let required = condition.flat_map(|it| &it.requires).map(|it| it.question);
        for id in required.chain(scheduled) {
            self.dependents.entry(id).or_default().insert(question.id);
        }
        match self.place(question.id) {
            Ok(place) => self.rows[place] = Row::new(file),
            Err(place) => {
                if let Some(judgment) = question.record.judgment {
                    self.tests.entry(judgment).or_default().push(question.id);
                }
                if let Some(by_word) = &mut self.by_word {
                    reports::index(by_word, question);
                }
                self.rows.insert(place, Row::new(file));
            }
        }
    }

    fn take_judgments(&mut self, desk: &Desk, entries: &[Entry]) -> Result<(), LookUpError> {
        let judgments = of_kind::<Judgment>(entries).into_iter();
        let awaited = judgments.filter(|judgment| judgment.record.checkpoint.is_some());
        self.judgments.extend(awaited.map(|judgment| (judgment.id, judgment)));
        for entry in entries.iter().filter(|entry| entry.id.kind == Kind::Judgment) {
            if let Some(corrected) = desk.corrected(entry)? {
                self.judgments.remove(&corrected);
                self.shake(corrected, entry.recorded_at);
            }
        }
        Ok(())
    }
}

/// When the last of the broken assumptions was.
fn broken_at(standings: &[AssumptionStanding], checks: &[DatedCheck]) -> Option<Timestamp> {
    let broken = standings.iter().filter_map(|standing| match &standing.state {
        AssumptionState::Broken { by, .. } => Some(*by),
        AssumptionState::Holds | AssumptionState::BrokenBefore { .. } => None,
    });
    let at = |by: Id| checks.iter().find(|check| check.id == by).map(|check| check.at);
    broken.filter_map(at).max()
}

/// The questions and events of which an entry says something.
fn named(entry: &Entry) -> Option<Id> {
    if let Record::ScheduleChange(change) = &entry.record {
        return Some(change.scheduled);
    }
    let is_question = entry.id.kind == Kind::Question;
    if is_question { Some(entry.id) } else { question_of(&entry.record) }
}
