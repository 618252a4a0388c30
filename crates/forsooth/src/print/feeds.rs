//! Feeds: what each is, how it fares, and what came of fetching it.

use std::io::{Result, Write};

use actions::{
    AddOutcome, FeedOutcome, FeedStanding, FetchedFeed, HandledDocument, ListedFeed, Subscribed,
};
use domain::Unsubscription;

use crate::guard::one_line;
use crate::print::{counted, fetched_again};
use crate::style::{ATTENTION, FAINT, ID};

/// Prints the feeds with how they fare.
pub(crate) fn feeds(feeds: &[ListedFeed], out: &mut dyn Write) -> Result<()> {
    for feed in feeds {
        let topic = feed.subscription.topic.as_ref();
        let topic = topic.map_or(String::new(), |topic| format!("  ({topic})"));
        writeln!(out, "{ID}{}{ID:#}  {}{topic}", feed.id, one_line(feed.subscription.name()))?;
        writeln!(out, "  {FAINT}{}{FAINT:#}", one_line(&feed.subscription.url))?;
        match feed.standing {
            FeedStanding::New | FeedStanding::Healthy => writeln!(out, "  {}", feed.health)?,
            FeedStanding::Failing | FeedStanding::Gone => {
                writeln!(out, "  {ATTENTION}{}{ATTENTION:#}", feed.health)?;
            }
        }
    }
    Ok(())
}

/// Prints a new subscription.
pub(crate) fn subscribed(done: &Subscribed, out: &mut dyn Write) -> Result<()> {
    let items = counted(done.items, "item");
    writeln!(out, "{ID}{}{ID:#}  {}, {items}", done.id, one_line(done.subscription.name()))?;
    writeln!(out, "  {FAINT}{}{FAINT:#}", one_line(&done.subscription.url))?;
    if let Some(flaw) = &done.flaw {
        writeln!(out, "  {ATTENTION}damaged:{ATTENTION:#} {}", one_line(flaw))?;
    }
    for other in &done.others {
        writeln!(out, "  {FAINT}the page names another feed:{FAINT:#} {}", one_line(other))?;
    }
    Ok(())
}

/// Prints the end of a subscription.
pub(crate) fn ended(end: &Unsubscription, out: &mut dyn Write) -> Result<()> {
    let reason = end.reason.as_deref().unwrap_or("no reason given");
    writeln!(out, "  {} ended: {reason}", end.feed)
}

/// Prints what came of fetching feeds.
pub(crate) fn fetched_feeds(fetched: &[FetchedFeed], out: &mut dyn Write) -> Result<()> {
    fetched.iter().try_for_each(|feed| fetched_feed(feed, out))
}

fn fetched_feed(feed: &FetchedFeed, out: &mut dyn Write) -> Result<()> {
    write!(out, "{ID}{}{ID:#}  {}: ", feed.feed, one_line(&feed.name))?;
    match &feed.outcome {
        FeedOutcome::Unchanged => writeln!(out, "nothing new")?,
        FeedOutcome::Read { in_feed } => writeln!(out, "{}", new_of(feed, *in_feed))?,
        FeedOutcome::Damaged { in_feed, error, .. } => {
            writeln!(out, "{}; {ATTENTION}{error}{ATTENTION:#}", new_of(feed, *in_feed))?;
        }
        FeedOutcome::Failed { error, .. } => writeln!(out, "{ATTENTION}{error}{ATTENTION:#}")?,
    }
    if let Some(moved_to) = &feed.moved_to {
        writeln!(out, "  moved for good to {}, which is asked from now on", one_line(moved_to))?;
    }
    handled_documents(&feed.items, out)?;
    feed.changed.iter().try_for_each(|item| fetched_again(item, out))?;
    if feed.waiting > 0 {
        writeln!(out, "  {} wait for the next time", counted(feed.waiting, "item"))?;
    }
    feed.problems
        .iter()
        .try_for_each(|it| writeln!(out, "  {FAINT}problem:{FAINT:#} {}", one_line(it)))
}

fn new_of(feed: &FetchedFeed, in_feed: usize) -> String {
    let kept = |outcome: &AddOutcome| matches!(outcome, AddOutcome::Added(_));
    let new = feed.items.iter().filter(|item| kept(&item.outcome)).count();
    let changed = match feed.changed.len() {
        0 => String::new(),
        count => format!(", {count} changed,"),
    };
    format!("{new} new{changed} of {}", counted(in_feed, "item"))
}

/// Prints what became of documents, a line each, with the problems of those that were kept.
pub(crate) fn handled_documents(items: &[HandledDocument], out: &mut dyn Write) -> Result<()> {
    for item in items {
        match &item.outcome {
            AddOutcome::Added(document) => {
                let findings = counted(document.findings.len(), "finding");
                let origin = item.origin();
                writeln!(out, "  {ID}{}{ID:#}  {findings}{FAINT}  {origin}{FAINT:#}", document.id)?;
                for problem in &document.problems {
                    writeln!(out, "    {FAINT}problem:{FAINT:#} {}", one_line(&problem.message))?;
                }
            }
            AddOutcome::Known { id } => {
                writeln!(
                    out,
                    "  {ID}{id}{ID:#}  here already{FAINT}  {}{FAINT:#}",
                    one_line(&item.origin())
                )?;
            }
            AddOutcome::Refused { error } => {
                writeln!(
                    out,
                    "  {ATTENTION}refused:{ATTENTION:#} {}: {error}",
                    one_line(&item.origin())
                )?;
            }
        }
    }
    Ok(())
}
