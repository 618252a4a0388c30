//! The text in a PDF. The parser of others that reads it draws on the machine's randomness and may
//! panic on broken files or never end, so it works here, apart from the pure reading and in a thread
//! of its own.
//!
//! A file that is made for it can also take all memory there is, or nest without end, which ends the
//! process. So a program that reads files of others names something that reads them elsewhere.

mod apart;
mod columns;
mod direction;
mod drawn;
mod facts;
mod pieces;
mod quiet;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use std::time::Duration;

use pdf_extract::{Document, output_doc_page};
use reading::{IntakeError, IntakeHints, MediaType, Pages};

use apart::{Lost, apart};
use direction::is_right_to_left;
use drawn::{Drawing, Glyph};
use pieces::{as_drawn, is_from_right, lines, pieces};

/// What every PDF begins with.
const MAGIC: &[u8] = b"%PDF-";

/// How long the parser may take; some broken files send it round in circles.
const LIMIT: Duration = Duration::from_mins(2);

/// Whether bytes are to be read as a PDF.
pub(crate) fn is_pdf(bytes: &[u8], hints: &IntakeHints) -> bool {
    match hints.media_type {
        Some(media_type) => media_type == MediaType::Pdf,
        None => start(bytes).is_some(),
    }
}

/// Where a PDF begins: readers allow for a few lines of what a web server or mail program wrote
/// before it. A text that speaks of PDFs is none.
fn start(bytes: &[u8]) -> Option<usize> {
    if bytes.trim_ascii_start().starts_with(MAGIC) {
        return Some(bytes.len() - bytes.trim_ascii_start().len());
    }
    let head = &bytes[..bytes.len().min(LATEST_START)];
    let at = head.windows(MAGIC.len()).position(|it| it == MAGIC)?;
    let has_digit = bytes.get(at + MAGIC.len()).is_some_and(u8::is_ascii_digit);
    let has_table = bytes.windows(TABLE.len()).any(|it| it == TABLE);
    (has_digit && has_table).then_some(at)
}

/// How far into a file a PDF may begin.
const LATEST_START: usize = 1024;

/// What points to the table of a PDF's parts.
const TABLE: &[u8] = b"startxref";

/// What reads a PDF elsewhere, as in a process of its own.
pub type PdfReader = fn(&[u8]) -> Result<Pages, IntakeError>;

/// What was named to read PDFs.
static ELSEWHERE: OnceLock<PdfReader> = OnceLock::new();

/// Has PDFs read elsewhere from now on; what is named first counts.
pub fn read_pdfs_elsewhere(reader: PdfReader) {
    // Whoever names another one later gets the first, which is as good.
    let _first = ELSEWHERE.set(reader);
}

/// The pages of a PDF, by whatever was named to read it.
pub(crate) fn pages(bytes: &[u8]) -> Result<Pages, IntakeError> {
    ELSEWHERE.get().map_or_else(|| read_pdf(bytes), |reader| reader(bytes))
}

/// Reads the pages of a PDF in this process, in a thread of its own, for two minutes at most.
///
/// # Errors
///
/// It is no PDF that can be read, is locked, or takes too long. What takes all memory, or nests
/// without end, ends the process.
pub fn read_pdf(bytes: &[u8]) -> Result<Pages, IntakeError> {
    let own = bytes[start(bytes).unwrap_or(0)..].to_vec();
    apart(LIMIT, move || read(&own)).unwrap_or_else(|lost| {
        let error = match lost {
            Lost::TookTooLong => format!("after {} seconds it is not read", LIMIT.as_secs()),
            Lost::Panicked => "its parts do not fit together".to_owned(),
            Lost::NoThread(error) => error.to_string(),
        };
        Err(IntakeError::NoPdf { error })
    })
}

fn read(bytes: &[u8]) -> Result<Pages, IntakeError> {
    let mut document = Document::load_mem(bytes).map_err(|error| unusable(&error))?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err(IntakeError::LockedPdf);
    }
    let mut pages = facts::of(&document);
    for number in document.get_pages().into_keys() {
        match page(&document, number) {
            Some(page) => pages.pages.push(page),
            None => pages.unread.push(usize::try_from(number).unwrap_or(usize::MAX)),
        }
    }
    if pages.pages.is_empty() && !pages.unread.is_empty() {
        return Err(IntakeError::NoPdf { error: "none of its pages can be read".to_owned() });
    }
    Ok(pages)
}

/// The text of a page; nothing where the parser fails or panics on it.
fn page(document: &Document, number: u32) -> Option<String> {
    let read = || {
        let mut text = String::new();
        let mut drawing = Drawing::new(&mut text);
        output_doc_page(document, &mut drawing, number).ok()?;
        let glyphs = drawing.glyphs();
        Some(ordered(&glyphs).unwrap_or(text))
    };
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}

/// The text of a page in the order in which it is read; nothing where that is the order in which it
/// was drawn.
fn ordered(glyphs: &[Glyph]) -> Option<String> {
    let pieces = pieces(glyphs);
    let has_such_letters = || glyphs.iter().any(|glyph| glyph.text.contains(is_right_to_left));
    columns::in_order(&pieces)
        .or_else(|| has_such_letters().then(|| lines(as_drawn(&pieces), is_from_right(&pieces))))
}

fn unusable(error: &pdf_extract::Error) -> IntakeError {
    let is_locked =
        matches!(error, pdf_extract::Error::Decryption(_) | pdf_extract::Error::InvalidPassword);
    if is_locked {
        return IntakeError::LockedPdf;
    }
    IntakeError::NoPdf { error: error.to_string() }
}

#[cfg(test)]
mod order_tests;
#[cfg(test)]
mod tests;
