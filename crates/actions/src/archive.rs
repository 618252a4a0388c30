//! The archive of a desk: an index of its words, brought up to the ledger's last entry whenever
//! something is searched.
//!
//! It is filled then, and not when something is recorded, so that recording takes no longer for it
//! and cannot fail because of it.

use domain::{Document, Entry, Id, Record, Recordable, SearchItem};
use ledger::{Archive, ArchiveError, IndexWriting, LastEntry, LedgerError, SearchIndex};

use crate::Desk;
use crate::agency::agency_of;
use crate::search::SearchError;
use crate::search_sides::SearchSides;

/// How many entries are read from the ledger at once.
const READ_AT_ONCE: usize = 1000;

/// How many entries are committed at once, so that little is lost where filling is interrupted.
pub(crate) const COMMITTED_AT_ONCE: u64 = 50_000;

/// Is told how many entries are in the archive, and how many there are.
pub type FillingProgress<'a> = &'a mut dyn FnMut(u64, u64);

/// How much is added before something is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filling {
    /// Everything that is missing, however long it takes.
    #[default]
    Whole,
    /// Some thousands of entries, so that nobody waits long.
    Slice,
}

/// How many entries a slice is.
const SLICE: u64 = 5_000;

/// What became of filling an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filled {
    /// It holds every entry.
    Whole,
    /// So many entries are missing.
    Behind(u64),
    /// So many entries are missing, and another program is adding them.
    ByAnother(u64),
    /// So many entries are missing, and the index cannot be written.
    Unwritable(u64),
}

impl Filled {
    /// What a reader should know of it.
    fn note(self) -> Option<String> {
        let (missing, remedy) = match self {
            Self::Whole => return None,
            Self::Behind(missing) => (missing, "search again to go on adding them"),
            Self::ByAnother(missing) => (missing, "another program is adding them"),
            Self::Unwritable(missing) => (
                missing,
                "the search index cannot be written here, and whoever can write it adds what is missing by \
                 searching",
            ),
        };
        let entries =
            if missing == 1 { "1 newer entry is" } else { &format!("{missing} newer entries are") };
        Some(format!("{entries} not searched yet; {remedy}"))
    }
}

/// Brings the search index up to the ledger where more is missing than a search adds by itself.
///
/// # Errors
///
/// The search index can be neither read nor made anew, or the ledger cannot be read.
pub fn fill_archive(desk: &Desk) -> Result<(), SearchError> {
    let reached = match desk.with_archive(|archive| desk.reached(archive)) {
        Err(SearchError::Archive(error)) if error.is_mended_by_rebuilding() => None,
        reached => reached?,
    };
    if desk.ledger.length()?.saturating_sub(reached.unwrap_or_default()) > SLICE {
        desk.bring_up_archive(Filling::Whole, &mut |_, _| ())?;
    }
    Ok(())
}

impl Desk {
    /// Brings the archive up to the ledger, and says what a reader should know of it.
    pub(crate) fn bring_up_archive(
        &self,
        filling: Filling,
        progress: FillingProgress<'_>,
    ) -> Result<Vec<String>, SearchError> {
        match self.fill_opened(filling, progress) {
            Err(SearchError::Archive(error)) if error.is_mended_by_rebuilding() => {
                self.remake_archive(&error, filling, progress)
            }
            Err(SearchError::Archive(ArchiveError::NotWritable { .. })) => {
                self.fill_in_memory(filling, progress)
            }
            filled => Ok(filled?.note().into_iter().collect()),
        }
    }

    /// Makes the archive anew because of an error, in memory where it cannot be written, and says
    /// what a reader should know of it.
    pub(crate) fn remake_archive(
        &self,
        because: &ArchiveError,
        filling: Filling,
        progress: FillingProgress<'_>,
    ) -> Result<Vec<String>, SearchError> {
        let is_missing = matches!(because, ArchiveError::Missing(_));
        let told = (!is_missing).then(|| format!("the search index is made anew: {because}"));
        match self.begin_archive() {
            Err(ArchiveError::NotWritable { .. }) => return self.fill_in_memory(filling, progress),
            begun => begun?,
        }
        let filled = self.fill_opened(filling, progress)?;
        Ok(told.into_iter().chain(filled.note()).collect())
    }

