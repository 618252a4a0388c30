//! What was announced and is told to have been done: on its day, by those who were to take part.
//!
//! A wrong match is worse than none, so that everything must speak for it: the day and how it is
//! known, the sort of what is done, and everybody who takes part. Another state that is named, or
//! a word of a call in the sentence, speaks against it.

use std::collections::BTreeSet;

use domain::Occurrence;
use reading::Gazetteer;

use super::Cut;
use super::became::Fate;
use super::book::PairBook;
use super::book_item::BookItem;
use super::doing::Doing;
use super::finding::Finding;
use super::party::{Party, fold};
use crate::Desk;
use crate::look_up::LookUpError;

/// What is announced for more days than these is matched with nothing.
const MOST_DAYS: usize = 14;

/// How those who lead a state are called.
pub(super) const HEADS: [&str; 8] = [
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "emir",
    "leader",
    "secretary-general",
];

impl PairBook {
    /// The event by which another document tells that what an item announces was done, or was not.
    pub(super) fn done<'a>(
        &'a self,
        desk: &Desk,
        item: &BookItem,
        cut: &Cut,
    ) -> Result<Option<(&'a BookItem, Fate)>, LookUpError> {
        for event in self.happened_on_days_of(item) {
            let Some(fate) = event.fate_told() else { continue };
            if event.is_known(cut)
                && event.is_told_after(item)
                && self.is_of(event, item)
                && self.sentence_bears_out(desk, event, item)?
            {
                return Ok(Some((event, fate)));
            }
        }
        Ok(None)
    }

    /// The events that happened on the days for which an item is announced.
    fn happened_on_days_of(&self, item: &BookItem) -> impl Iterator<Item = &BookItem> {
        let days = match (item.finding, item.date) {
            (Finding::Schedule { first, .. }, Some(last)) => {
                let first = first.unwrap_or(last);
                let days = first.series(jiff::ToSpan::days(1)).take_while(move |day| *day <= last);
                Some(days.take(MOST_DAYS + 1).collect::<Vec<_>>())
            }
            (_, _) => None,
        };
        let days = days.filter(|days| days.len() <= MOST_DAYS).unwrap_or_default();
        let places = days.into_iter().filter_map(|day| self.happened.get(&day)).flatten();
        places.map(|place| &self.items[*place])
    }

    /// Whether an event is of the sort of what an item announces, and of those who take part in it
    /// and of nobody else.
    fn is_of(&self, event: &BookItem, item: &BookItem) -> bool {
        let (Finding::Schedule { doing: announced, .. }, Finding::Event { doing: done, .. }) =
            (item.finding, event.finding)
        else {
            return false;
        };
        let gazetteer = self.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
        let needs_heads = announced == Doing::Summit && done != Doing::Summit;
        let takes_part = |announced: &Party, done: &Party| {
            let is_person = is_named(announced, done) && !is_whole(done, gazetteer);
            is_same(announced, done, gazetteer) && (!needs_heads || is_person || is_head(done))
        };
        announced.may_be(done)
            && item.party_keys().len() > 1
            && item.party_keys() == event.party_keys()
            && item.parties().all(|one| event.parties().any(|other| takes_part(one, other)))
            && event.parties().all(|other| item.parties().any(|one| takes_part(one, other)))
    }

    /// Whether the sentence that tells of an event neither names another actor nor tells of a call
    /// where none is announced.
    fn sentence_bears_out(
        &self,
        desk: &Desk,
        event: &BookItem,
        item: &BookItem,
    ) -> Result<bool, LookUpError> {
        let Some(sentence) = sentence_of(desk, event)? else { return Ok(false) };
        let gazetteer = self.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
        let named = self.names.named(&event.words, event.date, gazetteer);
        let known: BTreeSet<&str> = item.party_keys();
        let is_call = |doing| doing == Doing::Call;
        let announces_call =
            matches!(item.finding, Finding::Schedule { doing, .. } if is_call(doing));
        Ok(named.iter().all(|party| known.contains(party.key()))
            && is_call(Doing::of(&sentence)) == announces_call)
    }
}

/// The sentence that tells of an event; none where its text is lost.
fn sentence_of(desk: &Desk, event: &BookItem) -> Result<Option<String>, LookUpError> {
    let passage = desk.find(event.id)?.record.passages().into_iter().next();
    let Some(passage) = passage else { return Ok(None) };
    let text = match desk.text_of(&desk.document(passage.document)?) {
        Err(LookUpError::TextLost(_) | LookUpError::Erased { .. }) => return Ok(None),
        text => text?.text,
    };
    let holds = |it: &&text::TextRange| it.contains_offset(passage.span.start);
    let sentences = text::sentences(&text);
    Ok(sentences.iter().find(holds).map(|it| it.of(&text).to_owned()))
}

/// Whether one who takes part is the one who was announced: by name, or of the state that was.
fn is_same(announced: &Party, done: &Party, gazetteer: &Gazetteer) -> bool {
    is_named(announced, done) || is_whole(announced, gazetteer) && announced.code() == done.code()
}

fn is_named(announced: &Party, done: &Party) -> bool {
    fold(announced.name()) == fold(done.name())
}

/// Whether a party is a state or an organization itself, and nobody of it.
fn is_whole(party: &Party, gazetteer: &Gazetteer) -> bool {
    party.code().is_some_and(|code| gazetteer.name_with_code(code) == Some(party.name()))
}

/// Whether somebody leads a state or an organization.
fn is_head(party: &Party) -> bool {
    let Party::Known(identity) = party else { return false };
    let office = identity.office.as_deref().unwrap_or_default().to_lowercase();
    HEADS.iter().any(|head| office == *head)
}

/// How a report itself says that something was not done, where a denial is but what somebody says.
const NOT_DONE: [&str; 3] = ["did not", "didn't", "didn’t"];

impl BookItem {
    /// What an event tells of what was announced: that it was done, or in plain words that it was not.
    fn fate_told(&self) -> Option<Fate> {
        let Finding::Event { occurrence, .. } = self.finding else { return None };
        let is_not_done = || NOT_DONE.iter().any(|words| self.words.contains(words));
        match occurrence {
            Occurrence::Happened => Some(Fate::Held),
            Occurrence::Denied if is_not_done() => Some(Fate::NotHeld),
            Occurrence::Denied
            | Occurrence::Planned
            | Occurrence::Hypothetical
            | Occurrence::Cancelled
            | Occurrence::PutOff => None,
        }
    }

    /// Whether another document tells of it on its day or later, and not before something was
    /// announced.
    fn is_told_after(&self, announced: &Self) -> bool {
        let (told, day) = (self.published, self.date);
        told.is_some()
            && told >= day
            && told >= announced.published
            && self.document != announced.document
    }
}
