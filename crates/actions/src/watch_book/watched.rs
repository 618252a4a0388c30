//! A watch with what it has raised.

use std::collections::BTreeMap;

use domain::{Entry, Id, Record, SearchQuery, Watch, WatchLook};
use jiff::Timestamp;
use ledger::{MatchOrder, Wanted};

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::search::SearchError;
use crate::viewer::Sight;

/// A watch with what it has raised.
#[derive(Clone, Debug)]
pub(crate) struct Watched {
    pub(crate) watch: Recorded<Watch>,
    /// What it looks for; none where this version cannot read it.
    pub(crate) query: Option<SearchQuery>,
    /// The last entry that was searched for it; at first its own.
    pub(crate) searched_to: u64,
    /// The last entry that somebody looked at; at first its own.
    pub(crate) seen_to: u64,
    pub(crate) last_look: Option<Recorded<WatchLook>>,
    pub(crate) end: Option<Id>,
    /// What fits it, oldest first.
    matches: Vec<Match>,
}

/// An entry that fits a watch.
#[derive(Clone, Copy, Debug)]
struct Match {
    sequence: u64,
    id: Id,
    recorded_at: Timestamp,
    document: Option<Id>,
    /// What it tells: the first of the documents that are copies of one another, or itself.
    story: Id,
}

/// All that fits a watch and tells one story.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Raised {
    /// The place of the entry that shows it best: a finding before the document it stands in.
    pub(crate) shown: u64,
    pub(crate) recorded_at: Timestamp,
    /// How many entries tell it.
    pub(crate) entries: usize,
    /// Whether nobody has looked at any of them.
    pub(crate) is_new: bool,
}

impl Watched {
    pub(super) fn new(entry: &Entry, watch: &Watch) -> Self {
        Self {
            query: SearchQuery::parse_kept(&watch.query).ok(),
            watch: recorded(entry, watch),
            searched_to: entry.sequence,
            seen_to: entry.sequence,
            last_look: None,
            end: None,
            matches: vec![],
        }
    }

    pub(super) fn look(&mut self, entry: &Entry, look: &WatchLook) {
        self.seen_to = self.seen_to.max(look.seen_to);
        self.last_look = Some(recorded(entry, look));
    }

    pub(super) fn has_raised(&self) -> bool {
        !self.matches.is_empty()
    }

    pub(super) fn drop_corrected(&mut self, corrected: &[u64]) {
        self.matches.retain(|it| !corrected.contains(&it.sequence));
    }

    /// Drops what somebody may not see.
    pub(super) fn keep_seen(&mut self, sight: &Sight) {
        self.matches.retain(|it| sight.shows(it.id));
    }

    /// What it has raised, story by story, the newest first.
    pub(crate) fn raised(&self) -> Vec<Raised> {
        let mut stories: BTreeMap<Id, Vec<&Match>> = BTreeMap::new();
        for it in &self.matches {
            stories.entry(it.story).or_default().push(it);
        }
        let told = stories.values().filter_map(|matches| self.told(matches));
        let mut raised: Vec<Raised> = told.collect();
        raised.sort_by_key(|it| std::cmp::Reverse(it.shown));
        raised
    }

    fn told(&self, matches: &[&Match]) -> Option<Raised> {
        // A further copy of a story that was looked at is no news.
        let is_new = matches.iter().all(|it| it.sequence > self.seen_to);
        let shown = matches.iter().min_by_key(|it| (it.document == Some(it.id), it.sequence))?;
        let (sequence, recorded_at) = (shown.sequence, shown.recorded_at);
        Some(Raised { shown: sequence, recorded_at, entries: matches.len(), is_new })
    }

    /// Looks for what fits among the entries up to a place that were not searched yet.
    pub(super) fn search(&mut self, desk: &Desk, reached: u64) -> Result<(), SearchError> {
        if reached <= self.searched_to {
            return Ok(());
        }
        let found = self.found(desk)?;
        let own = self.own(desk)?;
        let mut is_more = false;
        for sequence in found.into_iter().filter(|sequence| *sequence <= reached) {
            let Some(entry) = desk.ledger.entry_at(sequence)? else { continue };
            // What it stands on has the words that it looks for, and so has what names that.
            let is_own = own.contains(&entry.id) || names_any(&entry.record, &own);
            if !is_own {
                self.matches.push(Match::of(&entry));
                is_more = true;
            }
        }
        self.searched_to = reached;
        if is_more {
            self.tell_stories(desk)?;
        }
        Ok(())
    }

    /// The places of the entries that fit behind what was searched, the earliest first.
    fn found(&self, desk: &Desk) -> Result<Vec<u64>, SearchError> {
        let Some(query) = &self.query else { return Ok(vec![]) };
        let (after, order) = (self.searched_to, MatchOrder::Newest);
        let wanted =
            Wanted { query, after, order, skip: 0, limit: 0, with_facets: false, but: &[] };
        let limit = desk.matches(&wanted)?.total;
        if limit == 0 {
            return Ok(vec![]);
        }
        let mut found = desk.matches(&Wanted { limit, ..wanted })?.sequences;
        found.reverse();
        Ok(found)
    }

    /// What it stands on, with what that corrects and what corrects that.
    fn own(&self, desk: &Desk) -> Result<Vec<Id>, LookUpError> {
        self.watch.record.stands_on.map_or(Ok(vec![]), |id| desk.versions_of(id))
    }

    /// Works out anew which of what fits tells one story.
    fn tell_stories(&mut self, desk: &Desk) -> Result<(), LookUpError> {
        let copies = desk.copy_book()?;
        for it in &mut self.matches {
            it.story = it.document.map_or(Ok(it.id), |document| copies.story(document))?;
        }
        Ok(())
    }
}

impl Match {
    fn of(entry: &Entry) -> Self {
        let read_in = entry.record.read_in();
        let document =
            if let Record::Document(_) = entry.record { Some(entry.id) } else { read_in };
        Self {
            sequence: entry.sequence,
            id: entry.id,
            recorded_at: entry.recorded_at,
            document,
            story: document.unwrap_or(entry.id),
        }
    }
}

impl Desk {
    /// A judgment or question in all its versions: what it corrects and what corrects it, the
    /// latest last.
    pub(crate) fn versions_of(&self, id: Id) -> Result<Vec<Id>, LookUpError> {
        let mut versions = vec![id];
        let mut entry = self.find(id)?;
        while let Some(earlier) = self.corrected(&entry)? {
            versions.insert(0, earlier);
            entry = self.find(earlier)?;
        }
        entry = self.find(id)?;
        while let Some(later) = self.correction(&entry)? {
            versions.push(later);
            entry = self.find(later)?;
        }
        Ok(versions)
    }
}

fn names_any(record: &Record, ids: &[Id]) -> bool {
    !ids.is_empty() && record.links().iter().any(|link| ids.contains(link))
}

fn recorded<T: Clone>(entry: &Entry, record: &T) -> Recorded<T> {
    let (id, recorded_at, author) = (entry.id, entry.recorded_at, entry.author.clone());
    Recorded { id, recorded_at, author, record: record.clone() }
}
