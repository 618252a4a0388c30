//! Reports on the matter of a question: documents that tell of its actors or of its event.
//!
//! What a question is about is told by the names in its text: a report is about it if it tells of
//! two actors that the text names, or of the only one, or if it announces the event that the
//! question waits for. Names are compared as words, and nothing is guessed. A report is as new as it
//! says itself, and one of the back-catalogue is no news at all.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    CataloguedPrediction, Document, Entry, Event, Found, Id, Identity, Kind, Question, Record,
    ScheduledEvent, Statement,
};
use forecasting::lint::names_in;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use ledger::LedgerError;

use super::{QuestionBook, Row};
use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::end_of_day;

/// How many days back reports are looked through when a desk is opened; older ones are no news.
const RECENT_DAYS: i64 = 60;

/// What tells of actors.
const TELLING: [Kind; 4] = [Kind::Statement, Kind::Event, Kind::Position, Kind::ScheduledEvent];

/// What a document tells of.
#[derive(Default)]
struct Report {
    at: Timestamp,
    /// The actors, each by the words that may be names, and whether it is a person.
    actors: BTreeMap<BTreeSet<String>, bool>,
    /// The days of the events that it announces or tells the fate of.
    days: BTreeSet<Date>,
}

impl Desk {
    /// What was read in documents lately.
    pub(super) fn recent_reports(&self) -> Result<Vec<Entry>, LedgerError> {
        let from = self.now()?.checked_sub((RECENT_DAYS * 24).hours());
        let from = from.unwrap_or(Timestamp::UNIX_EPOCH);
        // Entries stand in the order of their times, so the first of them is found by halving.
        let (mut before, mut length) = (0, self.ledger.length()?);
        while before < length {
            let middle = before + (length - before) / 2;
            let entry = self.ledger.entry_at(middle + 1)?;
            if entry.is_some_and(|entry| entry.recorded_at < from) {
                before = middle + 1;
            } else {
                length = middle;
            }
        }
        self.ledger.entries_after(before, &TELLING)
    }

    /// Until when what a document tells can have happened: the end of the day on which it was
    /// published or said, and where neither is known, or later than it was added, that moment.
    fn told_at(&self, document: Id, added_at: Timestamp) -> Result<Timestamp, LookUpError> {
        let Document { said, published, .. } = self.document(document)?.record;
        let told_at = said.max(published).map(end_of_day);
        Ok(told_at.map_or(added_at, |at| at.min(added_at)))
    }

    /// Whether a document was taken up as an old note.
    fn is_catalogued(&self, document: Id) -> Result<bool, LedgerError> {
        Ok(!self.citing::<CataloguedPrediction>(document)?.is_empty())
    }
}

impl QuestionBook {
    /// Takes in what was read in documents, and remembers for each question the newest of them
    /// that is about it.
    pub(super) fn take_reports(
        &mut self,
        desk: &Desk,
        entries: &[Entry],
    ) -> Result<(), LookUpError> {
        let reports = reports(entries);
        if reports.is_empty() {
            return Ok(());
        }
        let by_word = self.by_word.take().unwrap_or_else(|| indexed(&self.rows));
        for (document, report) in reports {
            let words = report.actors.keys().flatten();
            let candidates: BTreeSet<Id> =
                words.filter_map(|word| by_word.get(word)).flatten().copied().collect();
            let about: Vec<Id> =
                candidates.into_iter().filter(|it| self.is_about(*it, &report)).collect();
            if about.is_empty() || desk.is_catalogued(document)? {
                continue;
            }
            let told_at = desk.told_at(document, report.at)?;
            for question in about {
                self.report(question, told_at, document);
            }
        }
        self.by_word = Some(by_word);
        Ok(())
    }

    /// Remembers a report on a question unless a newer one is known.
    fn report(&mut self, question: Id, told_at: Timestamp, document: Id) {
        let newest = self.reported.entry(question).or_insert((told_at, document));
        if newest.0 <= told_at {
            *newest = (told_at, document);
        }
    }

