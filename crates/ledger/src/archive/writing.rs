//! Writing to the index: what was added is found once it is committed.

use std::path::PathBuf;

use domain::{NameField, SearchFacet, SearchItem, SearchQuery, number_of_day};
use jiff::civil::Date;
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::analysis::is_stemmed;
use super::fields::Fields;
use super::index::Stamp;
use super::{ArchiveError, IndexWriting, LastEntry};

/// One piece of writing.
pub(super) struct TantivyWriting {
    pub(super) writer: IndexWriter,
    pub(super) fields: Fields,
    pub(super) folder: PathBuf,
}

impl IndexWriting for TantivyWriting {
    fn clear(&mut self) -> Result<(), ArchiveError> {
        let cleared = self.writer.delete_all_documents();
        cleared.map(|_| ()).map_err(|error| ArchiveError::from_engine(error, &self.folder))
    }

    fn add(&mut self, item: &SearchItem) -> Result<(), ArchiveError> {
        let added = self.writer.add_document(document(&self.fields, item));
        added.map(|_| ()).map_err(|error| ArchiveError::from_engine(error, &self.folder))
    }

    fn remove(&mut self, sequence: u64) {
        self.writer.delete_term(Term::from_field_u64(self.fields.sequence, sequence));
    }

    fn commit(mut self: Box<Self>, last: LastEntry) -> Result<(), ArchiveError> {
        let explain = |error| ArchiveError::from_engine(error, &self.folder);
        let mut prepared = self.writer.prepare_commit().map_err(explain)?;
        prepared.set_payload(&Stamp::of(last).to_json());
        prepared.commit().map_err(explain)?;
        // Small segments are merged before the place of the writer is given up: nobody else does.
        self.writer.wait_merging_threads().map_err(explain)
    }
}

/// What the index holds of an item.
fn document(fields: &Fields, item: &SearchItem) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_u64(fields.sequence, item.sequence);
    let names = NameField::ALL.map(|field| (field, names_of(item, field)));
    let every_name = names.iter().flat_map(|(_, names)| names.iter().copied());
    for words in item.title.as_deref().into_iter().chain([item.words.as_str()]).chain(every_name) {
        document.add_text(fields.words, words);
        if is_stemmed(item) {
            document.add_text(fields.stems, words);
        }
    }
    if let Some(title) = &item.title {
        document.add_text(fields.title, title);
    }
    for (field, names) in names {
        for name in names {
            document.add_text(fields.names(field).words, name);
            document.add_text(fields.names(field).whole, name);
        }
    }
    let known =
        [(NameField::Side, &item.side_known), (NameField::Addressee, &item.addressee_known)];
    for (field, names) in known {
        for name in names {
            document.add_text(fields.names(field).known, name);
        }
    }
    if let Some(day) = item.date.map(day_number) {
        document.add_i64(fields.day, day);
    }
    for facet in SearchFacet::ALL {
        if let Some(value) = value_of(item, facet) {
            document.add_text(fields.facet(facet), value);
        }
    }
    document
}

fn names_of(item: &SearchItem, field: NameField) -> Vec<&str> {
    let names = match field {
        NameField::Speaker => [&item.speaker, &item.speaker_as_written],
        NameField::Side => [&item.side, &None],
        NameField::Addressee => [&item.addressee, &None],
        NameField::Outlet => [&item.outlet, &None],
    };
    names.into_iter().filter_map(Option::as_deref).collect()
}

fn value_of(item: &SearchItem, facet: SearchFacet) -> Option<String> {
    match facet {
        SearchFacet::Kind => SearchQuery::word_of(item.id.kind).map(str::to_owned),
        SearchFacet::Speaker => item.speaker.clone(),
        SearchFacet::Side => item.side.clone(),
        SearchFacet::Outlet => item.outlet.clone(),
        SearchFacet::Language => item.language.clone(),
        SearchFacet::Year => item.date.map(|date| format!("{:04}", date.year())),
    }
}

/// The days from 1 January 1970 to a day.
#[expect(clippy::cast_possible_truncation, reason = "a number of days is whole and small")]
pub(super) fn day_number(date: Date) -> i64 {
    number_of_day(date) as i64
}
