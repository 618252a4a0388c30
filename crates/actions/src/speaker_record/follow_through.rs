//! Follow-through: whether what a speaker or a side announced for a day took place.
//!
//! Counted is what was announced as settled in the documents in which the speaker speaks or, where
//! nothing but the speaker is asked for, in any document, by the speaker or of the speaker or the
//! side, for a day that has come. What it came to is what
//! somebody of the desk noted, or else what the document itself tells; failing both, what another
//! document tells, which is counted apart as it is only read.

use std::collections::BTreeSet;

use domain::{
    Firmness, Found, Id, Kind, ScheduleChange, ScheduleFate, ScheduleState, ScheduledEvent,
    SearchTerm,
};
use jiff::civil::Date;
use ledger::{MatchOrder, Wanted};
use reading::Wording;

use super::SpeakerRecord;
use super::announcement::{Announcement, AnnouncementOutcome, FollowThrough};
use crate::look_up::{LookUpError, Recorded, of_kind};
use crate::nearest_wordings::narrowed;
use crate::pair_timeline::{Cut, Fate};
use crate::search::SearchError;
use crate::spoken::Spoken;
use crate::{Desk, moment};

/// So many announcements of a name are looked at, the latest.
const ANNOUNCED: usize = 500;

/// So many entries are read at most to find out what other documents tell.
const SOON: u64 = 20_000;

/// Works out what became of what was announced, with a note where it was not all looked for.
pub(super) fn follow_through(
    desk: &Desk,
    request: &SpeakerRecord,
    statements: &[Spoken],
) -> Result<(FollowThrough, Option<String>), SearchError> {
    let today = moment::day(desk.now()?);
    let copies = statements.iter().flat_map(|it| it.copies.iter().map(|copy| copy.document));
    let mut documents: BTreeSet<Id> =
        statements.iter().map(|it| it.document).chain(copies).collect();
    let names = names(request, statements);
    if request.is_of_a_speaker_alone() {
        documents.extend(announcing(desk, &names)?);
    }
    let mut announcements = vec![];
    for document in documents {
        let entries = desk.ledger.citing_of(document, Kind::ScheduledEvent)?;
        for event in of_kind::<Found<ScheduledEvent>>(&entries) {
            if counts(&event.record.item, &names, today) {
                announcements.push(announcement(desk, &event)?);
            }
        }
    }
    let note = told_elsewhere(desk, request, &mut announcements)?;
    let mut announced: Vec<(Wording, Announcement)> = vec![];
    for announcement in announcements {
        add(&mut announced, announcement);
    }
    let mut told = FollowThrough::default();
    for (_, announcement) in announced {
        told.add(announcement);
    }
    told.announced.sort_by_key(|it| std::cmp::Reverse((it.date, it.id)));
    Ok((told, note))
}

/// The documents in which something is announced by or of one of some names, whoever speaks there.
fn announcing(desk: &Desk, names: &BTreeSet<String>) -> Result<BTreeSet<Id>, SearchError> {
    let last = names.iter().filter_map(|name| name.split_whitespace().next_back());
    let last: BTreeSet<&str> = last.collect();
    let mut documents = BTreeSet::new();
    for name in last {
        let word = SearchTerm::Word(name.to_owned());
        let query = narrowed([SearchTerm::Kind(Kind::ScheduledEvent), word]);
        let matches = desk.matches(&Wanted {
            query: &query,
            after: 0,
            order: MatchOrder::Date,
            skip: 0,
            limit: ANNOUNCED,
            with_facets: false,
            but: &[],
        })?;
        let entries = desk.ledger.entries_at(&matches.sequences)?;
        documents.extend(entries.iter().filter_map(|entry| entry.record.read_in()));
    }
    Ok(documents)
}

/// Looks for what other documents tell of announcements of which nobody noted what they came to;
/// says so where that would take too long.
fn told_elsewhere(
    desk: &Desk,
    request: &SpeakerRecord,
    announcements: &mut [Announcement],
) -> Result<Option<String>, LookUpError> {
    let unknown = announcements.iter_mut().filter(|it| it.outcome == AnnouncementOutcome::Unknown);
    let mut unknown = unknown.peekable();
    if unknown.peek().is_none() {
        return Ok(None);
    }
    let gazetteer = request.gazetteer.as_ref();
    if desk.pairs_to_read(gazetteer)? > SOON {
        let note = "what other documents tell of what was announced was not looked for, as the \
            desk is large; `forsooth pair` and a served desk look for it";
        return Ok(Some(note.to_owned()));
    }
    let book = desk.pair_book(gazetteer)?;
    let cut = Cut::at(None, desk.now()?);
    for it in unknown {
        let Some(item) = book.scheduled(it.id, it.date) else { continue };
        let Some(told) = book.told_elsewhere(desk, item, &cut)? else { continue };
        it.told_in = Some(told.document);
        it.outcome = match told.fate {
            Fate::Held => AnnouncementOutcome::ToldHeld,
            Fate::Moved(_) | Fate::PutOff => AnnouncementOutcome::ToldMoved,
            Fate::Cancelled | Fate::NotHeld => AnnouncementOutcome::ToldCancelled,
        };
    }
    Ok(None)
}

/// By which names a speaker, or a side alone, announces.
fn names(request: &SpeakerRecord, statements: &[Spoken]) -> BTreeSet<String> {
    let speakers = statements.iter().filter_map(|it| it.speaker.clone());
    let of_side = request.side.iter().filter(|_| request.speaker.is_none()).cloned();
    speakers.chain(request.speaker.clone()).chain(of_side).map(|it| it.to_lowercase()).collect()
}

