//! Several programs write to one desk: nothing is lost, and nothing is decided twice.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "desk/question.rs"]
mod question;

use std::path::Path;
use std::thread;

use actions::{
    AddDocument, AskQuestion, Desk, IntakeHints, RecordForecast, ResolveQuestion, add_document,
    ask_question, list_entries, record_forecast, resolve_question, verify_desk,
};
use domain::{Id, Kind};
use tempfile::TempDir;

use crate::question::question;

const WRITERS: usize = 6;

#[test]
fn every_forecast_of_several_writers_is_kept() {
    let desk = TestDesk::new();
    let kept = desk.at_once(|desk| {
        let request = RecordForecast {
            question: id("q-1"),
            chances: vec!["50%".to_owned()],
            reason: None,
            evidence: vec![],
            fresh_until: None,
        };
        (0..5).all(|_| record_forecast(desk, &request).is_ok())
    });
    assert_eq!(kept, WRITERS);
    assert_eq!(list_entries(&desk.open(), Kind::Forecast).unwrap().len(), WRITERS * 5);
    assert!(verify_desk(&desk.open()).unwrap().faults.is_empty());
}

#[test]
fn only_one_of_several_writers_settles() {
    let desk = TestDesk::new();
    let settled = desk.at_once(|desk| {
        let request = ResolveQuestion {
            question: id("q-1"),
            answer: "yes".to_owned(),
            reason: String::new(),
            look_again: None,
            evidence: vec!["d-1:0-7".parse().unwrap()],
            known_at: None,
        };
        resolve_question(desk, &request).is_ok()
    });
    assert_eq!(settled, 1);
}

#[test]
fn only_one_of_several_writers_adds_a_document() {
    let desk = TestDesk::new();
    let added = desk.at_once(|desk| add_document(desk, &document("It is done.")).is_ok());
    assert_eq!(added, 1);
}

/// A desk with a document and a question, in a folder of its own.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        let mut first = Desk::open_or_begin(desk.path(), "Ada").unwrap();
        add_document(&mut first, &document("Nothing is settled.")).unwrap();
        let question = AskQuestion {
            closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            ..question("Will it be done?")
        };
        ask_question(&mut first, &question).unwrap();
        desk
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("desk.sqlite3")
    }

    fn open(&self) -> Desk {
        open(&self.path())
    }

    /// Does the same at once from several connections, and counts where it was done.
    fn at_once(&self, work: impl Fn(&mut Desk) -> bool + Sync) -> usize {
        let path = self.path();
        thread::scope(|scope| {
            let writers: Vec<_> =
                (0..WRITERS).map(|_| scope.spawn(|| work(&mut open(&path)))).collect();
            writers.into_iter().map(|writer| writer.join().unwrap()).filter(|done| *done).count()
        })
    }
}

fn open(path: &Path) -> Desk {
    Desk::open(path, "Ada").unwrap()
}

fn document(text: &str) -> AddDocument {
    AddDocument::new(text.as_bytes().to_vec(), &IntakeHints::default(), None).unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
