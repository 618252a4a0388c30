//! Earlier wordings where the report cut the sentence in two: the condition stands apart from the
//! words, or who speaks in the middle of them.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::process::Command;

use tempfile::TempDir;

#[test]
fn the_same_words_are_found_whether_or_not_the_condition_stands_apart() {
    let condition = "Greece renounces the extension of its territorial waters";
    let said = "said on Saturday";
    let folder = desk(&[
        &format!(
            "ANKARA, 13 September 2025 (AA) - \"If {condition}, parliament could look at it \
             again,\" Turkish Foreign Minister Hakan Fidan {said}.\n"
        ),
        &format!(
            "ANKARA, 20 September 2025 (AA) - If {condition}, Turkish Foreign Minister Hakan Fidan \
             {said}, parliament could look at it again.\n"
        ),
        &format!(
            "ANKARA, 27 September 2025 (AA) - Turkish Foreign Minister Hakan Fidan {said} that \
             parliament could look at it again if {condition}.\n"
        ),
    ]);
    let told = run(&folder, &["wordings", "s-2"]);
    assert!(told.contains("s-1") && told.contains("word for word"), "{told}");
    let told = run(&folder, &["wordings", "s-3"]);
    assert!(told.contains("s-2") && told.contains("100% alike"), "{told}");
    let told = run(&folder, &["wordings", "s-1"]);
    assert_eq!(told, "No earlier wording found\n");
}

#[test]
fn the_pieces_of_a_sentence_are_one_wording() {
    let folder = desk(&[
        "ANKARA, 13 September 2025 (AA) - \"The sea is wide and we are patient people with a long \
         memory,\" Turkish Foreign Minister Hakan Fidan said on Saturday.\n",
        "ANKARA, 20 September 2025 (AA) - \"The sea is wide,\" Turkish Foreign Minister Hakan Fidan \
         said on Saturday, \"and we are patient people with a long memory.\"\n",
        "ANKARA, 27 September 2025 (AA) - \"The sea is wide and we are patient people with a long \
         memory,\" Turkish Foreign Minister Hakan Fidan said on Saturday.\n",
    ]);
    for piece in ["s-2", "s-3"] {
        let told = run(&folder, &["wordings", piece]);
        assert!(told.contains("s-1") && told.contains("word for word"), "{piece}: {told}");
    }
    let told = run(&folder, &["wordings", "s-4"]);
    assert!(told.contains("word for word, 2 times since 2025-09-13"), "{told}");
    let told = run(&folder, &["wordings", "d-2"]);
    assert_eq!(told.matches("word for word").count(), 1, "{told}");
}

/// A desk with documents, read by the language model.
fn desk(documents: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (place, text) in documents.iter().enumerate() {
        let name = format!("{place}.txt");
        fs::write(folder.path().join(&name), text).unwrap();
        run(&folder, &["add", &name]);
    }
    folder
}

fn run(folder: &TempDir, command: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_forsooth"))
        .current_dir(folder.path())
        .env("FORSOOTH_DESK", "desk.sqlite3")
        .env("FORSOOTH_AUTHOR", "Ada")
        .args(command)
        .output()
        .unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}
