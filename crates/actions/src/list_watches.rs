//! Listing the watches: what each looks for, what it is for, and what fits it since.

use domain::{Id, Judgment, Kind, Question, Watch, WatchLook};
use jiff::Timestamp;
use serde::Serialize;

use crate::Desk;
use crate::archive::{Filling, FillingProgress};
use crate::look_up::{LookUpError, Recorded};
use crate::search::SearchHit;
use crate::search_rows::FoundRows;
use crate::viewer::Viewer;
use crate::watch_book::{Raised, Watched};

/// How many of the stories that a watch raised are shown.
const SHOWN: usize = 20;

/// The watches, and what a reader should know of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WatchList {
    /// The watches that stand, those with something new first.
    pub watches: Vec<ListedWatch>,
    /// What a reader should know, as that newer entries are not searched yet.
    pub notes: Vec<String>,
}

/// A watch with what it has raised.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListedWatch {
    /// The watch.
    pub id: Id,
    /// What it looks for, what it is for, and why.
    #[serde(flatten)]
    pub watch: Watch,
    /// Since when.
    pub since: Timestamp,
    /// Who watches.
    pub author: String,
    /// The claim or question that it is for, as it now stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<String>,
    /// How many stories fit that nobody has looked at; copies of one count once.
    pub new: usize,
    /// How many fit since the watch was begun.
    pub total: usize,
    /// What fits and nobody has looked at, the newest first; where there is none of these, the
    /// latest that fits.
    pub hits: Vec<WatchHit>,
    /// The last entry that was searched for it: what a look at all this has seen.
    pub searched_to: u64,
    /// Who looked at it last, and what they made of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_look: Option<Recorded<WatchLook>>,
}

/// A story that fits a watch.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WatchHit {
    /// The entry that shows it best.
    #[serde(flatten)]
    pub hit: SearchHit,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// How many entries tell it, itself and those of copies counted.
    pub entries: usize,
}

/// A watch that something just recorded fits.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RaisedFlag {
    /// The watch.
    pub watch: Id,
    /// What it looks for.
    pub query: String,
    /// What it is for.
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    pub stands_on: Option<Id>,
    /// What fits it.
    #[serde(flatten)]
    pub hit: WatchHit,
}

/// Lists the watches that stand, after what was recorded was brought into the search index.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_watches(
    desk: &Desk,
    filling: Filling,
    progress: FillingProgress<'_>,
) -> Result<WatchList, LookUpError> {
    let book = desk.watch_book(filling, progress)?;
    let watches = book.standing().map(|watched| desk.listed_watch(watched));
    let mut watches: Vec<ListedWatch> = watches.collect::<Result<_, _>>()?;
    watches.sort_by_key(|watch| watch.new == 0);
    Ok(WatchList { watches, notes: book.notes.clone() })
}

/// What watches raised behind a place in the ledger, the newest first for each watch.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn flags_raised_after(
    desk: &Desk,
    sequence: u64,
    progress: FillingProgress<'_>,
) -> Result<Vec<RaisedFlag>, LookUpError> {
    let book = desk.watch_book(Filling::Whole, progress)?;
    let mut flags = vec![];
    for watched in book.standing() {
        let mut raised = watched.raised();
        raised.retain(|it| it.is_new && it.shown > sequence);
        raised.truncate(SHOWN);
        let Watch { query, stands_on, .. } = &watched.watch.record;
        flags.extend(desk.watch_hits(watched, &raised)?.into_iter().map(|hit| RaisedFlag {
            watch: watched.watch.id,
            query: query.clone(),
            stands_on: *stands_on,
            hit,
        }));
    }
    Ok(flags)
}

impl Desk {
    /// The watches that are for a judgment or question in any of its versions.
    pub(crate) fn watches_on(&self, id: Id) -> Result<Vec<ListedWatch>, LookUpError> {
        // No watch is public, and none need be looked for.
        if self.viewer() == Viewer::Visitor {
            return Ok(vec![]);
        }
        let book = self.watch_book(Filling::Slice, &mut |_, _| ())?;
        if !book.standing().any(|it| it.watch.record.stands_on.is_some()) {
            return Ok(vec![]);
        }
        let versions = self.versions_of(id)?;
        let is_for = |it: &&Watched| {
            it.watch.record.stands_on.is_some_and(|watched| versions.contains(&watched))
        };
        book.standing().filter(is_for).map(|watched| self.listed_watch(watched)).collect()
    }

    fn listed_watch(&self, watched: &Watched) -> Result<ListedWatch, LookUpError> {
        let raised = watched.raised();
        let mut shown: Vec<Raised> = raised.iter().filter(|it| it.is_new).copied().collect();
        let new = shown.len();
        if shown.is_empty() {
            shown.extend(raised.first());
        }
        shown.truncate(SHOWN);
        let Recorded { id, recorded_at, author, record } = watched.watch.clone();
        Ok(ListedWatch {
            id,
            matter: record.stands_on.map(|id| self.watched_matter(id)).transpose()?,
            watch: record,
            since: recorded_at,
            author,
            new,
            total: raised.len(),
            hits: self.watch_hits(watched, &shown)?,
            searched_to: watched.searched_to,
            last_look: watched.last_look.clone(),
        })
    }

    /// The claim or question that a watch is for, as it now stands.
    pub(crate) fn watched_matter(&self, id: Id) -> Result<String, LookUpError> {
        let latest = self.versions_of(id)?.pop().unwrap_or(id);
        if latest.kind == Kind::Judgment {
            match self.look_up::<Judgment>(latest) {
                Err(LookUpError::Erased { words, .. }) => Ok(words),
                judgment => Ok(judgment?.record.claim),
            }
        } else {
            Ok(self.look_up::<Question>(latest)?.record.text)
        }
    }

    fn watch_hits(
        &self,
        watched: &Watched,
        raised: &[Raised],
    ) -> Result<Vec<WatchHit>, LookUpError> {
        let Some(query) = &watched.query else { return Ok(vec![]) };
        let mut hits = vec![];
        for Raised { shown, recorded_at, entries, .. } in raised {
            let alone = FoundRows { places: vec![*shown], ..FoundRows::default() };
            let found = self.hits(&alone, query)?.into_iter();
            hits.extend(found.map(|hit| WatchHit {
                hit,
                recorded_at: *recorded_at,
                entries: *entries,
            }));
        }
        Ok(hits)
    }
}
