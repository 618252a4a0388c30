//! What watches have raised, kept in memory and followed entry by entry.
//!
//! Nothing of it is stored: it is worked out from the search index when it is first asked for, and
//! afterwards from what was recorded since, so that no watch looks through the archive again.

mod watched;

use std::sync::Arc;

use domain::{Entry, Id, Kind, Recordable as _, Watch, WatchEnd, WatchLook};

use crate::Desk;
use crate::archive::{Filling, FillingProgress};
use crate::look_up::LookUpError;
use crate::search::SearchError;
use crate::viewer::Sight;

pub(crate) use watched::{Raised, Watched};

/// The kinds of entries that watches are made of.
const KINDS: [Kind; 3] = [Kind::Watch, Kind::WatchLook, Kind::WatchEnd];

/// What a desk remembers of its watches.
#[derive(Clone, Debug, Default)]
pub(crate) struct WatchBook {
    /// How many entries it has followed.
    read_to: u64,
    watches: Vec<Watched>,
    /// What a reader should know, as that newer entries are not searched yet.
    pub(crate) notes: Vec<String>,
}

impl WatchBook {
    /// The watches that nobody has ended, oldest first.
    pub(crate) fn standing(&self) -> impl Iterator<Item = &Watched> {
        self.watches.iter().filter(|watched| watched.end.is_none())
    }

    /// A watch, ended or not.
    pub(crate) fn find(&self, id: Id) -> Option<&Watched> {
        self.watches.iter().find(|watched| watched.watch.id == id)
    }

    /// The book without what somebody may not see, to be read alone.
    fn seen_by(&self, sight: &Sight) -> Self {
        let mut book = self.clone();
        book.watches.retain(|watched| sight.shows(watched.watch.id));
        book.watches.iter_mut().for_each(|watched| watched.keep_seen(sight));
        book
    }

    /// Takes in what the ledger holds up to a length, and looks for what fits.
    fn bring_up(
        &mut self,
        desk: &Desk,
        (length, filling): (u64, Filling),
        progress: FillingProgress<'_>,
    ) -> Result<(), LookUpError> {
        self.follow(desk, length)?;
        if self.has_reached(length) { Ok(()) } else { self.search(desk, filling, progress) }
    }

    /// Whether it knows what the ledger holds up to a length.
    fn has_reached(&self, length: u64) -> bool {
        self.read_to >= length && self.standing().all(|watched| watched.searched_to >= length)
    }

    /// Takes in the watches, looks, ends and corrections that the ledger holds up to a length.
    fn follow(&mut self, desk: &Desk, length: u64) -> Result<(), LookUpError> {
        let mut entries = vec![];
        if self.read_to == 0 {
            for kind in KINDS {
                entries.extend(desk.ledger.entries(kind)?);
            }
        } else {
            entries = desk.ledger.entries_after(self.read_to, &KINDS)?;
        }
        for entry in &entries {
            self.take(entry);
        }
        if self.watches.iter().any(Watched::has_raised) {
            let corrected = desk.ledger.corrected_after(self.read_to)?;
            self.watches.iter_mut().for_each(|watched| watched.drop_corrected(&corrected));
        }
        self.read_to = length;
        Ok(())
    }

    fn take(&mut self, entry: &Entry) {
        if let Some(watch) = Watch::from_record(&entry.record) {
            if self.find(entry.id).is_none() {
                self.watches.push(Watched::new(entry, watch));
            }
        } else if let Some(look) = WatchLook::from_record(&entry.record) {
            self.named(look.watch).into_iter().for_each(|watched| watched.look(entry, look));
        } else if let Some(end) = WatchEnd::from_record(&entry.record)
            && let Some(watched) = self.named(end.watch)
        {
            watched.end.get_or_insert(entry.id);
        }
    }

    fn named(&mut self, id: Id) -> Option<&mut Watched> {
        self.watches.iter_mut().find(|watched| watched.watch.id == id)
    }

    /// Looks for what was recorded since the watches were searched last.
    fn search(
        &mut self,
        desk: &Desk,
        filling: Filling,
        progress: FillingProgress<'_>,
    ) -> Result<(), LookUpError> {
        match self.search_index(desk, filling, progress) {
            Ok(notes) => self.notes = notes,
            Err(SearchError::LookUp(error)) => return Err(error),
            Err(error) => self.notes = vec![error.to_string()],
        }
        Ok(())
    }

    fn search_index(
        &mut self,
        desk: &Desk,
        filling: Filling,
        progress: FillingProgress<'_>,
    ) -> Result<Vec<String>, SearchError> {
        let notes = desk.bring_up_archive(filling, progress)?;
        let reached = desk.with_archive(|archive| desk.reached(archive))?.unwrap_or_default();
        for watched in self.watches.iter_mut().filter(|it| it.end.is_none()) {
            watched.search(desk, reached)?;
        }
        Ok(notes)
    }
}

impl Desk {
    /// What watches have raised as the ledger now stands, without what is kept from whoever is at
    /// the desk.
    ///
    /// Where the search index cannot be used, its notes say why.
    pub(crate) fn watch_book(
        &self,
        filling: Filling,
        progress: FillingProgress<'_>,
    ) -> Result<Arc<WatchBook>, LookUpError> {
        self.forget_erased()?;
        let length = self.ledger.length()?;
        if !self.watches.borrow().has_reached(length) {
            let mut held = self.watches.borrow_mut();
            let book = Arc::make_mut(&mut held);
            self.seeing_all(|desk| book.bring_up(desk, (length, filling), progress))?;
        }
        let (sight, held) = (self.sight()?, self.watches.borrow());
        if sight.is_whole() { Ok(Arc::clone(&held)) } else { Ok(Arc::new(held.seen_by(&sight))) }
    }
}
