//! Reads every case of the corpus and compares what was found with what its page says.

#![expect(clippy::disallowed_methods, reason = "the corpus is a folder of files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "../model/mod.rs"]
mod model;
mod rows;
mod spans;

use std::fs;
use std::path::{Path, PathBuf};

use actions::{Model, open_model};
use domain::Reading;
use model::model_path;
use reading::{IntakeHints, MediaType, read, take_in};
use rows::lines;
use spans::check_spans;

#[test]
fn the_corpus_reads_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/reading");
    let model = open_model(&model_path()).unwrap();
    let paths = pages_below(&folder);
    let differences: Vec<String> = paths
        .iter()
        .flat_map(|path| {
            let name = path.strip_prefix(&folder).unwrap().to_string_lossy();
            let page = fs::read_to_string(path).unwrap();
            if std::env::var_os("FORSOOTH_UPDATE").is_some() {
                fs::write(path, updated(&model, &page)).unwrap();
            }
            differences(&model, &name, &fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(paths.len() >= 25, "only {} cases", paths.len());
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// Every page below a folder, in order.
fn pages_below(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let is_page = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
    entries
        .into_iter()
        .flat_map(|path| if path.is_dir() { pages_below(&path) } else { vec![path] })
        .filter(is_page)
        .collect()
}

/// How the reading of a case differs from its page; a list that the page leaves out is free.
fn differences(model: &Model, name: &str, page: &str) -> Vec<String> {
    let fences = fences(page);
    let reading = reading(model, &fences[0]);
    check_spans(name, &reading);
    fences[1..]
        .iter()
        .filter_map(|(list, expected)| {
            let expected: Vec<String> = expected.lines().map(str::to_owned).collect();
            let found = lines(&reading, list);
            (found != expected).then(|| difference(name, list, &expected, &found))
        })
        .collect()
}

/// A page with what is read now in the place of what it says.
fn updated(model: &Model, page: &str) -> String {
    let reading = reading(model, &fences(page)[0]);
    let mut written = String::new();
    let mut list: Option<&str> = None;
    for line in page.lines() {
        let fence = line.strip_prefix("```");
        let opens = fence.filter(|info| list.is_none() && !info.starts_with("document"));
        if list.is_some_and(|list| list != "document") && fence.is_none() {
            continue;
        }
        written.push_str(line);
        written.push('\n');
        list = match (fence, list) {
            (Some(_), Some(_)) => None,
            (Some(_), None) => Some(opens.unwrap_or("document")),
            (None, list) => list,
        };
        for found in opens.into_iter().flat_map(|list| lines(&reading, list)) {
            written.push_str(&found);
            written.push('\n');
        }
    }
    written
}

fn reading(model: &Model, (info, document): &(String, String)) -> Reading {
    assert!(info.starts_with("document"), "a case must open with a document");
    let intake = take_in(document.as_bytes(), &hints(info)).unwrap();
    read(&intake, &model.annotator().annotate_by_lines(&intake.document.text))
}

fn difference(name: &str, list: &str, expected: &[String], found: &[String]) -> String {
    let missing =
        expected.iter().filter(|line| !found.contains(line)).map(|line| format!("  - {line}\n"));
    let surplus =
        found.iter().filter(|line| !expected.contains(line)).map(|line| format!("  + {line}\n"));
    let marked: String = missing.chain(surplus).collect();
    let order =
        if marked.is_empty() { "  (the same lines in another order or number)\n" } else { "" };
    format!("{name}: {list}\n{marked}{order}")
}

/// The fenced blocks of a page: the words after the fence, and what it holds.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(info), false) => found.push((info.to_owned(), String::new())),
            (Some(_), true) => (),
            (None, true) => {
                let block = &mut found.last_mut().unwrap().1;
                block.push_str(if block.is_empty() { "" } else { "\n" });
                block.push_str(line);
            }
            (None, false) => continue,
        }
        open ^= line.starts_with("```");
    }
    found
}

fn hints(info: &str) -> IntakeHints {
    let value = |key: &str| info.split_whitespace().find_map(|word| word.strip_prefix(key));
    IntakeHints {
        published: value("published=").map(|day| day.parse().unwrap()),
        media_type: value("media=").map(|media| match media {
            "html" => MediaType::Html,
            "markdown" => MediaType::Markdown,
            other => panic!("\"{other}\" is no media type of the corpus"),
        }),
        ..IntakeHints::default()
    }
}
