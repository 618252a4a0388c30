//! Subscribing to a feed: by its own address, or by that of a page that names it.

use domain::{Id, Record, Subscription, Unsubscription};
use ledger::LedgerError;
use reading::{NoFeed, feeds_named_by, read_feed};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Desk;
use crate::feed_health::FeedBook;
use crate::fetch::{Answer, Body, Fetch, FetchFailure, FetchRequest, Fetched};
use crate::look_up::Recorded;
use crate::person::OnlyAPerson;
use crate::plain_names;

/// A feed to subscribe to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subscribe {
    /// The address of the feed, or of a page that names it.
    pub url: String,
    /// What to call it; without one, what it calls itself.
    pub title: Option<String>,
    /// What to list it under.
    pub topic: Option<String>,
    /// Who publishes it: the source of its documents.
    pub outlet: Option<String>,
}

/// A feed that was subscribed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Subscribed {
    /// The subscription.
    pub id: Id,
    /// The feed.
    #[serde(flatten)]
    pub subscription: Subscription,
    /// How many items are in it.
    pub items: usize,
    /// Other feeds that the page names.
    pub others: Vec<String>,
    /// Where the feed breaks off, so that only the items before that could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flaw: Option<String>,
}

/// Why a feed cannot be subscribed to.
#[derive(Debug, Error)]
pub enum SubscribeError {
    /// Only a person may.
    #[error(transparent)]
    OnlyAPerson(#[from] OnlyAPerson),
    /// It is subscribed to already.
    #[error("this feed is subscribed to already, as {0}")]
    Known(Id),
    /// It cannot be fetched.
    #[error("{url}: {failure}")]
    Fetch {
        /// What was fetched.
        url: String,
        /// Why it cannot be.
        failure: FetchFailure,
    },
    /// It is no feed.
    #[error("{url}: {failure}")]
    NoFeed {
        /// What was fetched.
        url: String,
        /// What it is instead.
        failure: NoFeed,
    },
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Subscribes to a feed that was found at the address given.
///
/// # Errors
///
/// A machine asks, it is subscribed to already, or the ledger cannot be written.
pub fn subscribe(
    desk: &mut Desk,
    request: &Subscribe,
    found: FoundFeed,
) -> Result<Subscribed, SubscribeError> {
    desk.check_person("subscribe to a feed")?;
    let given = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned)
    };
    let subscription = Subscription {
        url: found.url,
        title: given(&request.title).or(found.title),
        topic: given(&request.topic),
        outlet: given(&request.outlet),
    };
    let id = match record(desk, &subscription)? {
        Recording::New(id) => id,
        Recording::Known(id) => return Err(SubscribeError::Known(id)),
    };
    let FoundFeed { items, others, flaw, .. } = found;
    Ok(Subscribed { id, subscription, items, others, flaw })
}

/// The subscription to an address, new or there already.
pub(crate) enum Recording {
    New(Id),
    Known(Id),
}

/// Records a subscription unless there is one to the same address, or to one that moved there.
pub(crate) fn record(
    desk: &mut Desk,
    subscription: &Subscription,
) -> Result<Recording, LedgerError> {
    let known = |desk: &Desk| -> Result<Option<Id>, LedgerError> {
        let (feeds, book) = (desk.feeds()?, FeedBook::open(desk.path()));
        let url = subscription.url.as_str();
        let mut known = feeds.into_iter();
        let is_at = |feed: &Recorded<Subscription>| {
            feed.record.url == url || book.moved_to(feed.id) == Some(url)
        };
        Ok(known.find(is_at).map(|feed| feed.id))
    };
    let record = Record::Subscription(subscription.clone());
    plain_names::check(&record)?;
    desk.write(known, |writing, known| match known {
        Some(id) => Ok(Recording::Known(id)),
        None => Ok(Recording::New(writing.append(record)?.id)),
    })
}

impl Desk {
    /// The feeds subscribed to, oldest first, without those whose subscription was ended.
    pub(crate) fn feeds(&self) -> Result<Vec<Recorded<Subscription>>, LedgerError> {
        let ended = self.every::<Unsubscription>()?;
        let mut feeds = self.every::<Subscription>()?;
        feeds.retain(|feed| ended.iter().all(|end| end.record.feed != feed.id));
        Ok(feeds)
    }
}

/// A feed as it was found on the web.
#[derive(Clone, Debug)]
pub struct FoundFeed {
    url: String,
    title: Option<String>,
    items: usize,
    others: Vec<String>,
    flaw: Option<String>,
}

/// Finds the feed at an address, or the one that the page there names; needs no desk, as servers
/// may take their time.
///
/// # Errors
///
/// Nothing can be fetched, or it is no feed and names none.
pub fn find_feed(url: &str, web: &dyn Fetch) -> Result<FoundFeed, SubscribeError> {
    let (asked, at, body) = body_at(url, web)?;
    let flaw = match read(&asked, &at, &body) {
        Ok(found) => return Ok(found),
        Err(flaw) => flaw,
    };
    let named = feeds_named_by(&reading::decode_text(&body.bytes), &at);
    let mut named = named.into_iter().map(|feed| feed.url);
    let Some(first) = named.next().filter(|_| matches!(flaw, NoFeed::Page { .. })) else {
        return Err(SubscribeError::NoFeed { url: asked, failure: flaw });
    };
    let (asked, at, body) = body_at(&first, web)?;
    let found = read(&asked, &at, &body);
    let found = found.map_err(|failure| SubscribeError::NoFeed { url: asked, failure })?;
    Ok(FoundFeed { others: named.collect(), ..found })
}

fn read(asked: &str, at: &str, body: &Body) -> Result<FoundFeed, NoFeed> {
    let feed = read_feed(&body.bytes, at, body.charset())?;
    let (url, title) = (asked.to_owned(), feed.title);
    Ok(FoundFeed { url, title, items: feed.items.len(), others: vec![], flaw: feed.flaw })
}

/// What stands at an address: the address to ask from now on, the one that answered, the answer.
fn body_at(url: &str, web: &dyn Fetch) -> Result<(String, String, Body), SubscribeError> {
    let failed = |failure| SubscribeError::Fetch { url: url.to_owned(), failure };
    let Fetched { url: at, moved_to, answer } =
        web.fetch(&FetchRequest::of(url)).map_err(failed)?;
    let asked = moved_to.unwrap_or_else(|| url.trim().to_owned());
    match answer {
        Answer::Body(body) => Ok((asked, at, body)),
        Answer::Unchanged => Ok((asked, at, Body::default())),
    }
}
