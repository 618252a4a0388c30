//! `MEANTIME`: events in business news, with their time, factuality and participants.
//!
//! People marked every verb and noun that names something that happened, was said or was thought,
//! in the headline and the first sentences of each article; only these are compared.
//! Ours are the cues of events and statements and what was announced.
//!
//! - An event of theirs is found if one of our cues shares a letter with its words.
//! - Of those found among our events or announcements, factuality is right if it is the same of
//!   four: happened, denied, planned or hypothetical.
//!   Theirs is hypothetical where it is marked as possible, probable or part of a condition, else
//!   denied where it is marked as negative, else planned where it lies in the future.
//! - The day is right if it lies in the time that a link puts the event into, in or at; only
//!   events with such a link and with days that can be counted are asked.
//! - Who did it, or to whom, is right if our words for it share a letter with those marked as
//!   `Arg0`, or as `Arg1` or `Arg2`; only events with such a mark are asked. A speaker is the
//!   `Arg0` of what he says.

mod article;
mod joined;
mod table;
mod when;

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::readings::{Reader, Text};
use article::Article;
use table::Table;

pub(super) use joined::Joined;

/// Reads every article and prints how much of its marks was found.
pub(super) fn run(reader: &Reader, folder: &Path) -> anyhow::Result<()> {
    let articles =
        files(folder)?.iter().map(|path| article(path)).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<_> = articles
        .iter()
        .map(|article| Text { text: &article.text, published: article.published.as_deref() })
        .collect();
    let mut table = Table::default();
    for (reading, article) in reader.read_texts(&texts)?.iter().zip(&articles) {
        table.add(reading, article);
    }
    println!("MEANTIME, {} articles\n{table}", articles.len());
    Ok(())
}

/// The texts of the articles.
pub(super) fn texts(folder: &Path) -> anyhow::Result<Vec<String>> {
    files(folder)?.iter().map(|path| Ok(article(path)?.text)).collect()
}

fn article(path: &Path) -> anyhow::Result<Article> {
    let xml = std::fs::read_to_string(path);
    let xml = xml.with_context(|| format!("cannot read {}", path.display()))?;
    Article::parse(&xml).with_context(|| format!("cannot read {} as an article", path.display()))
}

/// Every XML file one folder below, in order.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let listed = |folder: &Path| -> anyhow::Result<Vec<PathBuf>> {
        let entries = std::fs::read_dir(folder)
            .with_context(|| format!("cannot read the folder {}", folder.display()))?;
        let paths = entries.map(|entry| Ok(entry?.path()));
        let mut paths = paths.collect::<std::io::Result<Vec<_>>>()?;
        paths.sort();
        Ok(paths)
    };
    let mut found = Vec::new();
    for topic in listed(folder)?.into_iter().filter(|path| path.is_dir()) {
        let is_xml = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "xml");
        found.extend(listed(&topic)?.into_iter().filter(is_xml));
    }
    Ok(found)
}
