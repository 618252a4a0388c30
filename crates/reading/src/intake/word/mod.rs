//! A document of a word processor (DOCX): its words, its footnotes, and what it says of itself.

mod facts;
mod package;
mod walk;

pub(super) use package::is_word_file;

use super::IntakeError;
use super::metadata::Metadata;
use package::Package;

/// Reads the words as they now stand: what was struck out in a revision is not among them.
pub(super) fn read(bytes: &[u8]) -> Result<(String, Metadata), IntakeError> {
    let mut package = Package::open(bytes)?;
    let body = package
        .part("word/document.xml")?
        .ok_or_else(|| IntakeError::NoWordFile { error: "it has no text part".to_owned() })?;
    let body = walk::words(&body)?;
    let footnotes = package.part("word/footnotes.xml")?;
    let endnotes = package.part("word/endnotes.xml")?;
    let facts = package.part("docProps/core.xml")?;
    let mut text = body.text;
    for notes in [footnotes, endnotes].into_iter().flatten() {
        let notes = walk::words(&notes)?.text;
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
