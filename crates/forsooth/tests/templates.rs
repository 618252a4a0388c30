//! `forsooth templates` and `forsooth ask --template` as a user types them.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const MEETING: &[&str] = &[
    "ask",
    "--template",
    "meeting-held",
    "--set",
    "who=Kosovo's Prime Minister Albin Kurti",
    "--set",
    "whom=Serbia's President Aleksandar Vučić",
];

#[test]
fn templates_are_listed_and_shown() {
    let folder = TempDir::new().unwrap();
    let list = stdout(&run(&folder, &["templates"]));
    assert!(list.lines().count() >= 9, "{list}");
    assert!(list.contains("meeting-held         Will {who} and {whom} meet"), "{list}");
    let shown = stdout(&run(&folder, &["templates", "meeting-held"]));
    assert!(shown.contains("  whom  the other side, by name and office"), "{shown}");
    assert!(shown.contains("A call or a video link is no."), "{shown}");
    let one: Value = json(&run(&folder, &["templates", "meeting-held", "--json"]));
    assert_eq!(one["becomes"]["deadline"], "2027-03-31");
    let refused = run(&folder, &["templates", "meeting"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("there are meeting-held, "), "{refused:?}");
}

#[test]
fn a_filled_template_is_asked_with_its_what_ifs_and_lints_clean() {
    let folder = TempDir::new().unwrap();
    let asked = run(&folder, &[MEETING, &["--set", "by=2999-03-31"]].concat());
    assert_eq!(stdout(&asked).trim(), "q-1");
    let said = stderr(&asked);
    assert!(said.contains("meet in person by 31 March 2999?"), "{said}");
    assert!(!said.contains("warning"), "{said}");
    let shown = json(&run(&folder, &["show", "q-1", "--json"]));
    assert_eq!(shown["deadline_at"], "2999-03-31T23:59:59Z");
    assert_eq!(shown["closes_at"], shown["deadline_at"]);
    assert!(shown["criteria"].as_str().unwrap().contains("A call or a video link is no."));
    assert!(shown["postponement"].as_str().unwrap().contains("31 March 2999"));
    assert_eq!(shown["findings"], Value::Array(vec![]));
}

#[test]
fn what_is_given_goes_before_the_template_and_the_deadline_fills_its_day() {
    let folder = TempDir::new().unwrap();
    let given = ["--deadline", "2999-03-31T15:00Z", "--close", "2999-03-30", "--source", "EEAS"];
    let asked = run(&folder, &[MEETING, &given[..]].concat());
    assert_eq!(asked.status.code(), Some(0), "{asked:?}");
    let shown = json(&run(&folder, &["show", "q-1", "--json"]));
    assert!(shown["text"].as_str().unwrap().ends_with("by 31 March 2999?"));
    assert_eq!(shown["deadline_at"], "2999-03-31T15:00:00Z");
    assert_eq!(shown["closes_at"], "2999-03-30T23:59:59Z");
    assert_eq!(shown["settlement_source"], "EEAS");
}

#[test]
fn what_is_missing_is_named_and_nothing_is_asked() {
    let folder = TempDir::new().unwrap();
    for (command, message) in [
        (MEETING, "the template meeting-held lacks by (the last day, as “2027-03-31”)"),
        (&["ask", "--template", "meeting-held"], "lacks who (one side, by name and office"),
        (&["ask", "--template", "meetings"], "there is no template \"meetings\""),
        (&["ask", "--template", "meeting-held", "--set", "who"], "\"who\" fills no slot"),
        (&["ask", "--template", "meeting-held", "--set", "where=Lund"], "has no slot \"where\""),
        (&["ask", "--template", "meeting-held", "--from", "np-1"], "cannot be used with"),
        (&["ask", "--set", "who=Ada"], "--template"),
    ] {
        let output = run(&folder, command);
        assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
        assert!(stderr(&output).contains(message), "{command:?} lacks \"{message}\": {output:?}");
    }
    assert_eq!(json(&run(&folder, &["list", "questions", "--json"])), Value::Array(vec![]));
}

#[test]
fn the_manual_tells_of_every_template() {
    let manual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/questions.md");
    let manual = std::fs::read_to_string(manual).unwrap();
    let folder = TempDir::new().unwrap();
    let all = json(&run(&folder, &["templates", "--json"]));
    for template in all.as_array().unwrap() {
        let name = template["name"].as_str().unwrap();
        assert!(manual.contains(&format!("| `{name}` |")), "docs/questions.md lacks {name}");
    }
}

fn json(output: &Output) -> Value {
    serde_json::from_str(&stdout(output)).unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
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
