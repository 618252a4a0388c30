//! `forsooth file`: checks a note and keeps it as a brief.

use std::fs;
use std::path::{Path, PathBuf};

use actions::{FileNoteError, file_note, marked_as_filed};
use anyhow::Context;
use domain::Id;

use crate::output::Output;
use crate::place::{Place, read_input};
use crate::print;

/// Check a note and keep it as a brief, with its text as it stands.
///
/// The number of the brief is written into the front matter, as "filed: b-1", so that filing the
/// note again after an edit corrects that brief. A note with errors is refused; what else an editor
/// would send back is said.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth file note.md")]
pub(crate) struct Args {
    /// The note; "-" reads standard input.
    #[arg(value_name = "NOTE.md")]
    note: PathBuf,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let bytes = read_input(&args.note)?;
    let filed = match file_note(&mut place.open()?, &bytes) {
        Err(FileNoteError::Errors(report)) => {
            output.note(&print::noted_findings(&report)?);
            return Err(FileNoteError::Errors(report).into());
        }
        filed => filed?,
    };
    if !output.json {
        output.note(&print::noted_findings(&filed.report)?);
    }
    output.data(&filed, |filed, out| print::filed(filed, out))?;
    mark(&args.note, &bytes, filed.id, output)?;
    output.say(&format!(
        "Print it, with how it came out: forsooth brief {} --html --out note.html",
        filed.id
    ));
    Ok(())
}

/// Writes into the file as which brief it was filed.
fn mark(path: &Path, bytes: &[u8], id: Id, output: Output) -> anyhow::Result<()> {
    let text = String::from_utf8_lossy(bytes);
    if path.as_os_str() == "-" {
        output
            .say(&format!("Write \"filed: {id}\" into its front matter before you file it again."));
        return Ok(());
    }
    fs::write(path, marked_as_filed(&text, id)).with_context(|| {
        format!(
            "it was filed as {id}, but {} cannot be written; add \"filed: {id}\" to it",
            path.display()
        )
    })
}
