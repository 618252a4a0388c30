//! What became of a question or of something announced: as the desk noted it, or else as another
//! document tells.

use domain::{Id, Occurrence, Record, ScheduleState};
use jiff::Timestamp;
use jiff::civil::Date;

use super::Cut;
use super::book::PairBook;
use super::book_item::BookItem;
use super::finding::Finding;
use crate::Desk;
use crate::look_up::LookUpError;

/// Something recorded later about an item.
#[derive(Clone, Debug)]
pub(super) struct Later {
    pub(super) id: Id,
    pub(super) at: Timestamp,
    /// It in words; none where it undoes another.
    pub(super) words: Option<String>,
    pub(super) undoes: Option<Id>,
}

/// What another document tells to have become of something announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ToldFate {
    pub(crate) fate: Fate,
    /// The document.
    pub(crate) document: Id,
}

/// What became of something announced, as a document tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It took place.
    Held,
    /// It was moved to a day.
    Moved(Date),
    /// It was put off.
    PutOff,
    /// It was called off.
    Cancelled,
    /// It did not take place.
    NotHeld,
}

impl ToldFate {
    /// It in words, as "held, as d-7 tells".
    pub(crate) fn words(self) -> String {
        let fate = match self.fate {
            Fate::Held => "held".to_owned(),
            Fate::Moved(to) => format!("moved to {}", to.strftime("%-d %B %Y")),
            Fate::PutOff => "put off".to_owned(),
            Fate::Cancelled => "called off".to_owned(),
            Fate::NotHeld => "not held".to_owned(),
        };
        format!("{fate}, as {} tells", self.document)
    }
}

impl PairBook {
    /// What had become of a scheduled event or question as of a moment, in words. What is scheduled
    /// may have been announced by several: what became of one became of all, and of what is only told
    /// to be planned.
    pub(crate) fn became(
        &self,
        desk: &Desk,
        item: &BookItem,
        cut: &Cut,
    ) -> Result<Option<String>, LookUpError> {
        if let Finding::Event { occurrence: Occurrence::Planned, .. } = item.finding {
            return self.became_of_planned(desk, item, cut);
        }
        let of_others = || {
            let others = self.announced_again(item, cut);
            others.filter_map(|it| self.noted(it.id, cut)).next_back()
        };
        match self.noted(item.id, cut).or_else(of_others) {
            Some(noted) => Ok(Some(noted)),
            None => Ok(self.told_elsewhere(desk, item, cut)?.map(ToldFate::words)),
        }
    }

    /// What had become of an event that was planned: of what was announced of it.
    fn became_of_planned(
        &self,
        desk: &Desk,
        event: &BookItem,
        cut: &Cut,
    ) -> Result<Option<String>, LookUpError> {
        let places = event.date.and_then(|day| self.scheduled.get(&day)).into_iter().flatten();
        let announced = places.map(|place| &self.items[*place]);
        let is_its = |it: &&BookItem| it.is_known(cut) && self.whole(it).plans_the_same(event);
        for it in announced.filter(is_its) {
            if let Some(became) = self.became(desk, it, cut)? {
                return Ok(Some(became));
            }
            let elsewhere = it.document.filter(|_| it.document != event.document);
            if let (Some(fate), Some(document)) = (it.fate_read(), elsewhere) {
                return Ok(Some(ToldFate { fate, document }.words()));
            }
        }
        Ok(None)
    }

    /// What other documents tell to have become of something announced, as of a moment: the last
    /// of what they tell.
    pub(crate) fn told_elsewhere(
        &self,
        desk: &Desk,
        item: &BookItem,
        cut: &Cut,
    ) -> Result<Option<ToldFate>, LookUpError> {
        let Finding::Schedule { state, .. } = item.finding else { return Ok(None) };
        let whole = self.whole(item);
        let item = whole.as_ref();
        if matches!(state, ScheduleState::PutOff | ScheduleState::Cancelled | ScheduleState::Held) {
            return Ok(None);
        }
        let announced = self.announced_again(item, cut);
        let mut told: Vec<(&BookItem, Fate)> =
            announced.filter_map(|it| Some((it, it.fate_read()?))).collect();
        told.extend(self.moved_on(item, cut));
        told.extend(self.done(desk, item, cut)?);
        told.retain(|(it, _)| it.document != item.document);
        let last = told.into_iter().max_by_key(|(it, _)| (it.published, it.sequence));
        Ok(last.and_then(|(it, fate)| Some(ToldFate { fate, document: it.document? })))
    }

    /// What is announced for a day by a scheduled event.
    pub(crate) fn scheduled(&self, id: Id, day: Date) -> Option<&BookItem> {
        let mut places = self.scheduled.get(&day).into_iter().flatten();
        places.find_map(|place| self.items.get(*place).filter(|it| it.id == id))
    }

    /// When something was recorded of what became of a scheduled event or question.
    pub(super) fn changed_at(&self, id: Id) -> impl Iterator<Item = Timestamp> {
        self.later.get(&id).into_iter().flatten().map(|later| later.at)
    }

    /// The other announcements of what an item announces, as they were known at a moment.
    fn announced_again<'a>(
        &'a self,
        item: &'a BookItem,
        cut: &'a Cut,
    ) -> impl DoubleEndedIterator<Item = &'a BookItem> {
        let places = item.date.and_then(|day| self.scheduled.get(&day)).into_iter().flatten();
        let others = places.map(|place| &self.items[*place]);
        others.filter(|it| {
            it.id != item.id && it.is_known(cut) && self.whole(it).announces_the_same(item)
        })
    }

    /// What is told to have been moved from the day of an item to another, with that day.
    fn moved_on<'a>(
        &'a self,
        item: &'a BookItem,
        cut: &'a Cut,
    ) -> impl Iterator<Item = (&'a BookItem, Fate)> {
        let places = item.date.and_then(|day| self.moved.get(&day)).into_iter().flatten();
        let others = places.map(|place| &self.items[*place]);
        let moved =
            others.filter(|it| it.is_known(cut) && self.whole(it).is_the_same_kind_of(item));
        moved.filter_map(|it| Some((it, Fate::Moved(it.date?))))
    }

    /// What the desk had noted of one of them.
    fn noted(&self, id: Id, cut: &Cut) -> Option<String> {
        let later = self.later.get(&id)?.iter().filter(|it| cut.knows(it.at));
        let later: Vec<&Later> = later.collect();
        let is_undone = |it: &&&Later| later.iter().any(|undoing| undoing.undoes == Some(it.id));
        let standing = later.iter().filter(|it| !is_undone(it));
        standing.filter_map(|it| it.words.clone()).next_back()
    }
}

/// What a record says later of another: of what, in words, and what it undoes.
pub(super) fn later(record: &Record) -> Option<(Id, Option<String>, Option<Id>)> {
    if let Record::ScheduleChange(change) = record {
        Some((change.scheduled, Some(change.fate.words()), None))
    } else if let Record::Settlement(settlement) = record {
        let words = format!("settled: {}", settlement.resolution.words());
        Some((settlement.question, Some(words), None))
    } else if let Record::Reopening(reopening) = record {
        Some((reopening.question, None, Some(reopening.settlement)))
    } else {
        None
    }
}
