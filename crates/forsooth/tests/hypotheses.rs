//! Hypotheses as analysts rate them: each alone, then all together.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const WIRE: &str = "LUND (Wire) - The minister said on Monday that no text was ready. An aide who \
    travelled with him spoke of weeks. The talks ended at noon without a word to the press.\n";

const REPRINT: &str = "The minister said on Monday that no text was ready. An aide who travelled \
    with him spoke of weeks. The talks ended at noon without a word to the press.\n";

const OTHER: &str = "A draft of eleven pages lay on the table, two people who saw it recall.\n";

const OPEN: &[&str] = &[
    "hypotheses",
    "open",
    "Will they sign this month?",
    "--hypothesis",
    "They sign",
    "--hypothesis",
    "They stall",
    "--evidence",
    "d-1:\"no text was ready\"=high",
    "--evidence",
    "d-2:\"no text was ready\"",
    "--evidence",
    "d-3:\"A draft of eleven pages\"=low,high",
];

#[test]
fn hypotheses_are_rated_alone_and_then_pooled() {
    let desk = TestDesk::new();
    assert_eq!(desk.json("Ada", OPEN)["id"], "h-1");
    let shown = desk.json("Ada", &["hypotheses", "show", "h-1"]);
    assert_eq!(shown["evidence"][0]["story"], "as in d-1", "the reprint is the same story");
    assert_eq!(shown["evidence"][1]["story"], "as in d-1");
    assert_eq!((shown["measures"].clone(), shown["empty_cells"].clone()), (Value::Null, json!(6)));

    desk.text("Ada", &["hypotheses", "rate", "h-1", "1: II I 60%", "2: C C 20%"]);
    desk.text("Eve", &["hypotheses", "rate", "h-1", "1: I - 30%"]);
    // Eve has not filled every cell, so what Ada put in is hidden from her.
    desk.refuses("Eve", &["hypotheses", "pool", "h-1"], "4 of your cells of h-1 are empty");
    desk.refuses("Eve", &["show", "hr-1"], "hr-1 is what Ada makes of h-1");
    assert_eq!(desk.json("Eve", &["hypotheses", "show", "h-1"])["pooled"], Value::Null);

    desk.text("bot:sorter", &["hypotheses", "rate", "h-1", "1: CC CC 99%", "2: II II 1%"]);
    desk.text("Eve", &["hypotheses", "rate", "h-1", "1: - I -", "2: N N 30%"]);
    assert_eq!(desk.json("Eve", &["show", "hr-1"])["author"], "Ada");
    let pooled = desk.json("Eve", &["hypotheses", "pool", "h-1"])["pooled"].clone();
    assert_eq!(pooled["analysts"], json!(["Ada", "Eve"]), "machines are not pooled");
    let measures = &pooled["measures"];
    assert_eq!(measures["stories"][0]["items"], json!([0, 1]), "copies count once");
    // Ada's mean mark is 1.5 and Eve's 2: 1.25 below neutral, at high credibility.
    close(&measures["weighted_inconsistency"][0], -1.25 * 2_f64.sqrt());
    // √(0.6·0.3) against √(0.2·0.3).
    close(&measures["posterior"]["chances"][0], 3_f64.sqrt() / (1.0 + 3_f64.sqrt()));
    let text = desk.text("Eve", &["hypotheses", "pool", "h-1", "--by", "log-odds"]);
    assert!(text.contains("All together: Ada, Eve"), "{text}");
    assert_eq!(desk.json("Ada", &["verify"])["faults"], json!([]));
}

#[test]
fn the_matrix_has_hypotheses_in_rows_and_can_be_turned() {
    let desk = TestDesk::new();
    desk.text("Ada", OPEN);
    desk.text("Ada", &["hypotheses", "rate", "h-1", "1: II I 60%", "2: C C 20%"]);
    let rows = desk.text("Ada", &["hypotheses", "show", "h-1"]);
    let line = |text: &str, head: &str| {
        let found = text.lines().find(|line| line.trim().starts_with(head));
        found.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line(&rows, "E1 = E2  E3"), "E1 = E2 E3");
    assert!(rows.contains("  H1  1.5"), "{rows}");
    let columns = desk.text("Ada", &["hypotheses", "show", "h-1", "--columns"]);
    assert_eq!(line(&columns, "E3       60%"), "E3 60% 20%");
    for part in [
        "By weighted inconsistency, H2 is first; without E1 = E2 H1 would be level.",
        "By posterior, H1 is first; without E3 H2 would be level.",
        "weighted inconsistency: PARC",
        "story: as in d-1",
    ] {
        assert!(rows.contains(part), "{part}: {rows}");
    }
}

