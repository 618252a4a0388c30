//! A document of a word processor (DOCX): its words, its footnotes, and what it says of itself.

mod facts;
mod package;
mod walk;

pub(super) use package::is_word_file;

use super::IntakeError;
use super::metadata::Metadata;
use package::Package;

/// The part that holds the text.
const BODY: &str = "word/document.xml";

/// The parts that hold its notes.
const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

/// Reads the words as they now stand: what was struck out in a revision is not among them.
pub(super) fn read(bytes: &[u8]) -> Result<(String, Metadata), IntakeError> {
    let mut package = Package::open(bytes)?;
    let body = package.part(BODY)?.ok_or_else(|| IntakeError::NoWordFile {
        error: format!("it has no part {BODY}, which holds its text"),
    })?;
    let body = walk::words(BODY, &body)?;
    let facts = package.part("docProps/core.xml")?;
    let mut text = body.text;
    for part in NOTES {
        let Some(notes) = package.part(part)? else { continue };
        let notes = walk::words(part, &notes)?.text;
        if !notes.is_empty() {
            text.push_str("\n\n");
            text.push_str(&notes);
        }
    }
    let facts = facts.map(|facts| facts::read(&facts)).unwrap_or_default();
    let title = body.title.or(facts.title);
    Ok((text.trim().to_owned(), Metadata { title, ..facts }))
}

#[cfg(test)]
mod tests;
