//! Exporting the catalogue as a table, a row for each prediction.

use std::io::Write;

use domain::{CatalogueEvidence, PercentRange};
use thiserror::Error;

use crate::Desk;
use crate::sheet::Sheet;
use crate::show_catalogue::{ShowCatalogueError, ShownAnswer, ShownPrediction, show_catalogue};

/// The headings.
const HEADINGS: [&str; 21] = [
    "id",
    "voice",
    "by",
    "note",
    "published",
    "title",
    "claim",
    "asked",
    "no bears it out",
    "condition",
    "phrase",
    "read low %",
    "read median %",
    "read high %",
    "low %",
    "median %",
    "high %",
    "deadline",
    "standing",
    "answers",
    "evidence",
];

/// Why the catalogue cannot be exported.
#[derive(Debug, Error)]
pub enum ExportCatalogueError {
    /// It cannot be shown.
    #[error(transparent)]
    Show(#[from] ShowCatalogueError),
    /// The table cannot be written.
    #[error("the table cannot be written")]
    Table(#[from] csv::Error),
    /// The file cannot be written.
    #[error("the table cannot be written")]
    Write(#[from] std::io::Error),
}

/// Writes a row for each prediction of the catalogue; returns how many. Answers that are hidden
/// from whoever is at the desk are left out.
///
/// # Errors
///
/// The desk cannot be read, or `output` cannot be written.
pub fn export_catalogue(
    desk: &Desk,
    output: &mut dyn Write,
) -> Result<usize, ExportCatalogueError> {
    let catalogue = show_catalogue(desk)?;
    let mut table = Sheet::new(output);
    table.write(HEADINGS)?;
    for prediction in &catalogue.predictions {
        table.write(row(prediction))?;
    }
    table.flush()?;
    Ok(catalogue.predictions.len())
}

fn row(it: &ShownPrediction) -> Vec<String> {
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
    let standing: Vec<&ShownAnswer> = it.answers.iter().filter(|it| it.undone.is_none()).collect();
    let answers = standing.iter().map(|it| format!("{}: {}", it.reader, it.answer));
    let evidence = standing.iter().filter_map(|it| it.evidence.as_ref()).map(evidence_text);
    let mut row = vec![
        it.id.to_string(),
        it.voice.word().to_owned(),
        or_nothing(&it.by),
        it.path.clone(),
        it.published.map_or(String::new(), |day| day.to_string()),
        or_nothing(&it.title),
        it.claim.clone(),
        it.asked.clone(),
        it.reversed.to_string(),
        or_nothing(&it.condition),
        or_nothing(&it.phrase),
    ];
    row.extend(ends(it.read_range));
    row.extend(ends(it.range));
    row.push(it.deadline.map_or(String::new(), |day| day.to_string()));
    row.push(it.standing.to_owned());
    row.push(answers.collect::<Vec<_>>().join("; "));
    row.push(evidence.collect::<Vec<_>>().join("; "));
    row
}

fn ends(range: Option<PercentRange>) -> [String; 3] {
    range.map_or_else(Default::default, |it| {
        [it.low, it.median, it.high].map(|percent| percent.to_string())
    })
}

fn evidence_text(evidence: &CatalogueEvidence) -> String {
    match evidence {
        CatalogueEvidence::Text(text) | CatalogueEvidence::Address(text) => text.clone(),
        CatalogueEvidence::Passage(evidence) => {
            let (document, span) = (evidence.passage.document, &evidence.passage.span);
            format!("{document}:{}-{} {}", span.start, span.end, span.text)
        }
    }
}
