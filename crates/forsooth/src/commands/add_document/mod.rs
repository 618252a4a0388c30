//! `forsooth add`: keeps documents with all that is read in them.

mod inputs;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use actions::{
    AddOutcome, AgainOutcome, Desk, FetchWith, Gazetteer, HandledDocument, IntakeHints, Model,
    ReadWith, TakenFile, add_file, document_at, fetch_again, fetch_page, is_web_address, parse_day,
};
use anyhow::{anyhow, bail};
use jiff::civil::Date;
use serde::Serialize;

use crate::catalogue::Progress;
use crate::commands::read_document::Facts;
use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;
use inputs::Inputs;

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

    #[command(flatten)]
    network: Network,
}

const FORMS: &str = "\
CSV and JSON Lines hold a document in each row: its fields are text, title, source, author, url,
published, said, modified and language.
What cannot be kept is named with the reason and stops nothing else, and the exit code is 1; what is
there already is named too, and is no failure.
A page that is here is fetched again; where its words changed, they become a new document.";

/// All that became of what was named.
#[derive(Debug, Default, Serialize)]
pub(crate) struct AddedFiles {
    pub(crate) documents: Vec<HandledDocument>,
    pub(crate) added: usize,
    pub(crate) known: usize,
    pub(crate) refused: usize,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let inputs = Inputs::find(&args.paths)?;
    let own = place.own_actors(args.facts.actors.as_deref())?.map(Arc::new);
    let mut adding = Adding { place, output, own, opened: None };
    let progress = Progress::new(inputs.files.len(), output);
    let mut done = AddedFiles::default();
    for (before, path) in inputs.files.iter().enumerate() {
        progress.at(before, &path.display().to_string());
        done.take(adding.add(path, args)?);
    }
    progress.end();
    if inputs.passed_over > 0 {
        let others = print::counted(inputs.passed_over, "other file");
        output.say(&format!("{others} in the folders passed over: no kind that is read"));
    }
    told(&done, output)
}

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
    let AddedFiles { documents, added, known, refused } = done;
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

/// Adding, with what is opened on the way.
struct Adding<'a> {
    place: &'a Place,
    output: Output,
    own: Option<Arc<Gazetteer>>,
    opened: Option<Opened>,
}

/// What is opened once there is a document to add, so that a file that is no text begins no desk.
struct Opened {
    desk: Desk,
    model: Option<Model>,
}

/// Reads a file, or fetches a page, and takes it apart.
fn take(path: &Path, name: &str, args: &Args) -> anyhow::Result<TakenFile> {
    let hints = args.facts.hints(path);
    if is_web_address(name) {
        // What a path's last part says is the address's to say.
        let hints = IntakeHints { name: None, ..hints };
        return Ok(fetch_page(name, &hints, args.said, &args.network.client())?);
    }
    Ok(TakenFile::new(name.to_owned(), inputs::read(path)?, &hints, args.said))
}

impl Adding<'_> {
    fn add(&mut self, path: &Path, args: &Args) -> anyhow::Result<Vec<HandledDocument>> {
        let is_standard_input = path.as_os_str() == "-";
        let shown = path.display().to_string();
        let name = if is_standard_input { "standard input".to_owned() } else { shown };
        if let Some(handled) = self.add_again(&name, args)? {
            return Ok(vec![handled]);
        }
        let file = match take(path, &name, args) {
            Ok(file) => file,
            Err(error) => return Ok(vec![HandledDocument::refused(name, format!("{error:#}"))]),
        };
        if file.is_refused() {
            return Ok(file.refused());
        }
        let progress = Progress::new(file.documents.len(), self.output);
        let gazetteer = self.own.clone();
        let Opened { desk, model } = self.opened()?;
        let read_with = ReadWith { model: model.as_ref(), gazetteer };
        Ok(add_file(desk, file, &read_with, &mut |done| progress.at(done, &name))?)
    }

    /// Fetches a page that is here already again; nothing where there is none of that address.
    fn add_again(&mut self, url: &str, args: &Args) -> anyhow::Result<Option<HandledDocument>> {
        let desk = if is_web_address(url) { self.place.open_if_there()? } else { None };
        let known = desk.map(|desk| document_at(&desk, url)).transpose()?.flatten();
        let Some(known) = known else { return Ok(None) };
        let (gazetteer, output) = (self.own.clone(), self.output);
        let Opened { desk, model } = self.opened()?;
        let read_with = ReadWith { model: model.as_ref(), gazetteer };
        let with = FetchWith { web: &args.network.client(), read_with: &read_with };
        let fetched = match fetch_again(desk, known, &with) {
            Ok(fetched) => fetched,
            Err(error) => {
                return Ok(Some(HandledDocument::refused(url.to_owned(), error.to_string())));
            }
        };
        let outcome = match fetched.outcome {
            AgainOutcome::Unchanged => AddOutcome::Known { id: fetched.document },
            AgainOutcome::Again { id } => AddOutcome::Known { id },
            AgainOutcome::Changed { added, changes } => {
                output.say(&format!("{url} changed since {}: {}", known, changes.words()));
                AddOutcome::Added(added)
            }
        };
        Ok(Some(HandledDocument { file: url.to_owned(), place: None, outcome }))
    }

    fn opened(&mut self) -> anyhow::Result<&mut Opened> {
        let opened = if let Some(opened) = self.opened.take() {
            opened
        } else {
            let model = self.place.model(self.output)?;
            Opened { desk: self.place.open_or_begin()?, model }
        };
        Ok(self.opened.insert(opened))
    }
}
