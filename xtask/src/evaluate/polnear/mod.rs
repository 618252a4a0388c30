//! `PolNeAR`: who said, thought or wanted what in political news.
//!
//! Its marks do not lie within one another, so only our outermost statements count; those made
//! by one cue count as one, as a quotation that its speaker splits in two. A word of its texts is
//! cue or content and never both; our statements are one run, as "he was named leader", so the cue
//! that we name ourselves is taken out of its content.

mod gold;
mod places;
mod table;

use std::path::Path;

use anyhow::Context;

use super::readings::{Reader, Reading, Span, Statement};
use gold::{Attribution, attributions};
use places::Places;
use table::Table;

/// Reads both parts and prints a table for each.
pub(super) fn run(reader: &Reader, folder: &Path) -> anyhow::Result<()> {
    for part in ["dev", "train"] {
        let folder = folder.join(part);
        if folder.is_dir() {
            println!("PolNeAR {part}\n{}", evaluate(reader, &folder)?);
        }
    }
    Ok(())
}

/// The texts of a part.
pub(super) fn texts(folder: &Path) -> anyhow::Result<Vec<String>> {
    let read = |path: &Path| {
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    gold::files(folder)?.iter().map(|(text, _)| read(text)).collect()
}

/// Reads every text of a part and compares what was found with its marks.
fn evaluate(reader: &Reader, folder: &Path) -> anyhow::Result<Table> {
    let files = gold::files(folder)?;
    let texts: Vec<_> = files.iter().map(|(text, _)| text.clone()).collect();
    let mut table = Table::default();
    for (reading, (text, marks)) in reader.read(&texts)?.iter().zip(&files) {
        let read = |path| {
            std::fs::read_to_string(path)
                .with_context(|| format!("cannot read {}", Path::new(path).display()))
        };
        table.add(&read(text)?, &found(reading), &attributions(&read(marks)?));
    }
    Ok(table)
}

/// Our outermost statements as attributions.
fn found(reading: &Reading) -> Vec<Attribution> {
    let text = &reading.document.text;
    let mut found: Vec<(Option<Span>, Attribution)> = Vec::new();
    for statement in &reading.statements {
        let attribution = attribution(text, statement);
        let same = |(cue, _): &&mut (Option<Span>, _)| cue.is_some() && *cue == statement.cue_span;
        match found.iter_mut().find(same) {
            Some((_, first)) => first.content.add(&attribution.content),
            None => found.push((statement.cue_span, attribution)),
        }
    }
    let all: Vec<Attribution> = found.into_iter().map(|(_, attribution)| attribution).collect();
    let is_inner = |it: &Attribution| {
        all.iter()
            .any(|other| other.content.len() > it.content.len() && other.content.holds(&it.content))
    };
    all.iter().filter(|it| !is_inner(it)).cloned().collect()
}

fn attribution(text: &str, statement: &Statement) -> Attribution {
    let places = |span: Option<Span>| {
        span.map_or_else(Places::default, |span| {
            let start = text[..span.start].chars().count();
            Places::of_range(start, start + text[span.start..span.end].chars().count())
        })
    };
    let cue = places(statement.cue_span);
    Attribution {
        source: places(statement.speaker_span),
        content: places(Some(statement.span)).without(&cue),
        cue,
    }
}
