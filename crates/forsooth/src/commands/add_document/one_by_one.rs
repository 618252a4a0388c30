//! Adding a few files one by one, as nobody needs a job for.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use actions::{
    AgainOutcome, Desk, DocumentFiles, FetchWith, FormulaAlert, Gazetteer, HandledDocument,
    IntakeHints, LARGEST_FILE, Model, RaisedFlag, ReadFileError, ReadWith, TakenFile, add_file,
    document_at, fetch_again, fetch_page, fill_copies, flags_raised_after, formula_alerts_after,
    is_web_address, read_document_file,
};
use anyhow::{Context, bail};

use super::{AddedFiles, Args};
use crate::catalogue::Progress;
use crate::filling::Filled;
use crate::output::Output;
use crate::place::Place;

/// Adds files, pages and standard input.
pub(super) fn add(
    args: &Args,
    files: &DocumentFiles,
    place: &Place,
    output: Output,
) -> anyhow::Result<AddedFiles> {
    let own = place.own_actors(args.facts.actors.as_deref())?.map(Arc::new);
    let mut adding = Adding { place, output, own, opened: None };
    let progress = Progress::new(files.paths.len(), output);
    let mut done = AddedFiles::default();
    for (before, path) in files.paths.iter().enumerate() {
        progress.at(before, &path.display().to_string());
        done.take(adding.add(path, args)?);
    }
    progress.end();
    done.raised = adding.raised()?;
    done.formulas = adding.formulas()?;
    Ok(done)
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
    /// How many entries there were before.
    length: u64,
}

/// Reads a file, or fetches a page, and takes it apart.
fn take(path: &Path, name: &str, args: &Args) -> anyhow::Result<TakenFile> {
    let hints = args.facts.hints(path);
    if is_web_address(name) {
        // What a path's last part says is the address's to say.
        let hints = IntakeHints { name: None, ..hints };
        return Ok(fetch_page(name, &hints, args.said, &args.network.client())?);
    }
    if name.contains("://") {
        bail!("pages are fetched from addresses that begin with https:// or http:// alone");
    }
    Ok(TakenFile::new(name.to_owned(), read(path, name)?, &hints, args.said))
}

/// Reads a file, or standard input if it is "-".
fn read(path: &Path, name: &str) -> anyhow::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return Ok(read_document_file(path, name)?);
    }
    let mut bytes = Vec::new();
    let input = io::stdin().lock().take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    let size = input.context("standard input cannot be read")? as u64;
    if size > LARGEST_FILE {
        return Err(ReadFileError::TooLarge { size }.into());
    }
    Ok(bytes)
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
        let Opened { desk, model, .. } = self.opened()?;
        let read_with = ReadWith { model: model.as_ref(), gazetteer };
        Ok(add_file(desk, file, &read_with, &mut |done| progress.at(done, &name))?)
    }

    /// Fetches a page that is here already again; nothing where there is none of that address.
    fn add_again(&mut self, url: &str, args: &Args) -> anyhow::Result<Option<HandledDocument>> {
        let desk = if is_web_address(url) { self.place.open_if_there()? } else { None };
        let known = desk.map(|desk| document_at(&desk, url)).transpose()?.flatten();
        let Some(known) = known else { return Ok(None) };
        let (gazetteer, output) = (self.own.clone(), self.output);
        let Opened { desk, model, .. } = self.opened()?;
        let read_with = ReadWith { model: model.as_ref(), gazetteer };
        let with = FetchWith { web: &args.network.client(), read_with: &read_with };
        let fetched = match fetch_again(desk, known, &with) {
            Ok(fetched) => fetched,
            Err(error) => {
                return Ok(Some(HandledDocument::refused(url.to_owned(), error.to_string())));
            }
        };
        if let AgainOutcome::Changed { changes, .. } = &fetched.outcome {
            output.say(&format!("{url} changed since {}: {}", known, changes.words()));
        }
        if fetched.back.is_some() {
            output.say(&format!("{url} was gone and is there again"));
        }
        let outcome = fetched.into_added();
        Ok(Some(HandledDocument { file: url.to_owned(), place: None, outcome }))
    }

    /// What watches raise because of what was added.
    fn raised(&self) -> anyhow::Result<Vec<RaisedFlag>> {
        let Some(Opened { desk, length, .. }) = &self.opened else { return Ok(vec![]) };
        let mut filled = Filled::new(self.output);
        Ok(flags_raised_after(desk, *length, &mut |done, all| filled.tell(done, all))?)
    }

    /// What became of formulas by what was added.
    fn formulas(&self) -> anyhow::Result<Vec<FormulaAlert>> {
        let Some(Opened { desk, length, .. }) = &self.opened else { return Ok(vec![]) };
        let mut filled = Filled::new(self.output);
        Ok(formula_alerts_after(desk, *length, &mut |done, all| filled.tell(done, all))?)
    }

    fn opened(&mut self) -> anyhow::Result<&mut Opened> {
        let opened = if let Some(opened) = self.opened.take() {
            opened
        } else {
            let model = self.place.model(self.output)?;
            let desk = self.place.open_or_begin()?;
            let mut compared = Filled::of_copies(self.output);
            fill_copies(&desk, &mut |done, all| compared.tell(done, all))?;
            Opened { length: desk.length()?, desk, model }
        };
        Ok(self.opened.insert(opened))
    }
}
