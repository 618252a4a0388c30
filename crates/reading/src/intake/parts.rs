//! Parts: the documents in one file, each as bytes that can be taken in alone.

use domain::Problem;

use super::media_type::{self, MediaType};
use super::{IntakeHints, decode, mail, row};

/// A document in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it stands in the file, as "line 3"; nothing where it is the whole file.
    pub place: Option<String>,
    /// Its own name, where it has one apart from the file's.
    pub name: Option<String>,
    /// Its bytes; the row of a table stands below the table's head.
    pub bytes: Vec<u8>,
    /// How they are to be read, where that is known.
    pub media_type: Option<MediaType>,
    /// The encoding that it is said to be in, where it came with a mail.
    pub encoding: Option<String>,
    /// Whether it is attached to the last mail before it.
    pub is_attached: bool,
    /// What had to be guessed to cut the file.
    pub problem: Option<Problem>,
}

/// Cuts a file into the documents it holds: a table by its rows, JSON by its lines or objects, a mailbox by
/// its mails, each followed by what is attached to it. Any other file is one document.
///
/// # Examples
///
/// ```
/// use reading::{IntakeHints, parts, take_in};
///
/// let table = b"title,text\nRain,It rains.\nSnow,It snows.\n";
/// let hints = IntakeHints { name: Some("days.csv".to_owned()), ..IntakeHints::default() };
/// let parts = parts(table.to_vec(), &hints);
/// assert_eq!(parts[1].place.as_deref(), Some("line 3"));
/// let intake = take_in(&parts[1].bytes, &hints)?;
/// assert_eq!(intake.document.text, "It snows.");
/// # Ok::<(), reading::IntakeError>(())
/// ```
pub fn parts(bytes: Vec<u8>, hints: &IntakeHints) -> Vec<Part> {
    let media_type = media_type::of_bytes(&bytes, hints);
    match media_type {
        Some(MediaType::Table) => rows(bytes, hints, (row::cut_table, MediaType::Table)),
        Some(MediaType::JsonLines) => rows(bytes, hints, (row::cut_json, MediaType::JsonLines)),
        Some(MediaType::Mailbox) => {
            let mails = mail::cut_mailbox(&bytes);
            if mails.is_empty() {
                return vec![Part::whole(bytes, media_type)];
            }
            let mail = |piece: Piece| with_attachments(Some(piece.place), piece.bytes);
            mails.into_iter().flat_map(mail).collect()
        }
        Some(MediaType::Mail) => with_attachments(None, bytes),
        Some(
            MediaType::Plain
            | MediaType::Markdown
            | MediaType::Html
            | MediaType::Word
            | MediaType::Pdf,
        )
        | None => {
            vec![Part::whole(bytes, hints.media_type)]
        }
    }
}

impl Part {
    fn whole(bytes: Vec<u8>, media_type: Option<MediaType>) -> Self {
        Self {
            place: None,
            name: None,
            bytes,
            media_type,
            encoding: None,
            is_attached: false,
            problem: None,
        }
    }
}

/// Cuts a file into its rows.
type Cut = fn(&[u8]) -> Vec<Piece>;

/// The rows of a file as parts.
fn rows(bytes: Vec<u8>, hints: &IntakeHints, (cut, media_type): (Cut, MediaType)) -> Vec<Part> {
    let declared = super::declared(&bytes, hints);
    let (bytes, problem) = decode::as_utf8(bytes, declared);
    let pieces = cut(&bytes);
    if pieces.is_empty() {
        return vec![Part { problem, ..Part::whole(bytes, Some(media_type)) }];
    }
    let part = |piece: Piece| Part {
        place: Some(piece.place),
        problem: problem.clone(),
        ..Part::whole(piece.bytes, Some(media_type))
    };
    pieces.into_iter().map(part).collect()
}

/// A mail, and what is attached to it.
fn with_attachments(place: Option<String>, bytes: Vec<u8>) -> Vec<Part> {
    let attached = attached(place.as_deref(), &bytes, 1);
    let mail = Part { place, ..Part::whole(bytes, Some(MediaType::Mail)) };
    std::iter::once(mail).chain(attached).collect()
}

/// What is attached to a mail, and to the mails that are attached to it.
fn attached(place: Option<&str>, mail: &[u8], depth: usize) -> Vec<Part> {
    let before = place.map(|place| format!("{place}, ")).unwrap_or_default();
    let with_own = |piece: Piece| {
        let place = format!("{before}{}", piece.place);
        let is_mail = piece.name.as_deref().is_some_and(mail::is_mail);
        let is_deepest = is_mail && depth == DEEPEST;
        let own = is_mail && !is_deepest;
        let own = if own { attached(Some(&place), &piece.bytes, depth + 1) } else { Vec::new() };
        let problem = piece.problem.or_else(|| {
            let message = "what is attached to this mail within mails is left out".to_owned();
            is_deepest.then_some(Problem { message, span: None })
        });
        let (place, name, encoding) = (Some(place), piece.name, piece.encoding);
        let whole = Part::whole(piece.bytes, None);
        let part = Part { place, name, encoding, is_attached: true, problem, ..whole };
        std::iter::once(part).chain(own)
    };
    let forwarded = mail::forwarded(mail).map(|(bytes, problem)| Piece::forwarded(bytes, problem));
    forwarded.into_iter().chain(mail::attachments(mail)).flat_map(with_own).collect()
}

/// How deep mails may be attached to mails.
const DEEPEST: usize = 8;

/// A piece of a file.
pub(super) struct Piece {
    place: String,
    name: Option<String>,
    bytes: Vec<u8>,
    encoding: Option<String>,
    problem: Option<Problem>,
}

impl Piece {
    /// What begins in a line.
    pub(super) fn of_line(line: u64, bytes: Vec<u8>) -> Self {
        Self::at(format!("line {line}"), bytes)
    }

    /// A mail in a mailbox.
    pub(super) fn message(number: usize, bytes: Vec<u8>) -> Self {
        Self::at(format!("message {number}"), bytes)
    }

    /// A file that came with a mail.
    pub(super) fn attachment(name: String, bytes: Vec<u8>, encoding: Option<&str>) -> Self {
        let encoding = encoding.map(str::to_owned);
        let whole = Self::at(format!("attachment {name}"), bytes);
        Self { name: Some(name), encoding, ..whole }
    }

    /// A mail that stands in the words of another.
    fn forwarded(bytes: Vec<u8>, problem: Option<Problem>) -> Self {
        let name = Some("forwarded.eml".to_owned());
        Self { name, problem, ..Self::at("forwarded mail".to_owned(), bytes) }
    }

    fn at(place: String, bytes: Vec<u8>) -> Self {
        Self { place, name: None, bytes, encoding: None, problem: None }
    }
}
