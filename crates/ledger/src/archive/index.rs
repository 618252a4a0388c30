//! The index that is used: tantivy's, in a folder of its own.

use std::fmt;
use std::fs;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use domain::{Digest, SearchQuery};
use serde::{Deserialize, Serialize};
use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::SortBySimilarityScore;
use tantivy::directory::error::LockError;
use tantivy::indexer::IndexWriterOptions;
use tantivy::query::{BooleanQuery, Occur, TermSetQuery};
use tantivy::{Index, IndexReader, ReloadPolicy, Searcher, TantivyDocument, TantivyError, Term};

use super::analysis::analyzers;
use super::collecting::{collect, newest, placed};
use super::facet_names::FacetNames;
use super::fields::Fields;
use super::places::CollectPlaces;
use super::question::Question;
use super::read_only::ReadOnly;
use super::writing::TantivyWriting;
use super::{
    ArchiveError, CopyShelf, IndexWriting, LastEntry, Matches, Places, SearchIndex, Wanted,
    WantedWording,
};
use super::{meaning, wording};

/// The version of what the index holds of an entry and how; another one is made anew.
const FORMAT: u32 = 3;

/// How many threads add, and how many bytes each collects before it writes a segment.
const THREADS: usize = 2;
const BYTES_PER_THREAD: usize = 60_000_000;

/// An index of the ledger's words in a folder of its own.
pub struct Archive {
    index: Index,
    reader: IndexReader,
    fields: Fields,
    folder: PathBuf,
    names: FacetNames,
}

/// What a commit holds beside the index: its format and the last entry in it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Stamp {
    format: u32,
    sequence: u64,
    sha256: Digest,
}

impl Archive {
    /// The folder of the archive of a ledger's file.
    #[must_use]
    pub fn folder_of(ledger: &Path) -> PathBuf {
        let mut name = ledger.file_name().unwrap_or_default().to_owned();
        name.push(".archive");
        ledger.with_file_name(name)
    }

    /// Opens an archive that exists; one that cannot be written is opened to be read.
    ///
    /// # Errors
    ///
    /// There is none, it is damaged, or another version wrote it.
    pub fn open(folder: &Path) -> Result<Self, ArchiveError> {
        if !folder.join("meta.json").exists() {
            return Err(ArchiveError::Missing(folder.to_owned()));
        }
        let explain = |error| ArchiveError::from_engine(error, folder);
        unharmed(folder, || match Self::of(Index::open_in_dir(folder).map_err(explain)?, folder) {
            Err(ArchiveError::NotWritable { .. }) => {
                let index = ReadOnly::open(folder).and_then(Index::open);
                Self::of(index.map_err(explain)?, folder)
            }
            opened => opened,
        })
    }

    /// Makes a new, empty archive in memory, in the place of one that cannot be written.
    ///
    /// # Errors
    ///
    /// The engine fails.
    pub fn in_memory(folder: &Path) -> Result<Self, ArchiveError> {
        let (schema, _) = Fields::schema();
        Self::of(Index::create_in_ram(schema), folder)
    }

    /// Makes a new, empty archive, in the place of whatever stands there but the shelf of copies.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn create(folder: &Path) -> Result<Self, ArchiveError> {
        let unwritable = |source| ArchiveError::NotWritable { path: folder.to_owned(), source };
        fs::create_dir_all(folder).map_err(unwritable)?;
        remove_words(folder).map_err(unwritable)?;
        let (schema, _) = Fields::schema();
        let index = Index::create_in_dir(folder, schema)
            .map_err(|error| ArchiveError::from_engine(error, folder))?;
        Self::of(index, folder)
    }

    fn of(mut index: Index, folder: &Path) -> Result<Self, ArchiveError> {
        let explain = |error| ArchiveError::from_engine(error, folder);
        let (schema, fields) = Fields::schema();
        if index.schema() != schema {
            return Err(ArchiveError::unusable(folder, "written in another format"));
        }
        index.set_tokenizers(analyzers());
        index.set_default_multithread_executor().map_err(explain)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let reader: IndexReader = reader.map_err(explain)?;
        Ok(Self { index, reader, fields, folder: folder.to_owned(), names: FacetNames::default() })
    }

    fn explain(&self, error: TantivyError) -> ArchiveError {
        ArchiveError::from_engine(error, &self.folder)
    }

    fn find(&self, searcher: &Searcher, wanted: &Wanted<'_>) -> Result<Matches, TantivyError> {
        let mut query = Question::new(searcher, &self.fields).of(wanted.query, wanted.after)?;
        if !wanted.but.is_empty() {
            let but = Box::new(self.standing_at(wanted.but));
            query = Box::new(BooleanQuery::new(vec![(Occur::Must, query), (Occur::MustNot, but)]));
        }
        collect(searcher, query.as_ref(), wanted, &self.names)
    }

    /// The query for what stands at some places in the ledger.
    fn standing_at(&self, places: &[u64]) -> TermSetQuery {
        let term = |place: &u64| Term::from_field_u64(self.fields.sequence, *place);
        TermSetQuery::new(places.iter().map(term))
    }

    fn find_nearest(
        &self,
        searcher: &Searcher,
        wanted: &WantedWording<'_>,
    ) -> Result<Vec<u64>, TantivyError> {
        let Some(query) = wording::question(searcher, &self.fields, wanted)? else {
            return Ok(vec![]);
        };
        let top = TopDocs::with_limit(wanted.limit).order_by((SortBySimilarityScore, newest()));
        let found = searcher.search(query.as_ref(), &top)?;
        found.into_iter().map(|((_, place), _)| placed(place)).collect()
    }
}

