//! Questions as a user reads them on a terminal: what became of them, and why.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::process::{Command, Output};

use tempfile::TempDir;

const REPORT: &str = "The minister spoke in the capital on Monday.\n\n\
    On Friday both sides signed the treaty.\n";

const ASK: &[&str] = &[
    "ask",
    "Will they sign the treaty?",
    "--criteria",
    "Both sides confirm a signature",
    "--source",
    "the ministries",
    "--close",
    "2999-01-01",
    "--deadline",
    "2999-01-01",
];

const EVIDENCE: [&str; 2] = ["--evidence", "d-1:\"both sides signed the treaty\""];

#[test]
fn a_question_tells_why_it_was_not_answered_and_why_that_was_undone() {
    let desk = TestDesk::new();
    desk.text(ASK);
    let not_yet = ["--reason", "the count goes on", "--look-again", "2998-03-10"];
    desk.text(&[&["settle", "q-1", "not-yet"][..], &not_yet].concat());
    desk.text(&["settle", "q-1", "annulled", "--reason", "the treaty was renamed"]);
    let said = desk.run(&["unsettle", "q-1", "--reason", "it is the same treaty"]);
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("Settle it anew: forsooth settle q-1 yes --evidence"), "{said}");
    let shown = desk.text(&["show", "q-1"]);
    for part in [
        "not yet, known",
        "    the count goes on (look again on 2998-03-10)",
        "annulled, undone later, known",
        "    the treaty was renamed",
        "Undone",
        "  u-1  r-2, ",
        "    it is the same treaty",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(desk.text(&["list", "settlements"]).contains("q-1: annulled (undone later)"));
}

#[test]
fn a_choice_is_settled_anew_with_one_of_its_options() {
    let desk = TestDesk::new();
    desk.text(&[ASK, &["--option", "a long treaty", "--option", "none"]].concat());
    desk.text(&["settle", "q-1", "annulled", "--reason", "it was renamed"]);
    let said = desk.run(&["unsettle", "q-1", "--reason", "it was not"]);
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("forsooth settle q-1 \"a long treaty\" --evidence"), "{said}");
}

#[test]
fn a_question_under_a_judgment_has_its_topic() {
    let desk = TestDesk::new();
    let judge = [
        "judge",
        "They will sign",
        "--for",
        "d-1:\"both sides signed\"",
        "--alternative",
        "They play for time",
        "--likelihood",
        "70%",
        "--confidence",
        "low",
        "--topic",
        "South Caucasus",
    ];
    desk.text(&judge);
    desk.text(&[ASK, &["--judgment", "j-1"]].concat());
    let shown = desk.text(&["show", "q-1"]);
    assert!(shown.contains("topic:      South Caucasus (as j-1)\n"), "{shown}");
    desk.text(&["topic", "q-1", "treaties"]);
    let shown = desk.text(&["show", "q-1"]);
    assert!(shown.contains("topic:      treaties\n"), "{shown}");
}

#[test]
fn a_score_without_end_is_told_in_words() {
    let desk = TestDesk::new();
    desk.text(ASK);
    desk.text(&["forecast", "q-1", "0%", "--because", "they never do"]);
    desk.text(&[&["settle", "q-1", "yes"][..], &EVIDENCE].concat());
    let scores = desk.text(&["score", "q-1"]);
    assert!(scores.contains("log score: infinite: 0% for what came true"), "{scores}");
    assert!(!scores.contains("inf "), "{scores}");
}

#[test]
fn a_range_is_written_out_in_digits() {
    let desk = TestDesk::new();
    for (range, expected) in [
        ("0..1e400", "\"1e400\" is no number written out; write it in digits, as 460 or -2.5"),
        ("0e0..5", "\"0e0\" is no number written out"),
    ] {
        let output = desk.run(&[ASK, &["--range", range, "--unit", "seats"]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(!output.status.success() && said.contains(expected), "{said}");
    }
    let days = ["--days", "2998-01-01..2998-12-31", "--open", "above"];
    desk.text(&[ASK, &days].concat());
    let shown = desk.text(&["show", "q-1"]);
    assert!(shown.contains("a day from 2998-01-01 to 2998-12-31, or after\n"), "{shown}");
}

/// A desk with a report.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        std::fs::write(desk.folder.path().join("report.txt"), REPORT).unwrap();
        desk.text(&["add", "report.txt"]);
        desk
    }

    fn run(&self, command: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_forsooth"))
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", "Ada")
            .args(command)
            .output()
            .unwrap()
    }

    fn text(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}
