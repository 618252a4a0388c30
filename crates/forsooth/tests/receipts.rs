//! Receipts and the published record as a user types the commands.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const ASK: &[&str] = &[
    "ask",
    "Will the ferry line to Bodø reopen in June?",
    "--criteria",
    "The line's own timetable lists a departure",
    "--source",
    "the ferry line",
    "--close",
    "2999-01-01",
    "--deadline",
    "2999-01-01",
];

/// The key of a witness that has seen nothing.
const WITNESS: &str = "witness.example/one+56dd39ef+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

const SETTLE: &[&str] = &["settle", "q-1", "annulled", "--reason", "the line was sold"];

#[test]
fn a_receipt_is_checked_by_the_key_alone() {
    let desk = TestDesk::begun();
    desk.good(&["receipt", "f-1", "--out", "f-1.tlog-proof"]);
    let key = desk.good(&["key"]).trim().to_owned();
    let elsewhere = TestDesk::empty();
    std::fs::copy(desk.path("f-1.tlog-proof"), elsewhere.path("mine")).unwrap();
    let told = elsewhere.good(&["verify", "--receipt", "mine", "--key", &key]);
    assert!(told.contains("f-1 is entry 3 of the 3 in the log forsooth.desk/"), "{told}");
    assert!(told.contains("\"reason\":\"the crews are hired\""), "{told}");
    assert!(told.contains("Standing: operator only"), "{told}");
    assert!(!told.contains("verified"), "{told}");

    let refused = elsewhere.refused(&["verify", "--receipt", "mine"]);
    assert!(refused.contains("say whose key you trust, with --key or --policy"), "{refused}");
    let other = TestDesk::begun().good(&["key"]);
    let refused = elsewhere.refused(&["verify", "--receipt", "mine", "--key", other.trim()]);
    assert!(refused.contains("the policy knows no log named"), "{refused}");
    let refused = elsewhere.refused(&["verify", "--key", &key]);
    assert!(refused.contains("name it with --receipt or --published"), "{refused}");
}

#[test]
fn what_is_recorded_comes_with_its_receipt() {
    let desk = TestDesk::begun();
    let recorded = desk.json(&["forecast", "q-1", "40%", "--receipt", "second"]);
    assert_eq!(recorded["id"], "f-2");
    assert_eq!(recorded["receipt"].as_str().unwrap(), desk.read("second"));
    let view = desk.json(&["verify", "--receipt", "second"]);
    assert_eq!(view["standing"], "operator-only");
    assert_eq!(view["witnesses"], json!([]));
    assert_eq!(view["entry"]["record"]["forecast"]["question"], "q-1");

    let refused = desk.refused(&["forecast", "q-1", "50%", "--receipt", "second"]);
    assert!(refused.contains("second is there already; give another file"), "{refused}");
    assert_eq!(desk.json(&["show", "q-1"])["forecasts"].as_array().unwrap().len(), 2);
    let settled = desk.json(&[SETTLE, &["--receipt", "settled"]].concat());
    assert_eq!(settled["receipt"].as_str().unwrap(), desk.read("settled"));
}

#[test]
fn a_receipt_of_a_policy_with_a_witness_that_has_not_seen_it_does_not_hold() {
    let desk = TestDesk::begun();
    desk.good(&["receipt", "f-1", "--out", "mine"]);
    let key = desk.good(&["key"]);
    desk.write("policy", &format!("log {key}witness W {WITNESS}\nquorum W\n"));
    let refused = desk.refused(&["verify", "--receipt", "mine", "--policy", "policy"]);
    assert!(refused.contains("too few witnesses saw this checkpoint"), "{refused}");
    let keys = ["--key", key.trim(), "--key", WITNESS];
    let refused = desk.refused(&[&["verify", "--receipt", "mine"], &keys[..]].concat());
    assert!(refused.contains("too few witnesses saw this checkpoint"), "{refused}");
    desk.write("policy", &format!("log {key}quorum none\n"));
    let told = desk.good(&["verify", "--receipt", "mine", "--policy", "policy"]);
    assert!(told.contains("operator only"), "{told}");
}

#[test]
fn what_bears_on_no_score_or_is_hidden_has_no_receipt() {
    let desk = TestDesk::begun();
    let refused = desk.refused(&["--as", "Ben", "receipt", "f-1"]);
    assert!(refused.contains("f-1 is hidden until you have forecast q-1 yourself"), "{refused}");
    assert!(desk.refused(&["receipt", "f-9"]).contains("there is no f-9"));
    desk.good(&["watch", "ferry", "--for", "q-1"]);
    let refused = desk.refused(&["receipt", "watch-1"]);
    assert!(refused.contains("watch-1 is a watch, which bears on no score"), "{refused}");
    let refused = desk.refused(&["publish", "record", "--open", "watch-1"]);
    assert!(refused.contains("watch-1 bears on no score"), "{refused}");
}

