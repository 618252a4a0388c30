//! The scripts of docs/ledger.md, which check receipts and folders with nothing of ours: on what a
//! desk gives out, and on what an operator who holds the key could forge. So is our own check.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Makes records and receipts that contradict themselves, though they are signed.
const FORGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../xtask/judge/forge.py");

const MANUAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/ledger.md");

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

#[test]
fn the_scripts_take_what_a_desk_gives_out() {
    let place = Place::new();
    place.told(ASK);
    place.told(&["forecast", "q-1", "30%", "--because", "the crews are hired"]);
    place.told(&["--as", "Ben", "forecast", "q-1", "20%"]);
    place.write("talk.txt", "The minister said: \"The ferry line will reopen in June.\"\n");
    place.told(&["add", "talk.txt", "--language", "en"]);
    place.told(&["publish", "record", "--open", "all"]);
    let key = place.told(&["key"]).trim().to_owned();
    for id in ["q-1", "f-1", "d-1", "desk-1"] {
        place.told(&["receipt", id, "--out", id]);
        let told = place.good("hand.py", &[id, &key]);
        assert!(told.contains(&format!("\"id\": \"{id}\"")), "{told}");
    }
    let told = place.good("folder.py", &["record", &key]);
    assert!(
        told.contains("the crews are hired") && told.contains("\"Ben\": 1 leaves, 0"),
        "{told}"
    );
    place.told(&["erase", "d-1", "--because", "asked for"]);
    place.told(&["publish", "record"]);
    place.good("folder.py", &["record", &key]);
    // What is proved of an erased entry is that its leaf is there, and no more.
    place.told(&["receipt", "d-1", "--out", "after"]);
    let refused = place.script("hand.py", &["after", &key]);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");
    let told = String::from_utf8(refused.stderr).unwrap();
    assert!(told.contains("the receipt says, unproved, that er-1 erased it"), "{told}");
}

#[test]
fn what_was_forged_is_refused_by_the_scripts_and_by_us() {
    let place = Place::new();
    let key = place.forge();
    for (script, below, ours) in
        [("folder.py", "folders", "--published"), ("hand.py", "receipts", "--receipt")]
    {
        let forged = std::fs::read_dir(place.path("forged").join(below)).unwrap();
        let mut seen = 0;
        for entry in forged {
            let path = entry.unwrap().path();
            let is_good = path.file_name().unwrap().to_string_lossy().starts_with("good");
            let path = path.to_str().unwrap();
            let by_script = place.script(script, &[path, &key]);
            assert_eq!(by_script.status.success(), is_good, "{script} {path}: {by_script:?}");
            let by_us = place.run(&["verify", ours, path, "--key", &key]);
            assert_eq!(by_us.status.success(), is_good, "{path}: {by_us:?}");
            let told = [by_us.stdout, by_us.stderr].concat();
            let told = String::from_utf8(told).unwrap();
            assert!(!told.contains("\nStanding: witnessed"), "{path}: {told}");
            assert!(!told.contains('\u{1b}'), "{path}: {told}");
            seen += 1;
        }
        assert!(seen > 12, "only {seen} were forged");
    }
}

#[test]
fn what_an_author_keeps_back_is_told() {
    let place = Place::new();
    let key = place.forge();
    let folder = "forged/folders/good-second-pseudonym-closed";
    let verify = ["verify", "--published", folder, "--key", &key];
    let told = place.told(&verify);
    assert!(told.contains("Ada: 2 in all, 2 open, 0 closed"), "{told}");
    assert!(told.contains("name not open: 1 in all, 0 open, 1 closed"), "{told}");
    assert!(told.contains("not checked: index.html"), "{told}");
    assert!(!told.contains("What is open"), "{told}");
    let told = place.told(&[&verify[..], &["--print"]].concat());
    let open = told.split_once("What is open\n").unwrap().1;
    assert!(open.contains("  f-1  leaf 2, 2026-11-30T18:03:00Z, by Ada: {\"forecast\":"), "{open}");
    assert!(!open.contains("f-2"), "{open}");
    let json = place.told(&[&verify[..], &["--print", "--json"]].concat());
    let view: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(view["authors"][2]["closed"], 1);
    assert_eq!(view["authors"][2]["name"], Value::Null);
    assert_eq!(view["entries"][2]["entry"]["id"], "f-1");
    // An earlier copy of the folder shows what was closed since.
    let kept = ["--kept", "forged/folders/good"];
    let closed = ["verify", "--published", "forged/folders/good-closed", "--key", &key];
    let refused = place.run(&[&closed[..], &kept].concat());
    let told = String::from_utf8(refused.stdout).unwrap();
    assert!(told.contains("leaf 2, f-1, was open in what was kept, and is closed"), "{told}");
}

/// A folder with the scripts in it, and a desk.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let manual = std::fs::read_to_string(MANUAL).unwrap();
        let scripts = manual.split("```python\n").skip(1);
        let scripts: Vec<&str> = scripts.map(|rest| rest.split_once("```").unwrap().0).collect();
        assert_eq!(scripts.len(), 2, "the scripts of the manual");
        for (name, script) in ["hand.py", "folder.py"].iter().zip(scripts) {
            std::fs::write(folder.path().join(name), script).unwrap();
        }
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// Forges into a folder, and returns the key.
    fn forge(&self) -> String {
        let made = self.python(Path::new(FORGE), &["forged"]);
        assert!(made.status.success(), "{made:?}");
        std::fs::read_to_string(self.path("forged/key")).unwrap().trim().to_owned()
    }

    fn python(&self, script: &Path, arguments: &[&str]) -> Output {
        let mut python = Command::new("python3");
        python.current_dir(self.folder.path()).arg(script).args(arguments).output().unwrap()
    }

    fn script(&self, name: &str, arguments: &[&str]) -> Output {
        self.python(Path::new(name), arguments)
    }

    fn good(&self, name: &str, arguments: &[&str]) -> String {
        let output = self.script(name, arguments);
        assert!(output.status.success(), "{name} {arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
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

    fn told(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}
