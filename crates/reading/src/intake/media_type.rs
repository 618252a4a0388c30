//! A media type: how the characters of a document are to be read.

use super::{IntakeHints, binary, decode};

/// How the characters of a document are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaType {
    /// As they are.
    Plain,
    /// As Markdown (`CommonMark`).
    Markdown,
    /// As a page of the web.
    Html,
    /// As a table whose head names the columns, one document a row.
    Table,
    /// As JSON, one document a line.
    JsonLines,
}

/// The media type of bytes that are text; nothing where they are none.
pub(super) fn of_bytes(bytes: &[u8], hints: &IntakeHints) -> Option<MediaType> {
    let is_text = !bytes.is_empty() && binary::kind(bytes).is_none();
    is_text.then(|| choose(hints, &decode::decode(bytes).text))
}

/// Chooses by what is known, by the name's ending, or by how the text begins.
pub(super) fn choose(hints: &IntakeHints, text: &str) -> MediaType {
    let by_name = || hints.name.as_deref().and_then(by_ending);
    hints.media_type.or_else(by_name).unwrap_or_else(|| by_beginning(text))
}

fn by_ending(name: &str) -> Option<MediaType> {
    let path = name.split(['?', '#']).next().unwrap_or(name).to_ascii_lowercase();
    let (_, ending) = path.rsplit_once('.')?;
    match ending {
        "html" | "htm" | "xhtml" => Some(MediaType::Html),
        "md" | "markdown" => Some(MediaType::Markdown),
        "txt" | "text" => Some(MediaType::Plain),
        "csv" | "tsv" => Some(MediaType::Table),
        "jsonl" | "ndjson" => Some(MediaType::JsonLines),
        _ => None,
    }
}

fn by_beginning(text: &str) -> MediaType {
    let start: String = text.trim_start().chars().take(500).collect::<String>().to_lowercase();
    let declared = start.starts_with("<!doctype html") || start.starts_with("<html");
    let after_others = start.starts_with("<?xml") || start.starts_with("<!--");
    if declared || after_others && start.contains("<html") {
        MediaType::Html
    } else if is_object(text) {
        MediaType::JsonLines
    } else {
        MediaType::Plain
    }
}

/// Whether the first line is an object of JSON.
fn is_object(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    first.starts_with('{') && serde_json::from_str::<serde_json::Value>(first).is_ok()
}
