//! What the page of a published record tells of the entries that are open.

use std::collections::BTreeSet;

use briefing::{RecordLine, RecordPage, RecordQuestion};
use domain::{DeskClock, Entry, Id, Kind, Record, to_the_minute};
use forecasting::QuestionState;
use ledger::ClockSetBack;

use super::{PublishRecordError, PublishedRecord};
use crate::show_question::{ShownQuestion, show_question};
use crate::{Desk, list_entries};

/// The page of a record whose entries at these places can be read.
pub(super) fn page(
    desk: &Desk,
    record: &PublishedRecord,
    root: String,
    places: &[u64],
) -> Result<RecordPage, PublishRecordError> {
    let mut entries = vec![];
    for &place in places {
        entries.extend(desk.ledger.entry_at(place)?);
    }
    let (questions, told) = questions(desk, &entries)?;
    let others = entries.iter().filter(|entry| !told.contains(&entry.id));
    Ok(RecordPage {
        desk: desk.opening().name.clone(),
        is_sample: desk.opening().clock == DeskClock::Replayed,
        log: record.log.clone(),
        key: record.key.clone(),
        leaves: record.leaves,
        opened: record.opened,
        root,
        standing: record.standing.words(),
        notes: desk.ledger.clock_set_back()?.iter().map(ClockSetBack::words).collect(),
        questions,
        others: others.map(|entry| line(entry, says(&entry.record))).collect(),
    })
}

/// The questions among the entries, and every entry that is told below one of them.
fn questions(
    desk: &Desk,
    entries: &[Entry],
) -> Result<(Vec<RecordQuestion>, BTreeSet<Id>), PublishRecordError> {
    let (mut questions, mut told) = (vec![], BTreeSet::new());
    for entry in entries.iter().filter(|entry| entry.id.kind == Kind::Question) {
        let shown = show_question(desk, entry.id)?;
        let below: Vec<&Entry> =
            entries.iter().filter(|it| question_of(&it.record) == Some(entry.id)).collect();
        told.insert(entry.id);
        told.extend(below.iter().map(|entry| entry.id));
        questions.push(question(&shown, entry, &below));
    }
    Ok((questions, told))
}

fn question(shown: &ShownQuestion, entry: &Entry, below: &[&Entry]) -> RecordQuestion {
    let lines = below.iter().map(|entry| line(entry, said_of(shown, entry)));
    RecordQuestion {
        id: entry.id.to_string(),
        text: shown.question.record.text.clone(),
        criteria: shown.question.record.criteria.clone(),
        times: format!("Closes {}, deadline {}", shown.told.closes, shown.told.deadline),
        state: state(shown, below),
        lines: std::iter::once(line(entry, "asked".to_owned())).chain(lines).collect(),
    }
}

/// Where a question stands, as far as the entries that are open tell it.
fn state(shown: &ShownQuestion, below: &[&Entry]) -> String {
    match &shown.state {
        QuestionState::Open => "Open".to_owned(),
        QuestionState::Closed => "Closed, not settled".to_owned(),
        QuestionState::Void { .. } => "Void".to_owned(),
        QuestionState::Settled { resolution, .. } => {
            let standing = shown.settlements.iter().find(|it| it.stands);
            let is_open = |id| below.iter().any(|entry| entry.id == id);
            match standing {
                Some(standing) if is_open(standing.settlement.id) => {
                    format!("Settled: {}", resolution.words())
                }
                _ => "Settled; the answer is not open here".to_owned(),
            }
        }
    }
}

/// What an entry below a question says: of a forecast, how likely the answers were.
fn said_of(shown: &ShownQuestion, entry: &Entry) -> String {
    let forecast = shown.forecasts.iter().find(|it| it.forecast.id == entry.id);
    forecast.map_or_else(|| says(&entry.record), |forecast| forecast.words.clone())
}

/// What an entry says, where that goes into a line.
fn says(record: &Record) -> String {
    if let Record::Erasure(erasure) = record {
        return erasure.words();
    }
    if let Record::Judgment(judgment) = record {
        return judgment.claim.clone();
    }
    if let Record::Brief(brief) = record {
        return brief.title.clone();
    }
    if let Record::Desk(opening) = record {
        return list_entries::opening(opening);
    }
    if let Record::Document(document) = record {
        return document.title.clone().unwrap_or_default();
    }
    if let Record::Reopening(reopening) = record {
        return reopening.reason.clone();
    }
    let Record::Settlement(settlement) = record else { return String::new() };
    settlement.resolution.words()
}

/// The question that an entry belongs to.
fn question_of(record: &Record) -> Option<Id> {
    if let Record::Forecast(forecast) = record {
        return Some(forecast.question);
    }
    if let Record::Withdrawal(withdrawal) = record {
        return Some(withdrawal.question);
    }
    if let Record::AddedOption(added) = record {
        return Some(added.question);
    }
    if let Record::Reopening(reopening) = record {
        return Some(reopening.question);
    }
    let Record::Settlement(settlement) = record else { return None };
    Some(settlement.question)
}

/// An entry in a line; of one that was brought from elsewhere, from where, as nothing here proves
/// when it was made.
fn line(entry: &Entry, says: String) -> RecordLine {
    let says = match entry.record.imported() {
        Some(imported) => format!("{says} ({})", imported.words()),
        None => says,
    };
    RecordLine {
        id: entry.id.to_string(),
        kind: entry.id.kind.word().to_owned(),
        at: to_the_minute(entry.recorded_at),
        author: entry.author.clone(),
        says,
    }
}
