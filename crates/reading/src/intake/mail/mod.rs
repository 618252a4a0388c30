//! A mail: its words, who sent it and when, and the documents attached to it.

mod attachments;
mod mailbox;
mod own_words;

pub(super) use attachments::attachments;
pub(super) use mailbox::cut as cut_mailbox;

use encoding_rs::{Encoding, UTF_8};
use jiff::civil::Date;
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::metadata::{Metadata, host};
use super::{IntakeError, html};

/// A mail as it was read.
pub(super) struct Mail {
    pub(super) text: String,
    pub(super) metadata: Metadata,
    /// The encoding of its words, as the WHATWG names it.
    pub(super) encoding: String,
}

/// Reads a mail: its plain text, or its page where that says much more.
pub(super) fn read(bytes: &[u8]) -> Result<Mail, IntakeError> {
    let message = MessageParser::new().parse(bytes).ok_or(IntakeError::NoMail)?;
    let mut metadata = metadata(&message);
    let (plain, page) = (plain(&message), page(&message));
    let text = match page {
        Some(page) if words_in(&page) > MUCH_MORE * words_in(&plain) => page,
        Some(_) | None => {
            let (own, left_out) = own_words::of(&plain);
            metadata.problems.extend(left_out);
            own
        }
    };
    metadata.problems.extend(attachments::left_out(&message));
    let encoding = encoding(&message);
    Ok(Mail { text, metadata, encoding })
}

/// How many times more words a page must have for the plain text beside it to be a mere pointer.
const MUCH_MORE: usize = 2;

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}

fn plain(message: &Message<'_>) -> String {
    let text = |part: &MessagePart<'_>| match &part.body {
        PartType::Text(text) => Some(text.replace("\r\n", "\n").trim_end().to_owned()),
        PartType::Html(_)
        | PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Message(_)
        | PartType::Multipart(_) => None,
    };
    message.text_bodies().filter_map(text).collect::<Vec<_>>().join("\n\n")
}

fn page(message: &Message<'_>) -> Option<String> {
    let text = |part: &MessagePart<'_>| match &part.body {
        PartType::Html(page) => Some(html::read(page).0),
        PartType::Text(_)
        | PartType::Binary(_)
        | PartType::InlineBinary(_)
        | PartType::Message(_)
        | PartType::Multipart(_) => None,
    };
    let pages: Vec<String> = message.html_bodies().filter_map(text).collect();
    (!pages.is_empty()).then(|| pages.join("\n\n"))
}

/// A mail to many is published by whoever it comes from; any other one is written by them.
fn metadata(message: &Message<'_>) -> Metadata {
    let from = message.from().and_then(|from| from.first());
    let name = from.and_then(|from| from.name()).and_then(spaced);
    let address = from.and_then(|from| from.address()).and_then(|it| it.rsplit_once('@'));
    let place = address.and_then(|(_, place)| host(&format!("mail://{place}")));
    let is_to_many = [HeaderName::ListId, HeaderName::ListUnsubscribe]
        .into_iter()
        .any(|header| message.header(header).is_some());
    let (author, source) = if is_to_many { (None, name.or(place)) } else { (name, place) };
    Metadata {
        title: message.subject().and_then(spaced),
        author,
        source,
        published: message.date().and_then(day),
        ..Metadata::default()
    }
}

fn day(time: &mail_parser::DateTime) -> Option<Date> {
    let year = i16::try_from(time.year).ok()?;
    Date::new(year, i8::try_from(time.month).ok()?, i8::try_from(time.day).ok()?).ok()
}

fn spaced(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

fn encoding(message: &Message<'_>) -> String {
    let named = message.text_bodies().chain(message.html_bodies()).find_map(|part| {
        let label = part.content_type()?.attribute("charset")?;
        Encoding::for_label(label.as_bytes())
    });
    named.unwrap_or(UTF_8).name().to_owned()
}

#[cfg(test)]
mod tests;
