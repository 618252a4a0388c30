//! Pages: the lines of a printed document become its paragraphs again.

mod furniture;
mod lines;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::metadata::Metadata;
use super::{Intake, IntakeError, IntakeHints, MediaType, Taken, finish};

/// The pages of a printed document (PDF), as lines of text, and what it says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
    /// The text of each page; a line ends where the printed one does.
    pub pages: Vec<String>,
    /// The pages that could not be read, by their numbers.
    pub unread: Vec<usize>,
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was last changed.
    pub modified: Option<Date>,
}

/// Turns a printed document into a document: what stands at the head or foot of most pages is left
/// out, words cut at the end of a line are joined, and lines become paragraphs.
///
/// # Errors
///
/// No page holds a word.
///
/// # Examples
///
/// ```
/// use reading::{IntakeHints, Pages, take_in_pages};
///
/// let pages = vec!["The talks will re-\nsume on Monday.\n1".to_owned()];
/// let pages = Pages { pages, ..Pages::default() };
/// let intake = take_in_pages(b"%PDF-1.7", pages, &IntakeHints::default())?;
/// assert_eq!(intake.document.text, "The talks will resume on Monday.");
/// # Ok::<(), reading::IntakeError>(())
/// ```
pub fn take_in_pages(
    bytes: &[u8],
    pages: Pages,
    hints: &IntakeHints,
) -> Result<Intake, IntakeError> {
    let Pages { pages, unread, title, author, modified } = pages;
    let cleared = furniture::without(&pages);
    let (text, gaps) = with_gaps(&lines::joined(&cleared.pages));
    if text.is_empty() {
        return Err(IntakeError::OnlyPictures);
    }
    let told = |number: &usize| format!("page {number} cannot be read and is left out");
    let problems = unread.iter().map(told).chain(of_pictures(&pages, &unread));
    let backwards = reads_backwards(&text).then(|| BACKWARDS.to_owned());
    let problems = problems.chain(cleared.problem).chain(gaps).chain(backwards).collect();
    let title = title.filter(|title| !is_file_name(title));
    let found = Metadata { title, modified, author, problems, ..Metadata::default() };
    let encoding = super::UTF_8.name().to_owned();
    let taken = Taken { text, found, encoding, media_type: MediaType::Pdf, problem: None };
    finish(bytes, taken, hints)
}

/// The problem of pages without text among those with it.
fn of_pictures(pages: &[String], unread: &[usize]) -> Option<String> {
    let numbers = (1..).filter(|number| !unread.contains(number));
    let blank = numbers.zip(pages).filter(|(_, page)| page.trim().is_empty());
    let blank: Vec<String> = blank.map(|(number, _)| number.to_string()).collect();
    let (which, hold) = match blank.as_slice() {
        [] => return None,
        [one] => (format!("page {one}"), "holds"),
        [..] => (format!("pages {}", blank.join(", ")), "hold"),
    };
    Some(format!("{which} {hold} no text; where they are pictures of text, run OCR on the PDF"))
}

/// A text with a mark for each character whose letter its font does not tell, and the problem of
/// them.
fn with_gaps(text: &str) -> (String, Option<String>) {
    let is_gap = |it: char| it.is_control() && !it.is_whitespace() || it == GAP;
    let count = text.chars().filter(|it| is_gap(*it)).count();
    if count == 0 {
        return (text.to_owned(), None);
    }
    let text = text.chars().map(|it| if is_gap(it) { GAP } else { it }).collect();
    let told = format!(
        "the PDF does not tell which letters {count} of its characters are; they stand as {GAP}: \
         give its text, or run OCR on it"
    );
    (text, Some(told))
}

/// What stands for a character that is not known.
const GAP: char = char::REPLACEMENT_CHARACTER;

/// Whether Arabic or Hebrew stands letter by letter from left to right: the Arabic article then ends
/// words in the place of beginning them, and the Hebrew letters that end words begin them.
fn reads_backwards(text: &str) -> bool {
    let words = || text.split(|it: char| !it.is_alphabetic()).filter(|it| it.chars().count() > 2);
    let count = |is_it: &dyn Fn(&str) -> bool| words().filter(|word| is_it(word)).count();
    let is_more =
        |backwards: usize, forwards: usize| backwards >= FEWEST_SIGNS && backwards > 2 * forwards;
    let is_long = |word: &str| word.chars().count() > 3;
    let ended = count(&|word| is_long(word) && word.ends_with(ARTICLE_BACKWARDS));
    let begun = count(&|word| is_long(word) && word.starts_with(ARTICLE));
    is_more(ended, begun)
        || is_more(count(&|word| word.starts_with(FINALS)), count(&|word| word.ends_with(FINALS)))
}

/// The Arabic article, and how it looks from its end.
const ARTICLE: &str = "\u{627}\u{644}";
const ARTICLE_BACKWARDS: &str = "\u{644}\u{627}";

/// The Hebrew letters that have another form at the end of a word.
const FINALS: [char; 5] = ['\u{5da}', '\u{5dd}', '\u{5df}', '\u{5e3}', '\u{5e5}'];

/// So many words with such a sign tell the direction of a text.
const FEWEST_SIGNS: usize = 3;

/// The problem of a text that stands from left to right and should not.
const BACKWARDS: &str = "the PDF holds its Arabic or Hebrew letter by letter from left to right, in \
    the order of print; nothing will be found in it: give its text, or run OCR on it";

/// Whether a title is only what a program called the file, as "Microsoft Word - draft3.docx".
fn is_file_name(title: &str) -> bool {
    let title = title.to_lowercase();
    let has_ending = [".doc", ".docx", ".pdf", ".odt", ".indd", ".rtf"]
        .iter()
        .any(|ending| title.ends_with(ending));
    has_ending || title.starts_with("microsoft word") || title.starts_with("untitled")
}

#[cfg(test)]
mod tests;
