//! Fetching side by side: several hosts at a time, and each of them one address at a time.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::fetch::{Fetch, FetchFailure, FetchRequest, Fetched};

/// So many hosts are asked at a time.
const HOSTS_AT_ONCE: usize = 8;

/// Fetches addresses, and gives what came of each in their order.
pub(super) fn fetch_all(
    web: &dyn Fetch,
    requests: &[FetchRequest],
) -> Vec<Result<Fetched, FetchFailure>> {
    let mut hosts: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, request) in requests.iter().enumerate() {
        hosts.entry(host_of(&request.url)).or_default().push(at);
    }
    let workers = hosts.len().min(HOSTS_AT_ONCE);
    let waiting: Mutex<VecDeque<Vec<usize>>> = Mutex::new(hosts.into_values().collect());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    let work = || {
        let mut done = vec![];
        while let Some(host) = next() {
            done.extend(host.into_iter().map(|at| (at, web.fetch(&requests[at]))));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default());
        done.collect::<BTreeMap<_, _>>()
    });
    let lost = || Err(FetchFailure::Connection { error: "it was given up".to_owned() });
    (0..requests.len()).map(|at| done.remove(&at).unwrap_or_else(lost)).collect()
}

/// The host of an address, as far as it tells addresses apart.
fn host_of(url: &str) -> &str {
    let behind = url.split_once("://").map_or(url, |(_, behind)| behind);
    behind.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    use super::{HOSTS_AT_ONCE, fetch_all};
    use crate::fetch::{Answer, Fetch, FetchFailure, FetchRequest, Fetched};

    /// Counts how many are asked at a time: of each host, and in all.
    #[derive(Default)]
    struct Counting(Mutex<(BTreeMap<String, usize>, usize, usize)>);

    impl Fetch for Counting {
        fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
            let host = super::host_of(&request.url).to_owned();
            {
                let mut counts = self.0.lock().unwrap();
                let of_host = counts.0.entry(host.clone()).or_default();
                *of_host += 1;
                assert_eq!(*of_host, 1, "{host} is asked twice at a time");
                counts.1 += 1;
                counts.2 = counts.2.max(counts.1);
            }
            std::thread::yield_now();
            let mut counts = self.0.lock().unwrap();
            counts.0.remove(&host);
            counts.1 -= 1;
            Ok(Fetched { url: request.url.clone(), moved_to: None, answer: Answer::Unchanged })
        }
    }

    #[test]
    fn answers_stand_in_the_order_of_the_addresses_and_no_host_is_asked_twice_at_a_time() {
        let url = |at: usize| format!("https://host{}.example/{at}", at % 11);
        let requests: Vec<_> = (0..200).map(|at| FetchRequest::of(&url(at))).collect();
        let web = Counting::default();
        let answers = fetch_all(&web, &requests);
        let urls: Vec<_> = answers.into_iter().map(|it| it.unwrap().url).collect();
        assert_eq!(urls, (0..200).map(url).collect::<Vec<_>>());
        assert!(web.0.lock().unwrap().2 <= HOSTS_AT_ONCE);
        assert!(fetch_all(&web, &[]).is_empty());
    }
}
