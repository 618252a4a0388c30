//! Every target is fed its seeds, and thousands of inputs that were made from them.

#![expect(clippy::disallowed_methods, reason = "seeds are files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::panic::{AssertUnwindSafe, catch_unwind};

use fuzzed::{TARGETS, Target};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A change to some bytes; places are parts of their length, in thousandths.
#[derive(Clone, Debug)]
enum Change {
    Flip { at: usize, bit: u8 },
    Put { at: usize, byte: u8 },
    Insert { at: usize, bytes: &'static [u8] },
    Remove { at: usize, count: usize },
    Repeat { at: usize, count: usize, times: usize },
    Cut { at: usize },
}

/// What parsers look for, and what they stumble over.
const PIECES: [&[u8]; 28] = [
    b"\0",
    b"\n",
    b"\n\n",
    b"\r",
    b"\t",
    b"\"",
    b"'",
    b"<",
    b">",
    b"&#0;",
    b"{",
    b"}",
    b"[",
    b"]",
    b"--",
    b"..",
    b":",
    b",",
    b"=",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    b"NaN",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    "\u{202e}".as_bytes(),
    "İ".as_bytes(),
];

fn change() -> impl Strategy<Value = Change> {
    let at = 0..1_000_usize;
    prop_oneof![
        (at.clone(), 0..8_u8).prop_map(|(at, bit)| Change::Flip { at, bit }),
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Change::Put { at, byte }),
        (at.clone(), prop::sample::select(&PIECES[..]))
            .prop_map(|(at, bytes)| Change::Insert { at, bytes }),
        (at.clone(), 1..40_usize).prop_map(|(at, count)| Change::Remove { at, count }),
        (at.clone(), 1..40_usize, 1..60_usize).prop_map(|(at, count, times)| Change::Repeat {
            at,
            count,
            times
        }),
        at.prop_map(|at| Change::Cut { at }),
    ]
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        let place = |at: usize| at * bytes.len() / 1_000;
        match *self {
            Self::Flip { at, bit } => {
                let at = place(at);
                bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << bit);
            }
            Self::Put { at, byte } => {
                let at = place(at);
                bytes.iter_mut().skip(at).take(1).for_each(|it| *it = byte);
            }
            Self::Insert { at, bytes: piece } => {
                let at = place(at);
                bytes.splice(at..at, piece.iter().copied());
            }
            Self::Remove { at, count } => {
                let at = place(at);
                let end = bytes.len().min(at + count);
                bytes.drain(at..end);
            }
            Self::Repeat { at, count, times } => {
                let at = place(at);
                let piece = bytes[at..bytes.len().min(at + count)].repeat(times);
                bytes.splice(at..at, piece);
            }
            Self::Cut { at } => bytes.truncate(place(at)),
        }
    }
}

fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let folder = target.seeds();
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).unwrap()).collect()
}

/// Feeds a target its seeds and what is made of them, always the same inputs.
fn check(name: &str) {
    let target = Target::named(name).unwrap();
    let seeds = seeds(&target);
    assert!(!seeds.is_empty(), "{name} has no seeds");
    for seed in &seeds {
        (target.feed)(seed);
    }
    let config = Config { cases: target.tries, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let inputs = (0..seeds.len(), vec(change(), 1..6));
    let run = TestRunner::new_with_rng(config, rng).run(&inputs, |(seed, changes)| {
        let mut bytes = seeds[seed].clone();
        for change in &changes {
            change.make(&mut bytes);
        }
        let fed = catch_unwind(AssertUnwindSafe(|| (target.feed)(&bytes)));
        let told = || TestCaseError::fail(String::from_utf8_lossy(&bytes).into_owned());
        fed.map_err(|_| told())
    });
    run.unwrap();
}

#[test]
fn every_target_has_a_test_here() {
    let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names, TESTED);
}

macro_rules! fed {
    ($($test:ident $name:literal;)*) => {
        const TESTED: &[&str] = &[$($name),*];
        $(#[test]
        fn $test() {
            check($name);
        })*
    };
}

fed! {
    pages "pages";
    pdfs "pdfs";
    word_files "word-files";
    mails "mails";
    tables "tables";
    json_lines "json-lines";
    encodings "encodings";
    feeds "feeds";
    lists_of_feeds "lists-of-feeds";
    queries "queries";
    event_tables "event-tables";
    forecast_tables "forecast-tables";
    exports "exports";
    notes "notes";
    passkeys "passkeys";
    proofs "proofs";
    tokens "tokens";
    times "times";
}
