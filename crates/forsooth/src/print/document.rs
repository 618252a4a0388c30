//! A document on a terminal: its facts, its text, its findings, and what rests on it.

use std::io::{Result, Write};

use actions::{CheckedPage, CitingEntry, CopiedDocument, DocumentCopies, ShownDocument};
use domain::Entry;

use crate::guard::one_line;
use crate::print::changes::changes;
use crate::print::entry::finding;
use crate::print::section;
use crate::style::{FAINT, HEADING, ID};

/// Prints a document.
pub(crate) fn document(shown: &ShownDocument, out: &mut dyn Write) -> Result<()> {
    let document = &shown.document.record;
    let title = one_line(document.title.as_deref().unwrap_or("Untitled"));
    writeln!(out, "{ID}{}{ID:#}  {HEADING}{title}{HEADING:#}", shown.document.id)?;
    let published = document.published.map(|date| format!("published {date}"));
    let of_feed = document.words_of_feed.then(|| "the words of its feed".to_owned());
    let digest = Some(format!("SHA-256 {}", document.bytes));
    let facts = [published, document.source.clone(), of_feed, digest];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    writeln!(
        out,
        "{FAINT}{}{FAINT:#}\n\n{}",
        one_line(&facts.join(", ")),
        shown.content.trim_end()
    )?;
    versions(shown, out)?;
    copies(&shown.copies, out)?;
    section("Read in it", &shown.findings, out, found)?;
    section("Rests on it", &shown.cited_by, out, citing)
}

fn versions(shown: &ShownDocument, out: &mut dyn Write) -> Result<()> {
    if let Some(later) = shown.later {
        writeln!(out, "\nIts page changed since: {ID}{later}{ID:#}")?;
    }
    section("Whether its page is there", &shown.page_checks, out, checked)?;
    let Some(found) = &shown.changes else { return Ok(()) };
    writeln!(out)?;
    changes(found, out)
}

fn checked(check: &CheckedPage, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {ID}{}{ID:#}  {}", check.id, check.words())
}

fn copies(copies: &DocumentCopies, out: &mut dyn Write) -> Result<()> {
    if copies.is_alone() {
        return Ok(());
    }
    writeln!(out, "\n{}", copies.words())?;
    if let Some(variants) = copies.variants_told() {
        writeln!(out, "{variants}")?;
    }
    section("Copies", if copies.earliest().is_some() { &copies.copies } else { &[] }, out, copied)?;
    section("Share words with it", &copies.others, out, copied)
}

fn copied(document: &CopiedDocument, out: &mut dyn Write) -> Result<()> {
    let title = one_line(document.title.as_deref().unwrap_or("Untitled"));
    let origin = one_line(&document.origin());
    writeln!(out, "  {ID}{}{ID:#}  {title} {FAINT}({origin}){FAINT:#}", document.id)
}

fn found(entry: &Entry, out: &mut dyn Write) -> Result<()> {
    write!(out, "  {ID}{}{ID:#}", entry.id)?;
    finding(&entry.record, out)
}

fn citing(citing: &CitingEntry, out: &mut dyn Write) -> Result<()> {
    let entry = &citing.entry;
    let (line, author) = (one_line(&entry.line), one_line(&entry.author));
    writeln!(out, "  {ID}{}{ID:#}  {line} {FAINT}({author}){FAINT:#}", entry.id)
}
