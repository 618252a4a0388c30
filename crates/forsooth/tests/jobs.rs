//! Jobs as a user types the commands: broken off by a kill, gone on with, and tried again.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use crate::model;

use std::fs;
use std::process::{Command, Stdio};

use tempfile::TempDir;

#[test]
fn a_folder_that_went_through_leaves_no_job() {
    let desk = TestDesk::with(&["Rain a.", "Rain b."]);
    let added = desk.run(&["add", "papers"]);
    assert_eq!(added.code, 0, "{added:?}");
    assert!(added.err.contains("2 added, 0 here already, 0 refused."), "{added:?}");
    let jobs = desk.run(&["jobs"]);
    assert_eq!((jobs.code, jobs.out.as_str()), (0, ""), "{jobs:?}");
    assert!(jobs.err.contains("There is no job. Adding a folder begins one"), "{jobs:?}");
}

#[test]
fn what_was_refused_in_a_folder_is_tried_again_once_it_is_mended() {
    let desk = TestDesk::with(&["Rain a.", "", "Rain c."]);
    let added = desk.run(&["add", "papers", "--source", "The Day"]);
    assert_eq!(added.code, 1, "{added:?}");
    assert!(added.err.contains("1 of 3 documents were refused; the others are kept"));
    assert!(added.err.contains("once it is mended: forsooth jobs retry job-1"), "{added:?}");
    let shown = desk.run(&["jobs", "show", "job-1"]);
    assert!(shown.out.contains("3 of 3, 1 failed, 2 documents added"), "{shown:?}");
    assert!(shown.out.contains("failed: papers/01.txt: the file is empty"), "{shown:?}");

    let again = desk.run(&["jobs", "retry", "job-1"]);
    assert_eq!(again.code, 1, "{again:?}");
    assert!(again.err.contains("1 of 3 failed; once they are mended"), "{again:?}");
    fs::write(desk.folder.path().join("papers/01.txt"), "Rain b.").unwrap();
    let again = desk.run(&["jobs", "retry", "job-1"]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(again.out.contains("done\n  3 of 3, 3 documents added"), "{again:?}");
    assert!(again.out.contains("  d-3  ") && !again.out.contains("  d-2  "), "{again:?}");
    // What was said of the folder is true of what was tried again.
    assert!(desk.run(&["show", "d-3", "--json"]).out.contains("\"source\": \"The Day\""));
    assert!(desk.run(&["jobs", "clear"]).out.contains("job-1  cleared away"));
    assert!(desk.run(&["jobs", "show", "job-1"]).err.contains("there is no job-1"));
}

#[test]
fn a_job_that_was_killed_is_gone_on_with_and_nothing_is_added_twice() {
    let texts: Vec<String> = (0..40).map(|it| format!("It rained on {it} days.")).collect();
    let desk = TestDesk::with(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let mut adding = desk.command(&["add", "papers"]);
    let mut adding = adding.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let journal = desk.folder.path().join("desk.sqlite3.jobs/job-1/journal.jsonl");
    while !fs::read_to_string(&journal).unwrap_or_default().contains("\"ended\"") {
        assert!(adding.try_wait().unwrap().is_none(), "it ended before it could be killed");
    }
    adding.kill().unwrap();
    adding.wait().unwrap();

    let jobs = desk.run(&["jobs"]);
    assert!(jobs.out.contains("interrupted\n"), "{jobs:?}");
    assert!(jobs.out.contains("go on with it: forsooth jobs resume job-1"), "{jobs:?}");
    let resumed = desk.run(&["jobs", "resume", "job-1"]);
    assert_eq!(resumed.code, 0, "{resumed:?}");
    assert!(resumed.out.contains("done\n  40 of 40"), "{resumed:?}");
    assert_eq!(desk.run(&["list", "documents"]).out.matches("d-").count(), 40);
}

#[test]
fn a_job_waits_for_a_served_desk_or_is_done_here() {
    let desk = TestDesk::with(&["Rain a.", "Rain b."]);
    let begun = desk.run(&["add", "papers/00.txt", "papers/01.txt", "--background"]);
    assert!(begun.out.starts_with("job-1  add 2 files, waiting\n  0 of 2\n"), "{begun:?}");
    assert!(begun.err.contains("No desk is served, so it waits"), "{begun:?}");
    let same = desk.run(&["add", "papers/00.txt", "papers/01.txt", "--background"]);
    assert!(same.err.contains("job-1 does the same already"), "{same:?}");
    let cancelled = desk.run(&["jobs", "cancel", "job-1"]);
    assert!(cancelled.out.contains("cancelled\n"), "{cancelled:?}");
    let resumed = desk.run(&["jobs", "resume", "job-1", "--json"]);
    assert!(resumed.out.contains("\"standing\": \"done\""), "{resumed:?}");
    assert!(resumed.out.contains("\"documents_added\": 2"), "{resumed:?}");

    let rebuilt = desk.run(&["archive", "rebuild", "--background"]);
    assert!(rebuilt.out.starts_with("job-2  make the search index anew, waiting"), "{rebuilt:?}");
    let feeds = desk.run(&["fetch", "--background"]);
    assert!(feeds.err.contains("there is nothing to do, as no feed is due"), "{feeds:?}");
    let input = desk.run(&["add", "-", "--background"]);
    assert!(input.err.contains("standard input is gone when a served desk comes to it"));
    let nothing = desk.run(&["jobs", "show", "job-x"]);
    assert!(nothing.err.contains("names no job; write it as job-3"), "{nothing:?}");
}

struct TestDesk {
    folder: TempDir,
}

#[derive(Debug)]
struct Told {
    code: i32,
    out: String,
    err: String,
}

impl TestDesk {
    /// A place for a desk, with a folder of files that have these texts.
    fn with(texts: &[&str]) -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        let papers = desk.folder.path().join("papers");
        fs::create_dir(&papers).unwrap();
        for (number, text) in texts.iter().enumerate() {
            fs::write(papers.join(format!("{number:02}.txt")), text).unwrap();
        }
        desk
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
        command
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", "Ada")
            .env("FORSOOTH_MODEL", model::model_path())
            .env_remove("FORSOOTH_ALLOW_HOSTS")
            .args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Told {
        let output = self.command(words).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Told {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}
