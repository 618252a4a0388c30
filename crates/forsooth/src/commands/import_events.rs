//! `forsooth import-events`: takes in events that a machine coded, as background.

use std::path::{Path, PathBuf};

use actions::{Gazetteer, ImportEvents, ImportedEvents, import_events};
use anyhow::{Context as _, anyhow, bail};
use domain::EventCoder;
use serde::Serialize;

use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Import events that a machine coded (ICEWS, GDELT, POLECAT), as background of pairs.
///
/// They are drawn apart from what was read, are counted with nothing, and are evidence for nothing:
/// no words stand behind them that could be looked up.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth import-events 20220121.export.CSV.zip\n  \
                   forsooth import-events Events.2022.tab --licence \"CC0, Harvard Dataverse\"",
    after_help = "The rows are kept in a folder beside the desk, with .events behind its name.\nA file \
                  that was imported is refused, and brings its rows back where they were lost."
)]
pub(crate) struct Args {
    /// Tables of events, or ZIP archives with one table each.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Whose coding they are: icews, gdelt, polecat or forsooth [default: told by their columns].
    #[arg(long, value_name = "NAME", value_parser = coder)]
    format: Option<EventCoder>,

    /// Under which terms they may be used.
    #[arg(long, value_name = "TEXT")]
    licence: Option<String>,

    /// A table of actors of your own [default: `actors.tsv` beside the desk].
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
}

/// What became of the files.
#[derive(Default, Serialize)]
struct ImportedFiles {
    imports: Vec<ImportedEvents>,
    refused: Vec<Refusal>,
}

/// A file that was not imported.
#[derive(Serialize)]
struct Refusal {
    file: String,
    reason: String,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let gazetteer = place.own_actors(args.actors.as_deref())?;
    let mut done = ImportedFiles::default();
    for path in &args.files {
        match import(path, args, (place, gazetteer.as_ref()), output) {
            Ok(imported) => done.imports.push(imported),
            Err(error) => {
                let (file, reason) = (path.display().to_string(), format!("{error:#}"));
                done.refused.push(Refusal { file, reason });
            }
        }
    }
    output
        .data(&done, |done, out| done.imports.iter().try_for_each(|it| print::imported(it, out)))?;
    match (args.files.len(), done.refused.as_slice()) {
        (_, []) => {
            output.say("See them behind what was read: forsooth pair FIRST SECOND");
            Ok(())
        }
        (1, [alone]) => Err(anyhow!("{}: {}", alone.file, alone.reason)),
        (of, refused) => {
            for Refusal { file, reason } in refused.iter().filter(|_| !output.json) {
                Output::warn(&format!("{file}: {reason}"));
            }
            bail!("{} of {of} files were refused; the others are imported", refused.len())
        }
    }
}

fn import(
    path: &Path,
    args: &Args,
    (place, gazetteer): (&Place, Option<&Gazetteer>),
    output: Output,
) -> anyhow::Result<ImportedEvents> {
    let bytes = read_input(path)?;
    let name = path.file_name().context("it is no file; name a table of events")?;
    let file = name.to_string_lossy();
    let licence = args.licence.as_deref();
    let request =
        ImportEvents { file: &file, bytes: &bytes, coder: args.format, licence, gazetteer };
    let mut desk = place.open_or_begin()?;
    let mut told = 0;
    let progress = &mut |rows: u64| {
        if rows >= told + 100_000 {
            told = rows;
            output.say(&format!("{rows} rows of {file} read"));
        }
    };
    Ok(import_events(&mut desk, &request, progress)?)
}

fn coder(name: &str) -> Result<EventCoder, String> {
    let refuse =
        || format!("\"{name}\" is no format of events; give icews, gdelt, polecat or forsooth");
    EventCoder::from_name(name).ok_or_else(refuse)
}
