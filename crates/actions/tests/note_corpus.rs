//! Notes and what an editor would send back in them: the pages of `corpus/notes`, held against the
//! sample desk, in which an assumption of the second judgment was broken after the story.

#![expect(clippy::disallowed_methods, reason = "the corpus is a folder of files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use actions::{
    BreakAssumption, Desk, NoteFinding, NoteRule, break_assumption, fill_sample_desk, is_note,
    lint_note,
};
use tempfile::TempDir;

#[test]
fn every_page_says_what_is_said_of_its_note() {
    let folder = TempDir::new().unwrap();
    let desk = sample(&folder);
    let mut wrong = String::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let told = told(&text, &findings(&desk, &text));
        if std::env::var_os("FORSOOTH_UPDATE").is_some() {
            fs::write(&page, &told).unwrap();
        } else if told != text {
            writeln!(wrong, "{}:\n{}", page.display(), block(&told, "findings")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "run with FORSOOTH_UPDATE=1 and read what changed:\n{wrong}");
}

#[test]
fn every_rule_is_explained_in_the_manual() {
    let manual = fs::read_to_string(root().join("docs/briefs.md")).unwrap();
    for rule in NoteRule::ALL {
        assert!(manual.contains(&format!("`{rule}`")), "docs/briefs.md does not explain {rule}");
    }
}

fn sample(folder: &TempDir) -> Desk {
    let mut desk = fill_sample_desk(&folder.path().join("desk.sqlite3"), None).unwrap();
    desk.leave_story("Mara Lindqvist");
    let breaking = BreakAssumption {
        judgment: "j-2".parse().unwrap(),
        assumption: 1,
        reason: "it gave one in a letter that became known".to_owned(),
        evidence: vec!["d-1:0-20".parse().unwrap()],
    };
    break_assumption(&mut desk, &breaking).unwrap();
    desk
}

fn findings(desk: &Desk, page: &str) -> Vec<NoteFinding> {
    let note = block(page, "note").as_bytes();
    assert!(is_note(note), "{page}");
    lint_note(desk, note).unwrap().findings
}

/// The text of a block with this name.
fn block<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("```{name}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

/// The page with its findings in the last block.
fn told(page: &str, findings: &[NoteFinding]) -> String {
    let end = page.find("```findings\n").unwrap_or(page.len());
    let lines: String = findings.iter().map(lines).collect();
    format!("{}\n\n```findings\n{lines}```\n", page[..end].trim_end())
}

fn lines(finding: &NoteFinding) -> String {
    let NoteFinding { rule, severity, line, words, message, suggestion } = finding;
    let better = suggestion.as_ref().map_or(String::new(), |it| format!("    better: {it}\n"));
    format!("{} {rule} | line {line} | {words}\n    {message}\n{better}", severity.word())
}

fn pages() -> Vec<PathBuf> {
    let folder = root().join("corpus/notes");
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(pages.len() >= 25, "only {} pages", pages.len());
    pages
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
