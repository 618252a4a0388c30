//! A job that fetches feeds: several hosts are asked side by side, and what they answer is taken in
//! one feed after another.

use std::ops::ControlFlow;

use domain::Id;
use serde::{Deserialize, Serialize};

use super::item::{ItemFailure, JobItem, Worked};
use super::kind::{JobKind, JobPlan, JobRequest, WorkError, WorkWith, counted};
use crate::fetch_again::FetchedAgain;
use crate::fetch_feeds::{
    AskedAhead, FEEDS_AT_ONCE, FeedOutcome, FetchWith, FetchedFeed, ask_ahead, wanted,
};
use crate::{AddOutcome, Desk, FetchFeedsError, fetch_feeds};

/// What is asked of the job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeFeeds {
    /// The feeds that were named; all that were due where none was.
    #[serde(default)]
    pub named: Vec<Id>,
}

impl TakeFeeds {
    /// Plans to fetch the feeds named, or all that are due where none is named.
    ///
    /// # Errors
    ///
    /// A feed is named that is not subscribed to, or the ledger cannot be read.
    pub fn plan(desk: &Desk, named: &[Id]) -> Result<JobPlan, FetchFeedsError> {
        let feeds = wanted(desk, named)?.into_iter();
        let items = feeds.map(|(feed, _)| JobItem {
            name: feed.record.name().to_owned(),
            key: feed.id.to_string(),
        });
        let request = JobRequest::FetchFeeds(Self { named: named.to_vec() });
        Ok(JobPlan { request, items: items.collect() })
    }
}

impl JobKind for TakeFeeds {
    fn title(&self, items: usize) -> String {
        format!("fetch {}", counted(items, "feed"))
    }

    fn reads_documents(&self) -> bool {
        true
    }

    fn asked_at_once(&self) -> usize {
        FEEDS_AT_ONCE
    }

    fn ask_ahead<'w>(
        &self,
        desk: &mut Desk,
        items: &[JobItem],
        with: &WorkWith<'w>,
    ) -> Result<Option<AskedAhead<'w>>, WorkError> {
        let Some(web) = with.web else { return Ok(None) };
        let feeds: Vec<Id> = items.iter().filter_map(|item| item.key.parse().ok()).collect();
        let fetch_with = FetchWith { web, read_with: with.read_with };
        Ok(Some(ask_ahead(desk, &feeds, &fetch_with)?))
    }

    fn work(
        &self,
        desk: &mut Desk,
        item: &JobItem,
        with: &WorkWith<'_>,
        _: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Option<Worked>, WorkError> {
        let Some(web) = with.web else {
            return Ok(Some(Worked::failed("this desk is served without fetching")));
        };
        let Ok(feed) = item.key.parse::<Id>() else {
            return Ok(Some(Worked::failed(format!("{:?} names no feed", item.key))));
        };
        let fetch_with = FetchWith { web, read_with: with.read_with };
        match fetch_feeds(desk, &[feed], &fetch_with, &mut |_| ()) {
            Ok(fetched) => Ok(Some(fetched.into_iter().map(worked).next().unwrap_or_default())),
            // A subscription may have ended since the job was begun.
            Err(error @ FetchFeedsError::NotSubscribed(_)) => {
                Ok(Some(Worked::failed(error.to_string())))
            }
            Err(error) => Err(error.into()),
        }
    }
}

fn worked(fetched: FetchedFeed) -> Worked {
    let is_new = |it: &&crate::HandledDocument| matches!(it.outcome, AddOutcome::Added(_));
    let new = fetched.items.iter().filter(is_new).count();
    let (told, failures) = match fetched.outcome {
        FeedOutcome::Unchanged => ("nothing new".to_owned(), vec![]),
        FeedOutcome::Read { in_feed } => {
            (format!("{new} new of {}", counted(in_feed, "item")), vec![])
        }
        FeedOutcome::Damaged { in_feed, error, .. } => {
            (format!("{new} new of {}", counted(in_feed, "item")), vec![ItemFailure::whole(error)])
        }
        FeedOutcome::Failed { error, .. } => (String::new(), vec![ItemFailure::whole(error)]),
    };
    let waiting = (fetched.waiting > 0)
        .then(|| format!("{} wait for the next time", counted(fetched.waiting, "item")));
    let told = Some(told).filter(|told| !told.is_empty()).into_iter().chain(waiting);
    let changed = (!fetched.changed.is_empty()).then(|| {
        let changed: Vec<String> = fetched.changed.iter().map(told_change).collect();
        changed.join("; ")
    });
    let handled = fetched.items.into_iter().map(|mut item| {
        // The item of the job is the feed; where in it something failed is told by the page.
        item.place = Some(item.origin());
        item
    });
    let told = told.chain(changed).chain(fetched.problems).collect();
    Worked { handled: handled.collect(), failures, told, ..Worked::default() }
}

/// An item that changed, as "d-3 changed, and is now d-9".
fn told_change(item: &FetchedAgain) -> String {
    let document = item.document;
    let now = item.outcome_id().map_or_else(String::new, |id| format!(", and is now {id}"));
    format!("{document} changed{now}")
}
