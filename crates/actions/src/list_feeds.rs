//! Listing the feeds: what the desk is subscribed to, and how each of them fares.

use domain::{Id, Subscription, to_the_minute};
use jiff::Timestamp;
use ledger::LedgerError;
use serde::Serialize;

use crate::Desk;
use crate::feed_health::{FeedBook, FeedHealth};
use crate::fetch_feeds::MOST_TRIES;

/// A feed and how it fares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedFeed {
    /// The subscription.
    pub id: Id,
    /// The feed.
    #[serde(flatten)]
    pub subscription: Subscription,
    /// Since when it is subscribed to.
    pub since: Timestamp,
    /// Who subscribed to it.
    pub author: String,
    /// How it fares.
    pub standing: FeedStanding,
    /// The same in words.
    pub health: String,
    /// When it is asked again; now, where that is over.
    pub next_at: Option<Timestamp>,
    /// The address that is asked instead of the one subscribed to.
    pub moved_to: Option<String>,
    /// Items that could not be taken in and are tried again.
    pub unread: usize,
    /// Items of which the feed's own words are kept, as their page cannot be fetched yet.
    pub stood_in: usize,
}

/// How a feed fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeedStanding {
    /// It was never fetched.
    New,
    /// It answers.
    Healthy,
    /// It fails.
    Failing,
    /// Its server says that it is gone for good.
    Gone,
}

/// Lists the feeds subscribed to, oldest first.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_feeds(desk: &Desk) -> Result<Vec<ListedFeed>, LedgerError> {
    let now = desk.now()?;
    let mut book = FeedBook::open(desk.path());
    let listed = desk.feeds()?.into_iter().map(|feed| {
        let health = book.feeds.remove(&feed.id).unwrap_or_default();
        let standing = standing(&health);
        let (unread, stood_in) = failing(&health);
        ListedFeed {
            id: feed.id,
            subscription: feed.record,
            since: feed.recorded_at,
            author: feed.author,
            standing,
            health: words(standing, &health, now),
            next_at: health.next_at,
            moved_to: health.moved_to,
            unread,
            stood_in,
        }
    });
    Ok(listed.collect())
}

/// Whether a feed is due to be asked.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn has_due_feeds(desk: &Desk) -> Result<bool, LedgerError> {
    let (now, book) = (desk.now()?, FeedBook::open(desk.path()));
    let is_due = |id| book.feeds.get(&id).is_none_or(|health| health.is_due(now));
    Ok(desk.feeds()?.into_iter().any(|feed| is_due(feed.id)))
}

fn standing(health: &FeedHealth) -> FeedStanding {
    if health.is_gone {
        FeedStanding::Gone
    } else if health.failing_since.is_some() {
        FeedStanding::Failing
    } else if health.asked_at.is_none() {
        FeedStanding::New
    } else {
        FeedStanding::Healthy
    }
}

fn words(standing: FeedStanding, health: &FeedHealth, now: Timestamp) -> String {
    let failure = || health.failure.as_deref().unwrap_or("for no known reason");
    let standing = match standing {
        FeedStanding::New => "never fetched".to_owned(),
        FeedStanding::Gone => "gone for good, and not asked again".to_owned(),
        FeedStanding::Failing => {
            let since = health.failing_since.map_or(String::new(), to_the_minute);
            let next = health.next_at.map_or(String::new(), to_the_minute);
            format!("failing since {since}: {}; asked again after {next}", failure())
        }
        FeedStanding::Healthy => {
            let last = health.new_at.map_or("nothing new yet".to_owned(), |last| {
                format!("last new {}", ago(now, last))
            });
            format!("healthy, {}, {last}", counted(health.items, "item"))
        }
    };
    let moved = health.moved_to.iter().map(|to| format!("moved for good to {to}, which is asked"));
    let (unread, stood_in) = failing(health);
    let unread = (unread > 0).then(|| {
        format!("{} could not be taken in and will be tried again", counted(unread, "item"))
    });
    let stood_in = (stood_in > 0).then(|| {
        let items = counted(stood_in, "item");
        format!("of {items} only the feed's own words are here; the page is tried again")
    });
    let words = std::iter::once(standing).chain(moved).chain(unread).chain(stood_in);
    words.collect::<Vec<_>>().join("; ")
}

/// How many items could not be taken in, and of how many the feed's own words are kept instead.
fn failing(health: &FeedHealth) -> (usize, usize) {
    let stood_in = health.tries.values().filter(|tries| **tries >= MOST_TRIES).count();
    (health.tries.len() - stood_in, stood_in)
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// How long something is ago, in its largest unit.
fn ago(now: Timestamp, then: Timestamp) -> String {
    let minutes = usize::try_from(now.duration_since(then).as_mins()).unwrap_or_default();
    match minutes {
        0 => "just now".to_owned(),
        1..60 => format!("{} ago", counted(minutes, "minute")),
        60..1440 => format!("{} ago", counted(minutes / 60, "hour")),
        _ => format!("{} ago", counted(minutes / 1440, "day")),
    }
}