#[test]
fn a_published_record_opens_what_it_is_told_to_and_nothing_else() {
    let desk = TestDesk::begun();
    let published = desk.json(&["publish", "record"]);
    assert_eq!((&published["leaves"], &published["opened"]), (&json!(3), &json!(0)));
    assert!(!desk.everything_in("record").contains("ferry"));
    desk.good(&["publish", "record", "--open", "settled"]);
    assert!(!desk.everything_in("record").contains("ferry"), "it is not settled yet");

    desk.good(SETTLE);
    desk.good(&[ASK, &["--as", "Ben"]].concat());
    let published = desk.json(&["publish", "record", "--open", "settled"]);
    assert_eq!((&published["leaves"], &published["opened"]), (&json!(5), &json!(4)));
    let page = desk.read("record/index.html");
    assert!(page.contains("Will the ferry line to Bodø reopen in June?"), "{page}");
    assert!(page.contains("Settled: annulled") && page.contains("30%"), "{page}");
    assert!(page.contains("scored by edition 1 of the rules"), "{page}");
    assert!(page.contains("operator only") && !page.contains("verified"), "{page}");
    assert!(!desk.everything_in("record").contains("q-2\",\"record"), "q-2 is open still");

    // What was opened stays open, without being told again.
    assert_eq!(desk.json(&["publish", "record"])["opened"], 4);
    let checked = desk.json(&["verify", "--published", "record"]);
    assert_eq!((&checked["leaves"], &checked["opened"]), (&json!(5), &json!(4)));
}

#[test]
fn what_is_hidden_from_whoever_publishes_stays_closed() {
    let desk = TestDesk::begun();
    let published = desk.json(&["--as", "Ben", "publish", "record", "--open", "all"]);
    assert_eq!(published["opened"], 2, "the desk and the question");
    assert!(!desk.everything_in("record").contains("the crews are hired"));
    let refused = desk.refused(&["--as", "Ben", "publish", "record", "--open", "f-1"]);
    assert!(refused.contains("f-1 is hidden"), "{refused}");
    assert_eq!(desk.json(&["publish", "record", "--open", "all"])["opened"], 3);
    let refused = desk.refused(&["publish", "record", "--open", "some"]);
    assert!(
        refused.contains("\"some\" cannot be opened; give settled, all, or an id"),
        "{refused}"
    );
}

#[test]
fn publishing_again_adds_and_never_goes_back() {
    let desk = TestDesk::begun();
    desk.good(&["publish", "record"]);
    std::fs::copy(desk.path("record/checkpoint"), desk.path("kept")).unwrap();
    desk.good(SETTLE);
    desk.good(&["publish", "record"]);
    let told = desk.good(&["verify", "--published", "record", "--kept", "kept"]);
    assert!(told.contains("leaves checked: 4; entries opened: 0; earlier trees: 1"), "{told}");

    let other = TestDesk::begun();
    let record = desk.path("record");
    let refused = other.refused(&["publish", &record]);
    assert!(refused.contains("is no beginning of the 3 leaves here"), "{refused}");
    desk.good(&["verify", "--published", "record"]);

    // Another tree of the same log: an older copy that somebody went on with.
    std::fs::copy(desk.path("kept"), desk.path("record/checkpoint")).unwrap();
    desk.good(&["receipt", "f-1", "--out", "mine"]);
    let refused = desk.refused(&["verify", "--published", "record", "--kept", "mine"]);
    assert!(refused.contains("1 thing is wrong with this record"), "{refused}");
}