    /// Makes an archive in memory, for as long as the desk is open, and says so.
    fn fill_in_memory(
        &self,
        filling: Filling,
        progress: FillingProgress<'_>,
    ) -> Result<Vec<String>, SearchError> {
        let folder = Archive::folder_of(self.ledger.path());
        self.archive.replace(Some(Archive::in_memory(&folder)?));
        let filled = self.fill_opened(filling, progress)?;
        let told = format!(
            "the search index at {} cannot be written; all was gone through for this search, and is \
             again the next time the desk is opened",
            folder.display()
        );
        Ok([told].into_iter().chain(filled.note()).collect())
    }

    /// Makes a new, empty archive in the place of whatever stands there.
    pub(crate) fn begin_archive(&self) -> Result<(), ArchiveError> {
        self.archive.replace(None);
        let archive = Archive::create(&Archive::folder_of(self.ledger.path()))?;
        self.archive.replace(Some(archive));
        Ok(())
    }

    /// Does something with the archive, which must be there.
    pub(crate) fn with_archive<T>(
        &self,
        work: impl FnOnce(&Archive) -> Result<T, SearchError>,
    ) -> Result<T, SearchError> {
        self.forget_erased()?;
        let mut held = self.archive.borrow_mut();
        let archive = match held.take() {
            Some(archive) => archive,
            None => Archive::open(&Archive::folder_of(self.ledger.path()))?,
        };
        let done = work(&archive)?;
        // Where something is wrong with it, it is opened again the next time.
        *held = Some(archive);
        Ok(done)
    }

    fn fill_opened(
        &self,
        filling: Filling,
        progress: FillingProgress<'_>,
    ) -> Result<Filled, SearchError> {
        let limit = match filling {
            Filling::Whole => COMMITTED_AT_ONCE,
            Filling::Slice => SLICE,
        };
        self.with_archive(|archive| {
            loop {
                let filled = self.fill_slice(archive, limit, progress)?;
                if !matches!((filling, filled), (Filling::Whole, Filled::Behind(_))) {
                    return Ok(filled);
                }
            }
        })
    }

    /// Adds the next entries to the archive, and commits them.
    fn fill_slice(
        &self,
        archive: &Archive,
        limit: u64,
        progress: FillingProgress<'_>,
    ) -> Result<Filled, SearchError> {
        let length = self.ledger.length()?;
        let reached = self.reached(archive)?;
        if reached == Some(length) {
            return Ok(Filled::Whole);
        }
        let missing = length.saturating_sub(reached.unwrap_or_default());
        let mut writing = match archive.writing() {
            // What is there is searched.
            Err(ArchiveError::NotWritable { .. }) if reached.is_some() => {
                return Ok(Filled::Unwritable(missing));
            }
            Ok(None) => return Ok(Filled::ByAnother(missing)),
            Ok(Some(writing)) => writing,
            Err(error) => return Err(error.into()),
        };
        // Asked again, as another program may have written before this one could.
        let reached = self.reached(archive)?;
        if reached.is_none() {
            writing.clear()?;
        }
        let begin = reached.unwrap_or_default();
        let end = length.min(begin.saturating_add(limit));
        match self.add_entries(writing.as_mut(), begin, end, &mut |done| progress(done, length))? {
            Some(last) => writing.commit(last)?,
            None => return Ok(Filled::Whole),
        }
        Ok(if end < length { Filled::Behind(length - end) } else { Filled::Whole })
    }

