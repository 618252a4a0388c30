//! `forsooth erase`: destroys what entries say, as the law may ask for.

use std::io::{Result, Write};

use actions::{
    EraseEntries, ErasedEntries, Erasing, KeptWords, erase_entries, plan_erasure, sweep_ledger,
};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print::list;
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Destroy what entries say, for good, where the law asks for it.
///
/// A document goes with its bytes, its text and all that was read in it. A tombstone stays, which
/// says what was erased, when, by whom and why; so does each entry's place in the log, so that
/// other proofs hold. Documents, what was read in them, judgments and briefs can be erased; on all
/// else scores rest. What quotes it elsewhere is listed and stays, until you name it too.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// The entries, as d-3 or j-2.
    #[arg(required_unless_present = "sweep")]
    entries: Vec<Id>,

    /// Why, in a sentence that stays; write no name into it.
    #[arg(long, value_name = "REASON", default_value = "", hide_default_value = true)]
    because: String,

    /// Only list what would go and what would stay.
    #[arg(long)]
    dry_run: bool,

    /// Overwrite what was erased before in the files of the desk, where another program was in the
    /// way then.
    #[arg(long, conflicts_with_all = ["entries", "dry_run"])]
    sweep: bool,
}

const EXAMPLE: &str = "\
Example:
  forsooth erase d-3 --because \"asked for under article 17\" --dry-run
  forsooth erase d-3 j-2 --because \"asked for under article 17\"";

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    if args.sweep {
        sweep_ledger(&desk)?;
        output.say("What was erased is overwritten.");
        return Ok(());
    }
    let request = EraseEntries { entries: args.entries, because: args.because };
    if args.dry_run {
        let erasing = plan_erasure(&desk, &request)?;
        output.data(&erasing, |erasing, out| planned(erasing, "Would go", out))?;
        output.say("Nothing was erased. Without --dry-run it goes for good.");
        return Ok(());
    }
    let erased = erase_entries(&mut desk, &request)?;
    output.data(&erased, |erased, out| done(erased, out))
}

fn planned(erasing: &Erasing, heading: &str, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{HEADING}{heading}{HEADING:#}")?;
    list(&erasing.entries, out)?;
    if erasing.kept.is_empty() {
        return Ok(());
    }
    writeln!(out, "{HEADING}Stays, and has words of it{HEADING:#}")?;
    erasing.kept.iter().try_for_each(|kept| stays(kept, out))
}

fn stays(KeptWords { entry, because, is_erasable }: &KeptWords, out: &mut dyn Write) -> Result<()> {
    let remedy = if *is_erasable { "name it to erase it too" } else { "scores rest on it" };
    writeln!(out, "{ID}{}{ID:#}  {}", entry.id, entry.line)?;
    writeln!(out, "  {FAINT}{because}; {remedy}{FAINT:#}")
}

fn done(erased: &ErasedEntries, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{ID}{}{ID:#}", erased.id)?;
    planned(&erased.erasing, "Erased", out)?;
    let mut left = erased.left_to_do.iter();
    left.try_for_each(|line| writeln!(out, "{ATTENTION}note:{ATTENTION:#} {line}"))
}