impl SearchIndex for Archive {
    fn last_entry(&self) -> Result<Option<LastEntry>, ArchiveError> {
        let metas = self.index.load_metas().map_err(|error| self.explain(error))?;
        let Some(payload) = metas.payload else { return Ok(None) };
        match serde_json::from_str::<Stamp>(&payload) {
            Ok(Stamp { format: FORMAT, sequence, sha256 }) => {
                Ok(Some(LastEntry { sequence, sha256 }))
            }
            Ok(_) => Err(ArchiveError::unusable(&self.folder, "written in another format")),
            Err(_) => Err(ArchiveError::unusable(&self.folder, "damaged")),
        }
    }

    fn writing(&self) -> Result<Option<Box<dyn IndexWriting>>, ArchiveError> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(THREADS)
            .num_merge_threads(1)
            .memory_budget_per_thread(BYTES_PER_THREAD)
            .build();
        let writer = match self.index.writer_with_options::<TantivyDocument>(options) {
            Err(TantivyError::LockFailure(LockError::LockBusy, _)) => return Ok(None),
            writer => writer.map_err(|error| self.explain(error))?,
        };
        let (fields, folder) = (self.fields, self.folder.clone());
        Ok(Some(Box::new(TantivyWriting { writer, fields, folder })))
    }

    fn search(&self, wanted: &Wanted<'_>) -> Result<Matches, ArchiveError> {
        unharmed(&self.folder, || {
            // Another program may have committed since this one looked.
            self.reader.reload().map_err(|error| self.explain(error))?;
            self.find(&self.reader.searcher(), wanted).map_err(|error| self.explain(error))
        })
    }

    fn places(&self, query: &SearchQuery) -> Result<Places, ArchiveError> {
        unharmed(&self.folder, || {
            self.reader.reload().map_err(|error| self.explain(error))?;
            let searcher = self.reader.searcher();
            let asked = Question::new(&searcher, &self.fields).of(query, 0);
            let found = asked.and_then(|asked| searcher.search(asked.as_ref(), &CollectPlaces));
            found.map_err(|error| self.explain(error))
        })
    }

    fn fitting(&self, query: &SearchQuery, among: &[u64]) -> Result<Places, ArchiveError> {
        let among = Box::new(self.standing_at(among));
        unharmed(&self.folder, || {
            self.reader.reload().map_err(|error| self.explain(error))?;
            let searcher = self.reader.searcher();
            let asked = Question::new(&searcher, &self.fields).of(query, 0);
            let found = asked.and_then(|asked| {
                let both = BooleanQuery::new(vec![(Occur::Must, asked), (Occur::Must, among)]);
                searcher.search(&both, &CollectPlaces)
            });
            found.map_err(|error| self.explain(error))
        })
    }

    fn nearest(&self, wanted: &WantedWording<'_>) -> Result<Vec<u64>, ArchiveError> {
        unharmed(&self.folder, || {
            self.reader.reload().map_err(|error| self.explain(error))?;
            let found = self.find_nearest(&self.reader.searcher(), wanted);
            found.map_err(|error| self.explain(error))
        })
    }
}

impl fmt::Debug for Archive {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Archive").field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Stamp {
    pub(super) fn of(last: LastEntry) -> Self {
        Self { format: FORMAT, sequence: last.sequence, sha256: last.sha256 }
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).expect("two numbers and a text are JSON")
    }
}

/// Removes what stands in the folder of an archive but the shelf of copies and the vectors, which
/// take hours to make; both have commits of their own.
fn remove_words(folder: &Path) -> io::Result<()> {
    let shelf = CopyShelf::file_in(folder);
    let shelf = shelf.file_name().unwrap_or_default().as_encoded_bytes();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == meaning::FOLDER || name.as_encoded_bytes().starts_with(shelf) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Reads the index; where the engine panics, as it does over some damaged files, it is damaged.
fn unharmed<T>(
    folder: &Path,
    read: impl FnOnce() -> Result<T, ArchiveError>,
) -> Result<T, ArchiveError> {
    // Nothing that was half done is looked at again: the archive is opened anew after an error.
    let done = catch_unwind(AssertUnwindSafe(read));
    done.unwrap_or_else(|_| Err(ArchiveError::unusable(folder, "damaged")))
}
