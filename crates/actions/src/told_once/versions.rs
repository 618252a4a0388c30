//! Versions of one page: which findings of an earlier one the later ones tell, and which are gone.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use domain::{Document, Id};
use jiff::Timestamp;
use jiff::civil::Date;

use super::Mark;
use crate::fetch_again::later_version;
use crate::look_up::LookUpError;
use crate::{Desk, moment};

/// A version of a page that was fetched again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    /// The document.
    pub(crate) document: Id,
    /// When that was published.
    pub(crate) published: Option<Date>,
    /// When the desk recorded it.
    pub(crate) recorded_at: Timestamp,
    /// The day on which it was fetched.
    pub(crate) since: Date,
}

/// Tells the next version of a document, where there is one.
pub(crate) type NextVersion<'a> = &'a dyn Fn(Id) -> Result<Option<Version>, LookUpError>;

/// What became of a finding in the later versions of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stands, in the last version or in words that the last version has.
    Stands,
    /// A finding of a later version tells it.
    ToldLater,
    /// Its words stand on the page no more since a day.
    Gone(Date),
}

impl Version {
    pub(crate) fn of(document: Id, record: &Document, recorded_at: Timestamp) -> Self {
        let since = moment::day(record.fetched_at);
        Self { document, published: record.published, recorded_at, since }
    }
}

impl Desk {
    /// The next version of a document, as the ledger holds it now.
    pub(crate) fn next_version(&self, document: Id) -> Result<Option<Version>, LookUpError> {
        let later = later_version(self, document)?;
        Ok(later.map(|it| Version::of(it.id, &it.record, it.recorded_at)))
    }
}

/// What became of each finding.
pub(super) fn fates(
    desk: &Desk,
    marks: &[Mark],
    next: NextVersion<'_>,
) -> Result<Vec<Fate>, LookUpError> {
    let told: HashSet<(Id, u64)> =
        marks.iter().filter_map(|it| Some((it.document?, it.print))).collect();
    let mut versions: HashMap<Id, Vec<Version>> = HashMap::new();
    let mut fates = vec![];
    for mark in marks {
        let Some(document) = mark.document else {
            fates.push(Fate::Stands);
            continue;
        };
        let later = match versions.entry(document) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => unknown.insert(after(document, next)?),
        };
        let is_told = later.iter().any(|it| told.contains(&(it.document, mark.print)));
        fates.push(if is_told { Fate::ToldLater } else { fate(desk, mark.id, later)? });
    }
    Ok(fates)
}

/// The later versions of a document, the next one first.
fn after(document: Id, next: NextVersion<'_>) -> Result<Vec<Version>, LookUpError> {
    let mut later: Vec<Version> = vec![];
    let mut last = document;
    while let Some(version) = next(last)? {
        last = version.document;
        later.push(version);
    }
    Ok(later)
}

/// What became of a finding that none of the later versions tells.
fn fate(desk: &Desk, finding: Id, later: &[Version]) -> Result<Fate, LookUpError> {
    if later.is_empty() {
        return Ok(Fate::Stands);
    }
    let passages = desk.find(finding)?.record.passages();
    let Some(words) = passages.first().map(|it| on_one_line(&it.span.text)) else {
        return Ok(Fate::Stands);
    };
    let mut gone = None;
    for version in later {
        let is_there = match desk.text_of(&desk.document(version.document)?) {
            // Verifying the desk tells of a text that is lost.
            Err(LookUpError::TextLost(_) | LookUpError::Erased { .. }) => true,
            text => on_one_line(&text?.text).contains(&words),
        };
        gone = if is_there { None } else { gone.or(Some(version.since)) };
    }
    Ok(gone.map_or(Fate::Stands, Fate::Gone))
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
