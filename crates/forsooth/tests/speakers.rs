//! `forsooth speaker` and `forsooth wordings` as a user types them, on the sample desk.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

#[test]
fn a_speaker_has_statements_by_addressee_and_what_was_announced() {
    let folder = sample();
    let told = succeed(&folder, &["speaker", "Lavrov"]);
    assert!(told.starts_with("Lavrov: 18 statements, 2022-01-14 to 2022-02-03\n"), "{told}");
    assert!(told.contains("  reporters\n    1 statement, 2022-01-17  s-34\n"), "{told}");
    assert!(told.contains("of 3 announced no outcome was found"), "{told}");

    let narrowed = json(&folder, &["speaker", "--side", "Russia", "--to", "China"]);
    assert_eq!((narrowed["of"].as_str(), narrowed["total"].as_u64()), (Some("Russia"), Some(1)));
    let sputnik =
        json(&folder, &["speaker", "Lavrov", "--form", "direct", "--until", "2022-01-17"]);
    assert_eq!(sputnik["statements"][0]["outlet"], "Sputnik");
}

#[test]
fn a_statement_is_shown_with_what_was_said_before() {
    let folder = sample();
    let told = succeed(&folder, &["show", "s-58"]);
    assert!(told.contains("\nNo earlier wording found\n"), "{told}");
    let told = succeed(&folder, &["wordings", "s-58", "--as-of", "2022-01-17"]);
    assert_eq!(told, "No earlier wording found\n");
}

#[test]
fn what_names_nobody_is_refused() {
    let folder = sample();
    for (command, code, told) in [
        (&["speaker"][..], 1, "nobody is named; give a speaker's name, an office or a side"),
        (&["speaker", "Lavrov", "--since", "soon"], 1, "\"soon\" is no day; write 2022-02-03"),
        (&["wordings", "q-1"], 1, "q-1 is a question; a statement is needed here"),
        (&["wordings", "d-1", "--as-of", "2022-01-17"], 1, "--as-of is for a statement"),
        (&["wordings", "s-1", "--as-of", "soon"], 1, "\"soon\" is no date"),
    ] {
        let output = run(&folder, command);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{command:?}: {error}");
        assert!(error.contains(told), "{command:?}: {error}");
    }
    let output = run(&folder, &["speaker", "Walrus"]);
    assert!(output.status.success() && output.stdout.is_empty(), "{output:?}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("Nothing that \"Walrus\" said is here"), "{told}");
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
