//! Parts: the documents in one file, each as bytes that can be taken in alone.

use domain::Problem;

use super::media_type::{self, MediaType};
use super::{IntakeHints, decode, row};

/// A document in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it stands in the file, as "line 3"; nothing where it is the whole file.
    pub place: Option<String>,
    /// Its bytes; the row of a table stands below the table's head.
    pub bytes: Vec<u8>,
    /// How they are to be read, where that is known.
    pub media_type: Option<MediaType>,
    /// What had to be guessed to cut the file.
    pub problem: Option<Problem>,
}

/// Cuts a file into the documents it holds: a table by its rows, JSON by its lines. Any other file
/// is one document.
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
    let (bytes, problem) = match media_type {
        Some(MediaType::Table | MediaType::JsonLines) => decode::as_utf8(bytes),
        Some(MediaType::Plain | MediaType::Markdown | MediaType::Html) | None => (bytes, None),
    };
    let pieces = match media_type {
        Some(MediaType::Table) => row::cut_table(&bytes),
        Some(MediaType::JsonLines) => lines(&bytes),
        Some(MediaType::Plain | MediaType::Markdown | MediaType::Html) | None => Vec::new(),
    };
    if pieces.is_empty() {
        return vec![Part { place: None, bytes, media_type, problem }];
    }
    let part = |Piece { place, bytes }| Part {
        place: Some(place),
        bytes,
        media_type,
        problem: problem.clone(),
    };
    pieces.into_iter().map(part).collect()
}

/// A piece of a file.
pub(super) struct Piece {
    place: String,
    bytes: Vec<u8>,
}

impl Piece {
    /// What begins in a line.
    pub(super) fn of_line(line: u64, bytes: Vec<u8>) -> Self {
        Self { place: format!("line {line}"), bytes }
    }
}

/// The lines with anything in them.
fn lines(bytes: &[u8]) -> Vec<Piece> {
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    let written = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    written.map(|(number, line)| Piece::of_line(number, line.to_vec())).collect()
}
