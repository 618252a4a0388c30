//! `forsooth note new`, `lint` and `file` as a user types them, on the sample desk.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

#[test]
fn a_note_is_drafted_linted_filed_and_filed_again() {
    let folder = desk();
    for template in ["statement", "outlook", "event"] {
        let out = format!("{template}.md");
        succeed(
            &folder,
            &["note", "new", "--template", template, "--judgment", "j-1", "--out", &out],
        );
        // Nothing but the one outlet of the sample desk is left to say of a draft.
        let linted = run(&folder, &["lint", &out, "--json"]);
        assert_eq!(linted.status.code(), Some(3), "{linted:?}");
        let report: Value = serde_json::from_str(&stdout(&linted)).unwrap();
        let rules: Vec<&Value> =
            report["findings"].as_array().unwrap().iter().map(|it| &it["rule"]).collect();
        assert_eq!(rules, ["one-outlet"], "{template}");
    }
    assert!(succeed(&folder, &["file", "statement.md"]).starts_with("b-2  SHA-256 "));
    let filed = read(&folder, "statement.md");
    assert!(filed.contains("\nfiled: b-2\n---\n"), "{filed}");
    refuse(&folder, &["file", "statement.md"], "b-2 is this very note");

    let edited = filed.replace("is our first judgment", "remains our first judgment");
    fs::write(folder.path().join("statement.md"), &edited).unwrap();
    fs::write(folder.path().join("other.md"), edited.replace("remains", "stays")).unwrap();
    assert!(succeed(&folder, &["file", "statement.md"]).starts_with("b-3  corrects b-2"));
    refuse(&folder, &["file", "other.md"], "b-2 was filed again by Mara Lindqvist as b-3");
    assert!(succeed(&folder, &["verify"]).starts_with("entries checked"));
}

#[test]
fn a_filed_note_is_a_brief_with_endnotes_and_a_stamp() {
    let folder = desk();
    succeed(&folder, &["note", "new", "--judgment", "j-1", "--out", "n.md"]);
    succeed(&folder, &["file", "n.md"]);
    let shown = succeed(&folder, &["show", "b-2"]);
    for expected in [
        "Mara Lindqvist · 1 April 2022 · brief b-2",
        "Sergei Lavrov, Forsooth sample wire, 17 January 2022 [1]",
        "We judge this likely (65%). Our confidence in this judgment is low.",
        "1. d-4, “Lavrov keeps",
        "The text as it was filed has the SHA-256 ",
        "## How it came out, as of 1 April 2022",
        // The desk had settled it before the note was filed.
        "no forecast of this brief has a score, as ",
    ] {
        assert!(shown.contains(expected), "{expected}:\n{shown}");
    }
    for mark in ["{judged", "[d-4:", "<!--", "filed:"] {
        assert!(!shown.contains(mark), "{mark}:\n{shown}");
    }
    let page = succeed(&folder, &["brief", "b-2", "--html"]);
    for expected in
        ["<h2>What was said</h2>", "<blockquote>\n<p>“", "href=\"#note-1\"", "class=\"stamp\""]
    {
        assert!(page.contains(expected), "{expected}:\n{page}");
    }
}

#[test]
fn a_question_under_no_judgment_of_the_note_is_stamped_too() {
    let folder = desk();
    let note = "---\ntitle: T\njudgments: j-2\n---\nThe ministers meet: almost certain (95%). {predicted q-3}\n\
                They hold on: very likely (85%). {judged j-2}\n";
    fs::write(folder.path().join("n.md"), note).unwrap();
    succeed(&folder, &["file", "n.md"]);
    let shown = succeed(&folder, &["show", "b-2"]);
    assert!(shown.contains("**yes** (3 February 2022): Will Lavrov and Wang Yi meet"), "{shown}");
}

#[test]
fn a_note_that_says_what_is_not_so_is_refused_and_nothing_is_recorded() {
    let folder = desk();
    succeed(&folder, &["note", "new", "--judgment", "j-1", "--out", "n.md"]);
    let wrong = read(&folder, "n.md").replace("not aimed against", "not directed against");
    fs::write(folder.path().join("n.md"), wrong).unwrap();
    refuse(&folder, &["file", "n.md"], "the note has 1 error");
    refuse(&folder, &["show", "b-2"], "there is no b-2");
    refuse(&folder, &["note", "new", "--out", "n.md"], "n.md cannot be made");
    refuse(&folder, &["note", "new", "--template", "poem"], "there is no template \"poem\"");
    refuse(&folder, &["note", "new", "--judgment", "j-9"], "there is no j-9");
    refuse(&folder, &["note", "new", "--judgment", "j-1", "--judgment", "j-1"], "named twice");
    fs::write(folder.path().join("t.md"), "## H\n\n{{weather}}\n").unwrap();
    refuse(&folder, &["note", "new", "--template", "t.md"], "asks for \"{{weather}}\"");
    fs::write(folder.path().join("b.md"), "---\ntitle: T\njudgments: j-2\nfiled: b-1\n---\n")
        .unwrap();
    refuse(&folder, &["file", "b.md"], "b-1 was written from the desk");
}

