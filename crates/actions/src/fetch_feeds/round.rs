//! A round of fetching: some feeds are asked, then the pages of their new items, and then what came
//! is taken in.

use std::collections::{BTreeMap, BTreeSet};

use domain::Subscription;
use jiff::{SignedDuration, Timestamp};
use reading::{Feed, FeedItem, read_feed};

use super::changed::{is_changed, note_seen};
use super::item::shown_name;
use super::side_by_side::fetch_all;
use super::tries::{MOST_TRIES, is_kept, name_of, note_done, note_item, stands_in, tries};
use super::{FeedOutcome, FetchFeedsError, FetchWith, FetchedFeed};
use crate::feed_health::{FeedBook, FeedHealth};
use crate::fetch::{Answer, Body, FetchFailure, FetchRequest, Fetched};
use crate::look_up::Recorded;
use crate::{Desk, HandledDocument};

/// The most items of one feed that are taken in at once; the rest waits for the next time.
const MOST_ITEMS: usize = 50;

/// Fetching, with what is known on the way.
pub(super) struct Round<'a> {
    pub(super) desk: &'a mut Desk,
    pub(super) with: &'a FetchWith<'a>,
    pub(super) told: &'a mut dyn FnMut(&str),
    /// The addresses of the documents that are here.
    pub(super) known: BTreeSet<String>,
}

/// The pages behind items, and what came of fetching them.
pub(super) type Pages = BTreeMap<String, Result<Body, FetchFailure>>;

/// A feed that was asked.
pub(super) struct Asked {
    feed: Recorded<Subscription>,
    health: FeedHealth,
    moved_to: Option<String>,
    answered: Answered,
}

/// What a server answered that was asked for a feed.
enum Answered {
    Unchanged,
    Read(Feed, Marks),
    Failed { error: String, failure: Option<FetchFailure> },
}

/// By what a server knows a version.
#[derive(Default)]
struct Marks {
    etag: Option<String>,
    last_modified: Option<String>,
}

