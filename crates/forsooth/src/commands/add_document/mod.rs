//! `forsooth add`: keeps documents with all that is read in them.

mod by_a_job;
mod one_by_one;

use std::path::PathBuf;

use actions::{AddOutcome, DocumentFiles, FormulaAlert, HandledDocument, RaisedFlag, parse_day};
use anyhow::{anyhow, bail};
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::read_document::Facts;
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Keep documents unaltered, with their hashes and with all that is read in them.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth add speech.html --source \"Ministry of Foreign Affairs\"\n  \
                   forsooth add archive.csv letters/\n  \
                   forsooth add https://example.org/news/talks",
    after_help = FORMS
)]
pub(crate) struct Args {
    /// Addresses of pages of the web, files with text, Markdown, HTML, DOCX, PDF, CSV, JSON Lines or mails (EML, mbox), and
    /// folders with such files in them or below; "-" reads standard input.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    facts: Facts,

    /// The day its words were said, if that is one day.
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    said: Option<Date>,

    /// Leave the work to a served desk: see `forsooth jobs`.
    #[arg(long)]
    background: bool,

    #[command(flatten)]
    network: Network,
}

/// More files than this are added by a job, as a folder is.
const FEW: usize = 20;

const FORMS: &str = "\
CSV and JSON Lines hold a document in each row: its fields are text, title, source, author, url,
published, said, modified and language.
What cannot be kept is named with the reason and stops nothing else, and the exit code is 1; what is
there already is named too, and is no failure.
A page that is here is fetched again; where its words changed, they become a new document.
Ctrl-C ends the adding of a folder after the present file and says how to go on with it; what is
refused in a folder can be tried again alone. See docs/jobs.md.";

/// All that became of what was named.
#[derive(Debug, Default, Serialize)]
pub(crate) struct AddedFiles {
    pub(crate) documents: Vec<HandledDocument>,
    pub(crate) added: usize,
    pub(crate) known: usize,
    pub(crate) refused: usize,
    /// The files in folders that are of no kind that is read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) passed_over: Vec<PathBuf>,
    /// The watches that something just added fits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) raised: Vec<RaisedFlag>,
    /// The formulas of speakers that appear, change or are missed in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) formulas: Vec<FormulaAlert>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let files = DocumentFiles::find(&args.paths)?;
    if !files.passed_over.is_empty() {
        output.say(&passed_over(&files.passed_over));
    }
    let is_standard_input = args.paths.iter().any(|path| path.as_os_str() == "-");
    if args.background && is_standard_input {
        bail!("standard input is gone when a served desk comes to it; name a file instead");
    }
    let is_long = args.paths.iter().any(|path| path.is_dir()) || files.paths.len() > FEW;
    if args.background {
        by_a_job::hand_over(args, &files, place, output)
    } else if is_long && !is_standard_input && !files.paths.is_empty() {
        by_a_job::add(args, &files, place, output)
    } else {
        let done = one_by_one::add(args, &files, place, output)?;
        told(&AddedFiles { passed_over: files.passed_over, ..done }, output)
    }
}

/// What is said of the files that are passed over: the first of them by name.
fn passed_over(paths: &[PathBuf]) -> String {
    let others = print::counted(paths.len(), "other file");
    let named: Vec<String> =
        paths.iter().take(NAMED).map(|path| path.display().to_string()).collect();
    let more = if paths.len() > NAMED { ", …" } else { "" };
    format!(
        "{others} in the folders passed over, of no kind that is read: {}{more}",
        named.join(", ")
    )
}

/// How many files that are passed over are named; `--json` names all.
const NAMED: usize = 10;

/// Prints what became of all; an error where something was refused.
fn told(done: &AddedFiles, output: Output) -> anyhow::Result<()> {
    output.data(done, |done, out| print::added_files(done, out))?;
    let refused = done.documents.iter().filter_map(refusal);
    if let ([_], Some(alone)) = (done.documents.as_slice(), refused.clone().next()) {
        return Err(anyhow!(alone));
    }
    if !output.json {
        refused.for_each(|refusal| Output::warn(&refusal));
    }
    let AddedFiles { documents, added, known, refused, .. } = done;
    let of = documents.len();
    match documents.as_slice() {
        [] => bail!("there is no document in it; name files, or folders with documents in them"),
        [HandledDocument { outcome: AddOutcome::Added(document), .. }] => {
            output.say(&format!("See what was read in it: forsooth show {}", document.id));
        }
        _ => output.say(&format!("{added} added, {known} here already, {refused} refused.")),
    }
    if *refused > 0 {
        bail!("{refused} of {of} documents were refused; the others are kept");
    }
    Ok(())
}

fn refusal(handled: &HandledDocument) -> Option<String> {
    match &handled.outcome {
        AddOutcome::Refused { error } => Some(format!("{}: {error}", handled.origin())),
        AddOutcome::Added(_) | AddOutcome::Known { .. } => None,
    }
}

impl AddedFiles {
    fn take(&mut self, handled: Vec<HandledDocument>) {
        for document in handled {
            match document.outcome {
                AddOutcome::Added(_) => self.added += 1,
                AddOutcome::Known { .. } => self.known += 1,
                AddOutcome::Refused { .. } => self.refused += 1,
            }
            self.documents.push(document);
        }
    }
}
