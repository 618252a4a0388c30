//! Beginning a watch: a search that is kept, so that what fits it later raises a flag.

use domain::{Id, Kind, Record, SearchQuery, SearchQueryError, Watch};
use ledger::LedgerError;
use serde::Deserialize;
use thiserror::Error;

use crate::Desk;
use crate::archive::Filling;
use crate::desk::Decided;
use crate::look_up::LookUpError;
use crate::person::OnlyAPerson;

/// A watch to begin.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BeginWatch {
    /// What is looked for, as people type it.
    pub query: String,
    /// The judgment or question that it is for, if it is for one.
    #[serde(rename = "for")]
    pub stands_on: Option<Id>,
    /// Why, in a sentence.
    pub reason: Option<String>,
}

/// Why a watch cannot be begun.
#[derive(Debug, Error)]
pub enum BeginWatchError {
    /// A machine asked.
    #[error(transparent)]
    OnlyAPerson(#[from] OnlyAPerson),
    /// The query cannot be read.
    #[error(transparent)]
    Query(#[from] SearchQueryError),
    /// Nothing is looked for.
    #[error("a watch looks for something; give words or fields, as ceasefire or speaker:Lavrov")]
    Empty,
    /// It is for something else.
    #[error("{0} is a {kind}; a watch is for a judgment or a question", kind = .0.kind)]
    NotWatched(Id),
    /// There is one already.
    #[error("{0} looks for this already; end it first: forsooth unwatch {0}")]
    Known(Id),
    /// What it is for cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

impl From<LedgerError> for BeginWatchError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Begins a watch; what was recorded before raises no flag.
///
/// # Errors
///
/// A machine asked, the query cannot be read or looks for nothing, what it is for is no judgment
/// and no question, or the same is watched already.
pub fn begin_watch(desk: &mut Desk, request: &BeginWatch) -> Result<Id, BeginWatchError> {
    desk.check_person("watch a search")?;
    let query = request.query.trim().to_owned();
    if SearchQuery::parse(&query)?.is_empty() {
        return Err(BeginWatchError::Empty);
    }
    let reason = request.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    let reason = reason.map(str::to_owned);
    let watch = Watch { query, stands_on: request.stands_on, reason };
    desk.record(|desk| {
        if let Some(id) = watch.stands_on {
            if !matches!(id.kind, Kind::Judgment | Kind::Question) {
                return Err(BeginWatchError::NotWatched(id));
            }
            desk.find_standing(id, id.kind)?;
        }
        let book = desk.watch_book(Filling::Slice, &mut |_, _| ())?;
        let is_same =
            |known: &Watch| (&known.query, known.stands_on) == (&watch.query, watch.stands_on);
        if let Some(known) = book.standing().find(|it| is_same(&it.watch.record)) {
            return Err(BeginWatchError::Known(known.watch.id));
        }
        Ok(Decided::from(Record::Watch(watch.clone())))
    })
}
