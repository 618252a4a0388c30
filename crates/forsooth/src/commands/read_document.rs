//! `forsooth read`: prints what a document says, and keeps nothing.

use std::path::PathBuf;

use actions::{Gazetteer, IntakeHints, parse_day, read_document};
use jiff::civil::Date;

use crate::output::Output;
use crate::place::{Place, input_name, read_input};
use crate::print;

/// Read a document and print what was found; nothing is kept.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth read note.txt --published 2022-01-28")]
pub(crate) struct Args {
    /// Plain text, Markdown or HTML; "-" reads standard input.
    file: PathBuf,

    #[command(flatten)]
    facts: Facts,
}

/// What is known about a document before it is read.
#[derive(clap::Args, Debug)]
pub(crate) struct Facts {
    /// The day it was published [default: found in the text].
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    published: Option<Date>,

    /// Its headline [default: found in the text].
    #[arg(long)]
    title: Option<String>,

    /// Who published it.
    #[arg(long)]
    source: Option<String>,

    /// Its language, as "en" [default: found in the text].
    #[arg(long, value_name = "CODE")]
    language: Option<String>,

    /// A table of actors of your own, which wins over the program's [default: `actors.tsv` beside
    /// the desk].
    #[arg(long, value_name = "FILE")]
    pub(crate) actors: Option<PathBuf>,
}

impl Facts {
    pub(crate) fn hints(self, file: &std::path::Path) -> IntakeHints {
        IntakeHints {
            name: input_name(file),
            media_type: None,
            title: self.title,
            source: self.source,
            published: self.published,
            language: self.language,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let bytes = read_input(&args.file)?;
    let model = place.model(output)?;
    let own = place.own_actors(args.facts.actors.as_deref())?;
    let gazetteer = own.as_ref().unwrap_or(Gazetteer::built_in());
    let hints = args.facts.hints(&args.file);
    let reading = read_document(&bytes, &hints, model.as_ref(), gazetteer)?;
    output.data(&reading, |reading, out| print::reading(reading, out))?;
    if args.file.as_os_str() != "-" {
        output.say(&format!("Keep it with its findings: forsooth add {}", args.file.display()));
    }
    Ok(())
}
