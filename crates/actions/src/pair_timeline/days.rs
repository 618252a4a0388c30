//! The days on which something came to be known between two sides.

use jiff::civil::Date;
use reading::Gazetteer;

use super::{AskPair, PairSide, PairTimelineError, Told};
use crate::{Desk, moment};

/// The days on which the desk came to know something between two sides, the earliest first: as of
/// each of them the timeline tells something else. The moment that is asked for makes no difference.
///
/// # Errors
///
/// A side names nobody, both name the same actor, or the ledger cannot be read.
pub fn pair_days(desk: &Desk, asked: &AskPair) -> Result<Vec<Date>, PairTimelineError> {
    let gazetteer = asked.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
    let (first, second) = PairSide::both(asked, gazetteer)?;
    let book = desk.pair_book(asked.gazetteer.as_ref())?;
    let told = book.between(&first, &second).into_iter();
    let told: Vec<_> = told.filter(|item| Told::of(item, &first, &second).is_some()).collect();
    let recorded = told.iter().map(|item| item.recorded_at);
    let changed = told.iter().flat_map(|item| book.changed_at(item.id).chain(item.corrected_at));
    let documents = told.iter().filter_map(|item| item.document);
    let versions = documents.filter_map(|it| book.version_recorded_at(it));
    let mut days: Vec<Date> = recorded.chain(changed).chain(versions).map(moment::day).collect();
    days.sort_unstable();
    days.dedup();
    Ok(days)
}
