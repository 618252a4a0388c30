//! `WikiWars` (Mazur and Dale 2010): histories of 22 wars, with TIMEX2 marks that their makers'
//! followers converted to TIMEX3; the files in `trainingset/tml` (16) and `testset/tml` (6).
//!
//! Their split is kept. Extents are those of TIMEX2, so that what follows a noun is inside ("two
//! months of fierce battles"), and values too ("XXXX-XX-XX" for "daily"); both count as marked.
//! The value "null" is none.

use std::path::Path;

use anyhow::Context;
use roxmltree::Document;

use super::matching::{Mark, normal, trimmed, trimmed_times};
use super::peer::{Found, times};
use super::table::Table;
use crate::evaluate::readings::{Reader, Text};

/// Reads both parts and prints a table for each.
pub(in crate::evaluate) fn run(reader: &Reader, folder: &Path) -> anyhow::Result<()> {
    for part in ["trainingset", "testset"] {
        let folder = folder.join(part).join("tml");
        if folder.is_dir() {
            println!("WikiWars {part}\n{}\n", evaluate(reader, &folder)?);
        }
    }
    Ok(())
}

/// A history with its marks.
struct History {
    text: String,
    published: Option<String>,
    marks: Vec<Mark>,
}

fn evaluate(reader: &Reader, folder: &Path) -> anyhow::Result<Table> {
    let mut paths =
        std::fs::read_dir(folder)?.map(|it| Ok(it?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        History::parse(&std::fs::read_to_string(path)?)
            .with_context(|| format!("cannot read {}", path.display()))
    };
    let histories = paths.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    let texts: Vec<_> = histories
        .iter()
        .map(|it| Text { text: &it.text, published: it.published.as_deref() })
        .collect();
    let mut table = Table::default();
    for (Found { times, text }, history) in times(reader, &texts)?.iter().zip(&histories) {
        let found = trimmed_times(text, times);
        table.add(text, &found, &history.marks, |time, mark| {
            mark.value.as_deref().is_some_and(|value| normal(value) == normal(&time.value))
        })?;
    }
    Ok(table)
}

impl History {
    fn parse(xml: &str) -> anyhow::Result<Self> {
        let document = Document::parse(xml)?;
        let named = |name| document.descendants().find(|it| it.has_tag_name(name));
        let published =
            named("DCT").and_then(|it| it.descendants().find(|it| it.has_tag_name("TIMEX3")));
        let published = published.and_then(|it| it.attribute("value")).map(str::to_owned);
        let (mut text, mut marks) = (String::new(), Vec::new());
        for node in named("TEXT").context("no text")?.descendants().filter(roxmltree::Node::is_text)
        {
            let start = text.len();
            text.push_str(node.text().unwrap_or_default());
            let time = node.parent().filter(|it| it.has_tag_name("TIMEX3"));
            let value = time.and_then(|it| it.attribute("value")).filter(|value| *value != "null");
            marks.extend(
                time.map(|_| Mark { range: start..text.len(), value: value.map(str::to_owned) }),
            );
        }
        for mark in &mut marks {
            mark.range = trimmed(&text, mark.range.clone());
        }
        Ok(Self { text, published, marks })
    }
}
