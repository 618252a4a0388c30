//! Reading earlier wordings: what the search index holds to be like a statement, read once for all
//! statements of a document.

use std::collections::HashMap;

use domain::{Entry, Kind, NameField, NameMatch, Record, SearchTerm};
use jiff::Timestamp;
use ledger::{LedgerError, SearchIndex, WantedWording};
use reading::{Wording, asked_words};

use crate::Desk;
use crate::nearest_wordings::{EarlierWordings, narrowed, nearest_of};
use crate::search::SearchError;
use crate::sentence_pieces::JoinedSentence;
use crate::spoken::{Spoken, SpokenReader};

/// How many candidates are taken from the search index, by the speaker and by the side.
const CANDIDATES: usize = 60;

/// What earlier wordings are read with, each only once for all statements of a document.
pub(crate) struct EarlierReader<'a> {
    desk: &'a Desk,
    reader: SpokenReader<'a>,
    read: HashMap<u64, Candidate>,
}

/// A statement that may be an earlier wording.
struct Candidate {
    entry: Entry,
    /// The sentence that it is a piece of, where that was told in several.
    joined: Option<JoinedSentence>,
    wording: Wording,
    /// What it says with its document, once it was near to something.
    spoken: Option<Spoken>,
}

impl<'a> EarlierReader<'a> {
    pub(crate) fn new(desk: &'a Desk) -> Self {
        Self { desk, reader: SpokenReader::new(desk), read: HashMap::new() }
    }

    /// The earlier wordings that are nearest to a statement; the search index has been brought up.
    pub(crate) fn earlier_of(
        &mut self,
        statement: &Spoken,
        known_by: Option<Timestamp>,
    ) -> Result<EarlierWordings, SearchError> {
        let joined = match self.desk.ledger.entry(statement.id)? {
            Some(entry) => self.desk.joined_sentence(&entry)?,
            None => None,
        };
        let statement = &statement.clone().within(joined.as_ref());
        let names = [(NameField::Speaker, &statement.speaker), (NameField::Side, &statement.side)];
        let mut sequences = vec![];
        for (field, name) in names {
            let Some(name) = name else { continue };
            sequences.extend(self.desk.alike(statement, field, name)?);
        }
        // In the order of the ledger findings follow their document, which is then read once.
        sequences.sort_unstable();
        sequences.dedup();
        let is_earlier = |it: &Spoken| {
            it.document != statement.document
                && known_by.is_none_or(|known_by| it.recorded_at <= known_by)
                && (statement.date.is_some() || it.id < statement.id)
        };
        let mut near = self.near(&Wording::of(&statement.whole), &sequences)?;
        near.retain(is_earlier);
        let near = without_own(self.desk, statement, near, known_by)?;
        let meant = self.desk.alike_in_meaning(statement)?;
        let meaning = self.desk.told_by_meaning(statement, &meant.places, is_earlier)?;
        let notes = meant.note.into_iter().collect();
        Ok(EarlierWordings { meaning, notes, ..nearest_of(statement, near) })
    }

    /// What stands at places of the ledger, as far as it is near to a wording.
    fn near(&mut self, wording: &Wording, sequences: &[u64]) -> Result<Vec<Spoken>, LedgerError> {
        let is_new = |it: &&u64| !self.read.contains_key(it);
        let new: Vec<u64> = sequences.iter().filter(is_new).copied().collect();
        for entry in self.desk.ledger.entries_at(&new)? {
            let Record::Statement(found) = &entry.record else { continue };
            let joined = self.desk.joined_sentence(&entry)?;
            let wording = match &joined {
                Some(joined) => Wording::of(&joined.words),
                None => Wording::of(&found.item.whole()),
            };
            self.read.insert(entry.sequence, Candidate { entry, joined, wording, spoken: None });
        }
        let mut near = vec![];
        for sequence in sequences {
            let Some(candidate) = self.read.get_mut(sequence) else { continue };
            if !wording.likeness(&candidate.wording).is_near() {
                continue;
            }
            if candidate.spoken.is_none() {
                let spoken = self.reader.of(&candidate.entry)?;
                candidate.spoken = spoken.map(|it| it.within(candidate.joined.as_ref()));
            }
            near.extend(candidate.spoken.clone());
        }
        Ok(near)
    }
}

/// Candidates, each once, without what copies and other versions of the document of a statement
/// tell again.
fn without_own(
    desk: &Desk,
    statement: &Spoken,
    candidates: Vec<Spoken>,
    known_by: Option<Timestamp>,
) -> Result<Vec<Spoken>, SearchError> {
    let with_own = std::iter::once(statement.clone()).chain(candidates).collect();
    let next = |document| {
        let next = desk.next_version(document)?;
        Ok(next.filter(|it| known_by.is_none_or(|known_by| it.recorded_at <= known_by)))
    };
    let mut once = desk.spoken_once(with_own, &next)?;
    let is_own =
        |it: &Spoken| it.id == statement.id || it.copies.iter().any(|copy| copy.id == statement.id);
    once.retain(|it| !is_own(it));
    Ok(once)
}

impl Desk {
    /// The places of what the search index holds to be most like a statement, from before its day.
    fn alike(
        &self,
        statement: &Spoken,
        field: NameField,
        name: &str,
    ) -> Result<Vec<u64>, SearchError> {
        let before = statement.date.and_then(|date| date.yesterday().ok());
        let named = SearchTerm::Name { field, name: name.to_owned(), matching: NameMatch::Whole };
        let terms = [SearchTerm::Kind(Kind::Statement), named];
        let narrowed = narrowed(terms.into_iter().chain(before.map(SearchTerm::Until)));
        let words = asked_words(&statement.whole);
        let wanted = WantedWording { words: &words, narrowed: &narrowed, limit: CANDIDATES };
        self.with_archive(|archive| Ok(archive.nearest(&wanted)?))
    }
}
