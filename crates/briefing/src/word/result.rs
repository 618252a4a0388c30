//! How the brief came out: a sentence, and a table with a row for each question.

use docx_rs::{Paragraph, Table, TableCell, TableRow};

use super::paragraphs::{plain, text};
use super::styles::{Style, paragraph};
use crate::page::Page;
use crate::stamp::Answer;

const HEADINGS: [&str; 4] = ["Question", "The brief said", "It came out", "Score"];

pub(super) fn heading(page: &Page<'_>) -> [Paragraph; 2] {
    let heading = format!("How it came out, as of {}", page.as_of);
    [plain(Style::Heading1, &heading), plain(Style::Text, &page.result)]
}

/// The table, if there is a question to tell of.
pub(super) fn table(answers: &[Answer<'_>]) -> Option<Table> {
    if answers.is_empty() {
        return None;
    }
    let headings = HEADINGS.map(|heading| {
        TableCell::new().add_paragraph(paragraph(Style::Note).add_run(text(heading).bold()))
    });
    let rows = answers.iter().map(row);
    Some(Table::new(std::iter::once(TableRow::new(headings.into())).chain(rows).collect()))
}

fn row(answer: &Answer<'_>) -> TableRow {
    let asked = format!("{} ({})", answer.text, answer.question);
    let told = [Some(answer.came_out.clone()), answer.known_on.clone(), answer.reason.clone()];
    let came_out = told.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let rule = answer.rule.unwrap_or("Brier score; lower is better");
    let score = answer.score.as_ref().map_or("–".to_owned(), |score| format!("{score} ({rule})"));
    let said = answer.phrase.unwrap_or("no forecast").to_owned();
    let cells = [asked, said, came_out, score];
    TableRow::new(cells.iter().map(|words| cell(words)).collect())
}

fn cell(words: &str) -> TableCell {
    TableCell::new().add_paragraph(plain(Style::Note, words))
}
