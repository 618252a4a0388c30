//! Templates of questions on a terminal.

use std::io::{Result, Write};

use actions::{ListedTemplate, Slot};

use crate::style::{FAINT, HEADING, ID, WORDS};

/// Prints a line for each template: its name, what it asks for, and its text.
pub(crate) fn templates(all: &[ListedTemplate], out: &mut dyn Write) -> Result<()> {
    let width = all.iter().map(|listed| listed.template.name.len()).max().unwrap_or(0);
    all.iter().try_for_each(|listed| {
        let (name, text) = (&listed.template.name, &listed.template.text);
        writeln!(out, "{ID}{name:<width$}{ID:#}  {text}")
    })
}

/// Prints a template with its slots, what spoils such questions, and what it becomes.
pub(crate) fn template(listed: &ListedTemplate, out: &mut dyn Write) -> Result<()> {
    let template = listed.template;
    writeln!(out, "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}", template.name, template.title)?;
    writeln!(out, "text:     {}", template.text)?;
    writeln!(out, "criteria: {}", template.criteria)?;
    for what_if in &template.what_ifs {
        writeln!(out, "          {what_if}")?;
    }
    for source in &template.sources {
        writeln!(out, "source:   {source}")?;
    }
    if let Some(postponement) = &template.postponement {
        writeln!(out, "if moved: {postponement}")?;
    }
    writeln!(out, "\n{HEADING}Slots{HEADING:#}")?;
    template.slots.iter().try_for_each(|it| slot(it, out))?;
    writeln!(out, "\n{HEADING}Example{HEADING:#}\n  {WORDS}{}{WORDS:#}", listed.becomes.text)
}

fn slot(slot: &Slot, out: &mut dyn Write) -> Result<()> {
    let Slot { name, asks, example, default } = slot;
    let default = default.as_ref().map_or(String::new(), |it| format!(" [default: {it}]"));
    writeln!(out, "  {ID}{name}{ID:#}  {asks} {FAINT}(as “{example}”){default}{FAINT:#}")
}
