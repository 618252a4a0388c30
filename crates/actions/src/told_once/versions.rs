//! Versions of one page: which findings of an earlier one the later ones tell, and which are gone.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use domain::{Document, Id, Span};
use jiff::Timestamp;
use jiff::civil::Date;
use text::TextRange;

use super::Mark;
use crate::fetch_again::later_version;
use crate::look_up::LookUpError;
use crate::quote_fate::on_one_line;
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
    /// It stands, in the last version or in sentences that the last version has.
    Stands,
    /// A finding of a later version tells it.
    ToldLater,
    /// The sentences it stood in are on the page no more since a day.
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
        fates.push(if is_told { Fate::ToldLater } else { fate(desk, mark, later)? });
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

/// What became of a finding that none of the later versions tells in its words: it stands while the
/// sentences it was read in do, unless the last version reads something else in the same words.
fn fate(desk: &Desk, mark: &Mark, later: &[Version]) -> Result<Fate, LookUpError> {
    let (Some(last), Some(document)) = (later.last(), mark.document) else {
        return Ok(Fate::Stands);
    };
    let places = places(desk, mark.id)?;
    let sentences = sentences_of(desk, document, &places)?;
    let mut gone = None;
    for version in later {
        let is_there = match text_of(desk, version.document)? {
            // Verifying the desk tells of a text that is lost.
            None => true,
            Some(text) => sentences.iter().all(|sentence| on_one_line(&text).contains(sentence)),
        };
        gone = if is_there { None } else { gone.or(Some(version.since)) };
    }
    match gone {
        Some(since) => Ok(Fate::Gone(since)),
        None if is_read_anew(desk, mark, &places, last)? => Ok(Fate::ToldLater),
        None => Ok(Fate::Stands),
    }
}

/// Where a finding stands in its document.
fn places(desk: &Desk, finding: Id) -> Result<Vec<Span>, LookUpError> {
    Ok(desk.find(finding)?.record.passages().into_iter().map(|it| it.span).collect())
}

/// The sentences of a document in which some places are, each on one line.
fn sentences_of(desk: &Desk, document: Id, places: &[Span]) -> Result<Vec<String>, LookUpError> {
    let Some(text) = text_of(desk, document)? else { return Ok(vec![]) };
    let holds = |sentence: &TextRange| {
        places.iter().any(|place| place.start < sentence.end && sentence.start < place.end)
    };
    let sentences = text::sentences(&text).into_iter().filter(holds);
    Ok(sentences.map(|sentence| on_one_line(sentence.of(&text))).collect())
}

/// Whether a version has a finding of the same kind in the same words: then what that tells of
/// them holds.
fn is_read_anew(
    desk: &Desk,
    mark: &Mark,
    places: &[Span],
    version: &Version,
) -> Result<bool, LookUpError> {
    let words = places.first().map(|it| on_one_line(&it.text));
    for entry in desk.ledger.citing_of(version.document, mark.id.kind)? {
        let there = entry.record.passages();
        if there.first().map(|it| on_one_line(&it.span.text)) == words {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The text of a document, unless it is lost.
fn text_of(desk: &Desk, document: Id) -> Result<Option<String>, LookUpError> {
    let text = desk.look_up::<Document>(document).and_then(|it| desk.text_of(&it));
    match text {
        Err(LookUpError::TextLost(_) | LookUpError::Erased { .. }) => Ok(None),
        text => Ok(Some(text?.text)),
    }
}
