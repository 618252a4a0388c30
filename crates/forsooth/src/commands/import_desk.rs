//! `forsooth import`: makes a new desk from an export.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use actions::{ImportedDesk, LedgerPlace, import_desk};
use anyhow::Context;

use crate::catalogue::Progress;
use crate::jobs::Interrupt;
use crate::output::Output;
use crate::place::Place;
use crate::print::counted;

/// Make a new desk from an export, after checking all of it.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth --desk copy.sqlite3 import desk.jsonl",
    after_help = "It is imported whole or not at all: Ctrl-C ends it, and leaves nothing behind."
)]
pub(crate) struct Args {
    /// The export; "-" reads standard input.
    file: PathBuf,
}

/// So many bytes are one step of the bar.
const STEP: u64 = 1 << 20;

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let ledger = place.ledger()?;
    let imported = import(&args.file, &ledger, output)?;
    for import in &imported.lost_rows {
        Output::warn(&format!(
            "the export has not the rows of {import}; import its file again: \
             forsooth import-events FILE"
        ));
    }
    output.data(&imported, |imported, out: &mut dyn Write| {
        let (entries, contents) = (imported.ledger.entries, imported.ledger.contents);
        let rows = match imported.event_rows {
            0 => String::new(),
            rows => format!(", and {} of machine-coded events", counted(rows, "file")),
        };
        let name = ledger.name().display();
        writeln!(out, "{entries} entries and {contents} contents imported into {name}{rows}")
    })
}

/// Imports a file, with a bar where its length is known.
fn import(file: &Path, place: &LedgerPlace, output: Output) -> anyhow::Result<ImportedDesk> {
    let (mut input, length): (Box<dyn BufRead>, u64) = if file.as_os_str() == "-" {
        (Box::new(std::io::stdin().lock()), 0)
    } else {
        let cannot = || format!("{} cannot be read", file.display());
        let opened = File::open(file).with_context(cannot)?;
        let length = opened.metadata().with_context(cannot)?.len();
        (Box::new(BufReader::new(opened)), length)
    };
    let megabytes = |bytes: u64| usize::try_from(bytes / STEP).unwrap_or(usize::MAX);
    let bar = Progress::new(megabytes(length), output);
    let interrupt = Interrupt::listen();
    let mut shown = None;
    let imported = import_desk(place, &mut *input, &mut |read| {
        if shown != Some(read / STEP) {
            shown = Some(read / STEP);
            let is_read = length > 0 && read >= length;
            let name = if is_read { "MB, being checked" } else { "MB" };
            bar.at(megabytes(read).min(megabytes(length)), name);
        }
        if interrupt.is_asked_for() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    bar.end();
    Ok(imported?)
}
