//! `forsooth export-forecasts`: forecasts as Fatebook exports them.

use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;

use actions::{ExportedForecasts, export_forecasts};
use anyhow::Context;

use crate::output::Output;
use crate::place::Place;
use crate::print::counted;

/// Write the forecasts of yes-or-no questions and options as a table with Fatebook's headings.
///
/// Forecasts of others that are hidden until you have given your own are left out, and counted.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth export-forecasts forecasts.csv")]
pub(crate) struct Args {
    /// The file to write, which must not exist yet [default: standard output, as "-"].
    file: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let Some(path) = args.file.as_ref().filter(|path| path.as_os_str() != "-") else {
        let exported = export_forecasts(&desk, &mut std::io::stdout().lock())?;
        say_hidden(exported, output);
        return Ok(());
    };
    let file = File::create_new(path)
        .with_context(|| format!("{} cannot be made; is it there already?", path.display()))?;
    let exported = export_forecasts(&desk, &mut BufWriter::new(file))?;
    output.say(&format!("{} written to {}", counted(exported.rows, "row"), path.display()));
    say_hidden(exported, output);
    Ok(())
}

/// Whoever takes the table elsewhere would not miss what is not in it.
fn say_hidden(exported: ExportedForecasts, output: Output) {
    if exported.hidden > 0 {
        let hidden = counted(exported.hidden, "row");
        output.say(&format!(
            "{hidden} left out: forecasts of others that are hidden until you have given your own"
        ));
    }
}