impl Round<'_> {
    /// Asks some feeds, and takes in what is new in them.
    pub(super) fn fetch(
        &mut self,
        feeds: Vec<(Recorded<Subscription>, FeedHealth)>,
    ) -> Result<Vec<FetchedFeed>, FetchFeedsError> {
        let (asked, pages) = self.ask(feeds);
        asked.into_iter().map(|asked| self.take(asked, &pages)).collect()
    }

    /// Asks some feeds, and for the pages of their new items.
    pub(super) fn ask(
        &mut self,
        feeds: Vec<(Recorded<Subscription>, FeedHealth)>,
    ) -> (Vec<Asked>, Pages) {
        for (feed, _) in &feeds {
            (self.told)(feed.record.name());
        }
        let requests: Vec<FetchRequest> =
            feeds.iter().map(|(feed, health)| request_of(feed, health)).collect();
        let answers = fetch_all(self.with.web, &requests);
        let asked = feeds.into_iter().zip(answers);
        let asked: Vec<Asked> =
            asked.map(|((feed, health), answer)| Asked::of(feed, health, answer)).collect();
        let pages = self.pages(&asked);
        (asked, pages)
    }

    /// Fetches the pages of the new items that do not hold their article.
    fn pages(&mut self, asked: &[Asked]) -> Pages {
        let mut links = BTreeSet::new();
        for Asked { health, answered, .. } in asked {
            let Answered::Read(feed, _) = answered else { continue };
            let new = feed.items.iter().filter(|item| self.is_new(item, health));
            let changed = feed.items.iter().filter(|item| is_changed(item, health));
            let behind = new.take(MOST_ITEMS).chain(changed.take(MOST_ITEMS));
            let behind = behind.filter(|item| item.article().is_none());
            let behind = behind.filter(|item| !stands_in(item, health));
            links.extend(behind.filter_map(|item| item.link.clone()));
        }
        for link in &links {
            (self.told)(link);
        }
        let requests: Vec<FetchRequest> = links.iter().map(|link| FetchRequest::of(link)).collect();
        let answers = fetch_all(self.with.web, &requests).into_iter().map(|fetched| {
            fetched.map(|fetched| match fetched.answer {
                Answer::Body(body) => body,
                // Nothing was said to be known; such a server has nothing to give.
                Answer::Unchanged => Body::default(),
            })
        });
        links.into_iter().zip(answers).collect()
    }

    fn take(&mut self, asked: Asked, pages: &Pages) -> Result<FetchedFeed, FetchFeedsError> {
        let Asked { feed, mut health, moved_to, answered } = asked;
        let now = self.desk.now()?;
        let mut fetched = FetchedFeed {
            feed: feed.id,
            name: feed.record.name().to_owned(),
            outcome: FeedOutcome::Unchanged,
            moved_to,
            items: vec![],
            changed: vec![],
            waiting: 0,
            problems: vec![],
        };
        match answered {
            Answered::Unchanged => health.answered(now),
            Answered::Failed { error, failure } => {
                fetched.outcome = failed(&mut health, error, failure.as_ref(), now);
            }
            Answered::Read(read, marks) => {
                self.take_feed(&feed.record, (read, marks), pages, (&mut health, &mut fetched))?;
            }
        }
        FeedBook::note(self.desk.path(), feed.id, &health).map_err(|source| {
            FetchFeedsError::Health { path: FeedBook::place(self.desk.path()), source }
        })?;
        Ok(fetched)
    }

    fn take_feed(
        &mut self,
        subscription: &Subscription,
        (read, marks): (Feed, Marks),
        pages: &Pages,
        (health, fetched): (&mut FeedHealth, &mut FetchedFeed),
    ) -> Result<(), FetchFeedsError> {
        let (now, in_feed) = (self.desk.now()?, read.items.len());
        health.items = in_feed;
        fetched.problems.extend(read.problems.iter().map(|problem| problem.message.clone()));
        if let Some(error) = read.flaw.clone() {
            health.failed(now, &error, None);
            let next_at = health.next_at;
            fetched.outcome = FeedOutcome::Damaged { in_feed, error, next_at };
        } else {
            health.answered(now);
            fetched.outcome = FeedOutcome::Read { in_feed };
        }
        let is_whole = read.flaw.is_none();
        self.take_items(subscription, read, pages, (health, fetched))?;
        // A feed with items left is read whole the next time, so its mark must not be known then.
        let is_done = is_whole && fetched.waiting == 0 && health.tries.is_empty();
        health.etag = marks.etag.filter(|_| is_done);
        health.last_modified = marks.last_modified.filter(|_| is_done);
        Ok(())
    }

    fn take_items(
        &mut self,
        feed: &Subscription,
        read: Feed,
        pages: &Pages,
        (health, fetched): (&mut FeedHealth, &mut FetchedFeed),
    ) -> Result<(), FetchFeedsError> {
        if read.flaw.is_none() {
            let names: BTreeSet<String> = read.items.iter().filter_map(name_of).collect();
            health.done.retain(|name| names.contains(name));
            health.tries.retain(|name, _| names.contains(name));
            health.seen.retain(|name, _| names.contains(name));
        }
        let changed = read.items.iter().filter(|item| is_changed(item, health));
        let changed: Vec<FeedItem> = changed.take(MOST_ITEMS).cloned().collect();
        fetched.changed = self.take_changed(feed, &changed, pages, health)?;
        let is_new = |item: &FeedItem| self.is_new(item, health);
        let mut new: Vec<FeedItem> = read.items.into_iter().filter(is_new).collect();
        fetched.waiting = new.len().saturating_sub(MOST_ITEMS);
        new.truncate(MOST_ITEMS);
        for item in new {
            let taken = self.take_or_stand_in(feed, &item, pages, (&mut *health, &mut *fetched))?;
            if let Some(document) = taken.iter().find_map(|it| it.outcome.id()) {
                note_seen(health, &item, document);
                health.new_at = Some(self.desk.now()?);
                self.known.extend(item.link);
            }
            fetched.items.extend(taken);
        }
        Ok(())
    }

    /// Takes an item in, or what it says itself once its page was tried often enough.
    fn take_or_stand_in(
        &mut self,
        feed: &Subscription,
        item: &FeedItem,
        pages: &Pages,
        (health, fetched): (&mut FeedHealth, &mut FetchedFeed),
    ) -> Result<Vec<HandledDocument>, FetchFeedsError> {
        let told = &mut fetched.problems;
        if stands_in(item, health) {
            let taken = self.take_page_at_last(item)?;
            note_item(health, item, is_kept(&taken), told);
            return Ok(taken);
        }
        let taken = self.take_item(feed, item, pages, told)?;
        if is_kept(&taken) || tries(item, health) + 1 < MOST_TRIES {
            note_item(health, item, is_kept(&taken), told);
            return Ok(taken);
        }
        let own = self.take_own_words(feed, item)?;
        if !is_kept(&own) {
            told.push(format!("{} was tried {MOST_TRIES} times and is given up", shown_name(item)));
            note_done(health, item);
            return Ok(taken);
        }
        note_item(health, item, false, told);
        let why = taken.iter().find_map(|it| it.outcome.error()).unwrap_or_default();
        told.push(format!(
            "{} was tried {MOST_TRIES} times ({why}); the feed's own words are kept until its page \
             can be fetched",
            shown_name(item)
        ));
        Ok(own)
    }

    fn is_new(&self, item: &FeedItem, health: &FeedHealth) -> bool {
        let is_done = name_of(item).is_some_and(|name| health.done.contains(&name));
        // Items with words of their own may share a page; their bytes tell them apart.
        let page = item.link.as_ref().filter(|_| item.article().is_none());
        let is_known = page.is_some_and(|link| self.known.contains(link));
        !is_done && (!is_known || stands_in(item, health))
    }
}

