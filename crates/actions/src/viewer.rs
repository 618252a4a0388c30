//! Who looks at a desk, and what of it they see: of briefs, judgments and questions that somebody
//! keeps private or embargoes nothing at all, and nothing that hangs on them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{Audience, Entry, Id, Kind, Record, Visibility};
use jiff::Timestamp;
use ledger::LedgerError;

use crate::Desk;

/// Who looks at a desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Viewer {
    /// Whoever has the machine, and could read the file by hand.
    #[default]
    Machine,
    /// An administrator.
    Administrator,
    /// Anybody else who has an account.
    Account,
    /// Whoever comes without one, where the desk shows what is public.
    Visitor,
}

/// What somebody sees.
#[derive(Clone, Debug, Default)]
pub(crate) enum Sight {
    /// Everything.
    #[default]
    Whole,
    /// Everything but these, each with its place in the ledger, and what became of accounts.
    AllBut(BTreeMap<Id, u64>),
    /// Nothing but these, each with its place in the ledger.
    Only(BTreeMap<Id, u64>),
}

/// What somebody saw, and how long that holds.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    viewer: Viewer,
    author: String,
    length: u64,
    from: Timestamp,
    /// When the next embargo ends.
    until: Option<Timestamp>,
    sight: Arc<Sight>,
}

impl Viewer {
    /// Whether nothing that others keep to themselves is hidden from them.
    pub(crate) fn sees_all(self) -> bool {
        match self {
            Self::Machine | Self::Administrator => true,
            Self::Account | Self::Visitor => false,
        }
    }
}

impl Sight {
    /// Whether it is known to be the same as another.
    pub(crate) fn is_same(self: &Arc<Self>, other: &Arc<Self>) -> bool {
        let are_whole = matches!((&**self, &**other), (Self::Whole, Self::Whole));
        are_whole || Arc::ptr_eq(self, other)
    }

    /// Whether something is seen.
    pub(crate) fn shows(&self, id: Id) -> bool {
        match self {
            Self::Whole => true,
            Self::AllBut(hidden) => id.kind != Kind::AccountChange && !hidden.contains_key(&id),
            Self::Only(seen) => seen.contains_key(&id),
        }
    }

    /// The places in a ledger of so many entries of what is not seen, but for what became of
    /// accounts, which nobody searches.
    pub(crate) fn hidden_places(&self, length: u64) -> Vec<u64> {
        match self {
            Self::Whole => vec![],
            Self::AllBut(hidden) => hidden.values().copied().collect(),
            Self::Only(seen) => {
                let seen: BTreeSet<u64> = seen.values().copied().collect();
                (1..=length).filter(|place| !seen.contains(place)).collect()
            }
        }
    }

    /// Whether anything of a kind may not be seen.
    pub(crate) fn hides_any(&self, kind: Kind) -> bool {
        match self {
            Self::Whole => false,
            Self::AllBut(hidden) => {
                kind == Kind::AccountChange || hidden.keys().any(|id| id.kind == kind)
            }
            Self::Only(_) => true,
        }
    }

    /// All of a kind that is seen, the oldest first, where that is a choice of few.
    pub(crate) fn only(&self, kind: Kind) -> Option<Vec<Id>> {
        match self {
            Self::Whole | Self::AllBut(_) => None,
            Self::Only(seen) => Some(seen.keys().copied().filter(|id| id.kind == kind).collect()),
        }
    }

    /// Whether nothing is hidden that hangs on a brief, a judgment or a question.
    pub(crate) fn is_whole(&self) -> bool {
        match self {
            Self::Whole => true,
            Self::AllBut(hidden) => hidden.is_empty(),
            Self::Only(_) => false,
        }
    }
}

impl Seen {
    fn holds(&self, desk: &Desk, length: u64, now: Timestamp) -> bool {
        self.viewer == desk.viewer.get()
            && self.author == desk.author
            && self.length == length
            && self.from <= now
            && self.until.is_none_or(|until| now < until)
    }
}

impl Desk {
    /// Seats somebody at the desk: what is recorded is signed with their name, and what they may
    /// not see is not there for them.
    pub fn seat(&mut self, author: &str, viewer: Viewer) {
        author.clone_into(&mut self.author);
        self.viewer.set(viewer);
    }

