//! Attachments: the documents that came with a mail.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::super::parts::Piece;
use super::own_bytes;

/// The endings of attachments that are documents of their own.
const ENDINGS: [&str; 7] = [MAIL, ".docx", ".pdf", ".html", ".htm", ".md", ".txt"];

/// The ending of a mail.
const MAIL: &str = ".eml";

/// The documents attached to a mail.
pub(in super::super) fn attachments(mail: &[u8]) -> Vec<Piece> {
    let Some(message) = MessageParser::new().parse(mail) else { return Vec::new() };
    let documents = (1..).zip(message.attachments()).filter_map(|(number, part)| {
        let name = name(number, part).filter(|name| is_document(name))?;
        let bytes = own_bytes::of(&message, part)?;
        Some(Piece::attachment(name, bytes, own_bytes::charset(part)))
    });
    documents.collect()
}

/// Whether an attachment is a mail, that may have attachments too.
pub(in super::super) fn is_mail(name: &str) -> bool {
    name.to_lowercase().ends_with(MAIL)
}

/// The problems of attachments that no document can be made of.
pub(super) fn left_out(message: &Message<'_>) -> Vec<String> {
    let (mut unread, mut broken) = (Vec::new(), Vec::new());
    for (number, part) in (1..).zip(message.attachments()) {
        let name = name(number, part).unwrap_or_else(|| format!("{} without a name", kind(part)));
        if own_bytes::of(message, part).is_none() {
            broken.push(format!("\"{name}\""));
        } else if !is_document(&name) {
            unread.push(format!("\"{name}\""));
        }
    }
    let told = [
        (unread, "are left out"),
        (broken, "cannot be unpacked and are left out; ask for them again"),
    ];
    let told = told.into_iter().filter(|(names, _)| !names.is_empty());
    told.map(|(names, what)| format!("the attachments {} {what}", names.join(", "))).collect()
}

/// The name of an attachment; text and mails without one are named by their place or subject.
fn name(number: usize, part: &MessagePart<'_>) -> Option<String> {
    let given = part.attachment_name().map(str::trim).filter(|name| !name.is_empty());
    match &part.body {
        PartType::Message(inner) => {
            let subject = given.or(inner.subject().map(str::trim)).filter(|it| !it.is_empty());
            let subject = subject.unwrap_or("mail");
            Some(if is_mail(subject) { subject.to_owned() } else { format!("{subject}{MAIL}") })
        }
        PartType::Text(_) if given.is_none() && is_plain(part) => {
            Some(format!("part {number}.txt"))
        }
        PartType::Html(_) if given.is_none() => Some(format!("part {number}.html")),
        PartType::Text(_)
        | PartType::Html(_)
        | PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Multipart(_) => given.map(str::to_owned),
    }
}

fn is_plain(part: &MessagePart<'_>) -> bool {
    part.content_type().is_none() || part.is_content_type("text", "plain")
}

/// The kind that a part says it is of, as "image/png".
fn kind(part: &MessagePart<'_>) -> String {
    let kind = part.content_type().map(|it| (it.ctype(), it.subtype().unwrap_or("*")));
    kind.map_or_else(|| "a part".to_owned(), |(kind, more)| format!("{kind}/{more}"))
}

fn is_document(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}
