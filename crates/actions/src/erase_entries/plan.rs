//! What an erasure takes away, worked out before anything is.

use std::collections::BTreeMap;

use domain::{
    CataloguedPrediction, Entry, Id, Judgment, Kind, Question, Record, Recordable as _,
    ScheduleChange,
};

use super::{EraseEntries, EraseEntriesError, Erasing, KeptWords};
use crate::Desk;
use crate::list_entries::list_entry;
use crate::look_up::LookUpError;

/// Says what an erasure would take away and what it would leave, and takes nothing.
///
/// # Errors
///
/// A machine asked, no reason is given, scores rest on what an entry says, or something else hangs
/// on it.
pub fn plan_erasure(desk: &Desk, request: &EraseEntries) -> Result<Erasing, EraseEntriesError> {
    desk.check_person("erase what was recorded")?;
    if request.because.trim().is_empty() {
        return Err(EraseEntriesError::NoReason);
    }
    let leaving = leaving(desk, &request.entries)?;
    if leaving.is_empty() {
        return Err(EraseEntriesError::Nothing);
    }
    refuse_hanging(desk, &leaving)?;
    let kept = kept(desk, &leaving)?;
    Ok(Erasing { entries: in_order(leaving).into_iter().map(list_entry).collect(), kept })
}

/// Entries by their ids.
type Entries = BTreeMap<Id, Entry>;

/// The entries that were named, with all that was read in the documents among them.
fn leaving(desk: &Desk, named: &[Id]) -> Result<Entries, EraseEntriesError> {
    let mut leaving = Entries::new();
    for id in named {
        let entry = desk.find(*id)?;
        Desk::refuse_erased(&entry)?;
        if !id.kind.is_erasable() {
            return Err(EraseEntriesError::Kept(*id));
        }
        desk.check_visible(&entry)?;
        if id.kind == Kind::Document {
            let found = desk.ledger.citing(*id)?.into_iter();
            let found = found.filter(|it| it.id.kind.is_finding() && it.record.erased().is_none());
            leaving.extend(found.map(|entry| (entry.id, entry)));
        }
        leaving.insert(*id, entry);
    }
    Ok(leaving)
}

/// Refuses what something else takes more from than words: a deadline, or what an old note predicted.
fn refuse_hanging(desk: &Desk, leaving: &Entries) -> Result<(), EraseEntriesError> {
    for id in leaving.keys() {
        let naming = desk.ledger.citing(*id)?.into_iter();
        let mut hanging = naming.filter(|it| stays(it, leaving) && hangs_on(*id, &it.record));
        if let Some(by) = hanging.next() {
            return Err(EraseEntriesError::HangsOn { id: *id, by: by.id });
        }
    }
    Ok(())
}

/// Whether a record takes more than words from what an id names: a day, or what is catalogued.
fn hangs_on(id: Id, record: &Record) -> bool {
    let checkpoint = Question::from_record(record).and_then(|it| it.checkpoint.as_ref());
    let checkpoint =
        checkpoint.or(Judgment::from_record(record).and_then(|it| it.checkpoint.as_ref()));
    let scheduled = checkpoint.and_then(|it| it.scheduled);
    let moved = ScheduleChange::from_record(record).map(|it| it.scheduled);
    let catalogued = CataloguedPrediction::from_record(record);
    [scheduled, moved].contains(&Some(id))
        || catalogued.is_some_and(|it| [it.prediction, it.document].contains(&id))
}

fn stays(entry: &Entry, leaving: &Entries) -> bool {
    entry.record.erased().is_none() && !leaving.contains_key(&entry.id)
}

/// What stays and has words of what goes.
fn kept(desk: &Desk, leaving: &Entries) -> Result<Vec<KeptWords>, LookUpError> {
    let mut kept = BTreeMap::new();
    for (id, entry) in leaving {
        let mut keep = |entry: Entry, because: &'static str| {
            if stays(&entry, leaving) {
                kept.entry(entry.id).or_insert((entry, because));
            }
        };
        for citing in desk.visible(desk.ledger.citing(*id)?)? {
            if let Some(because) = words_of(*id, &citing) {
                keep(citing, because);
            }
        }
        for passage in entry.record.passages() {
            keep(desk.find(passage.document)?, "its words stand there");
        }
        if let Some(corrected) = desk.corrected(entry)? {
            keep(desk.find(corrected)?, "it was corrected by it");
        }
        if let Some(correction) = desk.correction(entry)? {
            keep(desk.find(correction)?, "it corrects it");
        }
        for copy in copies(desk, *id)? {
            keep(desk.find(copy)?, "it tells the same story");
        }
    }
    let kept = kept.into_values().map(|(entry, because)| {
        let is_erasable = entry.id.kind.is_erasable();
        KeptWords { entry: list_entry(entry), because, is_erasable }
    });
    Ok(kept.collect())
}

/// How an entry that names another comes by words of it, if it does.
fn words_of(id: Id, citing: &Entry) -> Option<&'static str> {
    if citing.id.kind == Kind::Document {
        return Some("it is another version of it, or came with it");
    }
    let passages = citing.record.passages();
    let is_ground = id.kind.is_finding() && !passages.is_empty();
    if is_ground || passages.iter().any(|passage| passage.document == id) {
        return Some("it quotes it");
    }
    let tells = matches!(citing.id.kind, Kind::Brief | Kind::AssumptionCheck);
    (tells && id.kind == Kind::Judgment).then_some("it tells of it")
}

/// The documents that tell the story of one, so far as it is known.
fn copies(desk: &Desk, id: Id) -> Result<Vec<Id>, LookUpError> {
    if id.kind != Kind::Document {
        return Ok(vec![]);
    }
    Ok(desk.copy_book()?.copies(id)?)
}

fn in_order(entries: Entries) -> Vec<Entry> {
    let mut entries: Vec<Entry> = entries.into_values().collect();
    entries.sort_by_key(|entry| entry.sequence);
    entries
}
