//! Intake: bytes become a document with one text that never changes again.

mod binary;
mod decode;
mod error;
mod front_matter;
mod html;
mod language;
mod mail;
mod markdown;
mod media_type;
mod metadata;
mod pages;
mod parts;
mod published;
mod row;
mod shallow;
mod title;
mod word;

use domain::{Digest, DocumentText, Problem};
use encoding_rs::{Encoding, UTF_8};
use jiff::civil::Date;

pub use error::IntakeError;
pub(crate) use language::language_name;
pub use media_type::MediaType;
use metadata::Metadata;
pub use pages::{Pages, take_in_pages};
pub use parts::{Part, parts};
pub(crate) use shallow::shallow;

/// What is known of a document besides its bytes; it wins over what the bytes say, but for rows of
/// tables and of JSON, which know better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IntakeHints {
    /// The file's name or the page's address; its ending tells the media type.
    pub name: Option<String>,
    /// The media type.
    pub media_type: Option<MediaType>,
    /// The name of the encoding that it is said to be in; bytes that are UTF-8 are read as such.
    pub encoding: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where its publisher keeps it.
    pub url: Option<String>,
    /// Who published it, or where it came from.
    pub source: Option<String>,
    /// What the feed is called that it came in: its source where nothing else names one.
    pub feed: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
}

/// A document as it was taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Intake {
    /// The document and its text.
    pub document: DocumentText,
    /// The encoding its bytes were read with, as the WHATWG names it.
    pub encoding: String,
    /// What it was read as.
    pub media_type: MediaType,
    /// When its words were said, where it says so itself.
    pub said: Option<Date>,
    /// When the publisher last changed it.
    pub modified: Option<Date>,
    /// What had to be guessed or left out.
    pub problems: Vec<Problem>,
}

impl Intake {
    /// Whether it is what stands before a page that only those may read who log in.
    #[must_use]
    pub fn is_wall(&self) -> bool {
        self.problems.iter().any(|problem| problem.message == WALL)
    }
}

/// Turns bytes into a document.
///
/// UTF-8 is kept byte for byte, but that a carriage return alone, which old systems end lines with,
/// becomes a line feed; other encodings are guessed and the guess is told as a problem.
///
/// # Errors
///
/// The bytes are none, are no text, or hold no word.
///
/// # Examples
///
/// ```
/// use reading::{IntakeHints, take_in};
///
/// let hints = IntakeHints { name: Some("note.md".to_owned()), ..IntakeHints::default() };
/// let intake = take_in(b"# A note\n\nIt *rains*.\n", &hints)?;
/// assert_eq!(intake.document.text, "A note\n\nIt rains.");
/// assert_eq!(intake.document.title.as_deref(), Some("A note"));
/// # Ok::<(), reading::IntakeError>(())
/// ```
pub fn take_in(bytes: &[u8], hints: &IntakeHints) -> Result<Intake, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty);
    }
    finish(bytes, taken(bytes, hints)?, hints)
}

/// Makes a document of a text that was taken from bytes.
fn finish(bytes: &[u8], taken: Taken, hints: &IntakeHints) -> Result<Intake, IntakeError> {
    let Taken { text, found, encoding, media_type, problem } = taken;
    if text.trim().is_empty() {
        return Err(IntakeError::Blank);
    }
    let (said, modified) = (found.said, found.modified);
    let told = found.problems.iter().cloned().map(|message| Problem { message, span: None });
    let problems: Vec<Problem> = problem.into_iter().chain(told).collect();
    let document = document(Digest::of(bytes), text, &hints_for(media_type, hints, &found), found);
    Ok(Intake { document, encoding, media_type, said, modified, problems })
}

/// A text with what was found beside it, and how it was read.
struct Taken {
    text: String,
    found: Metadata,
    encoding: String,
    media_type: MediaType,
    problem: Option<Problem>,
}

