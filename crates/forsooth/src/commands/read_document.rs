//! `forsooth read`: prints what a document says, and keeps nothing.

use std::path::PathBuf;
use std::sync::Arc;

use actions::{DocumentFacts, IntakeHints, MediaType, ReadWith, parse_day, read_document};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::output::Output;
use crate::place::{Place, input_name, read_input};
use crate::print;

/// Read a document and print what was found; nothing is kept.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth read note.txt --published 2022-01-28")]
pub(crate) struct Args {
    /// A file with one document, as text, Markdown or HTML; "-" reads standard input.
    file: PathBuf,

    #[command(flatten)]
    facts: Facts,
}

/// What is known about a document before it is read.
#[derive(clap::Args, Debug)]
pub(crate) struct Facts {
    /// The day it was published [default: found in the text]; of a row of CSV or JSON, where it says
    /// none.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    published: Option<Date>,

    /// Its headline [default: found in the text].
    #[arg(long)]
    title: Option<String>,

    /// Who published it; of a row of CSV or JSON, where it says nothing.
    #[arg(long)]
    source: Option<String>,

    /// Where its publisher keeps it [default: as its own page says].
    #[arg(long, value_name = "ADDRESS")]
    url: Option<String>,

    /// How it is to be read [default: by the name's ending, or by how it begins].
    #[arg(long = "type", value_name = "TYPE", value_enum)]
    media_type: Option<Type>,

    /// Its language, as "en" [default: found in the text].
    #[arg(long, value_name = "CODE")]
    language: Option<String>,

    /// A table of actors of your own, which wins over the program's [default: `actors.tsv` beside
    /// the desk].
    #[arg(long, value_name = "FILE")]
    pub(crate) actors: Option<PathBuf>,
}

/// How the bytes of a document are to be read.
#[derive(clap::ValueEnum, Clone, Copy, Debug)]
enum Type {
    Text,
    Markdown,
    Html,
    Csv,
    Jsonl,
    Docx,
    Pdf,
    Eml,
    Mbox,
}

impl Type {
    fn media_type(self) -> MediaType {
        match self {
            Self::Text => MediaType::Plain,
            Self::Markdown => MediaType::Markdown,
            Self::Html => MediaType::Html,
            Self::Csv => MediaType::Table,
            Self::Jsonl => MediaType::JsonLines,
            Self::Docx => MediaType::Word,
            Self::Pdf => MediaType::Pdf,
            Self::Eml => MediaType::Mail,
            Self::Mbox => MediaType::Mailbox,
        }
    }
}

impl Facts {
    pub(crate) fn hints(&self, file: &std::path::Path) -> IntakeHints {
        self.known(None).hints(input_name(file))
    }

    /// What is known of the documents, and when their words were said.
    pub(crate) fn known(&self, said: Option<Date>) -> DocumentFacts {
        DocumentFacts {
            title: self.title.clone(),
            source: self.source.clone(),
            url: self.url.clone(),
            published: self.published,
            said,
            media_type: self.media_type.map(Type::media_type),
            language: self.language.clone(),
        }
    }
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let bytes = read_input(&args.file)?;
    let model = place.model(output)?;
    let gazetteer = place.own_actors(args.facts.actors.as_deref())?.map(Arc::new);
    let with = ReadWith { model: model.as_ref(), gazetteer };
    let hints = args.facts.hints(&args.file);
    let reading = read_document(&bytes, &hints, &with, Timestamp::now())?;
    output.data(&reading, |reading, out| print::reading(reading, out))?;
    if args.file.as_os_str() != "-" {
        output.say(&format!("Keep it with its findings: forsooth add {}", args.file.display()));
    }
    Ok(())
}
