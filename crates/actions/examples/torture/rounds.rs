//! The rounds: begin writers, kill them, check.

use std::fmt;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use domain::{DeskClock, DeskOpening, Id, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError};
use tempfile::TempDir;

use crate::check::check;
use crate::random::Random;

/// A ledger is begun anew after so many cycles, as all of it is checked each time.
const CYCLES_A_LEDGER: u64 = 50;

/// The longest that writers live, in microseconds: about as long as they need to begin and record
/// some dozens of entries.
const LONGEST_LIFE: u64 = 60_000;

/// What was seen.
#[derive(Default)]
pub(crate) struct Seen {
    acknowledged: usize,
    unacknowledged: u64,
    killed_early: usize,
}

/// Kills so many times.
pub(crate) fn run(cycles: u64, seed: u64) -> anyhow::Result<Seen> {
    let (mut random, mut tally) = (Random(seed), Seen::default());
    let mut done = 0;
    while done < cycles {
        let folder = TempDir::new()?;
        let path = folder.path().join("desk.sqlite3");
        begin(&path)?;
        let (mut known, mut acknowledged) = (1, vec![]);
        for cycle in done..cycles.min(done + CYCLES_A_LEDGER) {
            let new = kill_writers(&path, &mut random)?;
            tally.killed_early += usize::from(new.is_empty());
            tally.acknowledged += new.len();
            let added = u64::try_from(new.len())?;
            acknowledged.extend(new);
            let entries = check(&path, &acknowledged)
                .with_context(|| format!("after cycle {cycle} of seed {seed}"))?;
            tally.unacknowledged += entries.saturating_sub(known + added);
            known = entries;
        }
        done += CYCLES_A_LEDGER;
    }
    Ok(tally)
}

fn begin(path: &Path) -> anyhow::Result<()> {
    let opening = DeskOpening { name: "torture".to_owned(), clock: DeskClock::System };
    let mut ledger = Ledger::create(path)?;
    let begun: Result<_, LedgerError> =
        ledger.write("Ada", Timestamp::now(), |writing| writing.append(Record::Desk(opening)));
    begun?;
    Ok(())
}

/// Lets one or two writers live for a while; returns what they said to be recorded.
fn kill_writers(path: &Path, random: &mut Random) -> anyhow::Result<Vec<Id>> {
    let count = usize::try_from(1 + random.below(2))?;
    let names = ["Ada", "Ben"].into_iter().take(count);
    let mut writers = names.map(|name| spawn(path, name)).collect::<anyhow::Result<Vec<_>>>()?;
    let mut said = vec![];
    for writer in &mut writers {
        std::thread::sleep(Duration::from_micros(random.below(LONGEST_LIFE)));
        writer.kill()?;
    }
    for writer in writers {
        said.extend(heard(writer)?);
    }
    Ok(said)
}

fn spawn(path: &Path, name: &str) -> anyhow::Result<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("write").arg(path).arg(name).stdout(Stdio::piped());
    command.spawn().context("a writer does not begin")
}

/// What a writer said before it was killed; a line that it did not end was never said.
fn heard(mut writer: Child) -> anyhow::Result<Vec<Id>> {
    let mut said = String::new();
    let mut output = writer.stdout.take().context("a writer has no output")?;
    output.read_to_string(&mut said)?;
    writer.wait()?;
    let whole = said.rsplit_once('\n').map_or("", |(whole, _)| whole);
    whole.lines().map(|line| Ok(line.parse()?)).collect()
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
