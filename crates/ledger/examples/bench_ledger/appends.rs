//! How many appends are acknowledged in a second.

use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use domain::{DeskClock, DeskOpening, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, LedgerPlace, WriteQueue};
use serde::Serialize;

use crate::Outcome;

/// How many write at once.
const WRITERS: [usize; 3] = [1, 16, 256];

/// What was acknowledged.
#[derive(Serialize)]
pub(crate) struct Appends {
    store: &'static str,
    writers: usize,
    /// Whether those who write share commits.
    shares_commits: bool,
    per_second: f64,
    /// How long one waits, in milliseconds: half of them, and all but one in a hundred.
    median_ms: f64,
    most_ms: f64,
}

/// Measures one who commits alone, and then more and more who share commits.
pub(crate) fn measure(
    place: &LedgerPlace,
    store: &'static str,
    time: Duration,
) -> Outcome<Vec<Appends>> {
    let mut ledger = Ledger::create(place)?;
    append(&mut ledger, "Ada")?;
    let waits = alone(&mut ledger, time)?;
    let mut measured = vec![Appends::of(store, (1, false), waits, time)];
    let ledger = Arc::new(Mutex::new(ledger));
    for writers in WRITERS {
        let queue = WriteQueue::begin(Arc::clone(&ledger));
        measured.push(Appends::of(store, (writers, true), together(&queue, writers, time)?, time));
    }
    Ok(measured)
}

/// How long each of one who commits alone waits.
fn alone(ledger: &mut Ledger, time: Duration) -> Outcome<Vec<Duration>> {
    let (began, mut waits) = (Instant::now(), vec![]);
    while began.elapsed() < time {
        let asked = Instant::now();
        append(ledger, "Ada")?;
        waits.push(asked.elapsed());
    }
    Ok(waits)
}

/// How long each of several waits, who ask again as soon as they are told.
fn together(queue: &WriteQueue<Ledger>, writers: usize, time: Duration) -> Outcome<Vec<Duration>> {
    let began = Instant::now();
    thread::scope(|scope| {
        let ask = |writer: usize| move || ask_again(queue, &format!("Ada {writer}"), began + time);
        let asking: Vec<_> = (0..writers).map(|writer| scope.spawn(ask(writer))).collect();
        let mut waits = vec![];
        for asked in asking {
            waits.extend(asked.join().map_err(|_| "a writer panicked")??);
        }
        Ok(waits)
    })
}

fn ask_again(
    queue: &WriteQueue<Ledger>,
    author: &str,
    end: Instant,
) -> Result<Vec<Duration>, String> {
    let mut waits = vec![];
    while Instant::now() < end {
        let (author, asked) = (author.to_owned(), Instant::now());
        let (tell, told) = mpsc::channel();
        queue
            .submit(move |ledger| append(ledger, &author), move |outcome| drop(tell.send(outcome)));
        let kept = told.recv().map_err(|error| error.to_string())?;
        kept.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
        waits.push(asked.elapsed());
    }
    Ok(waits)
}

fn append(ledger: &mut Ledger, author: &str) -> Result<(), LedgerError> {
    let opening = DeskOpening::new("measured", DeskClock::System);
    ledger
        .write(author, Timestamp::now(), |writing| writing.append(Record::Desk(opening)).map(drop))
}

impl Appends {
    fn of(
        store: &'static str,
        (writers, shares_commits): (usize, bool),
        mut waits: Vec<Duration>,
        time: Duration,
    ) -> Self {
        waits.sort_unstable();
        let at = |share: usize| {
            let place = (waits.len() * share / 100).min(waits.len().saturating_sub(1));
            waits.get(place).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
        };
        let (median_ms, most_ms) = (at(50), at(99));
        let count = u32::try_from(waits.len()).unwrap_or(u32::MAX);
        let per_second = f64::from(count) / time.as_secs_f64();
        Self { store, writers, shares_commits, per_second, median_ms, most_ms }
    }
}
