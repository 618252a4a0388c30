//! An item of a feed becomes a document: its own words, or the page behind its link.

use domain::Subscription;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ledger::LedgerError;
use reading::{FeedItem, IntakeHints, MediaType, take_in};

use super::round::{Pages, Round};
use crate::add_document::FURTHEST_EAST;
use crate::fetch_page::page_hints;
use crate::look_up::LookUpError;
use crate::{Desk, HandledDocument, TakenFile, add_file};

/// Why the page behind an item is not kept.
const WALL: &str = "its page looks like one that asks to log in, and not like the article; log in, save it and add the file";

impl Round<'_> {
    /// Takes an item in. A page that cannot be fetched is told, and stops nothing.
    pub(super) fn take_item(
        &mut self,
        feed: &Subscription,
        item: &FeedItem,
        pages: &Pages,
        problems: &mut Vec<String>,
    ) -> Result<Vec<HandledDocument>, LookUpError> {
        let name = item.link.as_ref().or(item.title.as_ref()).or(item.id.as_ref());
        let name = name.map_or_else(|| "an item without a name".to_owned(), Clone::clone);
        problems.extend(item.problems.iter().map(|it| format!("{name}: {}", it.message)));
        let hints = IntakeHints {
            url: item.link.clone(),
            source: feed.outlet.clone(),
            feed: feed.title.clone(),
            published: self.day_of(item, &name, problems)?,
            ..IntakeHints::default()
        };
        let (bytes, hints) = match (item.article(), &item.link) {
            (Some(article), _) => {
                (article.into_bytes(), IntakeHints { media_type: Some(MediaType::Html), ..hints })
            }
            (None, Some(link)) => match pages.get(link).cloned() {
                Some(Ok(body)) => {
                    let hints = page_hints(link, &body, hints);
                    (body.bytes, hints)
                }
                Some(Err(failure)) => {
                    return Ok(vec![HandledDocument::refused(name, failure.to_string())]);
                }
                None => {
                    let error = "its page was not fetched; it is tried again".to_owned();
                    return Ok(vec![HandledDocument::refused(name, error)]);
                }
            },
            (None, None) => {
                let error = "the item has neither words nor the address of a page".to_owned();
                return Ok(vec![HandledDocument::refused(name, error)]);
            }
        };
        if take_in(&bytes, &hints).is_ok_and(|intake| intake.is_wall()) {
            return Ok(vec![HandledDocument::refused(name, WALL.to_owned())]);
        }
        let file = TakenFile::new(name, bytes, &hints, None);
        add_file(self.desk, file, self.with.read_with, &mut |_| ())
    }

    /// The day of an item; one that is yet to come is told and not used.
    fn day_of(
        &self,
        item: &FeedItem,
        name: &str,
        problems: &mut Vec<String>,
    ) -> Result<Option<Date>, LedgerError> {
        let last = last_day(self.desk)?;
        let ahead = item.published.filter(|day| *day > last);
        problems.extend(ahead.map(|day| {
            format!("{name}: published on {day}, a day that is yet to come; the date is not used")
        }));
        Ok(item.published.filter(|_| ahead.is_none()))
    }
}

/// The day that it is furthest in the east.
fn last_day(desk: &Desk) -> Result<Date, LedgerError> {
    let now = desk.now()?;
    Ok(TimeZone::UTC.to_datetime(now.checked_add(FURTHEST_EAST).unwrap_or(now)).date())
}
