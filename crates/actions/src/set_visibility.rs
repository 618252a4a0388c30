//! Saying who sees a brief, a judgment or a question, and from when on.

use std::collections::BTreeSet;

use domain::{Audience, Entry, Id, Kind, Record, Visibility, to_the_minute};
use jiff::Timestamp;
use ledger::LedgerError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Desk;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// Who is to see something.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetVisibility {
    /// The brief, judgment or question.
    pub of: Id,
    /// Who sees it.
    pub audience: Audience,
    /// Until then only its author and administrators do.
    pub until: Option<Timestamp>,
}

/// Who sees something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownVisibility {
    /// What was said of it last.
    #[serde(flatten)]
    pub said: Visibility,
    /// Who sees it now.
    pub now: Audience,
    /// What it names that is less open than it, so that it is seen by no more than that.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub held_by: BTreeSet<Id>,
}

/// Why it cannot be said who sees something.
#[derive(Debug, Error)]
pub enum SetVisibilityError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// It is always seen.
    #[error("{id} is a {}; only a brief, a judgment or a question can be kept from others", .id.kind)]
    AlwaysSeen {
        /// The id.
        id: Id,
    },
    /// Somebody else made it.
    #[error("{id} is by {author}; only they and an administrator say who sees it")]
    NotOwn {
        /// The id.
        id: Id,
        /// Its author.
        author: String,
    },
    /// It counts in somebody's record.
    #[error(
        "{by} rests on {of} and counts in a record; what was settled, or forecast by others, can be \
         kept from nobody any more"
    )]
    OnRecord {
        /// The brief, judgment or question.
        of: Id,
        /// The settlement, or somebody else's forecast.
        by: Id,
    },
    /// The embargo is over before it begins.
    #[error("{} is over; give a time to come", to_the_minute(*.0))]
    Over(Timestamp),
    /// What is private is so without end.
    #[error("what is private stays so; give \"desk\" or \"public\" with --until")]
    PrivateUntil,
    /// It cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Says who sees a brief, a judgment or a question, and all that hangs on it.
///
/// # Errors
///
/// There is none of that id, it is somebody else's, the embargo makes no sense, a machine asks, or it
/// was settled or forecast by others, which counts in the record from then on.
pub fn set_visibility(
    desk: &mut Desk,
    request: SetVisibility,
) -> Result<ShownVisibility, SetVisibilityError> {
    let SetVisibility { of, audience, until } = request;
    desk.record(|desk| {
        desk.check_person("say who sees something")?;
        check_kind(of)?;
        let entry = desk.find(of)?;
        if !desk.viewer().sees_all() && entry.author != desk.author {
            return Err(SetVisibilityError::NotOwn { id: of, author: entry.author });
        }
        if until.is_some() && audience == Audience::Private {
            return Err(SetVisibilityError::PrivateUntil);
        }
        let now = desk.now()?;
        if let Some(over) = until.filter(|until| *until <= now) {
            return Err(SetVisibilityError::Over(over));
        }
        let said = Visibility { of, audience, until };
        let before =
            desk.audiences()?.get(&of).map_or(Audience::default(), |it| it.audience_at(now));
        if said.audience_at(now) == Audience::Private && before != Audience::Private {
            desk.check_off_record(entry)?;
        }
        Ok(Decided::from(Record::Visibility(said)))
    })?;
    show_visibility(desk, of)
}

/// Shows who sees a brief, a judgment or a question.
///
/// # Errors
///
/// There is none of that id.
pub fn show_visibility(desk: &Desk, of: Id) -> Result<ShownVisibility, SetVisibilityError> {
    check_kind(of)?;
    desk.find(of)?;
    let (said, now) = (desk.audiences()?, desk.now()?);
    let audience = |id: &Id| said.get(id).map(|it| it.audience_at(now)).unwrap_or_default();
    let open = Visibility { of, audience: Audience::default(), until: None };
    let own = said.get(&of).copied().unwrap_or(open);
    let holds = |id: &Id| match audience(id) {
        Audience::Private => true,
        Audience::Desk => own.audience == Audience::Public,
        Audience::Public => false,
    };
    let held_by = desk.named_by(of)?.into_iter().filter(|id| is_kept(id.kind) && holds(id));
    Ok(ShownVisibility { said: own, now: own.audience_at(now), held_by: held_by.collect() })
}

impl Desk {
    /// Refuses to keep back what others forecast, or what is settled: whoever did badly would take
    /// it out of the record.
    fn check_off_record(&self, entry: Entry) -> Result<(), SetVisibilityError> {
        let (of, author) = (entry.id, entry.author.clone());
        let hanging = self.with_what_hangs_on(vec![entry])?;
        let counts = |entry: &Entry| {
            let kind = entry.id.kind;
            kind == Kind::Settlement || kind == Kind::Forecast && entry.author != author
        };
        match hanging.into_values().find(counts) {
            Some(by) => Err(SetVisibilityError::OnRecord { of, by: by.id }),
            None => Ok(()),
        }
    }

    /// All that something names, directly or not, and all whose place it took.
    pub(crate) fn named_by(&self, id: Id) -> Result<BTreeSet<Id>, LedgerError> {
        let (mut named, mut open) = (BTreeSet::new(), vec![id]);
        while let Some(id) = open.pop() {
            let Some(entry) = self.ledger.entry(id)? else { continue };
            let earlier = entry.corrects.map(|place| self.ledger.entry_at(place)).transpose()?;
            let earlier = earlier.flatten().map(|entry| entry.id);
            let links = entry.record.links().into_iter().chain(earlier);
            open.extend(links.filter(|link| can_be_held(link.kind) && named.insert(*link)));
        }
        Ok(named)
    }
}

/// Whether it can be said who sees something of a kind.
pub(crate) fn is_kept(kind: Kind) -> bool {
    matches!(kind, Kind::Brief | Kind::Judgment | Kind::Question)
}

fn check_kind(id: Id) -> Result<(), SetVisibilityError> {
    if is_kept(id.kind) { Ok(()) } else { Err(SetVisibilityError::AlwaysSeen { id }) }
}

/// Whether something of a kind can name what is kept from others.
fn can_be_held(kind: Kind) -> bool {
    !kind.is_finding() && kind != Kind::Document
}
