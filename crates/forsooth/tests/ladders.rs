//! `forsooth ladder` as a user types it, and a house's own ladder in briefs and notes.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

const HOUSE: &str = r#"
name = "house"
title = "The house's yardstick"
source = "style guide, page 3"
shared_ends = "higher"
bands = [
    { low = 0, high = 40, words = ["rather not"] },
    { low = 40, high = 60, words = ["open"] },
    { low = 60, high = 100, words = ["rather yes"] },
]
"#;

#[test]
fn numbers_become_words_and_words_become_ranges_without_a_desk() {
    let folder = TempDir::new().unwrap();
    for (command, expected) in [
        (&["say", "72%"][..], "icd203   likely (72%)\nphia     likely (72%)\n"),
        (&["say", "52", "--ladder", "phia"], "phia     ≈ realistic possibility (52%)\n"),
        (&["read", "Very likely"], "Very likely\n  readers  ≈ 90%, eight in ten 75% to 95%"),
        (&["read", "very likely"], "  icd203   80% to 95%\n"),
        (&["read", "probable"], "  phia     55% to 75%\n"),
        (&["list", "icd203"], "  55% to 80%   likely, probable\n"),
    ] {
        let said = succeed(&folder, &[&["ladder"], command].concat());
        assert!(said.contains(expected), "{command:?}: {said}");
    }
    refuse(&folder, &["ladder", "say", "likely"], "likely");
    refuse(&folder, &["ladder", "say", "72%", "--ladder", "house"], "there is no ladder \"house\"");
    refuse(&folder, &["ladder", "read", "on a knife's edge"], "nobody was asked");
    assert!(!folder.path().join("desk.sqlite3").exists(), "asking makes no desk");
}

#[test]
fn a_house_brings_its_own_ladder_and_writes_by_it() {
    let folder = TempDir::new().unwrap();
    succeed(&folder, &["demo", "--no-serve"]);
    fs::write(folder.path().join("house.toml"), HOUSE).unwrap();
    assert_eq!(succeed(&folder, &["ladder", "add", "house.toml"]).trim(), "hl-1");
    refuse(&folder, &["ladder", "add", "house.toml"], "hl-1 is this very ladder");
    fs::write(folder.path().join("taken.toml"), HOUSE.replace("\"house\"", "\"nato\"")).unwrap();
    refuse(&folder, &["ladder", "add", "taken.toml"], "comes with the program");
    fs::write(folder.path().join("bad.toml"), HOUSE.replace("40, high = 60", "30, high = 60"))
        .unwrap();
    refuse(&folder, &["ladder", "add", "bad.toml"], "\"rather not\" and \"open\" overlap");

    let said = succeed(&folder, &["ladder", "say", "72%"]);
    assert!(said.contains("house    rather yes (72%)"), "{said}");
    let brief = succeed(&folder, &["brief", "j-1", "--title", "T", "--ladder", "house"]);
    assert!(brief.contains("**rather yes (65%)**"), "{brief}");
    succeed(&folder, &["note", "new", "--judgment", "j-1", "--ladder", "house", "--out", "n.md"]);
    let note = fs::read_to_string(folder.path().join("n.md")).unwrap();
    assert!(note.contains("We judge this rather yes (65%). {judged j-1}"), "{note}");
    succeed(&folder, &["file", "n.md"]);

    // Another text of the same name takes its place; what was written by the old one stays.
    fs::write(folder.path().join("house.toml"), HOUSE.replace("rather yes", "we think so"))
        .unwrap();
    assert_eq!(succeed(&folder, &["ladder", "add", "house.toml"]).trim(), "hl-2");
    let said = succeed(&folder, &["ladder", "say", "72%", "--ladder", "HOUSE"]);
    assert_eq!(said, "house    we think so (72%)\n");
    assert!(succeed(&folder, &["show", "b-3"]).contains("We judge this rather yes (65%)."));
    assert!(succeed(&folder, &["show", "hl-1"]).contains("rather yes"));
    assert_eq!(run(&folder, &["lint", "n.md"]).status.code(), Some(3));
    succeed(&folder, &["verify"]);
}

fn succeed(folder: &TempDir, command: &[&str]) -> String {
    let output = run(folder, command);
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn refuse(folder: &TempDir, command: &[&str], expected: &str) {
    let output = run(folder, command);
    assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(expected), "{command:?}: {said}");
}

fn run(folder: &TempDir, command: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forsooth"))
        .current_dir(folder.path())
        .env("FORSOOTH_DESK", "desk.sqlite3")
        .env("FORSOOTH_AUTHOR", "Mara Lindqvist")
        .args(command)
        .output()
        .unwrap()
}
