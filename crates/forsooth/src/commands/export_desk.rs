//! `forsooth export`: everything in one file that another tool can read.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

use actions::{ExportedDesk, export_desk};
use anyhow::Context;

use crate::output::Output;
use crate::place::Place;

/// Write everything the desk keeps as one JSON Lines file.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth export desk.jsonl")]
pub(crate) struct Args {
    /// The file to write, which must not exist yet [default: standard output, as "-"].
    file: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let Some(path) = args.file.as_ref().filter(|path| path.as_os_str() != "-") else {
        let exported = export_desk(&desk, &mut std::io::stdout().lock())?;
        tell_lost(&exported);
        return Ok(());
    };
    let file = File::create_new(path)
        .with_context(|| format!("{} cannot be made; is it there already?", path.display()))?;
    let mut writer = BufWriter::new(file);
    let exported = export_desk(&desk, &mut writer)?;
    writer.flush()?;
    tell_lost(&exported);
    output.say(&format!(
        "Written to {}; import it with: forsooth --desk NEW import FILE",
        path.display()
    ));
    Ok(())
}

/// Says which rows are not in the export.
fn tell_lost(exported: &ExportedDesk) {
    for import in &exported.lost_rows {
        Output::warn(&format!(
            "the rows of {import} are lost and not in the export; import its file again first: \
             forsooth import-events FILE"
        ));
    }
}
