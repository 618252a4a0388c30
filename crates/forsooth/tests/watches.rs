//! Watches and imported events as a user types the commands.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use crate::model;

use std::fs;
use std::process::{Command, Output};

use tempfile::TempDir;

const REPORT: &str = "\"The ceasefire will hold,\" Foreign Minister Sergey Lavrov said.\n";

const EVENTS: &str = "\
Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\tRecipient Country
e1\t2022-01-11\tCONSULT\tRussia\tRUS\tUnited States\tUSA
e2\tsoon\tCONSULT\tRussia\tRUS\tUnited States\tUSA
";

#[test]
fn a_watch_is_told_after_what_was_added() {
    let folder = TempDir::new().unwrap();
    let begun = succeed(&folder, &["watch", "ceasefire", "--because", "it may fall"]);
    assert_eq!(begun, "watch-1\n");
    fs::write(folder.path().join("report.txt"), REPORT).unwrap();
    let report = folder.path().join("report.txt");
    let added = succeed(&folder, &["add", report.to_str().unwrap()]);
    assert!(added.contains("watch-1 fits s-1: The ceasefire will hold"), "{added}");
    let due = succeed(&folder, &["due"]);
    assert!(due.contains("something new fits a watch: look at it: ceasefire"), "{due}");
    let told = succeed(&folder, &["watches"]);
    assert!(told.starts_with("watch-1  ceasefire\n  because it may fall\n  1 new, 1 since "));
    succeed(&folder, &["watches", "seen", "watch-1", "--view", "keeps"]);
    let told = succeed(&folder, &["watches"]);
    assert!(told.contains("it keeps the view"), "{told}");
    succeed(&folder, &["unwatch", "watch-1"]);
    let told = run(&folder, &["watches"]);
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(told.contains("Nothing is watched. Watch a search: forsooth watch --help"), "{told}");
}

#[test]
fn events_are_imported_and_told_behind_a_pair() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("events.tab");
    fs::write(&file, EVENTS).unwrap();
    let file = file.to_str().unwrap();
    let told = succeed(&folder, &["import-events", file]);
    assert!(told.starts_with("ei-1\n  POLECAT: 1 event kept of 2 rows (1 refused)\n"), "{told}");
    assert!(told.contains("line 3: \"soon\" is no day"), "{told}");
    let again = run(&folder, &["import-events", file]);
    assert_eq!(again.status.code(), Some(1));
    let again = String::from_utf8(again.stderr).unwrap();
    assert!(again.contains("this file was imported already, as ei-1"), "{again}");
    let pair = succeed(&folder, &["pair", "Russia", "USA", "--coded"]);
    assert!(pair.contains("In the background: POLECAT"), "{pair}");
    assert!(pair.contains("2022-01-11  Russia → United States: CONSULT"), "{pair}");
    fs::remove_dir_all(folder.path().join("desk.sqlite3.events")).unwrap();
    let verified = run(&folder, &["verify"]);
    assert_eq!(verified.status.code(), Some(1));
    let refused = run(&folder, &["import-events", file, "--format", "mdb"]);
    let refused = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.contains("\"mdb\" is no format of events"), "{refused}");
}

fn succeed(folder: &TempDir, command: &[&str]) -> String {
    let output = run(folder, command);
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn run(folder: &TempDir, command: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forsooth"))
        .env("FORSOOTH_DESK", folder.path().join("desk.sqlite3"))
        .env("FORSOOTH_AUTHOR", "Ada")
        .env("FORSOOTH_MODEL", model::model_path())
        .args(command)
        .output()
        .unwrap()
}
