//! `forsooth catalogue FOLDER`: takes up the predictions of old notes.

use std::path::Path;
use std::sync::Arc;

use actions::{
    AddDocument, CatalogueNote, CataloguedNote, Desk, Gazetteer, IntakeHints, KeptNotes, Model,
    catalogue_note,
};
use anyhow::Context;
use serde::Serialize;

use crate::catalogue::{Below, OldNote, Progress, notes_below};
use crate::output::Output;
use crate::place::{Place, input_name, read_input};
use crate::print;

/// What was taken up from a folder.
#[derive(Debug, Default, Serialize)]
pub(crate) struct CataloguedFolder {
    /// The notes, in the order of their names.
    pub(crate) notes: Vec<CataloguedNote>,
    /// The files that could not be read, each with the reason.
    pub(crate) unreadable: Vec<Unreadable>,
    /// How many files have an ending that no note has.
    pub(crate) other_files: usize,
}

/// A file that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct Unreadable {
    /// Its folder and name.
    pub(crate) path: String,
    /// Why.
    pub(crate) reason: String,
}

/// What notes are read with.
struct Reader {
    model: Model,
    own: Option<Arc<Gazetteer>>,
    kept: KeptNotes,
}

pub(crate) fn run(folder: &Path, place: &Place, output: Output) -> anyhow::Result<()> {
    let Below { notes, others: other_files, outward } = notes_below(folder)?;
    for link in &outward {
        Output::warn(&format!(
            "{} leads out of the folder and is not followed; copy the note in if it belongs",
            link.display()
        ));
    }
    let model = place.model(output)?.context(
        "predictions are read with the language model; install it: forsooth model install",
    )?;
    let mut desk = place.open_or_begin()?;
    let mut done = CataloguedFolder { other_files, ..CataloguedFolder::default() };
    let kept = KeptNotes::of(&desk)?;
    let reader = Reader { model, own: place.own_actors(None)?.map(Arc::new), kept };
    let progress = Progress::new(notes.len(), output);
    for (done_before, note) in notes.iter().enumerate() {
        progress.at(done_before, &note.file);
        match taken_up(&mut desk, note, &reader)? {
            Ok(note) => done.notes.push(note),
            Err(unreadable) => done.unreadable.push(unreadable),
        }
    }
    progress.end();
    output.data(&done, |done, out| print::catalogued(done, out))?;
    if notes.is_empty() {
        output.say("No note is there; notes end in .md, .txt, .html, .docx, .pdf or .eml.");
    } else {
        output.say("Say how the predictions came out: forsooth catalogue --settle");
    }
    Ok(())
}

fn taken_up(
    desk: &mut Desk,
    note: &OldNote,
    reader: &Reader,
) -> anyhow::Result<Result<CataloguedNote, Unreadable>> {
    let unreadable = |reason: String| {
        let path = format!("{}/{}", note.folder, note.file);
        Ok(Err(Unreadable { path, reason }))
    };
    let bytes = match read_input(&note.path) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(format!("{error:#}")),
    };
    let hints = IntakeHints { name: input_name(&note.path), ..IntakeHints::default() };
    let document = match AddDocument::new(bytes, &hints, None) {
        Ok(document) => document,
        Err(error) => return unreadable(error.to_string()),
    };
    let document = match &reader.own {
        Some(own) => document.knowing(Arc::clone(own)),
        None => document,
    };
    let (folder, file) = (note.folder.clone(), note.file.clone());
    Ok(Ok(catalogue_note(
        desk,
        CatalogueNote { note: document, folder, file },
        &reader.kept,
        &reader.model,
    )?))
}
