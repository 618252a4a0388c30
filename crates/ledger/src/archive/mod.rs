//! The archive: an index of the ledger's words, in a folder beside its file.
//!
//! It is worked out from the ledger and is no part of the truth: it can be removed at any time and
//! made anew. Each of its commits holds the last entry that is in it, so that it can be brought up
//! to the ledger after any interruption. [`SearchIndex`] says what an index can do, and
//! [`Archive`] is the one that is used. Beside it lie [`Vectors`] of what the entries mean, where the
//! user has a model for that.

mod analysis;
mod collecting;
mod error;
mod expansion;
mod facet_names;
mod facets;
mod fields;
mod index;
mod marks;
mod meaning;
mod places;
mod question;
mod read_only;
mod shelf;
mod spellings;
mod wording;
mod writing;

use domain::{Digest, SearchFacet, SearchItem, SearchQuery};

pub use error::{ArchiveError, ArchiveFault};
pub use index::Archive;
pub use marks::Marker;
pub use meaning::{VectorModel, VectorWriting, Vectors, VectorsError};
pub use places::Places;
pub use shelf::{CopyShelf, ShelfError, ShelvedText};

/// An index of words, with one writer at a time and any number of readers.
pub trait SearchIndex {
    /// The last entry of the ledger that is in it; `None` for an empty one.
    ///
    /// # Errors
    ///
    /// It is damaged, or cannot be read.
    fn last_entry(&self) -> Result<Option<LastEntry>, ArchiveError>;

    /// Begins to write; `None` where another program is writing.
    ///
    /// # Errors
    ///
    /// Its folder cannot be written.
    fn writing(&self) -> Result<Option<Box<dyn IndexWriting>>, ArchiveError>;

    /// Looks for what fits a query in what was committed last.
    ///
    /// # Errors
    ///
    /// It is damaged, or cannot be read.
    fn search(&self, wanted: &Wanted<'_>) -> Result<Matches, ArchiveError>;

    /// The places in the ledger of all that fits a query, in what was committed last.
    ///
    /// # Errors
    ///
    /// It is damaged, or cannot be read.
    fn places(&self, query: &SearchQuery) -> Result<Places, ArchiveError>;

    /// Those of some places in the ledger that fit a query, in what was committed last.
    ///
    /// # Errors
    ///
    /// It is damaged, or cannot be read.
    fn fitting(&self, query: &SearchQuery, among: &[u64]) -> Result<Places, ArchiveError>;

    /// Looks for what has most words in common with a wording, in what was committed last: the
    /// places in the ledger, the nearest first.
    ///
    /// # Errors
    ///
    /// It is damaged, or cannot be read.
    fn nearest(&self, wanted: &WantedWording<'_>) -> Result<Vec<u64>, ArchiveError>;
}

/// One piece of writing: nothing of it is found before it is committed, and where it is dropped,
/// nothing has changed.
pub trait IndexWriting {
    /// Removes everything.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    fn clear(&mut self) -> Result<(), ArchiveError>;

    /// Adds what can be found of one entry.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    fn add(&mut self, item: &SearchItem) -> Result<(), ArchiveError>;

    /// Removes what was added of the entry at a place in the ledger.
    fn remove(&mut self, sequence: u64);

    /// Keeps what was written, and up to which entry of the ledger that is.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    fn commit(self: Box<Self>, last: LastEntry) -> Result<(), ArchiveError>;
}

/// The last entry of the ledger that is in an index, by which it is known to be of this ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastEntry {
    /// Its place.
    pub sequence: u64,
    /// Its hash.
    pub sha256: Digest,
}

/// What is wanted of an index.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// What must fit.
    pub query: &'a SearchQuery,
    /// The place in the ledger behind which an entry must stand; 0 for any.
    pub after: u64,
    /// The places in the ledger of what is neither found nor counted.
    pub but: &'a [u64],
    /// What comes first.
    pub order: MatchOrder,
    /// How many of the first are passed over.
    pub skip: usize,
    /// How many are given at most.
    pub limit: usize,
    /// Whether they are counted by the values of their fields too.
    pub with_facets: bool,
}

/// A wording that others like it are looked for.
#[derive(Clone, Copy, Debug)]
pub struct WantedWording<'a> {
    /// Its words, without those that every text is full of; each counts once.
    pub words: &'a [String],
    /// What must fit besides; it has no say in what is nearest.
    pub narrowed: &'a SearchQuery,
    /// How many are given at most.
    pub limit: usize,
}

/// What comes first among what fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MatchOrder {
    /// What fits best; among equals the newest entry.
    #[default]
    Relevance,
    /// What is of the latest day; what is of no day comes last.
    Date,
    /// What was recorded last.
    Newest,
}

/// What fits a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// How many entries fit.
    pub total: usize,
    /// The places in the ledger of those that were asked for.
    pub sequences: Vec<u64>,
    /// How many there are by each facet.
    pub facets: Vec<FacetCounts>,
}

/// How many entries there are by the most frequent values of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The field.
    pub facet: SearchFacet,
    /// The values, the most frequent first.
    pub values: Vec<(String, usize)>,
}
