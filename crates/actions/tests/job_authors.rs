//! In whose name a job records: that of whoever began it, as long as they may do so.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::Write;

use actions::{
    Desk, DocumentFacts, HandedFiles, HandledDocument, JobId, JobPlace, JobProgress, JobTools,
    ReadWith, RefillIndex, Viewer, WatchJob, begin_accounts, begin_job, disable_account,
    enable_account, invite_person, join_desk, list_entries, resume_job, set_role, show_job,
    work_job,
};
use domain::{Kind, Role};
use jiff::Timestamp;
use people::{NewInvitation, NewPassword, Roll};
use tempfile::TempDir;

const PASSWORD: &str = "tide copper lantern nine";

/// A desk of Ada's with an account of Bo's, which somebody else serves.
struct TestDesk {
    folder: TempDir,
    desk: Desk,
    roll: Roll,
}

fn now() -> Timestamp {
    "2026-11-30T09:00:00Z".parse().unwrap()
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "host").unwrap();
        let roll = desk.roll().unwrap();
        begin_accounts(&mut desk, &roll, ("Ada", PASSWORD), now()).unwrap();
        let new = NewInvitation { role: Role::Editor, name: None };
        let (_, secret) = invite_person(&mut desk, &roll, &new, now()).unwrap();
        let password = NewPassword::new(PASSWORD, "Bo").unwrap();
        join_desk(&mut desk, &roll, (secret.reveal(), "Bo", &password), now()).unwrap();
        Self { folder, desk, roll }
    }

    /// Somebody with an account hands three files over.
    fn hand_over(&mut self, name: &str) -> JobId {
        self.desk.seat(name, Viewer::Account);
        let mut files = HandedFiles::new(&self.desk).unwrap();
        for text in ["It rains.", "It snows.", "It hails."] {
            files.file("a.txt").unwrap().write_all(text.as_bytes()).unwrap();
        }
        let id = files.begin(&self.desk, DocumentFacts::default()).unwrap();
        self.desk.seat("host", Viewer::Machine);
        id
    }

    /// Works at a job as the served desk does, and tells how it then stands, or why it does not.
    fn work(&mut self, id: JobId, meddles: Meddles) -> String {
        let read_with = ReadWith::default();
        let tools = JobTools { read_with: &read_with, web: None };
        let other = Desk::open(self.folder.path().join("desk.sqlite3"), "host").unwrap();
        let mut watch = Watch { other, roll: &self.roll, meddles, handled: 0 };
        match work_job(&mut self.desk, id, &tools, &mut watch) {
            Ok(job) => format!("{}: {}", job.standing.word(), job.progress.words()),
            Err(error) => error.to_string(),
        }
    }

    /// Whose documents there are.
    fn authors(&self) -> Vec<String> {
        let documents = list_entries(&self.desk, Kind::Document).unwrap();
        documents.into_iter().map(|it| it.author).collect()
    }
}

/// What becomes of Bo after the first file.
#[derive(Clone, Copy, PartialEq)]
enum Meddles {
    Nothing,
    Disabling,
}

struct Watch<'a> {
    other: Desk,
    roll: &'a Roll,
    meddles: Meddles,
    handled: usize,
}

impl WatchJob for Watch<'_> {
    fn at(&mut self, _: &JobProgress) {}

    fn handled(&mut self, _: Vec<HandledDocument>) {
        self.handled += 1;
        if self.handled == 1 && self.meddles == Meddles::Disabling {
            disable_account(&mut self.other, self.roll, "Bo").unwrap();
        }
    }

    fn goes_on(&self) -> bool {
        true
    }
}

#[test]
fn what_a_job_records_is_signed_by_whoever_began_it() {
    let mut test = TestDesk::new();
    let id = test.hand_over("Bo");
    assert_eq!(test.work(id, Meddles::Nothing), "done: 3 of 3");
    assert_eq!(test.authors(), ["Bo"; 3]);
    assert_eq!(test.desk.author(), "host", "who works at it is there again");
    assert_eq!(test.desk.viewer(), Viewer::Machine);
}

#[test]
fn a_job_of_somebody_who_was_shut_out_stops_and_says_so() {
    let mut test = TestDesk::new();
    let id = test.hand_over("Bo");
    let told = test.work(id, Meddles::Disabling);
    let expected = "Bo, who began it, is shut out of the desk; somebody else may begin it anew";
    assert_eq!(told, expected);
    assert_eq!(test.authors(), ["Bo"], "the second file was not begun");
    let job = show_job(&test.desk, id).unwrap().job;
    assert_eq!((job.standing.word(), job.because.as_deref()), ("interrupted", Some(expected)));

    // Nobody else goes on with it in their name.
    test.desk.seat("Ada", Viewer::Administrator);
    resume_job(&test.desk, id, JobPlace::Background).unwrap();
    test.desk.seat("host", Viewer::Machine);
    assert_eq!(test.work(id, Meddles::Nothing), expected);
    assert_eq!(test.authors(), ["Bo"]);

    enable_account(&mut test.desk, &test.roll, "Bo").unwrap();
    resume_job(&test.desk, id, JobPlace::Background).unwrap();
    assert_eq!(test.work(id, Meddles::Nothing), "done: 3 of 3");
    assert_eq!(test.authors(), ["Bo"; 3]);
}

#[test]
fn a_job_goes_no_further_than_the_role_of_whoever_began_it() {
    let mut test = TestDesk::new();
    let id = test.hand_over("Bo");
    set_role(&mut test.desk, &test.roll, "Bo", Role::Reader).unwrap();
    let told = test.work(id, Meddles::Nothing);
    assert!(told.starts_with("Bo, who began it, is a reader now and may not do this (propose)"));
    assert!(test.authors().is_empty());
}

#[test]
fn what_was_begun_at_the_machine_needs_no_account() {
    let mut test = TestDesk::new();
    test.desk.seat("Bo", Viewer::Machine);
    let id = begin_job(&test.desk, RefillIndex::plan(), JobPlace::Background).unwrap();
    test.desk.seat("host", Viewer::Machine);
    disable_account(&mut test.desk, &test.roll, "Bo").unwrap();
    assert_eq!(test.work(id, Meddles::Nothing), "done: 1 of 1");
}
