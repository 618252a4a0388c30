//! `forsooth export-forecasts`: forecasts as Fatebook exports them.

use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use actions::export_forecasts;
use anyhow::Context;

use crate::output::Output;
use crate::place::Place;
use crate::print::counted;

/// Write the forecasts of yes-or-no questions and options as a table with Fatebook's headings.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth export-forecasts forecasts.csv")]
pub(crate) struct Args {
    /// The file to write, which must not exist yet [default: standard output, as "-"].
    file: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let Some(path) = args.file.as_ref().filter(|path| path.as_os_str() != "-") else {
        export_forecasts(&desk, &mut std::io::stdout().lock())?;
        return Ok(());
    };
    let file = File::create_new(path)
        .with_context(|| format!("{} cannot be made; is it there already?", path.display()))?;
    let rows = export_forecasts(&desk, &mut BufWriter::new(file))?;
    output.say(&format!("{} written to {}", counted(rows, "row"), path.display()));
    Ok(())
}
