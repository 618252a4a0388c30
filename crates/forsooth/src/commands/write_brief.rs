//! `forsooth brief`: writes a brief of some judgments, or prints one with how it came out.

use std::fs;
use std::path::{Path, PathBuf};

use actions::{NoteFinding, ShownBrief, WriteBrief, lint_summary, show_brief, write_brief};
use anyhow::{Context, bail};
use domain::{Id, Kind};

use crate::output::Output;
use crate::place::Place;
use crate::print_pdf;

/// Write a brief of some judgments, or print one with how it came out.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth brief j-1 j-2 --title \"What the minister said, and what follows\"
  forsooth brief b-1 --html --out brief.html
  forsooth brief b-1 --docx --out brief.docx")]
pub(crate) struct Args {
    /// Judgments to write about, or one brief to print.
    #[arg(required = true, value_name = "ID")]
    ids: Vec<Id>,

    /// The headline of a new brief.
    #[arg(long)]
    title: Option<String>,

    /// The opening paragraph of a new brief.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    summary: Option<String>,

    /// The ladder of words of a new brief [default: icd203].
    #[arg(long, value_name = "NAME")]
    ladder: Option<String>,

    /// Print HTML rather than Markdown.
    #[arg(long, group = "form")]
    html: bool,

    /// Write a file for a word processor rather than Markdown.
    #[arg(long, group = "form", requires = "out")]
    docx: bool,

    /// Write a PDF rather than Markdown; a browser on this machine prints it.
    #[arg(long, group = "form", requires = "out")]
    pdf: bool,

    /// Write to a file rather than to standard output; its ending tells the form where no option
    /// does.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// What readers get a brief as.
#[derive(Clone, Copy)]
enum Form {
    Markdown,
    Html,
    Docx,
    Pdf,
}

impl Args {
    fn form(&self) -> Form {
        match (self.html, self.docx, self.pdf) {
            (true, ..) => Form::Html,
            (_, true, _) => Form::Docx,
            (_, _, true) => Form::Pdf,
            (false, false, false) => self.out.as_deref().map_or(Form::Markdown, by_ending),
        }
    }
}

/// The form that the name of a file asks for, where no option does.
fn by_ending(path: &Path) -> Form {
    let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => Form::Html,
        Some("docx") => Form::Docx,
        Some("pdf") => Form::Pdf,
        Some(_) | None => Form::Markdown,
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let (form, out) = (args.form(), args.out.clone());
    let shown = match args.ids[..] {
        [id] if id.kind == Kind::Brief && args.title.is_none() => show_brief(&place.open()?, id)?,
        _ => write(args, place, output)?,
    };
    if let Some(path) = out {
        fs::write(&path, rendered(&shown, form)?)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        output.say(&format!("Written to {}", path.display()));
        return Ok(());
    }
    let text = rendered(&shown, form)?;
    output.data(&shown, |_, out| out.write_all(&text))
}

fn rendered(shown: &ShownBrief, form: Form) -> anyhow::Result<Vec<u8>> {
    Ok(match form {
        Form::Markdown => shown.markdown().into_bytes(),
        Form::Html => shown.html(&[]).into_bytes(),
        Form::Docx => shown.docx().context("the file cannot be packed")?,
        Form::Pdf => print_pdf::pdf(&shown.html(&[]))?,
    })
}

fn write(args: Args, place: &Place, output: Output) -> anyhow::Result<ShownBrief> {
    let Some(title) = args.title else { bail!("a new brief needs a title; give --title TEXT") };
    let Args { ids: judgments, summary, ladder, .. } = args;
    let mut desk = place.open()?;
    if let Some(summary) = &summary {
        for finding in lint_summary(&desk, summary, ladder.as_deref())? {
            let NoteFinding { words, message, suggestion, .. } = finding;
            let better = suggestion.map_or_else(String::new, |it| format!("; better: {it}"));
            Output::warn(&format!("the summary says “{words}”: {message}{better}"));
        }
    }
    let id = write_brief(&mut desk, &WriteBrief { title, summary, judgments, ladder })?;
    output
        .say(&format!("Recorded {id}. Print it again, with how it came out: forsooth brief {id}"));
    Ok(show_brief(&desk, id)?)
}
