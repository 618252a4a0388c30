//! Tables of forecasts: each page of `corpus/scoring` is a table and what is said of it.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn every_page_says_what_is_said_of_its_table() {
    let mut wrong = String::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let said = said(&text);
        let block = if said.starts_with("error:") { "error" } else { "report" };
        let told = told(&text, block, &said);
        if std::env::var_os("FORSOOTH_UPDATE").is_some() {
            fs::write(&page, &told).unwrap();
        } else if told != text {
            writeln!(wrong, "{}:\n{said}", page.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "run with FORSOOTH_UPDATE=1 and read what changed:\n{wrong}");
}

/// What the command prints of the table of a page.
fn said(page: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let name = if page.contains("```questions") { "forecast_data.csv" } else { "table.csv" };
    fs::write(folder.path().join(name), block(page, "table").unwrap()).unwrap();
    if let Some(questions) = block(page, "questions") {
        fs::write(folder.path().join("question_data.csv"), questions).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    command.current_dir(folder.path()).env("NO_COLOR", "1").args(["score", name]);
    if let Some(column) = block(page, "column") {
        command.args(["--column", column.trim()]);
    }
    let output = command.output().unwrap();
    let printed = if output.status.success() { output.stdout } else { output.stderr };
    let lines = String::from_utf8(printed).unwrap();
    let trimmed = lines.lines().map(str::trim_end);
    trimmed.fold(String::new(), |text, line| text + line + "\n")
}

/// The text of a block with this name.
fn block<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("```{name}\n"))?;
    Some(rest.split_once("```").unwrap().0)
}

/// The page with what is said in its last block.
fn told(page: &str, name: &str, said: &str) -> String {
    let kept = ["```report\n", "```error\n"];
    let end = kept.iter().filter_map(|fence| page.find(fence)).min().unwrap_or(page.len());
    format!("{}\n\n```{name}\n{said}```\n", page[..end].trim_end())
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/scoring");
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(!pages.is_empty());
    pages
}

#[test]
fn the_report_is_written_as_a_page_over_an_older_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("table.csv"), "probability,outcome\n0.7,yes\n0.2,no\n").unwrap();
    fs::write(folder.path().join("report.html"), "older").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    let output = command
        .current_dir(folder.path())
        .args(["score", "table.csv", "--html", "report.html"])
        .output()
        .unwrap();
    assert!(String::from_utf8(output.stderr).unwrap().contains("report.html"));
    let page = fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<h1>table.csv</h1>"), "{page}");
}
