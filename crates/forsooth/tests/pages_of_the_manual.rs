//! The manual: `docs/commands.md` is what the program says of itself, and each command has the
//! name of the action it calls.

#![expect(clippy::disallowed_methods, reason = "the manual is a file, and help is a process")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MANUAL: &str = "docs/commands.md";

#[test]
fn the_manual_says_what_help_says() {
    let manual = manual();
    let path = root().join(MANUAL);
    if std::env::var_os("FORSOOTH_UPDATE").is_some() {
        fs::write(&path, &manual).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == manual, "{MANUAL} is stale; run the tests with FORSOOTH_UPDATE=1");
}

#[test]
fn every_heading_of_the_manual_is_a_command() {
    for heading in manual().lines().filter_map(|line| line.strip_prefix("## ")) {
        let words: Vec<&str> = heading.split(' ').collect();
        let help = help(&words);
        let usage = help.lines().find(|line| line.starts_with("Usage: ")).unwrap_or_default();
        let is_called = |word: &&str| usage.split(' ').any(|part| part == *word);
        assert!(words.iter().all(is_called), "\"{heading}\" is no command");
    }
}

#[test]
fn every_command_has_the_name_of_its_action() {
    // These do nothing at a desk: two serve what actions do, one helps a shell.
    let faces = ["serve_desk", "serve_witness", "print_completions", "mod"].map(str::to_owned);
    let actions = file_stems("crates/actions/src");
    for command in file_stems("crates/forsooth/src/commands") {
        let known = actions.contains(&command) || faces.contains(&command);
        assert!(known, "the command {command} has no action of its name");
    }
}

fn manual() -> String {
    let mut manual = String::from("# Commands\n\nWhat `--help` says, command by command.\n");
    add_pages(&mut manual, &[]);
    manual
}

/// The help of a command, named by the words that call it, and then of each command below it.
fn add_pages(manual: &mut String, command: &[&str]) {
    let help = help(command);
    if !command.is_empty() {
        write!(manual, "\n## {}\n", command.join(" ")).unwrap();
    }
    write!(manual, "\n```text\n{help}```\n").unwrap();
    let below = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let below = below.take_while(|line| !line.is_empty());
    // A command is indented by two; what it does goes on below it, indented by more.
    let lines = below.filter_map(|line| line.strip_prefix("  "));
    let first = lines.filter(|line| !line.starts_with(' '));
    let names = first.filter_map(|line| line.split_whitespace().next());
    for name in names.filter(|name| *name != "help") {
        add_pages(manual, &[command, &[name]].concat());
    }
}

fn help(words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    for setting in ["FORSOOTH_DESK", "FORSOOTH_AUTHOR", "FORSOOTH_MODEL", "FORSOOTH_ALLOW_HOSTS"] {
        command.env_remove(setting);
    }
    let text = String::from_utf8(command.args(words).arg("--help").output().unwrap().stdout);
    let text = text.unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

fn file_stems(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let stem = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    entries.map(|entry| stem(entry.unwrap().path())).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
