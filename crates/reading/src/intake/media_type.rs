//! A media type: how the characters of a document are to be read.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{IntakeHints, binary, decode, word};

/// How the characters of a document are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MediaType {
    /// As they are.
    Plain,
    /// As Markdown (`CommonMark`).
    Markdown,
    /// As a page of the web.
    Html,
    /// As a table whose head names the columns, one document a row.
    Table,
    /// As JSON, one document an object.
    JsonLines,
    /// As a document of a word processor (DOCX).
    Word,
    /// As printed pages (PDF).
    Pdf,
    /// As a mail (EML).
    Mail,
    /// As mails one after another (mbox).
    Mailbox,
}

/// Whether bytes are to be read as a document of a word processor.
pub(super) fn is_word_file(bytes: &[u8], hints: &IntakeHints) -> bool {
    match hints.media_type {
        Some(media_type) => media_type == MediaType::Word,
        None => word::is_word_file(bytes),
    }
}

/// The media type of bytes that are text; nothing where they are none.
pub(super) fn of_bytes(bytes: &[u8], hints: &IntakeHints) -> Option<MediaType> {
    let is_text = !bytes.is_empty() && binary::kind(bytes).is_none();
    is_text.then(|| choose(hints, &decode::decode(bytes).text))
}

/// Chooses by what is known, by the name's ending, or by how the text begins.
pub(super) fn choose(hints: &IntakeHints, text: &str) -> MediaType {
    let by_name = || hints.name.as_deref().and_then(by_ending);
    // A page of the web that was saved as text begins as no text does.
    let is_saved_page = |named: &MediaType| *named == MediaType::Plain && is_page(text);
    let by_name = || by_name().filter(|named| !is_saved_page(named));
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
        "eml" => Some(MediaType::Mail),
        "mbox" | "mbx" => Some(MediaType::Mailbox),
        "json" | "jsonl" | "ndjson" => Some(MediaType::JsonLines),
        _ => None,
    }
}

/// Whether a text begins as a page of the web.
fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(500).collect::<String>().to_lowercase();
    let declared = start.starts_with("<!doctype html") || start.starts_with("<html");
    let after_others = start.starts_with("<?xml") || start.starts_with("<!--");
    declared || after_others && start.contains("<html")
}

fn by_beginning(text: &str) -> MediaType {
    if is_page(text) {
        MediaType::Html
    } else if is_object(text) {
        MediaType::JsonLines
    } else if is_mail(text) {
        MediaType::Mail
    } else if text.starts_with("From ") && text.split_once('\n').is_some_and(|it| is_mail(it.1)) {
        MediaType::Mailbox
    } else {
        MediaType::Plain
    }
}

/// Whether the first line is an object of JSON, or the whole is one or a list of them.
fn is_object(text: &str) -> bool {
    let text = text.trim();
    let first = text.lines().next().unwrap_or_default();
    let is_one = |text: &str| serde_json::from_str::<Map<String, Value>>(text).is_ok();
    let is_list =
        || serde_json::from_str::<Vec<Map<String, Value>>>(text).is_ok_and(|it| !it.is_empty());
    match first.chars().next() {
        Some('{') => is_one(first) || is_one(text),
        Some('[') => is_list(),
        Some(_) | None => false,
    }
}

/// Fields that mail programs write and people do not.
const MAIL_FIELDS: [&str; 4] = ["message-id:", "mime-version:", "received:", "return-path:"];

/// Whether a text begins with the head of a mail.
pub(super) fn is_mail(text: &str) -> bool {
    let head = text.lines().take_while(|line| !line.trim().is_empty());
    let head: Vec<String> = head.take(LONGEST_HEAD).map(str::to_ascii_lowercase).collect();
    let names = |field: &str| head.iter().any(|line| line.starts_with(field));
    let is_first_a_field = head
        .first()
        .and_then(|line| line.split_once(':'))
        .is_some_and(|it| it.0.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    is_first_a_field && names("from:") && MAIL_FIELDS.into_iter().any(names)
}

/// How many lines of a mail's head are looked at.
const LONGEST_HEAD: usize = 200;
