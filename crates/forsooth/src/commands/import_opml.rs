//! `forsooth opml import`: subscribes to every feed of a list.

use std::path::PathBuf;

use actions::import_opml;
use anyhow::Context;

use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Subscribe to every feed of a list that another reader of feeds exported.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth opml import feeds.opml")]
pub(crate) struct Args {
    /// The list, as OPML; "-" reads standard input.
    file: PathBuf,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let bytes = read_input(&args.file)?;
    let cannot = || format!("{} cannot be imported", args.file.display());
    let imported = import_opml(&mut place.open_or_begin()?, &bytes).with_context(cannot)?;
    output.data(&imported, |imported, out| {
        let new = print::counted(imported.subscribed.len(), "feed");
        writeln!(out, "{new} subscribed to, {} here already", imported.known.len())?;
        imported.left_out.iter().try_for_each(|it| writeln!(out, "  left out: {it}"))
    })?;
    output.say("Fetch what is new in them: forsooth fetch");
    Ok(())
}
