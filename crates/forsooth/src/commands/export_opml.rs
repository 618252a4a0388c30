//! `forsooth opml export`: the feeds as a list for other readers of feeds.

use std::fs;
use std::path::PathBuf;

use actions::export_opml;
use anyhow::Context;
use serde::Serialize;

use crate::output::Output;
use crate::place::Place;

/// Write the feeds as a list that other readers of feeds import.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth opml export feeds.opml")]
pub(crate) struct Args {
    /// The file to write [default: standard output].
    file: Option<PathBuf>,
}

#[derive(Serialize)]
struct Exported {
    opml: String,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let opml = export_opml(&place.open()?)?;
    if let Some(file) = &args.file {
        fs::write(file, &opml).with_context(|| format!("{} cannot be written", file.display()))?;
        output.say(&format!("The feeds are in {}", file.display()));
        return Ok(());
    }
    output.data(&Exported { opml }, |exported, out| out.write_all(exported.opml.as_bytes()))
}
