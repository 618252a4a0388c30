//! A row: a document as a table or JSON gives it, one field a fact.

mod json;
mod table;

pub(super) use json::{cut as cut_json, read as read_json};
pub(super) use table::{cut as cut_table, read as read_table};

use super::metadata::{Metadata, day, language_code, web_address};
use super::parts::Piece;
use super::{IntakeError, html};

/// A field: its name and its words.
type Field = (String, String);

/// The names that are known, for those who gave another.
const KNOWN: &str =
    "text, title, source, author, url, published, said, modified and language are known";

/// The text of a row, and what its fields say of it.
fn read(fields: Vec<Field>) -> Result<(String, Metadata), IntakeError> {
    let mut row = Row::default();
    for (name, value) in fields {
        row.take(&name, value.trim());
    }
    let Row { text, mut metadata, unknown } = row;
    let text = text.ok_or(IntakeError::NoTextField)?;
    if !unknown.is_empty() {
        metadata.problems.push(format!("{} left out; {KNOWN}", unknown.join(", ")));
    }
    // What is taken from a site's own store is often a piece of its page.
    if text.starts_with('<') && text.contains("</") {
        let (text, found) = html::read(&text);
        return Ok((text, metadata.or(found)));
    }
    Ok((text, metadata))
}

#[derive(Default)]
struct Row {
    text: Option<String>,
    metadata: Metadata,
    /// The names of fields that are not known, as they stand.
    unknown: Vec<String>,
}

impl Row {
    fn take(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let words = || Some(value.to_owned());
        match name.trim().to_lowercase().replace([' ', '-'], "_").as_str() {
            "text" | "body" | "content" | "content_text" | "content_html" => self.text = words(),
            "title" | "headline" => self.metadata.title = words(),
            "source" | "outlet" | "publisher" => self.metadata.source = words(),
            "author" | "authors" | "by" | "byline" => self.metadata.author = words(),
            "url" | "link" => self.metadata.url = self.understood(name, value, web_address(value)),
            "published" | "published_at" | "date_published" | "date" => {
                self.metadata.published = self.understood(name, value, day(value));
            }
            "said" => self.metadata.said = self.understood(name, value, day(value)),
            "modified" | "date_modified" | "updated" => {
                self.metadata.modified = self.understood(name, value, day(value));
            }
            "language" | "lang" => {
                self.metadata.language = self.understood(name, value, language_code(value));
            }
            _ => self.unknown.push(format!("\"{}\"", name.trim())),
        }
    }

    /// What a value means; where it means nothing, that is told.
    fn understood<T>(&mut self, name: &str, value: &str, meaning: Option<T>) -> Option<T> {
        if meaning.is_none() {
            let problem = format!("\"{value}\" under {name} is not understood and left out");
            self.metadata.problems.push(problem);
        }
        meaning
    }
}

#[cfg(test)]
mod tests;
