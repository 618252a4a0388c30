//! `forsooth search` and `forsooth archive` as a user types them, on the sample desk.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

#[test]
fn what_is_searched_is_printed_with_where_it_stands_and_counted() {
    let folder = sample();
    let told = succeed(&folder, &["search", "ceasefire"]);
    assert!(told.starts_with("q-10  question"), "{told}");
    assert!(told.contains("1 entry\n  kind: question 1\n"), "{told}");

    let told =
        succeed(&folder, &["search", "ukraine speaker:=\"Zhang Jun\"", "--kind", "statement"]);
    assert!(told.contains("s-99  statement  Zhang Jun · China"), "{told}");

    let found =
        json(&folder, &["search", "--sort", "date", "--limit", "2", "--", "-putin ukraine"]);
    assert_eq!(found["hits"].as_array().unwrap().len(), 2);
    assert!(found["total"].as_u64().unwrap() > 2, "{found}");
    assert!(found["hits"][0]["snippet"]["marks"][0].is_array(), "{found}");
    let narrowed = found["facets"][0]["values"][0].clone();
    let again = json(&folder, &["search", "--", narrowed["query"].as_str().unwrap()]);
    assert_eq!(again["total"], narrowed["count"]);
}

#[test]
fn what_cannot_be_searched_is_refused_with_the_remedy() {
    let folder = sample();
    for (command, told) in [
        (&["search", "colour:red"][..], "there is no field \"colour\""),
        (&["search", "\"border accord"], "is not closed"),
        (&["search", "war", "--kind", "rumour"], "\"rumour\" is no kind that is searched"),
        (&["search", "war", "--page", "900"], "there is no page 900; the last is page 1"),
        (&["search", "since:soon"], "\"soon\" is no day, month or year"),
    ] {
        let output = run(&folder, command);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        assert!(error.contains(told), "{command:?}: {error}");
    }
    let output = run(&folder, &["search", "walrus"]);
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("Nothing fits all of it."), "{told}");
}

#[test]
fn the_index_can_be_removed_and_made_anew() {
    let folder = sample();
    let before = succeed(&folder, &["search", "ukraine"]);
    fs::remove_dir_all(folder.path().join("desk.sqlite3.archive")).unwrap();
    assert_eq!(succeed(&folder, &["search", "ukraine"]), before);
    let rebuilt = json(&folder, &["archive", "rebuild"]);
    assert!(rebuilt["folder"].as_str().unwrap().ends_with("desk.sqlite3.archive"), "{rebuilt}");
    assert_eq!(succeed(&folder, &["search", "ukraine"]), before);
    assert_eq!(json(&folder, &["verify"])["faults"], Value::Array(vec![]));
}

#[test]
fn without_a_meaning_model_it_is_told_how_to_get_one() {
    let folder = sample();
    let by_words = succeed(&folder, &["search", "ukraine", "--by", "words"]);
    assert_eq!(succeed(&folder, &["search", "ukraine"]), by_words);
    for command in [
        &["search", "ukraine", "--by", "meaning"][..],
        &["search", "ukraine", "--by", "both"],
        &["archive", "rebuild", "--meaning"],
    ] {
        let output = run(&folder, command);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        assert!(error.contains("`forsooth model install --meaning`"), "{command:?}: {error}");
    }
    let shown = run(&folder, &["search", "kind:question", "--by", "meaning"]);
    let error = String::from_utf8(shown.stderr).unwrap();
    assert!(error.contains("needs words"), "{error}");
}

fn sample() -> TempDir {
    let folder = TempDir::new().unwrap();
    succeed(&folder, &["demo", "--no-serve"]);
    folder
}

fn run(folder: &TempDir, command: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forsooth"))
        .current_dir(folder.path())
        .env("FORSOOTH_DESK", "desk.sqlite3")
        .env("FORSOOTH_AUTHOR", "Ada")
        // What is found may not depend on what is installed.
        .env("FORSOOTH_MEANING", "none.meaning")
        .args(command)
        .output()
        .unwrap()
}

fn succeed(folder: &TempDir, command: &[&str]) -> String {
    let output = run(folder, command);
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn json(folder: &TempDir, command: &[&str]) -> Value {
    serde_json::from_str(&succeed(folder, &[&["--json"], command].concat())).unwrap()
}
