//! The rounds: begin writers, kill them, check.

use std::fmt;
use std::time::Duration;

use anyhow::Context as _;
use domain::{DeskClock, DeskOpening, Id, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, LedgerPlace};

use crate::check::check;
use crate::ground::{Ground, Plot};
use crate::random::Random;
use crate::victim::Victim;

/// A ledger is begun anew after so many cycles, as all of it is checked each time.
const CYCLES_A_LEDGER: u64 = 10;

/// The longest that a writer lives on after its first entry, in microseconds: as long as some dozens
/// more take.
const LONGEST_LIFE: u64 = 20_000;

/// What was seen.
#[derive(Default)]
pub(crate) struct Seen {
    acknowledged: usize,
    unacknowledged: u64,
    killed_early: usize,
}

/// Kills so many times.
pub(crate) fn run(cycles: u64, seed: u64, ground: &Ground) -> anyhow::Result<Seen> {
    let (mut random, mut tally) = (Random(seed), Seen::default());
    for first in (0..cycles).step_by(usize::try_from(CYCLES_A_LEDGER)?) {
        let plot = ground.plot(first)?;
        let place = plot.place()?;
        begin(&place)?;
        let (mut known, mut acknowledged) = (1, vec![]);
        for cycle in first..cycles.min(first + CYCLES_A_LEDGER) {
            let new = kill_writers(&plot, &mut random)?;
            let entries = check(&place, &acknowledged, &new)
                .with_context(|| format!("after cycle {cycle} of seed {seed}"))?;
            tally.killed_early += usize::from(new.is_empty());
            tally.acknowledged += new.len();
            tally.unacknowledged += entries.saturating_sub(known + u64::try_from(new.len())?);
            acknowledged.extend(new);
            known = entries;
        }
    }
    Ok(tally)
}

fn begin(place: &LedgerPlace) -> anyhow::Result<()> {
    let opening = DeskOpening::new("torture", DeskClock::System);
    let mut ledger = Ledger::create(place)?;
    let begun: Result<_, LedgerError> =
        ledger.write("Ada", Timestamp::now(), |writing| writing.append(Record::Desk(opening)));
    begun?;
    Ok(())
}

/// Lets one or two writers live for a while; returns what they said to be recorded.
fn kill_writers(plot: &Plot<'_>, random: &mut Random) -> anyhow::Result<Vec<Id>> {
    let count = usize::try_from(1 + random.below(2))?;
    let names = ["Ada", "Ben"].into_iter().take(count);
    let mut victims: Vec<_> =
        names.map(|name| Victim::begin(plot, name)).collect::<anyhow::Result<_>>()?;
    // Now and then one is killed while it begins, and else in the midst of its work.
    let is_early = random.below(5) == 0;
    for victim in &mut victims {
        if !is_early {
            victim.wait_for_first()?;
        }
        std::thread::sleep(Duration::from_micros(random.below(LONGEST_LIFE)));
        victim.kill()?;
    }
    let heard: Vec<Vec<Id>> =
        victims.into_iter().map(Victim::heard).collect::<anyhow::Result<_>>()?;
    Ok(heard.concat())
}

impl fmt::Display for Seen {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { acknowledged, unacknowledged, killed_early } = self;
        write!(
            formatter,
            "{acknowledged} entries were acknowledged, and all their receipts verify; \
            {unacknowledged} were kept without anybody being told; \
            {killed_early} times nothing had been recorded yet"
        )
    }
}
