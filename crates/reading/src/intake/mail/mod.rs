//! A mail: its words, who sent it and when, and the documents attached to it.

mod attachments;
mod mailbox;
mod own_bytes;
mod own_words;
mod page_quotes;
mod within;
mod written_day;

pub(super) use attachments::{attachments, is_mail};
pub(super) use mailbox::cut as cut_mailbox;

use domain::Problem;
use encoding_rs::UTF_8;
use jiff::civil::Date;
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, PartType};

use super::metadata::{Metadata, host};
use super::{IntakeError, html};
use within::Within;

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
    let Words { text, encoding, problems } = words(&message);
    let own = own_words::of(&text, message.subject().unwrap_or_default());
    if let Some(forwarded) = own.forwarded.filter(|_| own.text.is_empty()) {
        return forwarded_alone(forwarded, metadata);
    }
    metadata.problems.extend(own.left_out);
    let text = own.text;
    if text.is_empty() && problems.iter().any(|problem| problem == BROKEN) {
        return Err(IntakeError::BrokenMail);
    }
    metadata.problems.extend(problems);
    metadata.problems.extend(attachments::left_out(&message));
    let encoding = encoding.unwrap_or_else(|| UTF_8.name().to_owned());
    Ok(Mail { text, metadata, encoding })
}

/// A mail whose sender only forwards another one: that one, with who sent it on.
fn forwarded_alone(forwarded: Within, outer: Metadata) -> Result<Mail, IntakeError> {
    let (bytes, is_day_known) = forwarded.into_mail();
    let mut mail = read(&bytes)?;
    let sent_on_by = outer.author.or(outer.source).unwrap_or_else(|| "somebody".to_owned());
    let day = outer.published.map(|day| format!(" on {day}")).unwrap_or_default();
    mail.metadata.problems.push(format!("this mail was forwarded by {sent_on_by}{day}"));
    mail.metadata.problems.extend((!is_day_known).then(|| UNKNOWN_DAY.to_owned()));
    mail.metadata.problems.extend(outer.problems);
    Ok(mail)
}

/// The problem of a forwarded mail whose day is written in no known way.
const UNKNOWN_DAY: &str = "the day of the mail that is forwarded is not understood";

/// The mail that another one forwards below its own words, as bytes, and the problem with it.
pub(super) fn forwarded(mail: &[u8]) -> Option<(Vec<u8>, Option<Problem>)> {
    let message = MessageParser::new().parse(mail)?;
    let own = own_words::of(&words(&message).text, message.subject().unwrap_or_default());
    let forwarded = own.forwarded.filter(|_| !own.text.is_empty())?;
    let (bytes, is_day_known) = forwarded.into_mail();
    let problem = || Problem { message: UNKNOWN_DAY.to_owned(), span: None };
    Some((bytes, (!is_day_known).then(problem)))
}

/// The words of a mail: its plain text, or its page where that says much more.
fn words(message: &Message<'_>) -> Words {
    let (plain, page) = (plain(message), page(message));
    let page = page.filter(|page| words_in(&page.text) > MUCH_MORE * words_in(&plain.text));
    page.unwrap_or(plain)
}

/// How many times more words a page must have for the plain text beside it to be a mere pointer.
const MUCH_MORE: usize = 2;

fn words_in(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The words of some parts of a mail, how they were read, and what was guessed or left out.
#[derive(Default)]
struct Words {
    text: String,
    encoding: Option<String>,
    problems: Vec<String>,
}

impl Words {
    fn push(&mut self, message: &Message<'_>, part: &MessagePart<'_>, read: &dyn Fn(&str) -> Read) {
        let Some(decoded) = own_bytes::words(message, part) else {
            self.problems.push(BROKEN.to_owned());
            return;
        };
        let (text, problems) = read(&decoded.text);
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(&text);
        self.encoding.get_or_insert(decoded.encoding);
        let guessed = decoded.problem.map(|Problem { message, .. }| message);
        self.problems.extend(guessed.into_iter().chain(problems));
    }
}

/// A text that was read, and the problems with it.
type Read = (String, Vec<String>);

/// The problem of a part of which nothing is read.
const BROKEN: &str =
    "a part of the mail cannot be unpacked and is left out; ask for the mail again";

fn plain(message: &Message<'_>) -> Words {
    let mut words = Words::default();
    let read = |text: &str| (text.replace("\r\n", "\n").trim_end().to_owned(), Vec::new());
    for part in message.text_bodies().filter(|part| matches!(part.body, PartType::Text(_))) {
        words.push(message, part, &read);
    }
    words
}

fn page(message: &Message<'_>) -> Option<Words> {
    let mut words = Words::default();
    let read = |page: &str| {
        let (page, has_answered) = page_quotes::without(page);
        let (text, mut metadata) = html::read(&page);
        let left_out = has_answered.then(|| "left out: the mail that is answered".to_owned());
        metadata.problems.extend(left_out);
        (text, metadata.problems)
    };
    for part in message.html_bodies().filter(|part| matches!(part.body, PartType::Html(_))) {
        words.push(message, part, &read);
    }
    words.encoding.is_some().then_some(words)
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

#[cfg(test)]
mod quoting_tests;
#[cfg(test)]
mod tests;
