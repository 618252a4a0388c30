//! A brief as a file of a word processor: Office Open XML, as Word and `LibreOffice` read it.

mod body;
mod judgment;
mod paragraphs;
mod result;
mod styles;

use std::io::{self, Cursor};

use docx_rs::{Docx, Paragraph};

use crate::page::Page;
use crate::sources::Endnote;
use paragraphs::{mark, plain, text};
use styles::Style;

/// Renders a page; the same page gives the same bytes.
pub(crate) fn docx(page: &Page<'_>) -> io::Result<Vec<u8>> {
    let (body, lists) = body::body(&page.body);
    let paragraphs = opening(page)
        .into_iter()
        .chain(body)
        .chain(page.judgments.iter().flat_map(judgment::judgment))
        .chain(sources(page))
        .chain(result::heading(page));
    let file = paragraphs.fold(styles::docx(lists), Docx::add_paragraph);
    let table = result::table(&page.answers);
    let file = table.into_iter().fold(file, Docx::add_table);
    let mut bytes = Cursor::new(Vec::new());
    file.build().pack(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

fn opening(page: &Page<'_>) -> Vec<Paragraph> {
    let byline = format!("{} · {} · brief {}", page.author, page.date, page.id);
    let title = plain(Style::Title, page.title);
    let notices = page.notices.iter();
    let notices = notices.map(|it| plain(Style::Text, &format!("Since this was written: {it}")));
    let summary = page.summary.map(|summary| plain(Style::Summary, summary));
    [title, plain(Style::Note, &byline)].into_iter().chain(notices).chain(summary).collect()
}

fn sources(page: &Page<'_>) -> Vec<Paragraph> {
    let heading = (!page.endnotes.is_empty()).then(|| plain(Style::Heading1, "Sources"));
    let endnotes = page.endnotes.iter().map(endnote);
    let notes = page.notes().into_iter().map(|note| plain(Style::Note, &note));
    heading.into_iter().chain(endnotes).chain(notes).collect()
}

/// An endnote, which the numbers in the text lead to.
fn endnote(note: &Endnote<'_>) -> Paragraph {
    let title = note
        .publication
        .title
        .map_or("an untitled document".to_owned(), |title| format!("\u{201c}{title}\u{201d}"));
    let imprint = match note.publication.imprint.as_str() {
        "" => String::new(),
        imprint => format!(", {imprint}"),
    };
    let (document, start, end) = (note.document, note.start, note.end);
    let told = format!("{title}{imprint}. Document {document}, bytes {start}–{end} of its text.");
    styles::paragraph(Style::Endnote)
        .add_bookmark_start(note.number, mark(note.number))
        .add_run(text(&format!("{}. ", note.number)))
        .add_bookmark_end(note.number)
        .add_run(text(&told))
}