fn counts(event: &ScheduledEvent, names: &BTreeSet<String>, today: Date) -> bool {
    let beside = beside(event);
    let mut written = event.by.iter().chain(&event.who).chain(&event.with).chain(&beside);
    let is_named = |written: &String| {
        each_name(written).any(|name| names.iter().any(|known| has_name(known, &name)))
    };
    event.firmness == Firmness::Announced && event.date <= today && written.any(is_named)
}

/// Who stands in a row before whoever does it, as Lavrov in "Lavrov and Wang Yi will meet"; without
/// a parse only the last of a row is read as the subject.
fn beside(event: &ScheduledEvent) -> Option<String> {
    let who = event.who.as_ref()?;
    let (before, _) = event.span.text.split_once(who.as_str())?;
    (before.ends_with(" and ") || before.ends_with(", ")).then(|| before.to_owned())
}

/// Each of the names that are written in a row, as "Wang Yi and Jaishankar", without capitals.
fn each_name(written: &str) -> impl Iterator<Item = String> {
    let one = written.split(',').flat_map(|part| part.split(" and "));
    let bare = one.map(|name| name.trim().trim_start_matches("and ").to_lowercase());
    bare.filter(|name| !name.is_empty())
}

/// Whether one name is the other, or its last words, as "Lavrov" is of "Sergey Lavrov".
fn has_name(one: &str, other: &str) -> bool {
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    ends(one, other) || ends(other, one)
}

fn announcement(
    desk: &Desk,
    event: &Recorded<Found<ScheduledEvent>>,
) -> Result<Announcement, LookUpError> {
    let changes: Vec<Recorded<ScheduleChange>> = desk.citing(event.id)?;
    let item = &event.record.item;
    let outcome = match changes.last().map(|change| change.record.fate) {
        Some(ScheduleFate::Held { .. }) => AnnouncementOutcome::Held,
        Some(ScheduleFate::Moved { .. } | ScheduleFate::PutOff) => AnnouncementOutcome::Moved,
        Some(ScheduleFate::Cancelled) => AnnouncementOutcome::Cancelled,
        None => match item.state {
            ScheduleState::Held => AnnouncementOutcome::Held,
            ScheduleState::Moved | ScheduleState::PutOff => AnnouncementOutcome::Moved,
            ScheduleState::Cancelled => AnnouncementOutcome::Cancelled,
            ScheduleState::Standing => AnnouncementOutcome::Unknown,
        },
    };
    let what = item.what.clone();
    let (date, moved_from) = (item.date, item.moved_from);
    let document = event.record.document;
    Ok(Announcement { id: event.id, what, date, outcome, told_in: None, document, moved_from })
}

/// Adds an announcement unless another document told it already, on its day or on the one it was
/// moved from; what is known of it is kept.
fn add(announced: &mut Vec<(Wording, Announcement)>, new: Announcement) {
    let wording = Wording::of(&new.what);
    let same = announced.iter_mut().find(|(other, it)| {
        let is_of_day = it.date == new.date;
        let is_moved = it.moved_from == Some(new.date) || new.moved_from == Some(it.date);
        let tells = |one: &Announcement, two: &Announcement| one.told_in == Some(two.document);
        // Whoever tells that something was called off tells of it once more.
        let is_told = || tells(it, &new) || tells(&new, it);
        is_of_day && (is_told() || other.is_same(&wording) || other.likeness(&wording).is_near())
            || is_moved && other.likeness(&wording).shared > 0
    });
    match same {
        Some((_, it)) if it.outcome.weight() < new.outcome.weight() => *it = new,
        Some(_) => {}
        None => announced.push((wording, new)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::ScheduledEvent;
    use jiff::civil::date;
    use serde_json::json;

    use super::{counts, each_name, has_name};

    fn announced(who: &str, with: &[&str], text: &str) -> ScheduledEvent {
        let span = json!({ "start": 0, "end": text.len(), "text": text });
        let event = json!({
            "who": who, "what": "hold talks", "with": with, "date": "2022-01-20",
            "firmness": "announced", "span": span,
        });
        serde_json::from_value(event).unwrap()
    }

    #[test]
    fn what_is_announced_counts_for_each_who_takes_part() {
        let text = "Sergey Lavrov and Wang Yi will hold talks with Subrahmanyam Jaishankar";
        for event in [
            announced("Sergey Lavrov and Wang Yi", &["Subrahmanyam Jaishankar"], text),
            announced("Wang Yi", &["Ada Lind", "Jaishankar"], text),
        ] {
            let is_of =
                |name: &str| counts(&event, &BTreeSet::from([name.to_owned()]), date(2022, 2, 1));
            assert!(is_of("sergey lavrov") && is_of("wang yi") && is_of("subrahmanyam jaishankar"));
            assert!(!is_of("vladimir putin"));
        }
    }

    #[test]
    fn each_of_several_names_is_found() {
        for written in ["Wang Yi and Jaishankar", "Lavrov, Wang Yi, and Jaishankar", "Jaishankar"] {
            let is_named = |known: &str| each_name(written).any(|name| has_name(known, &name));
            assert!(is_named("subrahmanyam jaishankar"), "{written}");
            assert_eq!(is_named("wang yi"), written.contains("Wang"), "{written}");
            assert!(!is_named("ada lind"), "{written}");
        }
    }
}