#[test]
fn chances_are_made_coherent_on_request_and_else_told_how_far_off_they_are() {
    let desk = TestDesk::new();
    let open = ["hypotheses", "open", "Which?", "--hypothesis", "this", "--hypothesis", "that"];
    desk.text("Ada", &open);
    let chances = ["hypotheses", "rate", "h-1", "--chance", "90%", "--chance", "60%"];
    let given = |desk: &TestDesk| {
        let shown = desk.json("Ada", &["hypotheses", "show", "h-1"]);
        (shown["own"]["chances"].clone(), shown["measures"]["chances"][0]["sum"].clone())
    };
    desk.text("Ada", &chances);
    assert_eq!(given(&desk), (json!([0.9, 0.6]), json!(1.5)));
    let told = "your chances add up to 150%; `forsooth hypotheses rate h-1 --chance 90% --chance 60% --coherent nearest` makes them 100%";
    assert_eq!(desk.json("Ada", &["hypotheses", "show", "h-1"])["incoherence"], told);
    assert!(desk.text("Ada", &["hypotheses", "show", "h-1"]).contains(told));
    desk.text("Ada", &[&chances[..], &["--coherent", "nearest"]].concat());
    close(&given(&desk).0[0], 0.65);
    assert_eq!(desk.json("Ada", &["hypotheses", "show", "h-1"])["incoherence"], Value::Null);
    desk.text("Ada", &[&chances[..], &["--coherent", "proportional"]].concat());
    close(&given(&desk).0[0], 0.6);
    desk.refuses("Ada", &chances[..5], "1 chances for 2 hypotheses");
    let zero = [&chances[..3], &["--chance", "0%", "--chance", "0%", "--coherent", "proportional"]];
    desk.refuses("Ada", &zero.concat(), "all 0 have no proportions");
}

#[test]
fn what_was_rated_stays_rated_when_evidence_is_added() {
    let desk = TestDesk::new();
    desk.text("Ada", OPEN);
    desk.text("Ada", &["hypotheses", "rate", "h-1", "1: II I N", "2: C C C"]);
    let extend = ["hypotheses", "extend", "h-1", "--evidence", "d-1:\"spoke of weeks\"=high"];
    assert_eq!(desk.json("Ada", &extend)["id"], "h-2");
    let shown = desk.json("Ada", &["hypotheses", "show", "h-2"]);
    assert_eq!(shown["empty_cells"], 2);
    assert_eq!(shown["own"]["cells"][0][0], json!({"mark": "II"}));
    desk.text("Ada", &["hypotheses", "rate", "h-2", "1: - - - 1/7", "2: - - - 6/7"]);
    let own = desk.json("Ada", &["hypotheses", "show", "h-2"])["own"].clone();
    assert_eq!(
        (own["cells"][0][0].clone(), own["cells"][3][1].clone()),
        (json!({"mark": "II"}), json!({"step": 6}))
    );
    assert_eq!(desk.json("Ada", &["show", "h-1"])["corrected_by"], "h-2");
    desk.refuses("Ada", &extend, "h-1 is corrected by h-2");
    desk.refuses("Ada", &["hypotheses", "rate", "h-1", "1: C C C"], "name h-2 instead");
    desk.refuses("Ada", &["hypotheses", "extend", "h-2"], "nothing is added to h-2");
    let twice = ["hypotheses", "extend", "h-2", "--evidence", "d-1:\"no text was ready\""];
    desk.refuses("Ada", &twice, "evidence 5 has the words of evidence 1");
}

#[test]
fn bad_rows_and_hypotheses_are_refused_with_the_remedy() {
    let desk = TestDesk::new();
    desk.text("Ada", OPEN);
    for (row, reason) in [
        ("3: C C C", "h-1 has no hypothesis 3; it has 2"),
        ("0: C C C", "h-1 has no hypothesis 0"),
        ("1: C C", "hypothesis 1 has 2 cells for 3 pieces of evidence"),
        ("1: C C maybe", "\"maybe\" is no cell"),
        ("C C C", "is no row"),
    ] {
        desk.refuses("Ada", &["hypotheses", "rate", "h-1", row], reason);
    }
    desk.refuses("Ada", &["hypotheses", "rate", "h-1"], "nothing is rated");
    desk.refuses("Ada", &["hypotheses", "pool", "h-1"], "nobody has rated h-1");
    desk.refuses("Ada", &["hypotheses", "show", "h-9"], "there is no h-9");
    desk.refuses("Ada", &["hypotheses", "open", "m", "--hypothesis", "a"], "too few to compete");
    let priors = [&OPEN[..7], &["--prior", "60%", "--prior", "60%"]].concat();
    desk.refuses("Ada", &priors, "add up to 120%");
    desk.refuses("Ada", &priors[..9], "1 chances for 2 hypotheses");
}

#[track_caller]
fn close(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// A desk with a wire report, a reprint of it and a report of its own.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        for (name, text) in [("wire.txt", WIRE), ("reprint.txt", REPRINT), ("other.txt", OTHER)] {
            std::fs::write(desk.folder.path().join(name), text).unwrap();
            desk.text("Ada", &["add", name, "--source", name]);
        }
        desk
    }

    fn run(&self, analyst: &str, command: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_forsooth"))
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", analyst)
            .args(command)
            .output()
            .unwrap()
    }

    #[track_caller]
    fn text(&self, analyst: &str, command: &[&str]) -> String {
        let output = self.run(analyst, command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn json(&self, analyst: &str, command: &[&str]) -> Value {
        serde_json::from_str(&self.text(analyst, &[command, &["--json"]].concat())).unwrap()
    }

    #[track_caller]
    fn refuses(&self, analyst: &str, command: &[&str], reason: &str) {
        let before = self.text("Ada", &["export"]);
        let output = self.run(analyst, command);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        assert!(error.contains(reason), "{command:?} lacks \"{reason}\": {error}");
        assert_eq!(self.text("Ada", &["export"]), before);
    }
}
