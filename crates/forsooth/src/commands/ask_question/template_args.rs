//! A template and what belongs into its slots, as they are given on the command line.

use anyhow::anyhow;

/// The template that gives the question its words.
#[derive(clap::Args, Debug)]
pub(super) struct TemplateArgs {
    /// The template to fill in, as `forsooth templates` lists them; what you give goes before it.
    #[arg(long, value_name = "NAME")]
    #[arg(conflicts_with_all = ["from", "option", "range", "days", "by"])]
    template: Option<String>,

    /// What belongs into a slot of the template, as who="…"; give it once for each.
    #[arg(long, value_name = "SLOT=TEXT", requires = "template", value_parser = slot)]
    #[arg(conflicts_with_all = ["from", "option", "range", "days", "by"])]
    set: Vec<(String, String)>,
}

impl TemplateArgs {
    /// The template that is named, and what belongs into its slots.
    pub(super) fn take(&mut self) -> Option<(String, Vec<(String, String)>)> {
        let template = self.template.take()?;
        Some((template, std::mem::take(&mut self.set)))
    }
}

fn slot(text: &str) -> anyhow::Result<(String, String)> {
    let refuse = || anyhow!("\"{text}\" fills no slot; write it as who=\"Kosovo's government\"");
    let (slot, value) = text.split_once('=').ok_or_else(refuse)?;
    Ok((slot.trim().to_owned(), value.to_owned()))
}
