//! An item of a feed becomes a document: its own words, or the page behind its link.

use domain::Subscription;
use jiff::civil::Date;
use ledger::LedgerError;
use reading::{FeedItem, IntakeHints, MediaType, take_in};

use super::round::{Pages, Round};
use crate::fetch_again::{FetchAgainError, document_at, fetch_again};
use crate::fetch_page::page_hints;
use crate::look_up::LookUpError;
use crate::moment::last_day;
use crate::{HandledDocument, TakenFile, add_file};

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
        let name = shown_name(item);
        problems.extend(item.problems.iter().map(|it| format!("{name}: {}", it.message)));
        let hints = self.hints(feed, item, problems)?;
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

    /// Takes in what an item says itself, as the page behind it could not be fetched; nothing where
    /// it says nothing.
    pub(super) fn take_own_words(
        &mut self,
        feed: &Subscription,
        item: &FeedItem,
    ) -> Result<Vec<HandledDocument>, LookUpError> {
        let Some(words) = item.own_words().filter(|_| item.link.is_some()) else {
            return Ok(vec![]);
        };
        let media_type = Some(MediaType::Html);
        // What is amiss with its day was told when its page was asked for.
        let hints = IntakeHints { media_type, ..self.hints(feed, item, &mut vec![])? };
        let file = TakenFile::new(shown_name(item), words.into_bytes(), &hints, None);
        add_file(self.desk, file.in_words_of_feed(), self.with.read_with, &mut |_| ())
    }

    /// Fetches the page behind an item whose own words are kept in its place: it becomes a later
    /// version of these.
    pub(super) fn take_page_at_last(
        &mut self,
        item: &FeedItem,
    ) -> Result<Vec<HandledDocument>, LookUpError> {
        let (name, link) = (shown_name(item), item.link.clone().unwrap_or_default());
        let Some(known) = document_at(self.desk, &link)? else { return Ok(vec![]) };
        let handled = match fetch_again(self.desk, known, self.with) {
            Ok(fetched) => {
                HandledDocument { file: name, place: None, outcome: fetched.into_added() }
            }
            Err(FetchAgainError::LookUp(error)) => return Err(error),
            Err(FetchAgainError::Ledger(error)) => return Err(error.into()),
            Err(error) => HandledDocument::refused(name, error.to_string()),
        };
        Ok(vec![handled])
    }

    /// What is known of an item's document before it is read.
    fn hints(
        &self,
        feed: &Subscription,
        item: &FeedItem,
        problems: &mut Vec<String>,
    ) -> Result<IntakeHints, LedgerError> {
        Ok(IntakeHints {
            url: item.link.clone(),
            source: feed.outlet.clone(),
            feed: feed.title.clone(),
            published: self.day_of(item, &shown_name(item), problems)?,
            ..IntakeHints::default()
        })
    }

    /// The day of an item; one that is yet to come is told and not used.
    fn day_of(
        &self,
        item: &FeedItem,
        name: &str,
        problems: &mut Vec<String>,
    ) -> Result<Option<Date>, LedgerError> {
        let last = last_day(self.desk.now()?);
        let ahead = item.published.filter(|day| *day > last);
        problems.extend(ahead.map(|day| {
            format!("{name}: published on {day}, a day that is yet to come; the date is not used")
        }));
        Ok(item.published.filter(|_| ahead.is_none()))
    }
}

/// What an item is called where it is told of.
pub(super) fn shown_name(item: &FeedItem) -> String {
    let name = item.link.as_ref().or(item.title.as_ref()).or(item.id.as_ref());
    name.map_or_else(|| "an item without a name".to_owned(), Clone::clone)
}
