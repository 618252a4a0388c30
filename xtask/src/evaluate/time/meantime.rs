//! MEANTIME (the `NewsReader` project, 2015): 90 articles of Wikinews with TIMEX3 marks.
//!
//! - Only the headline and the first five sentences are marked in full, and only they count.
//! - The day of publication is a line of each text and is marked there; it is given to the reader
//!   and so does not count, neither as found nor as marked.
//! - Marks without words are left out: they stand for times that the text implies.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};

use super::matching::{Mark, normal, trimmed, trimmed_times};
use super::peer::{Found, times};
use super::table::Table;
use crate::evaluate::meantime::Joined;
use crate::evaluate::readings::{Reader, Text};

/// The last sentence in which everything is marked, counted from the headline.
const LAST_MARKED: usize = 5;

/// Reads the articles and prints a table.
pub(in crate::evaluate) fn run(reader: &Reader, folder: &Path) -> anyhow::Result<()> {
    let mut articles = Vec::new();
    for path in paths(folder)? {
        articles.push(Article::parse(&std::fs::read_to_string(&path)?)?);
    }
    let texts: Vec<_> = articles
        .iter()
        .map(|it| Text { text: &it.text, published: it.published.as_deref() })
        .collect();
    let mut table = Table::default();
    for (Found { times, text }, article) in times(reader, &texts)?.iter().zip(&articles) {
        let mut found = trimmed_times(text, times);
        found.retain(|time| article.counts(time.range.start, time.range.end));
        table.add(text, &found, &article.marks, |time, mark| {
            mark.value.as_deref().is_some_and(|value| normal(value) == normal(&time.value))
        })?;
    }
    println!("MEANTIME\n{table}\n");
    Ok(())
}

fn paths(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(paths(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "xml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// An article with its marks.
struct Article {
    text: String,
    published: Option<String>,
    marks: Vec<Mark>,
    /// Where the line with the day of publication stands.
    created: Option<std::ops::Range<usize>>,
    /// The byte at which the marked part ends.
    end: usize,
}

impl Article {
    fn parse(xml: &str) -> anyhow::Result<Self> {
        let document = Document::parse(xml)?;
        let mut joined = Joined::default();
        let (mut numbers, mut end, mut last) = (HashMap::new(), 0, None);
        for token in document.descendants().filter(|it| it.has_tag_name("token")) {
            let sentence: usize = token.attribute("sentence").unwrap_or_default().parse()?;
            joined.push(token.text().unwrap_or_default(), last != Some(sentence), sentence);
            numbers.insert(token.attribute("t_id").unwrap_or_default(), joined.places.len() - 1);
            end = if sentence <= LAST_MARKED { joined.text.len() } else { end };
            last = Some(sentence);
        }
        let range = |time: Node<'_, '_>| {
            let number = |it: Node<'_, '_>| numbers.get(it.attribute("t_id")?).copied();
            let mut places: Vec<usize> = time.children().filter_map(number).collect();
            places.sort_unstable();
            let (first, last) =
                (joined.places.get(*places.first()?)?, joined.places.get(*places.last()?)?);
            Some(trimmed(&joined.text, first.start..last.end))
        };
        let times = || document.descendants().filter(|it| it.has_tag_name("TIMEX3"));
        let is_created =
            |time: &Node<'_, '_>| time.attribute("functionInDocument") == Some("CREATION_TIME");
        let created = times().find(is_created);
        let value = |time: Node<'_, '_>| time.attribute("value").map(str::to_owned);
        let others = times().filter(|it| !is_created(it));
        let marks = others.filter_map(|it| Some(Mark { range: range(it)?, value: value(it) }));
        let mut article = Self {
            marks: marks.collect(),
            published: created
                .and_then(value)
                .filter(|day| day.parse::<jiff::civil::Date>().is_ok()),
            created: created.and_then(range),
            end,
            text: joined.text.clone(),
        };
        let all = std::mem::take(&mut article.marks);
        article.marks =
            all.into_iter().filter(|it| article.counts(it.range.start, it.range.end)).collect();
        Ok(article)
    }

    /// Whether an expression stands in the marked part, and not in the line of the day.
    fn counts(&self, start: usize, end: usize) -> bool {
        let is_created = self.created.as_ref().is_some_and(|it| it.start < end && start < it.end);
        start < self.end && !is_created
    }
}