impl Asked {
    fn of(
        feed: Recorded<Subscription>,
        mut health: FeedHealth,
        answer: Result<Fetched, FetchFailure>,
    ) -> Self {
        let (moved_to, answered) = match answer {
            Err(failure) => {
                let error = failure.to_string();
                (None, Answered::Failed { error, failure: Some(failure) })
            }
            Ok(Fetched { url, moved_to, answer }) => (moved_to, Answered::of(&url, answer)),
        };
        if moved_to.is_some() {
            health.moved_to.clone_from(&moved_to);
        }
        Self { feed, health, moved_to, answered }
    }
}

impl Answered {
    fn of(url: &str, answer: Answer) -> Self {
        let Answer::Body(body) = answer else { return Self::Unchanged };
        match read_feed(&body.bytes, url, body.charset()) {
            Ok(read) => {
                let Body { etag, last_modified, .. } = body;
                Self::Read(read, Marks { etag, last_modified })
            }
            Err(error) => Self::Failed { error: error.to_string(), failure: None },
        }
    }
}

fn request_of(feed: &Recorded<Subscription>, health: &FeedHealth) -> FetchRequest {
    let url = health.moved_to.as_ref().unwrap_or(&feed.record.url).clone();
    let (etag, last_modified) = (health.etag.clone(), health.last_modified.clone());
    FetchRequest { url, etag, last_modified }
}

fn failed(
    health: &mut FeedHealth,
    error: String,
    failure: Option<&FetchFailure>,
    now: Timestamp,
) -> FeedOutcome {
    health.failed(now, &error, failure.and_then(asked_wait));
    if failure == Some(&FetchFailure::Gone) {
        health.is_gone = true;
        health.next_at = None;
    }
    FeedOutcome::Failed { error, next_at: health.next_at }
}

fn asked_wait(failure: &FetchFailure) -> Option<SignedDuration> {
    if let FetchFailure::Busy { retry_after, .. } = failure { *retry_after } else { None }
}