    /// As whom somebody is at the desk.
    pub fn viewer(&self) -> Viewer {
        self.viewer.get()
    }

    /// Whether whoever is at the desk may see something now. Every action asks it.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read.
    pub fn may_see(&self, id: Id) -> Result<bool, LedgerError> {
        Ok(self.sight()?.shows(id))
    }

    /// What whoever is at the desk sees now.
    pub(crate) fn sight(&self) -> Result<Arc<Sight>, LedgerError> {
        if self.viewer.get().sees_all() {
            return Ok(Arc::new(Sight::Whole));
        }
        let (length, now) = (self.ledger.length()?, self.now()?);
        if let Some(seen) = &*self.sights.borrow()
            && seen.holds(self, length, now)
        {
            return Ok(Arc::clone(&seen.sight));
        }
        let said = self.audiences()?;
        let sight = Arc::new(match self.viewer.get() {
            Viewer::Visitor => self.only_public(&said, now)?,
            Viewer::Machine | Viewer::Administrator | Viewer::Account => {
                self.all_but_kept_from(Some(self.author.as_str()), &said, now)?
            }
        });
        let seen = Seen {
            viewer: self.viewer.get(),
            author: self.author.clone(),
            length,
            from: now,
            until: said.values().filter_map(|it| it.until).filter(|until| *until > now).min(),
            sight: Arc::clone(&sight),
        };
        self.sights.replace(Some(seen));
        Ok(sight)
    }

    /// What may leave the desk now: all that nobody keeps private or embargoes.
    pub(crate) fn sight_of_readers(&self) -> Result<Sight, LedgerError> {
        self.all_but_kept_from(None, &self.audiences()?, self.now()?)
    }

    /// Works with the desk as it is, for what is remembered whoever looks.
    pub(crate) fn seeing_all<T>(&self, work: impl FnOnce(&Self) -> T) -> T {
        let viewer = self.viewer.replace(Viewer::Machine);
        let done = work(self);
        self.viewer.set(viewer);
        done
    }

    /// The entries that are seen.
    pub(crate) fn only_seen(&self, mut entries: Vec<Entry>) -> Result<Vec<Entry>, LedgerError> {
        let sight = self.sight()?;
        entries.retain(|entry| sight.shows(entry.id));
        Ok(entries)
    }

    /// What was said last of who sees what.
    pub(crate) fn audiences(&self) -> Result<BTreeMap<Id, Visibility>, LedgerError> {
        let mut said = BTreeMap::new();
        for entry in self.ledger.entries(Kind::Visibility)? {
            if let Record::Visibility(visibility) = entry.record {
                said.insert(visibility.of, visibility);
            }
        }
        Ok(said)
    }

    /// All but what is private now and not somebody's own, with all that names it or took its
    /// place.
    fn all_but_kept_from(
        &self,
        somebody: Option<&str>,
        said: &BTreeMap<Id, Visibility>,
        now: Timestamp,
    ) -> Result<Sight, LedgerError> {
        let mut open = vec![];
        for visibility in said.values().filter(|it| it.audience_at(now) == Audience::Private) {
            let entry = self.ledger.entry(visibility.of)?;
            open.extend(entry.filter(|entry| somebody != Some(entry.author.as_str())));
        }
        let hidden = self.with_what_hangs_on(open)?.into_iter();
        Ok(Sight::AllBut(hidden.map(|(id, entry)| (id, entry.sequence)).collect()))
    }

    /// Some entries, with all that names them or took their place.
    pub(crate) fn with_what_hangs_on(
        &self,
        mut open: Vec<Entry>,
    ) -> Result<BTreeMap<Id, Entry>, LedgerError> {
        let mut hanging = BTreeMap::new();
        while let Some(entry) = open.pop() {
            if hanging.contains_key(&entry.id) {
                continue;
            }
            open.extend(self.ledger.citing(entry.id)?);
            open.extend(self.ledger.correction_of(entry.sequence)?);
            hanging.insert(entry.id, entry);
        }
        Ok(hanging)
    }
}
