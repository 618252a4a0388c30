//! Attachments: the documents that came with a mail.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};

use super::super::parts::Piece;

/// The endings of attachments that are documents of their own.
const ENDINGS: [&str; 6] = [".docx", ".pdf", ".html", ".htm", ".md", ".txt"];

/// The documents attached to a mail.
pub(in super::super) fn attachments(mail: &[u8]) -> Vec<Piece> {
    let Some(message) = MessageParser::new().parse(mail) else { return Vec::new() };
    let documents = message.attachments().filter_map(|part| {
        let name = name(part).filter(|name| is_document(name))?;
        Some(Piece::attachment(name, part.contents().to_vec()))
    });
    documents.collect()
}

/// The problem of attachments that no document can be made of.
pub(super) fn left_out(message: &Message<'_>) -> Option<String> {
    let unread = message.attachments().filter_map(name).filter(|name| !is_document(name));
    let unread: Vec<String> = unread.map(|name| format!("\"{name}\"")).collect();
    (!unread.is_empty()).then(|| format!("the attachments {} are left out", unread.join(", ")))
}

fn name<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    part.attachment_name().map(str::trim).filter(|name| !name.is_empty())
}

fn is_document(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}