#[test]
fn a_changed_file_is_named() {
    let desk = TestDesk::begun();
    desk.good(&["publish", "record", "--open", "all"]);
    let openings = desk.read("record/openings.jsonl");
    let changed = openings.replace(r#"probability\":0.3"#, r#"probability\":0.9"#);
    assert_ne!(changed, openings);
    desk.write("record/openings.jsonl", &changed);
    let output = desk.run(&["verify", "--published", "record"]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("wrong: openings.jsonl its line for leaf 2 does not fit it"), "{told}");
    assert!(!told.contains("agrees"), "{told}");
    // Publishing again mends what is damaged.
    desk.good(&["publish", "record", "--open", "all"]);
    desk.good(&["verify", "--published", "record"]);
    let missing = desk.refused(&["verify", "--published", "nowhere"]);
    assert!(missing.contains("the checkpoint in nowhere does not count"), "{missing}");
}

#[test]
fn what_was_erased_is_proved_to_be_gone() {
    let desk = TestDesk::begun();
    desk.write("talk.txt", "The minister said: \"The ferry line will reopen in June.\"\n");
    desk.good(&["add", "talk.txt", "--language", "en"]);
    desk.good(&["publish", "record", "--open", "all"]);
    desk.good(&["receipt", "d-1", "--out", "before"]);
    let erase = ["erase", "d-1", "--because", "asked for under article 17"];
    let planned = desk.good(&[&erase[..], &["--dry-run"]].concat());
    assert!(planned.contains("Would go") && planned.contains("d-1"), "{planned}");
    let told = desk.good(&erase);
    assert!(told.starts_with("er-1\nErased\n"), "{told}");
    assert!(told.contains("backups and exports made before have it still"), "{told}");
    let shown = desk.good(&["show", "d-1"]);
    assert!(shown.contains("by Ada: asked for under article 17"), "{shown}");
    assert!(desk.good(&["list", "documents"]).contains("erased on"), "it is listed");
    assert!(desk.good(&["list", "erasures"]).starts_with("er-1  d-1"), "and so is why");

    assert!(desk.good(&["verify"]).contains("; erased: "), "it is counted");
    desk.good(&["verify", "--receipt", "before"]);
    desk.good(&["receipt", "d-1", "--out", "after"]);
    let told = desk.good(&["verify", "--receipt", "after"]);
    assert!(told.contains("The receipt says, unproved, that er-1 erased it"), "{told}");
    desk.good(&["receipt", "er-1", "--out", "tombstone"]);
    let view = desk.json(&["verify", "--receipt", "tombstone"]);
    assert_eq!(view["entry"]["record"]["erasure"]["erased"][0]["id"], "d-1");

    desk.good(&["publish", "record"]);
    let told = desk.good(&["verify", "--published", "record"]);
    assert!(told.contains("; erased: 1; earlier trees: 0"), "{told}");
    assert!(!desk.everything_in("record").contains("talk.txt"));
    let refused = desk.refused(&["erase", "f-1", "--because", "asked for"]);
    assert!(refused.contains("f-1 cannot be erased, as scores rest on what it says"), "{refused}");
    desk.good(&["erase", "--sweep"]);
}

#[test]
fn what_was_brought_from_elsewhere_says_so_on_the_page_and_in_lists() {
    let desk = TestDesk::empty();
    desk.write(
        "book.csv",
        "Question title,Multiple choice option,Forecast created by,Forecast (scale = 0-1),\
         Forecast created at,Question created by,Question created at,Question resolve by,\
         Resolution,Resolved at\n\
         Will bridge 1 open?,,Cleo,0.99,2026-01-03 10:00:00,Cleo,2026-01-02 09:00:00,\
         2099-02-01 00:00:00,YES,2026-02-01 12:00:00\n",
    );
    desk.good(&["import-forecasts", "book.csv"]);
    let told = "from Fatebook, whose export has it by Cleo on 2026-01-03 10:00 UTC";
    let listed = desk.good(&["list", "forecasts"]);
    assert!(listed.contains(told), "{listed}");
    desk.good(&["publish", "record", "--open", "all"]);
    let page = desk.read("record/index.html");
    assert!(page.contains(&format!("99% ({told})")), "{page}");
}

#[test]
fn words_from_outside_stay_in_their_line() {
    let desk = TestDesk::begun();
    let talk = "<html><head><title>Talk &#27;[8m&#8238;of ferries</title></head><body>\
        <p>The minister said that the line will reopen in June.</p></body></html>";
    desk.write("talk.html", talk);
    desk.good(&["add", "talk.html", "--language", "en"]);
    desk.good(&["forecast", "q-1", "20%", "--because", "so\nStanding: witnessed"]);
    let refused = desk.refused(&["forecast", "q-1", "20%", "--because", "so \u{1b}[2m\u{202e}"]);
    assert!(refused.contains("turn others around; write it in plain text"), "{refused}");
    assert!(!refused.contains(['\u{1b}', '\u{202e}']), "{refused:?}");
    for command in [
        &["list", "documents"][..],
        &["list", "forecasts"],
        &["show", "q-1"],
        &["show", "f-2"],
        &["show", "d-1"],
    ] {
        let told = desk.good(command);
        assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{command:?}: {told:?}");
        assert!(!told.contains("\nStanding"), "{command:?}: {told:?}");
    }
    let shown = desk.good(&["show", "f-2"]);
    assert!(shown.contains("so Standing: witnessed"), "{shown}");
    let shown = desk.good(&["show", "d-1"]);
    assert!(shown.contains("Talk \\u{1b}[8m\\u{202e}of ferries"), "{shown}");
}

/// A folder with a desk in it.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    fn empty() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// A desk with an open question and a forecast.
    fn begun() -> Self {
        let desk = Self::empty();
        desk.good(ASK);
        desk.good(&["forecast", "q-1", "30%", "--because", "the crews are hired"]);
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

    fn good(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    fn json(&self, command: &[&str]) -> Value {
        serde_json::from_str(&self.good(&[command, &["--json"]].concat())).unwrap()
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// All that stands in the files of a folder.
    fn everything_in(&self, folder: &str) -> String {
        everything(Path::new(&self.path(folder)))
    }
}

fn everything(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let texts = entries.map(|path| {
        if path.is_dir() {
            return everything(&path);
        }
        String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned()
    });
    texts.collect()
}
