//! A simulation: the sequencer over a model of a store that refuses, fails, loses its replies and
//! crashes at any moment, by a seed.
//!
//! Each run is some hundreds of events, and after each of them what must always be true is held
//! against the model (`world.rs`). Sequencers with a mistake in them (`mistaken.rs`) show that the
//! simulation would find it.

mod mistaken;
mod random;
mod store;
mod world;

use self::mistaken::{Credulous, Greedy, Hasty, Stubborn};
use self::world::{Machine, World};
use super::Sequencer;

/// How many seeds a test goes through, and how many events a run has.
const SEEDS: u64 = 4_000;
const EVENTS: usize = 250;

#[test]
fn whatever_fails_when_what_was_acknowledged_is_there_in_order_and_once() {
    if let Some(told) = first_violation(SEEDS, Sequencer::new) {
        panic!("{told}");
    }
}

#[test]
fn runs_reach_what_they_are_meant_to_reach() {
    let mut seen = world::Seen::default();
    for seed in 0..200 {
        seen.add(&run(seed, Sequencer::new).unwrap());
    }
    let counts = [seen.acknowledged, seen.busy, seen.crashes, seen.failures, seen.shared];
    assert!(counts.iter().all(|count| *count > 100), "{seen:?}");
}

#[test]
fn a_sequencer_that_answers_before_the_sync_is_found() {
    found(Hasty::new, "was acknowledged before it was synced");
}

#[test]
fn a_sequencer_that_takes_a_failed_sync_for_a_good_one_is_found() {
    found(Stubborn::new, "after a failure");
}

#[test]
fn a_sequencer_that_takes_late_replies_for_new_ones_is_found() {
    found(Credulous::new, "");
}

#[test]
fn a_sequencer_without_bounds_is_found() {
    found(Greedy::new, "in a batch of at most");
}

/// A mistake must show in the first seeds, and as what it is.
fn found<M: Machine>(begin: fn(super::Bounds) -> M, as_what: &str) {
    let told = first_violation(100, begin).unwrap();
    assert!(told.contains(as_what), "{told}");
}

/// What the first seed says in whose run something is wrong.
fn first_violation<M: Machine>(seeds: u64, begin: fn(super::Bounds) -> M) -> Option<String> {
    (0..seeds).find_map(|seed| run(seed, begin).err())
}

fn run<M: Machine>(seed: u64, begin: fn(super::Bounds) -> M) -> Result<world::Seen, String> {
    let mut world = World::new(seed, begin);
    for event in 0..EVENTS {
        world.step().map_err(|told| format!("seed {seed}, event {event}: {told}"))?;
    }
    world.come_to_rest().map_err(|told| format!("seed {seed}, at the end: {told}"))
}
