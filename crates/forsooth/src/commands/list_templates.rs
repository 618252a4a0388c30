//! `forsooth templates`: questions that are asked again and again, ready to be filled in.

use actions::list_templates;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List the templates of questions, or show one with its slots and what it becomes.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth templates
  forsooth templates meeting-held")]
pub(crate) struct Args {
    /// The template to show.
    name: Option<String>,
}

pub(crate) fn run(args: &Args, _place: &Place, output: Output) -> anyhow::Result<()> {
    let templates = list_templates(args.name.as_deref())?;
    match (&args.name, templates.first()) {
        (Some(_), Some(one)) => output.data(one, |it, out| print::template(it, out)),
        (_, _) => output.data(&templates, |all, out| print::templates(all, out)),
    }
}
