//! `forsooth note new`: drafts a note from the desk.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use actions::{NewNote, new_note};
use anyhow::Context;
use domain::Id;
use serde::Serialize;

use crate::output::Output;
use crate::place::{Place, read_input};

/// Draft a note from the desk: judgments with their numbers, quotes with references, and the days.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth note new --template outlook --judgment j-1 --judgment j-2 --out note.md
  forsooth lint note.md
  forsooth file note.md")]
pub(crate) struct Args {
    /// What sort of note: statement, outlook or event, or a file of Markdown of your own
    /// [default: statement].
    #[arg(long, value_name = "NAME|FILE")]
    template: Option<String>,

    /// A judgment to tell of, in the order told [default: every one that stands].
    #[arg(long = "judgment", value_name = "ID")]
    judgments: Vec<Id>,

    /// The headline [default: the claim of the first judgment].
    #[arg(long)]
    title: Option<String>,

    /// The ladder of words [default: icd203].
    #[arg(long, value_name = "NAME")]
    ladder: Option<String>,

    /// The file to write, which must not exist yet [default: standard output].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// A draft as scripts read it.
#[derive(Serialize)]
struct Drafted {
    text: String,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let Args { template, judgments, title, ladder, out } = args;
    let template_text = template.as_deref().map(own_template).transpose()?.flatten();
    let request = NewNote { title, judgments, ladder, template, template_text };
    let text = new_note(&place.open()?, &request)?;
    let Some(path) = out else {
        return output.data(&Drafted { text }, |it, out| out.write_all(it.text.as_bytes()));
    };
    write_new(&path, &text)?;
    let path = path.display();
    output.say(&format!(
        "Written to {path}. Edit it, then: forsooth lint {path}; forsooth file {path}"
    ));
    Ok(())
}

/// The text of a template of the user's own, if what was given is a file.
fn own_template(given: &str) -> anyhow::Result<Option<String>> {
    let path = Path::new(given);
    if !path.is_file() {
        return Ok(None);
    }
    let text = String::from_utf8(read_input(path)?);
    Ok(Some(text.with_context(|| format!("{given} is not UTF-8; save it as UTF-8"))?))
}

/// Writes a file that is not there yet: a note that somebody edited must not be lost.
fn write_new(path: &Path, text: &str) -> anyhow::Result<()> {
    let made = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = made.with_context(|| format!("{} cannot be made", path.display()))?;
    file.write_all(text.as_bytes()).with_context(|| format!("{} cannot be written", path.display()))
}
