//! What proofs take and weigh in a large log.

use std::time::{Duration, Instant};

use domain::{DeskClock, DeskOpening, Id, Kind, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, LedgerPlace};
use serde::Serialize;

use crate::Outcome;

/// How many entries are appended in one transaction while the log is made.
const AT_ONCE: u64 = 10_000;

/// How many proofs are asked for.
const ASKED: u64 = 200;

/// What was measured.
#[derive(Serialize)]
pub(crate) struct Proofs {
    leaves: u64,
    made_in_seconds: f64,
    inclusion: Proof,
    consistency: Proof,
    /// How large a receipt is, with the entry and the signed checkpoint in it.
    receipt_bytes: usize,
}

/// A sort of proof: how long half of them take, and what the largest weighs.
#[derive(Serialize)]
struct Proof {
    median_ms: f64,
    hashes: usize,
    bytes: usize,
}

/// Makes a log of so many leaves, and asks for proofs all over it.
pub(crate) fn measure(place: &LedgerPlace, leaves: u64) -> Outcome<Proofs> {
    let mut ledger = Ledger::create(place)?;
    let began = Instant::now();
    for made in (0..leaves).step_by(usize::try_from(AT_ONCE)?) {
        fill(&mut ledger, AT_ONCE.min(leaves - made))?;
    }
    let made_in_seconds = began.elapsed().as_secs_f64();
    let (receipts, inclusion) = timed(leaves, |place| {
        let receipt = ledger.receipt(Id { kind: Kind::Desk, number: place })?;
        receipt.ok_or_else(|| "an entry has no receipt".into())
    })?;
    let (growths, consistency) = timed(leaves, |place| Ok(ledger.growth(place, leaves)?))?;
    let path = |receipt: &String| receipt.lines().skip(3).take_while(|it| !it.is_empty()).count();
    Ok(Proofs {
        leaves,
        made_in_seconds,
        inclusion: Proof::of(inclusion, receipts.iter().map(path).max()),
        consistency: Proof::of(consistency, growths.iter().map(|it| it.lines().count()).max()),
        receipt_bytes: receipts.iter().map(String::len).max().unwrap_or_default(),
    })
}

fn fill(ledger: &mut Ledger, count: u64) -> Result<(), LedgerError> {
    ledger.write("Ada", Timestamp::now(), |writing| {
        (0..count).try_for_each(|_| {
            let name = "one of many".to_owned();
            let opening = DeskOpening::new(name, DeskClock::System);
            writing.append(Record::Desk(opening)).map(drop)
        })
    })
}

/// Asks at places all over the log; gives what was answered and how long each took.
fn timed(
    leaves: u64,
    ask: impl Fn(u64) -> Outcome<String>,
) -> Outcome<(Vec<String>, Vec<Duration>)> {
    let (mut answers, mut times) = (vec![], vec![]);
    for turn in 0..ASKED.min(leaves) {
        let began = Instant::now();
        answers.push(ask(1 + turn * leaves / ASKED)?);
        times.push(began.elapsed());
    }
    Ok((answers, times))
}

impl Proof {
    fn of(mut times: Vec<Duration>, hashes: Option<usize>) -> Self {
        times.sort_unstable();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let hashes = hashes.unwrap_or_default();
        // A hash has 32 bytes.
        Self { median_ms: median.as_secs_f64() * 1e3, hashes, bytes: 32 * hashes }
    }
}
