//! `forsooth lint` and `forsooth ask` as a user types them: what is said, where, and the exit code.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const GOOD: &str = "\
---
source: EEAS press releases, else the two offices
deadline: 2999-03-31
---
Will Kurti and Vučić meet in person in Brussels by 31 March 2999?

Yes if the EU's representative says that the two sat at one table; a video link is no.
";

#[test]
fn the_exit_code_tells_advice_from_more_and_both_from_a_refusal() {
    let folder = TempDir::new().unwrap();
    let advice = GOOD.replace("by 31 March 2999", "by March 2999");
    let warning = GOOD.replace("2999?", "2999 or soon?");
    let error = GOOD.replace("source: EEAS press releases, else the two offices\n", "");
    let late = GOOD.replace("deadline:", "close: 2020-01-30\ndeadline:");
    let asked_before = late.replace("close:", "asked: 2020-01-01\nclose:");
    for (name, text, code) in [
        ("good.md", GOOD, 0),
        ("advice.md", &advice, 0),
        ("warning.md", &warning, 3),
        ("error.md", &error, 3),
        ("late.md", &late, 3),
        ("asked_before.md", &asked_before, 0),
        ("empty.md", "", 1),
        ("no_end.md", "---\nsource: x\n", 1),
        ("no_such_key.md", "---\nauthor: x\n---\nWill it?", 1),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
        let output = run(&folder, &["lint", name]);
        assert_eq!(output.status.code(), Some(code), "{name}: {output:?}");
    }
    for refused in ["nowhere.md", "q-9", "j-1"] {
        let output = run(&folder, &["lint", refused]);
        assert_eq!(output.status.code(), Some(1), "{refused}: {output:?}");
    }
}

#[test]
fn what_is_said_names_the_rule_the_words_and_a_better_wording() {
    let folder = TempDir::new().unwrap();
    let text = GOOD.replace("Will Kurti", "Will the significant Kurti");
    std::fs::write(folder.path().join("draft.md"), text).unwrap();
    let printed = stdout(&run(&folder, &["lint", "draft.md"]));
    assert!(printed.contains("advice vague-word, text 9-20 significant"), "{printed}");
    assert!(printed.contains("    better: give a number"), "{printed}");
    let report: Value =
        serde_json::from_str(&stdout(&run(&folder, &["lint", "draft.md", "--json"]))).unwrap();
    assert_eq!(report["advice"], 1);
    let finding = &report["questions"][0]["findings"][0];
    assert_eq!(finding["rule"], "vague-word");
    assert_eq!(finding["field"], "text");
    assert_eq!(finding["span"]["text"], "significant");
}

#[test]
fn asking_says_what_a_settler_would_quarrel_about_and_asks_all_the_same() {
    let folder = TempDir::new().unwrap();
    let ask = |text: &str| {
        let criteria = "Yes if a text with both signatures is in the gazette";
        let days = ["--close", "2999-03-31", "--deadline", "2999-03-31"];
        let said = ["ask", text, "--criteria", criteria, "--source", "the gazette of Norway"];
        run(&folder, &[&said[..], &days].concat())
    };
    let output = ask("Will they sign the treaty soon?");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(stdout(&output).trim(), "q-1");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("warning unnamed, text 5-9 they"), "{said}");
    assert!(!said.contains("advice"), "{said}");
    let quiet = ask("Will Norway sign the treaty by 31 March 2999?");
    let said = String::from_utf8(quiet.stderr).unwrap();
    assert!(!said.contains("warning"), "{said}");

    let open = run(&folder, &["lint"]);
    assert_eq!(open.status.code(), Some(3));
    let printed = stdout(&open);
    assert!(printed.contains("q-1") && !printed.contains("q-2"), "{printed}");
    assert_eq!(run(&folder, &["lint", "q-1"]).status.code(), Some(3));
    assert_eq!(run(&folder, &["lint", "q-2"]).status.code(), Some(0));
    let shown = stdout(&run(&folder, &["show", "q-1"]));
    assert!(shown.contains("What a settler would quarrel about"), "{shown}");
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
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
