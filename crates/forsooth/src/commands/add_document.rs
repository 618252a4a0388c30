//! `forsooth add`: keeps a document with all that is read in it.

use std::path::PathBuf;
use std::sync::Arc;

use actions::{AddDocument, add_document, parse_day};
use jiff::civil::Date;

use crate::commands::read_document::Facts;
use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Keep a document unaltered, with its hash and with all that is read in it.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth add speech.html --source \"Ministry of Foreign Affairs\""
)]
pub(crate) struct Args {
    /// Plain text, Markdown or HTML; "-" reads standard input.
    file: PathBuf,

    #[command(flatten)]
    facts: Facts,

    /// The day its words were said, if that is one day.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    said: Option<Date>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let bytes = read_input(&args.file)?;
    // Taken in first, so that a file that is no text begins no desk.
    let own = place.own_actors(args.facts.actors.as_deref())?;
    let request = AddDocument::new(bytes, &args.facts.hints(&args.file), args.said)?;
    let request = match place.model(output)? {
        Some(model) => request.annotated(&model),
        None => request,
    };
    let request = match own {
        Some(own) => request.knowing(Arc::new(own)),
        None => request,
    };
    let added = add_document(&mut place.open_or_begin()?, &request)?;
    let id = added.id;
    output.data(&added, |added, out| print::added(added, out))?;
    output.say(&format!("See what was read in it: forsooth show {id}"));
    Ok(())
}
