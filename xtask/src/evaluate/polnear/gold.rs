//! The marks of `PolNeAR`: attributions in the standoff format of brat, beside their text.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::Places;

/// Who said what by which words, as a person marked it.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribution {
    pub(super) source: Places,
    pub(super) cue: Places,
    pub(super) content: Places,
}

/// The texts of a part, in order, each with the file of its marks.
pub(super) fn files(folder: &Path) -> anyhow::Result<Vec<(PathBuf, PathBuf)>> {
    let marks = listed(&folder.join("attributions"))?;
    let mut found = Vec::new();
    for text in listed(&folder.join("text"))? {
        let stem = text.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let named = |path: &&PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&stem))
        };
        let mark = marks.iter().find(named);
        let mark = mark.with_context(|| format!("{} has no marks", text.display()))?;
        found.push((text, mark.clone()));
    }
    Ok(found)
}

fn listed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Reads a file of marks; those without a content are left out, since nothing was said.
pub(super) fn attributions(marks: &str) -> Vec<Attribution> {
    let mut spans: HashMap<&str, Places> = HashMap::new();
    for line in marks.lines() {
        let mut columns = line.split('\t');
        if let (Some(id), Some(what)) = (columns.next(), columns.next())
            && let Some((_, offsets)) = what.split_once(' ')
            && id.starts_with('T')
        {
            spans.insert(id, Places::of_offsets(offsets));
        }
    }
    let events = marks.lines().filter(|line| line.starts_with('E'));
    let read = events.map(|line| attribution(line, &spans));
    read.filter(|it| !it.content.is_empty()).collect()
}

fn attribution(line: &str, spans: &HashMap<&str, Places>) -> Attribution {
    let mut read = Attribution::default();
    for (role, id) in line.split_whitespace().filter_map(|part| part.split_once(':')) {
        let Some(places) = spans.get(id) else { continue };
        match role.trim_end_matches(char::is_numeric) {
            "Source" => read.source.add(places),
            "Cue" => read.cue.add(places),
            "Content" => read.content.add(places),
            _ => (),
        }
    }
    read
}
