//! Judgments as a user makes, grades and doubts them: weights, grades, assumptions, change.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const REPORT: &str = "The minister spoke in the capital on Monday.\n\n\
    \"We will sign the treaty this week,\" the minister said.\n\n\
    On Friday the president said that nobody had been told to sign anything.\n";

/// The same story with another head.
const COPY: &str = "From our correspondent. The minister spoke in the capital on Monday. \
    \"We will sign the treaty this week,\" the minister said.\n";

const OTHER: &str = "Two people who were in the room in the capital recall the promise.\n\n\
    \"We will sign the treaty this week,\" one of them heard, and wrote it down the same evening.\n";

const JUDGE: &[&str] = &[
    "judge",
    "They will sign the treaty",
    "--for",
    "d-1:\"We will sign the treaty this week\"=high",
    "--against",
    "d-1:\"nobody had been told to sign anything\"=low",
    "--alternative",
    "They are playing for time",
    "--assume",
    "The minister speaks for the president.",
    "--assume",
    "The text is ready.",
    "--confidence",
    "moderate",
    "--because",
    "one speaker, on the record",
];

#[test]
fn a_judgment_keeps_kind_weights_signs_and_premortem() {
    let desk = TestDesk::new();
    let outlook = ["--kind", "outlook", "--likelihood", "85%", "--sign-for", "a date is named"];
    let doubts = ["--sign-against", "the text is reopened", "--premortem", "he was overruled"];
    let first = ["--first-sign", "he is not at the table"];
    desk.text(&[JUDGE, &outlook, &doubts, &first].concat());
    let shown = desk.json(&["show", "j-1"]);
    assert_eq!(shown["kind"], "outlook");
    assert_eq!(shown["quotes_for"][0]["weight"], "high");
    assert_eq!(shown["quotes_against"][0]["weight"], "low");
    assert_eq!(
        shown["indicators"][1],
        json!({"sign": "the text is reopened", "points": "against"})
    );
    assert_eq!(shown["premortem"]["first_sign"], "he is not at the table");
    assert_eq!(shown["notices"], json!(["one-document"]));
    let text = desk.text(&["show", "j-1"]);
    for part in ["kind:       outlook", "high weight", "Suppose it was wrong", "against it:"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
}

#[test]
fn an_entry_without_the_new_fields_keeps_its_bytes() {
    let desk = TestDesk::new();
    let plain: Vec<&str> = JUDGE.iter().map(|it| it.trim_end_matches("=high")).collect();
    let plain: Vec<&str> = plain.iter().map(|it| it.trim_end_matches("=low")).collect();
    desk.text(&[&plain[..], &["--likelihood", "70%"]].concat());
    let export = desk.text(&["export"]);
    let line = export.lines().find(|line| line.contains("\"id\":\"j-1\"")).unwrap();
    for field in ["weight", "kind", "indicators", "premortem", "earlier", "change_reason"] {
        assert!(!line.contains(&format!("\"{field}\"")), "{field}: {line}");
    }
}

#[test]
fn a_premortem_is_asked_for_above_four_in_five() {
    let desk = TestDesk::new();
    for (likelihood, asked) in [("85%", true), ("80%", false), ("15%", true)] {
        let output = desk.run(&[JUDGE, &["--likelihood", likelihood]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(said.contains("suppose the day has come"), asked, "{likelihood}: {said}");
    }
}

#[test]
fn a_later_judgment_says_what_became_of_the_earlier_one() {
    let desk = TestDesk::new();
    desk.text(&[JUDGE, &["--likelihood", "70%"]].concat());
    assert_eq!(desk.json(&["show", "j-1"])["change"], Value::Null);
    let later = ["--likelihood", "40%", "--earlier", "j-1", "--change", "the president spoke"];
    desk.text(&[JUDGE, &later].concat());
    let change = desk.json(&["show", "j-2"])["change"].clone();
    assert_eq!(
        (change["earlier"].clone(), change["verdict"].clone()),
        (json!("j-1"), json!("less-likely"))
    );
    assert_eq!(desk.json(&["show", "j-1"])["cited_by"][0]["id"], "j-2");
    desk.refuses(&[JUDGE, &["--likelihood", "4%", "--earlier", "j-9"]].concat(), "no j-9");
}

#[test]
fn a_quote_stands_with_the_letter_of_its_day_and_the_digit_of_its_item() {
    let desk = TestDesk::new();
    desk.text(&[JUDGE, &["--likelihood", "70%"]].concat());
    let grade = |desk: &TestDesk| desk.json(&["show", "j-1"])["quotes_for"][0]["grade"].clone();
    assert_eq!(grade(&desk), json!({"letter": null, "digit": null}));
    desk.text(&["grade", "The Gazette", "B", "--because", "corrects itself"]);
    let statement = desk.json(&["show", "d-1"])["findings"][0]["id"].clone();
    desk.text(&["grade", statement.as_str().unwrap(), "2", "--because", "on the record"]);
    assert_eq!(grade(&desk), json!({"letter": "B", "digit": 2}));
    assert!(desk.text(&["show", "j-1"]).contains("B2, high weight"));
    // What it publishes from a later day on is graded otherwise; this was published before.
    desk.text(&["grade", "the gazette", "E", "--because", "new owner", "--since", "2023-01-01"]);
    assert_eq!(grade(&desk), json!({"letter": "B", "digit": 2}));
    desk.text(&["grade", "The Gazette", "D", "--because", "a forgery", "--since", "2022-01-01"]);
    assert_eq!(grade(&desk), json!({"letter": "D", "digit": 2}));
    let sources = desk.json(&["sources"]);
    assert_eq!(sources["sources"][0]["source"], "The Gazette");
    assert_eq!(sources["sources"][0]["letter"], "E");
    assert_eq!(sources["sources"][0]["history"].as_array().unwrap().len(), 3);
    assert_eq!(sources["diagonal"], json!({"on": 0, "of": 1}));
    assert_eq!(sources["diagonal_percent"], Value::Null);
    assert!(desk.text(&["sources"]).contains("1 of 20 grades"));
}

#[test]
fn confirmed_needs_a_second_source_that_is_no_copy() {
    let desk = TestDesk::new();
    let one = ["grade", "d-1", "1", "--because", "heard by others"];
    let with = |evidence: &'static str| [&one[..], &["--evidence", evidence]].concat();
    desk.refuses(&one, "without a second source");
    desk.refuses(&with("d-1:0-8"), "d-1 is the document it stands in");
    desk.refuses(&with("d-2:0-8"), "of the words of d-1");
    desk.refuses(&with("d-3:0-8"), "d-3 comes from The Gazette too");
    desk.refuses(&with("d-4:0-8"), "d-4 names no source");
    desk.refuses(&["grade", "d-1", "B", "--because", "x"], "is no grade of an item");
    desk.refuses(&["grade", "The Gazette", "2", "--because", "x"], "is no grade of a source");
    desk.refuses(&["grade", "The Gazete", "B", "--because", "x"], "no document comes from");
    desk.refuses(&["grade", "The Gazette", "B", "--because", " "], "say why");
    desk.write("own.txt", format!("{OTHER}It was a promise.").as_bytes());
    desk.add("own.txt", Some("The Herald"));
    desk.text(&with("d-5:\"It was a promise\""));
    assert_eq!(desk.json(&["show", "i-1"])["record"]["item_grade"]["digit"], 1);
    desk.refuses(&["grade", "i-1", "2", "--because", "x"], "i-1 is a grade of an item");
}

#[test]
fn copies_are_told_where_a_document_is_added_and_shown() {
    let desk = TestDesk::new();
    let told = "2 documents share its words, 1 independent; the earliest of 2 copies is d-1 \
                (The Gazette, 2022-03-01)";
    let shown = desk.text(&["show", "d-2"]);
    assert!(shown.contains(told), "{shown}");
    assert!(!desk.text(&["show", "d-4"]).contains("share its words"));
    assert_eq!(desk.json(&["show", "d-1"])["copies"]["copies"][1]["id"], "d-2");
    desk.write("again.txt", format!("LUND (Wire) - {REPORT}").as_bytes());
    let added = desk.text(&["add", "again.txt"]);
    assert!(added.contains("copies: 3 documents share its words, 1 independent"), "{added}");
    let evidence = ["--for", "d-2:\"We will sign the treaty this week\""];
    desk.text(&[JUDGE, &["--likelihood", "70%"], &evidence].concat());
    let judged = desk.text(&["show", "j-1"]);
    assert!(judged.contains("in 2 documents, 1 independent"), "{judged}");
    let counted = desk.json(&["show", "j-1"])["documents_for"].clone();
    assert_eq!(counted, json!({"documents": 2, "independent": 1}));
}

#[test]
fn a_broken_assumption_puts_what_rests_on_it_under_review() {
    let desk = TestDesk::new();
    let other = [
        "judge",
        "The treaty is dead",
        "--for",
        "d-1:\"nobody had been told\"",
        "--alternative",
        "It sleeps",
        "--assume",
        "the minister speaks for the president",
        "--likelihood",
        "30%",
        "--confidence",
        "low",
    ];
    desk.text(&[JUDGE, &["--likelihood", "70%"]].concat());
    desk.text(&other);
    let evidence = ["--evidence", "d-1:\"nobody had been told to sign anything\""];
    let because = ["--because", "the president denied it"];
    let broken = [&["break", "j-1", "1"][..], &because, &evidence].concat();
    assert_eq!(desk.json(&broken), json!({"id": "k-1", "under_review": ["j-1", "j-2"]}));
    desk.refuses(&broken, "assumption 1 of j-1 is broken already, by k-1");
    desk.refuses(&[&["break", "j-2", "1"][..], &because, &evidence].concat(), "broken already");
    desk.refuses(&[&["break", "j-1", "3"][..], &because, &evidence].concat(), "it has 2");
    desk.refuses(&[&["break", "j-1", "0"][..], &because, &evidence].concat(), "no assumption 0");
    desk.refuses(&["restore", "j-1", "2", "--because", "x"], "assumption 2 of j-1 is not broken");
    let shown = desk.json(&["show", "j-1"]);
    assert_eq!(shown["is_under_review"], true);
    assert_eq!(shown["assumption_states"][0]["state"], "broken");
    assert_eq!(shown["assumption_states"][1]["state"], "holds");
    // Both wait to be judged again, until a later judgment names one as the earlier.
    let due = desk.text(&["due"]);
    assert_eq!(due.matches("an assumption was broken: judge it again").count(), 2, "{due}");
    // A judgment made after the break could know of it.
    desk.text(&[JUDGE, &["--likelihood", "50%", "--earlier", "j-1"]].concat());
    let later = desk.json(&["show", "j-3"]);
    assert_eq!(later["is_under_review"], false);
    assert_eq!(later["assumption_states"][0]["state"], "broken-before");
    let due = desk.text(&["due"]);
    assert_eq!(due.matches("judge it again").count(), 1, "{due}");
    let restored = desk.json(&["restore", "j-2", "1", "--because", "it was a misquotation"]);
    assert_eq!(restored, json!({"id": "k-2", "under_review": []}));
    assert_eq!(desk.json(&["show", "j-1"])["is_under_review"], false);
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
}

#[test]
fn a_note_on_what_became_of_a_judgment_corrected_since_can_be_filed() {
    let desk = TestDesk::new();
    let changed = ["--change", "the president denied it"];
    desk.text(&[JUDGE, &["--likelihood", "70%"]].concat());
    desk.text(&[JUDGE, &["--likelihood", "50%", "--earlier", "j-1"], &changed].concat());
    let correcting = ["--likelihood", "40%", "--earlier", "j-1", "--corrects", "j-1"];
    desk.text(&[JUDGE, &correcting, &changed].concat());
    for (judgment, note) in [("j-2", "2.md"), ("j-3", "3.md")] {
        desk.text(&["note", "new", "--judgment", judgment, "--out", note]);
        desk.text(&["file", note]);
    }
    // What is told as it stands today must stand.
    let told = "---\ntitle: T\njudgments: j-3\n---\nThey will sign: likely (70%). {judged j-1}\n";
    desk.write("old.md", told.as_bytes());
    desk.refuses(&["file", "old.md"], "the note has 1 error");
}

/// A desk with a report of The Gazette, a copy of it elsewhere, another of The Gazette, and one
/// without a source.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        for (name, text, source) in [
            ("report.txt", REPORT, Some("The Gazette")),
            ("copy.txt", COPY, Some("The Chronicle")),
            ("other.txt", OTHER, Some("The Gazette")),
            ("leaflet.txt", "A leaflet says that nothing was signed.\n", None),
        ] {
            desk.write(name, text.as_bytes());
            desk.add(name, source);
        }
        desk
    }

    fn add(&self, name: &str, source: Option<&str>) {
        let source: Vec<&str> = source.into_iter().flat_map(|it| ["--source", it]).collect();
        self.text(&[&["add", name, "--published", "2022-03-01"], &source[..]].concat());
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
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

    fn json(&self, command: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[command, &["--json"]].concat())).unwrap()
    }

    #[track_caller]
    fn refuses(&self, command: &[&str], reason: &str) {
        let before = self.text(&["export"]);
        let output = self.run(command);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        assert!(error.contains(reason), "{command:?} lacks \"{reason}\": {error}");
        assert_eq!(self.text(&["export"]), before);
    }
}
