//! `forsooth restore-desk`: puts a copy in the place of the desk.

use std::io::Write;
use std::path::PathBuf;

use actions::{LedgerPlace, Restored, restore_desk};
use anyhow::bail;

use crate::output::Output;
use crate::place::Place;

/// Put a backup in the place of the desk, after checking all of it.
///
/// What was there is kept beside it. A backup that lacks entries of the desk, or leaves of its log
/// that were signed, is refused with what would be lost.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// The backup, as `forsooth backup` wrote it.
    file: PathBuf,

    /// Go back to it although entries are lost. Where these were signed, the desk goes on as another
    /// log with a key of its own, since one log never tells two stories.
    #[arg(long)]
    behind: bool,
}

const EXAMPLE: &str = "\
Example:
  forsooth restore-desk /mnt/safe/desk-2026-11-30.sqlite3
  forsooth restore-desk /mnt/safe/desk-2026-11-29.sqlite3 --behind";

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let path = match place.ledger()? {
        LedgerPlace::File(path) => path,
        LedgerPlace::Postgres(database) => bail!(
            "{} is a database; restore it with `pg_restore`, and its folder from a copy",
            database.address().display()
        ),
    };
    let restored = restore_desk(&args.file, &path, args.behind)?;
    output.data(&restored, told)
}

fn told(restored: &Restored, out: &mut dyn Write) -> std::io::Result<()> {
    writeln!(out, "{} entries are there now", restored.entries)?;
    if let Some(replaced) = &restored.replaced {
        writeln!(out, "what was there before is in {}", replaced.display())?;
    }
    if !restored.lost.is_empty() {
        let lost: Vec<String> = restored.lost.iter().map(ToString::to_string).collect();
        writeln!(out, "lost: {}", lost.join(", "))?;
    }
    if restored.is_another_log {
        writeln!(out, "the desk goes on as another log, with a key of its own")?;
    }
    Ok(())
}