fn taken(bytes: &[u8], hints: &IntakeHints) -> Result<Taken, IntakeError> {
    if media_type::is_word_file(bytes, hints) {
        return word_file(bytes);
    }
    if let Some((kind, remedy)) = binary::kind(bytes) {
        return Err(IntakeError::NotText { kind, remedy });
    }
    let decoded = decode::decode_declared(bytes, declared(bytes, hints));
    let media_type = media_type::choose(hints, &decoded.text);
    let (text, found) = match media_type {
        MediaType::Plain => (with_line_feeds(decoded.text), Metadata::default()),
        MediaType::Markdown => markdown::read(&decoded.text),
        MediaType::Html => {
            let mut read = html::read(&decoded.text);
            if html::is_check(&read.0) {
                return Err(IntakeError::RobotCheck);
            }
            if html::is_wall(&read.0) {
                read.1.problems.push(WALL.to_owned());
            }
            read
        }
        MediaType::Table => row::read_table(&decoded.text)?,
        MediaType::JsonLines => row::read_json(&decoded.text)?,
        // Its text is taken from it before, by what may reach more than this crate.
        MediaType::Pdf => {
            return Err(IntakeError::NoPdf { error: "its text was not taken out".to_owned() });
        }
        MediaType::Word => return word_file(bytes),
        MediaType::Mail => return Ok(mail(mail::read(bytes)?)),
        MediaType::Mailbox => {
            let count = mail::cut_mailbox(bytes).len();
            return Err(if count == 0 {
                IntakeError::NoMail
            } else {
                IntakeError::Several { count }
            });
        }
    };
    let problem = decoded.problem;
    Ok(Taken { text, found, encoding: decoded.encoding, media_type, problem })
}

/// What is told of a page that only those may read who log in.
const WALL: &str = "this looks like a page that asks to log in, and not like the article; log in, save it and add the file";

/// The encoding that bytes are said to be in, by what is known of them or by the page itself.
fn declared(bytes: &[u8], hints: &IntakeHints) -> Option<&'static Encoding> {
    let known = hints.encoding.as_ref().and_then(|label| Encoding::for_label(label.as_bytes()));
    known.or_else(|| html::charset(bytes))
}

fn word_file(bytes: &[u8]) -> Result<Taken, IntakeError> {
    let (text, found) = word::read(bytes)?;
    let (encoding, media_type) = (UTF_8.name().to_owned(), MediaType::Word);
    Ok(Taken { text, found, encoding, media_type, problem: None })
}

fn mail(mail: mail::Mail) -> Taken {
    let mail::Mail { text, metadata: found, encoding } = mail;
    Taken { text, found, encoding, media_type: MediaType::Mail, problem: None }
}

/// A text whose lines end with line feeds, also where they ended with a carriage return alone.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let next = text.chars().skip(1).map(Some).chain([None]);
    let is_alone = |(it, next): &(char, Option<char>)| *it == '\r' && *next != Some('\n');
    text.chars().zip(next).map(|pair| if is_alone(&pair) { '\n' } else { pair.0 }).collect()
}

/// Reads bytes as text: by their mark, as UTF-8, or by a guess; never fails.
///
/// # Examples
///
/// ```
/// assert_eq!(reading::decode_text(b"\xef\xbb\xbfp,y"), "p,y");
/// ```
pub fn decode_text(bytes: &[u8]) -> String {
    decode::decode(bytes).text
}

/// What is known besides the bytes, without what a row of a table or of JSON says of itself: there
/// it is known of all rows, and stands in where one says nothing.
fn hints_for(media_type: MediaType, hints: &IntakeHints, found: &Metadata) -> IntakeHints {
    let hints = hints.clone();
    if !matches!(media_type, MediaType::Table | MediaType::JsonLines) {
        return hints;
    }
    IntakeHints {
        title: hints.title.filter(|_| found.title.is_none()),
        url: hints.url.filter(|_| found.url.is_none()),
        source: hints.source.filter(|_| found.source.is_none()),
        published: hints.published.filter(|_| found.published.is_none()),
        language: hints.language.filter(|_| found.language.is_none()),
        ..hints
    }
}

fn document(sha256: Digest, text: String, hints: &IntakeHints, found: Metadata) -> DocumentText {
    let hinted = hints.clone();
    let url = hinted.url.or(found.url);
    DocumentText {
        sha256,
        title: hinted.title.or(found.title).or_else(|| title::first_line(&text)),
        published: hinted.published.or(found.published).or_else(|| published::find(&text)),
        language: hinted.language.or(found.language).or_else(|| language::detect(&text)),
        source: hinted
            .source
            .or(found.source)
            .or(hinted.feed)
            .or_else(|| url.as_deref().and_then(metadata::host)),
        author: found.author,
        url,
        text,
    }
}

#[cfg(test)]
mod tests;
