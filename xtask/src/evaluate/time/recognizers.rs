//! The cases of Microsoft's Recognizers-Text for dates and times: one short text each, most with
//! the day from which it is to be understood.
//!
//! Its conventions differ from those of TIMEX3, and are mapped by these rules:
//!
//! - **Left out.** Results of type `timezone`; the file `MergedExtractor.json` states no values
//!   and counts for extents alone. Whether a case is supported in some programming language does
//!   not matter. A text that occurs in several files counts in each.
//! - **Extents.** Recognizers takes prepositions and words of comparison in ("before 4pm", "in two
//!   weeks", "no later than"); they are cut from the beginning of both sides, by the list
//!   [`LED`]. So are articles, which it takes in before some words and not before others.
//! - **Ranges.** TIMEX3 marks the two ends apart. Two of ours with nothing but "to", "-", "–",
//!   "~", "through", "thru", "till", "until" or, behind "between", "and" between them are joined to one,
//!   from the first day of the first to the first day of the second.
//! - **Values.** See [`Resolution`].

use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use super::expression::Expression;
use super::matching::{Mark, trimmed, trimmed_times};
use super::peer::{Found, times};
use super::resolution::Resolution;
use super::table::Table;
use crate::evaluate::readings::{Reader, Text};

/// Words that are cut from the beginning of an extent.
const LED: &[&str] = &[
    "in",
    "at",
    "on",
    "from",
    "between",
    "before",
    "after",
    "since",
    "until",
    "till",
    "by",
    "within",
    "during",
    "for",
    "to",
    "the",
    "a",
    "an",
    "starting",
    "beginning",
    "prior",
    "later",
    "earlier",
    "sooner",
    "than",
    "no",
    "not",
    "or",
    "equal",
    "as",
    "early",
    "late",
    "around",
    "circa",
    "and",
    "of",
];

/// Reads all files and prints a table for each and one for all.
pub(in crate::evaluate) fn run(reader: &Reader, folder: &Path) -> anyhow::Result<()> {
    let mut paths =
        std::fs::read_dir(folder)?.map(|it| Ok(it?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let mut all = Table::default();
    for path in paths {
        let table =
            evaluate(reader, &path).with_context(|| format!("cannot read {}", path.display()))?;
        println!(
            "Recognizers {}\n{table}\n",
            path.file_stem().unwrap_or_default().to_string_lossy()
        );
        all.join(&table);
    }
    println!("Recognizers, all\n{all}\n");
    Ok(())
}

/// A case: a text, and what is to be found in it.
struct Case {
    text: String,
    published: Option<String>,
    marks: Vec<(Mark, Resolution)>,
}

fn evaluate(reader: &Reader, path: &Path) -> anyhow::Result<Table> {
    let cases: Vec<Value> =
        serde_json::from_str(std::fs::read_to_string(path)?.trim_start_matches('\u{feff}'))?;
    let cases = cases.iter().map(Case::of).collect::<anyhow::Result<Vec<_>>>()?;
    let texts: Vec<_> = cases
        .iter()
        .map(|it| Text { text: &it.text, published: it.published.as_deref() })
        .collect();
    let mut table = Table::default();
    for (Found { times, text }, case) in times(reader, &texts)?.iter().zip(&cases) {
        let found: Vec<Expression> = joined(text, times);
        let found: Vec<Expression> =
            trimmed_times(text, &found).into_iter().map(|it| without_lead(text, it)).collect();
        let marks: Vec<Mark> = case.marks.iter().map(|(mark, _)| mark.clone()).collect();
        table.add(text, &found, &marks, |time, mark| {
            let of = case.marks.iter().find(|(it, _)| it.range == mark.range);
            of.is_some_and(|(_, resolution)| resolution.is_met(time))
        })?;
    }
    Ok(table)
}

impl Case {
    fn of(case: &Value) -> anyhow::Result<Self> {
        let text = case["Input"].as_str().context("a case without a text")?.to_owned();
        let published = case["Context"]["ReferenceDateTime"].as_str().and_then(|it| it.get(..10));
        let results = case["Results"].as_array().map(Vec::as_slice).unwrap_or_default();
        let kept = results.iter().filter(|it| !is_timezone(it));
        let marks = kept.filter_map(|it| mark(&text, it)).collect();
        Ok(Self { published: published.map(str::to_owned), marks, text })
    }
}

fn is_timezone(result: &Value) -> bool {
    let named = result["TypeName"].as_str().or(result["Type"].as_str());
    named.is_some_and(|name| name.ends_with("timezone"))
}

/// A result as a mark; its place is counted in characters.
fn mark(text: &str, result: &Value) -> Option<(Mark, Resolution)> {
    let start = usize::try_from(result["Start"].as_u64()?).ok()?;
    let length = result["Length"].as_u64().map(|it| usize::try_from(it).unwrap_or(0));
    let end = result["End"].as_u64().map(|it| usize::try_from(it).unwrap_or(0) + 1);
    let end = length.map(|length| start + length).or(end)?;
    let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    let range = trimmed(text, byte(start)..byte(end));
    let range = cut(text, range);
    let resolution = Resolution::of(&text[range.clone()], result);
    let value = resolution.is_stated().then(String::new);
    Some((Mark { range, value }, resolution))
}

fn without_lead(text: &str, time: Expression) -> Expression {
    let range = cut(text, time.range.clone());
    let mut time = time;
    time.range.start = range.start;
    time
}

/// Cuts the words of [`LED`] from the beginning of a range.
fn cut(text: &str, mut range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    loop {
        let words = &text[range.clone()];
        let length = words.find(|letter: char| !letter.is_alphabetic()).unwrap_or(words.len());
        let is_led = LED.contains(&words[..length].to_lowercase().as_str());
        if !is_led || length == words.len() {
            return range;
        }
        range = trimmed(text, range.start + length..range.end);
    }
}

/// Ours, with the two ends of a range joined to one.
fn joined(text: &str, times: &[Expression]) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    for time in times {
        let before = found.last_mut().filter(|before| before.end.is_none());
        match before.filter(|before| is_range(text, before, time)) {
            Some(before) => {
                before.range.end = time.range.end;
                before.end = Some(Box::new(time.clone()));
            }
            None => found.push(time.clone()),
        }
    }
    found
}

fn is_range(text: &str, first: &Expression, second: &Expression) -> bool {
    let between = text.get(first.range.end..second.range.start).unwrap_or_default();
    let is_after_between = text[..first.range.start].trim_end().to_lowercase().ends_with("between");
    match between.trim().to_lowercase().as_str() {
        "to" | "-" | "–" | "~" | "through" | "thru" | "till" | "until" | "to the" | "until the"
        | "till the" => true,
        "and" => is_after_between,
        _ => false,
    }
}