#[test]
fn filing_leaves_the_ends_of_the_lines_as_they_are() {
    let folder = desk();
    succeed(&folder, &["note", "new", "--judgment", "j-1", "--out", "n.md"]);
    let note = read(&folder, "n.md").replace('\n', "\r\n");
    fs::write(folder.path().join("n.md"), &note).unwrap();
    succeed(&folder, &["file", "n.md"]);
    let filed = read(&folder, "n.md");
    assert!(filed.contains("\r\nfiled: b-2\r\n---\r\n"), "{filed:?}");
    assert_eq!(filed.replacen("filed: b-2\r\n", "", 1), note);
}

#[test]
fn a_summary_is_held_to_the_ladder_of_its_brief() {
    let folder = desk();
    let words = "Talks are very likely, and a treaty has almost no chance. Ice is maybe 50%.";
    let command = ["brief", "j-1", "--title", "T", "--ladder", "phia", "--summary", words];
    let output = run(&folder, &command);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    for word in ["very likely", "almost no chance"] {
        assert!(
            said.contains(&format!("the summary says “{word}”: a word of the ladder")),
            "{said}"
        );
    }
    let bare = "the summary says “50%”: a likelihood is told by its word, with the number behind \
                it; better: realistic possibility (50%)";
    assert!(said.contains(bare), "{said}");
}

#[test]
fn a_colleagues_note_is_held_to_their_own_forecast() {
    let folder = desk();
    let by = |who: &str, command: &[&str]| {
        let output = command_of(&folder, command).env("FORSOOTH_AUTHOR", who).output().unwrap();
        assert!(output.status.success(), "{command:?}: {output:?}");
    };
    let ask = ["ask", "Will the envoys of Norway and Sweden meet in Oslo by 1 June 2022?"];
    let ask = [&ask[..], &["--close", "2022-06-01", "--deadline", "2022-06-01"]].concat();
    let ask = [&ask[..], &["--criteria", "both report it", "--source", "their pages"]].concat();
    let id = succeed(&folder, &ask).split_whitespace().next().unwrap().to_owned();
    by("Anna", &["forecast", &id, "70%"]);
    by("Ben", &["forecast", &id, "40%"]);
    let note = format!(
        "---\ntitle: T\nauthor: Anna\njudgments: j-2\n---\nThey will likely meet (70%). {{{id}}}\n"
    );
    fs::write(folder.path().join("n.md"), note).unwrap();
    by("Ben", &["file", "n.md"]);
    assert!(succeed(&folder, &["brief", "b-2"]).contains("(70%)"));
}

#[test]
fn markup_in_a_note_stays_words() {
    let folder = desk();
    let hostile = "<script>alert(1)</script> **bold** & [x](javascript:y) {reported}";
    let note = format!("---\ntitle: <b>T</b>\njudgments: j-2\n---\n{hostile}\n");
    fs::write(folder.path().join("n.md"), note).unwrap();
    succeed(&folder, &["file", "n.md"]);
    let page = succeed(&folder, &["brief", "b-2", "--html"]);
    assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62; <b>bold</b> &#38;"), "{page}");
    assert!(!page.contains("<script>") && !page.contains("href=\"javascript"), "{page}");
}

#[test]
fn a_brief_goes_out_in_every_form_and_says_what_machines_did() {
    let folder = desk();
    succeed(&folder, &["note", "new", "--judgment", "j-1", "--out", "n.md"]);
    let said = "A translation program translated the quotes; the author checked them.";
    let note = read(&folder, "n.md").replacen("\ntitle:", &format!("\nai: {said}\ntitle:"), 1);
    fs::write(folder.path().join("n.md"), note).unwrap();
    succeed(&folder, &["file", "n.md"]);
    assert!(succeed(&folder, &["brief", "b-2"]).contains(said));

    succeed(&folder, &["brief", "b-2", "--docx", "--out", "n.docx"]);
    assert!(bytes(&folder, "n.docx").starts_with(b"PK"));
    succeed(&folder, &["brief", "b-2", "--out", "by-its-ending.html"]);
    assert!(read(&folder, "by-its-ending.html").starts_with("<!doctype html>"));
    succeed(&folder, &["brief", "b-2", "--pdf", "--out", "n.pdf"]);
    assert!(bytes(&folder, "n.pdf").starts_with(b"%PDF"));
    refuse(&folder, &["brief", "b-2", "--docx"], "--out <FILE>");
    refuse(&folder, &["brief", "b-2", "--html", "--pdf", "--out", "n"], "cannot be used with");
}

fn desk() -> TempDir {
    let folder = TempDir::new().unwrap();
    succeed(&folder, &["demo", "--no-serve"]);
    folder
}

fn bytes(folder: &TempDir, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).unwrap()
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

fn succeed(folder: &TempDir, command: &[&str]) -> String {
    let output = run(folder, command);
    assert!(output.status.success(), "{command:?}: {output:?}");
    stdout(&output)
}

fn refuse(folder: &TempDir, command: &[&str], expected: &str) {
    let output = run(folder, command);
    assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(expected), "{command:?}: {said}");
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn run(folder: &TempDir, command: &[&str]) -> Output {
    command_of(folder, command).output().unwrap()
}

fn command_of(folder: &TempDir, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    command
        .current_dir(folder.path())
        .env("FORSOOTH_DESK", "desk.sqlite3")
        .env("FORSOOTH_AUTHOR", "Mara Lindqvist")
        .args(words);
    command
}