    /// The last entry that is in the archive; `None` where it is empty, or of another ledger.
    pub(crate) fn reached(&self, archive: &Archive) -> Result<Option<u64>, SearchError> {
        let Some(last) = archive.last_entry()? else { return Ok(None) };
        let entry = self.ledger.entry_at(last.sequence)?;
        Ok(entry.filter(|entry| entry.sha256 == last.sha256).map(|entry| entry.sequence))
    }

    /// Adds the entries behind one place up to another; gives the last.
    pub(crate) fn add_entries(
        &self,
        writing: &mut dyn IndexWriting,
        begin: u64,
        end: u64,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Option<LastEntry>, SearchError> {
        let mut items = SearchItems::new(self);
        let sides = SearchSides::default();
        let mut last = None;
        let mut reached = begin;
        while reached < end {
            let missing = usize::try_from(end - reached).unwrap_or(READ_AT_ONCE);
            let entries = self.ledger.next_entries(reached, missing.min(READ_AT_ONCE))?;
            let Some(newest) = entries.last() else { break };
            reached = newest.sequence;
            last = Some(LastEntry { sequence: newest.sequence, sha256: newest.sha256 });
            for entry in &entries {
                if let Some(corrected) = entry.corrects {
                    writing.remove(corrected);
                }
                if let Some(item) = items.of(entry)?.map(|item| sides.knowing(item)) {
                    writing.add(&item)?;
                }
            }
            progress(reached);
        }
        Ok(last)
    }
}

/// A document with the agency of its dateline as its source, where it names no other.
fn with_agency(document: Document, text: impl FnOnce() -> Option<String>) -> Document {
    match document.source {
        Some(_) => document,
        None => Document { source: text().as_deref().and_then(agency_of), ..document },
    }
}

/// Makes search items of entries.
pub(crate) struct SearchItems<'a> {
    desk: &'a Desk,
    /// The document that was looked up last; findings follow the document they were read in.
    document: Option<(Id, Document)>,
}

impl<'a> SearchItems<'a> {
    pub(crate) fn new(desk: &'a Desk) -> Self {
        Self { desk, document: None }
    }

    /// What can be found of an entry, if it is searched.
    pub(crate) fn of(&mut self, entry: &Entry) -> Result<Option<SearchItem>, LedgerError> {
        if let Record::Document(document) = &entry.record {
            let bytes = self.desk.ledger.content(&document.text)?.unwrap_or_default();
            // Verifying the desk tells of a text that is lost; the rest is found without it.
            let text = String::from_utf8(bytes).unwrap_or_default();
            let document = with_agency(document.clone(), || Some(text.clone()));
            let item = SearchItem::of(entry, None, &text);
            let outlet = document.source.clone();
            self.document = Some((entry.id, document));
            return Ok(item.map(|item| SearchItem { outlet: item.outlet.or(outlet), ..item }));
        }
        let Some(id) = entry.record.read_in() else {
            return Ok(SearchItem::of(entry, None, ""));
        };
        if self.document.as_ref().is_none_or(|(known, _)| *known != id) {
            self.document = self.look_up(id)?;
        }
        let document = self.document.as_ref().map(|(_, document)| document);
        Ok(SearchItem::of(entry, document, ""))
    }

    /// The document that was looked up last.
    pub(crate) fn document(&self) -> Option<&Document> {
        self.document.as_ref().map(|(_, document)| document)
    }

    fn look_up(&self, id: Id) -> Result<Option<(Id, Document)>, LedgerError> {
        let entry = self.desk.ledger.entry(id)?;
        let document = entry.as_ref().and_then(|entry| Document::from_record(&entry.record));
        let Some(document) = document else { return Ok(None) };
        let mut failed = None;
        let text = || match self.desk.ledger.content(&document.text) {
            Ok(bytes) => String::from_utf8(bytes.unwrap_or_default()).ok(),
            Err(error) => {
                failed = Some(error);
                None
            }
        };
        let document = with_agency(document.clone(), text);
        failed.map_or(Ok(Some((id, document))), Err)
    }
}