    fn is_about(&self, question: Id, report: &Report) -> bool {
        let Ok(place) = self.place(question) else { return false };
        let record = &self.rows[place].file.question.record;
        let in_text = names_in(&record.text);
        let mut named: BTreeSet<&str> = BTreeSet::new();
        let mut count = 0;
        for (actor, is_person) in &report.actors {
            let standing: Vec<&str> =
                actor.iter().filter(|word| in_text.contains(*word)).map(String::as_str).collect();
            // A person goes by one of their names, and is one actor under all of them.
            let stands =
                if *is_person { !standing.is_empty() } else { standing.len() == actor.len() };
            if stands && standing.iter().all(|word| !named.contains(word)) {
                named.extend(standing);
                count += 1;
            }
        }
        let waits_for = record.checkpoint.as_ref().filter(|it| it.scheduled.is_some());
        let of_its_event = waits_for.is_some_and(|it| report.days.contains(&it.date));
        let is_all = in_text.iter().all(|word| named.contains(word.as_str()));
        count >= 2 || (count == 1 && (is_all || of_its_event))
    }
}

/// The questions by the names in their texts.
type ByWord = BTreeMap<String, BTreeSet<Id>>;

/// Remembers which names stand in the text of a question.
pub(super) fn index(by_word: &mut ByWord, question: &Recorded<Question>) {
    for word in names_in(&question.record.text) {
        by_word.entry(word).or_default().insert(question.id);
    }
}

fn indexed(rows: &[Row]) -> ByWord {
    let mut by_word = ByWord::new();
    for row in rows {
        index(&mut by_word, &row.file.question);
    }
    by_word
}

/// What each document tells of, in the order of the ledger.
fn reports(entries: &[Entry]) -> BTreeMap<Id, Report> {
    let mut reports: BTreeMap<Id, Report> = BTreeMap::new();
    for entry in entries {
        let Some((document, actors, days)) = told(&entry.record) else { continue };
        let report = reports.entry(document).or_default();
        report.at = report.at.max(entry.recorded_at);
        for (actor, is_person) in actors {
            *report.actors.entry(names_in(actor)).or_default() |= is_person;
        }
        report.actors.retain(|actor, _| !actor.is_empty());
        report.days.extend(days);
    }
    reports
}

/// A finding's document, the actors it tells of with whether each is a person, and the days of an
/// event.
type Told<'a> = (Id, Vec<(&'a str, bool)>, Vec<Date>);

fn told(record: &Record) -> Option<Told<'_>> {
    if let Record::Statement(Found { document, item }) = record {
        let Statement { speaker, speaker_identity, side, addressee, .. } = item;
        let sides = [side, addressee].into_iter().map(|name| actor(name.as_ref(), None));
        let speakers = speakers(speaker.as_ref(), speaker_identity.as_ref());
        return Some((*document, sides.flatten().chain(speakers).collect(), vec![]));
    }
    if let Record::Event(Found { document, item }) = record {
        let Event { actor: who, actor_identity, recipient, recipient_identity, .. } = item;
        let both = [(who, actor_identity), (recipient, recipient_identity)];
        let both = both.into_iter().filter_map(|(name, it)| actor(name.as_ref(), it.as_ref()));
        return Some((*document, both.collect(), vec![]));
    }
    if let Record::Position(Found { document, item }) = record {
        let names = std::iter::once(&item.holder).chain(&item.addressee);
        return Some((*document, names.filter_map(|it| actor(Some(it), None)).collect(), vec![]));
    }
    let Record::ScheduledEvent(Found { document, item }) = record else { return None };
    let ScheduledEvent { who, with, date, moved_from, .. } = item;
    let actors = who.iter().chain(with).filter_map(|it| actor(Some(it), None)).collect();
    Some((*document, actors, std::iter::once(*date).chain(*moved_from).collect()))
}

/// Those who speak, each by name. Who speaks with one voice stands there as "Norway and Russia"; an
/// actor whose own name has an "and", as Bosnia and Herzegovina, is known by it.
fn speakers<'a>(name: Option<&'a String>, identity: Option<&Identity>) -> Vec<(&'a str, bool)> {
    if identity.is_some() {
        return actor(name, identity).into_iter().collect();
    }
    let names = name.into_iter().flat_map(|name| name.split(" and "));
    names.flat_map(|name| name.split(", ")).map(|name| (name, false)).collect()
}

/// An actor by name; whoever holds an office is a person.
fn actor<'a>(name: Option<&'a String>, identity: Option<&Identity>) -> Option<(&'a str, bool)> {
    Some((name?, identity.is_some_and(|it| it.office.is_some())))
}
