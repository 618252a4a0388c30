//! `forsooth opml export`: the feeds as a list for other readers of feeds.

use std::fs::File;
use std::io::Write as _;
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
    /// The file to write, which must not be there yet; "-" is standard output [default: standard
    /// output].
    file: Option<PathBuf>,
}

#[derive(Serialize)]
struct Exported {
    opml: String,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let opml = export_opml(&place.open()?)?;
    if let Some(file) = args.file.as_ref().filter(|file| file.as_os_str() != "-") {
        let named = file.display();
        // What stands there may be the list of another reader of feeds.
        let written = File::create_new(file).and_then(|mut it| it.write_all(opml.as_bytes()));
        written
            .with_context(|| format!("{named} cannot be written; name a file that is not there"))?;
        output.say(&format!("The feeds are in {}", file.display()));
        return Ok(());
    }
    output.data(&Exported { opml }, |exported, out| out.write_all(exported.opml.as_bytes()))
}
