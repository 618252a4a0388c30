//! Asking ahead: some feeds and the pages of their new items are asked for side by side, before
//! they are taken in one after another.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use domain::Id;

use super::round::Round;
use super::{FetchFeedsError, FetchWith, known_pages, wanted};
use crate::Desk;
use crate::fetch::{Fetch, FetchFailure, FetchRequest, Fetched};

/// What came of asking ahead, by what was asked.
type Answers = BTreeMap<FetchRequest, Result<Fetched, FetchFailure>>;

/// A network some of which was asked ahead; each such answer is given once, and whatever else is
/// asked goes to the network.
pub(crate) struct AskedAhead<'a> {
    web: &'a dyn Fetch,
    answers: Mutex<Answers>,
}

impl Fetch for AskedAhead<'_> {
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let known = answers.remove(request);
        drop(answers);
        known.unwrap_or_else(|| self.web.fetch(request))
    }
}

/// A network that remembers what it answered.
struct Remembering<'a> {
    web: &'a dyn Fetch,
    answers: Mutex<Answers>,
}

impl Fetch for Remembering<'_> {
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
        let answer = self.web.fetch(request);
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(request.clone(), answer.clone());
        answer
    }
}

/// Asks for feeds and for the pages of their new items; a subscription that was ended is passed
/// over.
///
/// # Errors
///
/// The ledger cannot be read.
pub(crate) fn ask_ahead<'a>(
    desk: &mut Desk,
    feeds: &[Id],
    with: &FetchWith<'a>,
) -> Result<AskedAhead<'a>, FetchFeedsError> {
    let subscribed: Vec<Id> = desk.feeds()?.into_iter().map(|feed| feed.id).collect();
    let named: Vec<Id> = feeds.iter().copied().filter(|id| subscribed.contains(id)).collect();
    let web = Remembering { web: with.web, answers: Mutex::default() };
    if !named.is_empty() {
        let feeds = wanted(desk, &named)?;
        let known = known_pages(desk)?;
        let with = FetchWith { web: &web, read_with: with.read_with };
        Round { desk, with: &with, told: &mut |_| (), known }.ask(feeds);
    }
    Ok(AskedAhead { web: with.web, answers: web.answers })
}
