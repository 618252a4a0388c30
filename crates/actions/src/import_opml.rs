//! Importing a list of feeds: each that is new is subscribed to, without asking its server.

use domain::{Id, Subscription};
use ledger::LedgerError;
use reading::{NoOpml, Opml, OpmlFeed, read_opml};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::person::OnlyAPerson;
use crate::subscribe::{Recording, record};

/// What became of a list of feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportedOpml {
    /// The new subscriptions.
    pub subscribed: Vec<Id>,
    /// The subscriptions that were there already.
    pub known: Vec<Id>,
    /// What stands in it and is no feed, each with the reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
}

/// Why a list of feeds cannot be imported.
#[derive(Debug, Error)]
pub enum ImportOpmlError {
    /// Only a person may.
    #[error(transparent)]
    OnlyAPerson(#[from] OnlyAPerson),
    /// It is none.
    #[error(transparent)]
    NoOpml(#[from] NoOpml),
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Subscribes to every feed of a list. Whether they answer is seen when they are fetched.
///
/// # Errors
///
/// A machine asks, the bytes are no OPML that names feeds, or the ledger cannot be written.
pub fn import_opml(desk: &mut Desk, bytes: &[u8]) -> Result<ImportedOpml, ImportOpmlError> {
    desk.check_person("subscribe to feeds")?;
    let Opml { feeds, left_out } = read_opml(bytes)?;
    let mut imported = ImportedOpml { left_out, ..ImportedOpml::default() };
    for OpmlFeed { url, title, topic } in feeds {
        match record(desk, &Subscription { url, title, topic, outlet: None })? {
            Recording::New(id) => imported.subscribed.push(id),
            Recording::Known(id) => imported.known.push(id),
        }
    }
    Ok(imported)
}
