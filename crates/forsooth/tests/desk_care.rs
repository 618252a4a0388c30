//! Caring for a desk: backing it up, going back to a backup, examining it, and a disk that is full.

#![expect(clippy::disallowed_methods, reason = "a desk is files, and a command a process")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

#[test]
fn a_backup_is_a_desk_and_can_be_put_back_where_all_was_lost() {
    let desk = TestDesk::with_questions(2);
    assert_eq!(desk.json(&["backup", "copy.sqlite3"])["has_key"], true);
    assert_eq!(desk.json(&["--desk", "copy.sqlite3", "verify"])["faults"], json!([]));
    let exported = desk.text(&["export"]);
    for name in ["desk.sqlite3", "desk.sqlite3.key", "desk.sqlite3.signed"] {
        std::fs::remove_file(desk.path(name)).unwrap();
    }
    let restored = desk.json(&["restore-desk", "copy.sqlite3"]);
    assert_eq!((&restored["lost"], &restored["is_another_log"]), (&json!([]), &json!(false)));
    assert_eq!(desk.text(&["export"]), exported);
    desk.ask("And then?");
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
    let twice = desk.refused(&["backup", "copy.sqlite3"]);
    assert!(twice.contains("already"), "{twice}");
}

#[test]
fn a_backup_behind_what_was_signed_is_put_back_only_where_somebody_says_so() {
    let desk = TestDesk::with_questions(1);
    desk.text(&["backup", "copy.sqlite3"]);
    desk.ask("Will it be lost?");
    let refused = desk.refused(&["restore-desk", "copy.sqlite3"]);
    assert!(refused.contains("loses q-2; add --behind"), "{refused}");
    assert_eq!(desk.json(&["list", "questions"]).as_array().unwrap().len(), 2);
    let restored = desk.json(&["restore-desk", "copy.sqlite3", "--behind"]);
    assert_eq!(restored["lost"], json!(["q-2"]));
    assert_eq!(restored["is_another_log"], true);
    assert!(restored["replaced"].as_str().unwrap().ends_with("desk.sqlite3.replaced-1"));
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
    desk.ask("Another past?");
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
    // By now the copy is of another log.
    let refused = desk.refused(&["restore-desk", "copy.sqlite3", "--behind"]);
    assert!(refused.contains("is a copy of another desk"), "{refused}");
}

#[test]
fn a_backup_without_its_key_is_put_back_where_the_key_still_is() {
    let desk = TestDesk::with_questions(1);
    assert_eq!(desk.json(&["backup", "copy.sqlite3", "--without-key"])["has_key"], false);
    desk.text(&["restore-desk", "copy.sqlite3"]);
    desk.ask("And then?");
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
}

#[test]
fn a_damaged_backup_is_refused_and_the_desk_stays() {
    let desk = TestDesk::with_questions(1);
    desk.text(&["backup", "copy.sqlite3"]);
    let mut bytes = std::fs::read(desk.path("copy.sqlite3")).unwrap();
    let at = bytes.windows(12).position(|it| it == b"Will it rain").unwrap();
    bytes[at] = b'w';
    std::fs::write(desk.path("copy.sqlite3"), bytes).unwrap();
    let refused = desk.refused(&["restore-desk", "copy.sqlite3"]);
    assert!(refused.contains("take another copy"), "{refused}");
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
}

#[test]
fn the_doctor_says_what_is_wrong_and_what_to_do() {
    let desk = TestDesk::with_questions(1);
    let healthy = desk.json(&["doctor"]);
    let conditions: Vec<&Value> =
        healthy["findings"].as_array().unwrap().iter().map(|it| &it["condition"]).collect();
    assert!(conditions.iter().all(|it| *it != "wrong"), "{healthy}");
    assert!(desk.finding("engine").contains("SQLite 3."));
    std::fs::remove_file(desk.path("desk.sqlite3.signed")).unwrap();
    assert!(desk.finding("signed").contains("nobody remembers"));
    std::fs::remove_file(desk.path("desk.sqlite3.key")).unwrap();
    assert!(desk.finding("key").contains("put it back"));
    assert!(desk.refused(&["doctor"]).contains("1 thing is wrong with this desk"));
    std::fs::remove_file(desk.path("desk.sqlite3")).unwrap();
    assert!(desk.finding("desk").contains("there is no desk"));
}

#[cfg(unix)]
#[test]
fn a_file_that_meets_its_limit_loses_nothing_that_was_acknowledged() {
    let desk = TestDesk::with_questions(1);
    let mut acknowledged = 1;
    loop {
        // The system refuses to let a file grow beyond so many blocks of half a kilobyte.
        let mut command = Command::new("sh");
        command.args(["-c", "trap '' XFSZ; ulimit -f 300; exec \"$0\" \"$@\""]);
        command.arg(env!("CARGO_BIN_EXE_forsooth"));
        command.args(ASK).arg(format!("Will it rain {acknowledged}? {}", "Well? ".repeat(300)));
        let output = desk.told(&mut command).output().unwrap();
        if !output.status.success() {
            let told = String::from_utf8(output.stderr).unwrap();
            assert!(told.contains("may be there or not; open the desk anew"), "{told}");
            break;
        }
        acknowledged += 1;
        assert!(acknowledged < 200, "no file ever met its limit");
    }
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
    let kept = desk.json(&["list", "questions"]).as_array().unwrap().len();
    assert!((acknowledged..=acknowledged + 1).contains(&kept), "{kept} of {acknowledged}");
    desk.ask("And with more room?");
}

const ASK: [&str; 9] = [
    "ask",
    "--criteria",
    "It rained",
    "--source",
    "the weather service",
    "--close",
    "2999-01-01",
    "--deadline",
    "2999-01-01",
];

/// A desk in a folder of its own.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    /// A desk with so many questions.
    fn with_questions(count: usize) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        (0..count).for_each(|number| desk.ask(&format!("Will it rain on day {number}?")));
        desk
    }

    fn ask(&self, question: &str) {
        self.text(&[&ASK[..], &[question]].concat());
    }

    fn told<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", "Ada")
    }

    fn run(&self, command: &[&str]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_forsooth"));
        self.told(program.args(command)).output().unwrap()
    }

    fn text(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, command: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[command, &["--json"]].concat())).unwrap()
    }

    fn refused(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    /// What the doctor says of one thing.
    fn finding(&self, about: &str) -> String {
        let output = self.run(&["doctor", "--json"]);
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = told["findings"].as_array().unwrap();
        let finding = findings.iter().find(|it| it["about"] == about).unwrap();
        format!("{} {}", finding["told"], finding["remedy"])
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}
