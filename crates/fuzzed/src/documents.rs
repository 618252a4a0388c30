//! Files of documents: each part of a file is taken in or refused, and whatever is read in a text
//! stands in it.

use actions::TakenFile;
use domain::Span;
use reading::{IntakeHints, read, take_in};
use text::language::Annotation;

use crate::seen;

/// A longer text is not read, as that takes longer than trying another one.
const READ: usize = 2_000;

/// Pages of the web.
pub(crate) fn pages(bytes: &[u8]) {
    let intake = take_in(bytes, &named("page.html"));
    seen(reading::feeds_named_by(&crate::text(bytes), "https://example.org/news/"));
    let Ok(intake) = intake else { return };
    let text = &intake.document.text;
    assert!(!text.trim().is_empty(), "a page without a word is refused");
    if text.len() > READ {
        return;
    }
    let found = read(&intake, &Annotation::default());
    let spans = found.statements.iter().map(|it| &it.span);
    let spans = spans.chain(found.events.iter().map(|it| &it.span));
    let mut spans = spans.chain(found.positions.iter().map(|it| &it.span));
    assert!(spans.all(|span| stands(span, text)), "what is found stands in the text");
}

fn stands(span: &Span, text: &str) -> bool {
    span.matches(text)
}

/// Documents of PDF.
pub(crate) fn pdfs(bytes: &[u8]) {
    take("file.pdf", bytes);
}

/// Documents of a word processor.
pub(crate) fn word_files(bytes: &[u8]) {
    take("file.docx", bytes);
}

/// Mails, and mailboxes of them.
pub(crate) fn mails(bytes: &[u8]) {
    take("mail.eml", bytes);
    take("mails.mbox", bytes);
}

/// Tables of documents.
pub(crate) fn tables(bytes: &[u8]) {
    take("table.csv", bytes);
    take("table.tsv", bytes);
}

/// Documents as JSON, a line each.
pub(crate) fn json_lines(bytes: &[u8]) {
    take("lines.jsonl", bytes);
}

fn take(name: &str, bytes: &[u8]) {
    let file = TakenFile::new(name.to_owned(), bytes.to_vec(), &named(name), None);
    assert!(!file.documents.is_empty(), "every file holds a document, though it be refused");
}

fn named(name: &str) -> IntakeHints {
    IntakeHints { name: Some(name.to_owned()), ..IntakeHints::default() }
}
