//! `forsooth export-events`: the events that were read, as a table.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use actions::{EventTableFormat, ExportEvents, ExportedEvents, export_events, parse_moment};
use anyhow::Context;
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::print::counted;

/// Write the events that were read as a table with POLECAT's headings, as CSV or Parquet.
///
/// What is only planned, denied or supposed is left out, and counted.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// The file to write, which must not exist yet [default: standard output, as "-"].
    file: Option<PathBuf>,
    /// csv or parquet [default: by the name's ending, else csv].
    #[arg(long, value_name = "FORMAT")]
    format: Option<EventTableFormat>,
    /// Also what is only planned, denied or supposed; the column Occurrence tells it.
    #[arg(long)]
    all: bool,
    /// As the desk knew them then: nothing recorded, corrected or done later is in it.
    #[arg(long, value_name = "MOMENT", value_parser = parse_moment)]
    as_of: Option<Timestamp>,
    /// A table of actors of your own [default: `actors.tsv` beside the desk].
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
}

const EXAMPLE: &str = "\
Example:
  forsooth export-events events.csv
  forsooth export-events events.parquet --all --as-of 2022-02-23";

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let file = args.file.as_deref().filter(|path| path.as_os_str() != "-");
    let format = args.format.unwrap_or_else(|| format_of(file));
    let request = ExportEvents {
        as_of: args.as_of,
        with_unhappened: args.all,
        format,
        gazetteer: place.own_actors(args.actors.as_deref())?.map(Arc::new),
    };
    let Some(path) = file else {
        let exported = export_events(&desk, &request, &mut std::io::stdout())?;
        say_left_out(exported, output);
        return Ok(());
    };
    let written = File::create_new(path)
        .with_context(|| format!("{} cannot be made; is it there already?", path.display()))?;
    let mut written = BufWriter::new(written);
    let exported = export_events(&desk, &request, &mut written)?;
    written.flush().with_context(|| format!("{} cannot be written", path.display()))?;
    output.say(&format!("{} written to {}", counted(exported.rows, "row"), path.display()));
    say_left_out(exported, output);
    Ok(())
}

fn format_of(file: Option<&Path>) -> EventTableFormat {
    let ending = file.and_then(Path::extension);
    let is_parquet = ending.is_some_and(|it| it.eq_ignore_ascii_case("parquet"));
    if is_parquet { EventTableFormat::Parquet } else { EventTableFormat::Csv }
}

fn say_left_out(exported: ExportedEvents, output: Output) {
    if exported.unhappened > 0 {
        let left_out = counted(exported.unhappened, "event");
        output
            .say(&format!("{left_out} left out as planned, denied or supposed; --all takes them"));
    }
}
