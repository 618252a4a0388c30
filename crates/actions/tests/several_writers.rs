//! Several programs write to one desk: nothing is lost, and nothing is decided twice.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

use actions::{
    AddDocument, AskQuestion, Desk, IntakeHints, ListQuestions, RecordForecast,
    RecordForecastError, ResolveQuestion, WriteQueue, add_document, ask_question, list_entries,
    list_questions, record_forecast, resolve_question, verify_desk,
};
use domain::{Id, Kind};
use ledger::Writer as _;
use tempfile::TempDir;

use crate::question::question;

const WRITERS: usize = 6;

#[test]
fn every_forecast_of_several_writers_is_kept() {
    let desk = TestDesk::new();
    let forecasts = |desk: &mut Desk| (0..5).all(|_| forecast(desk).is_ok());
    assert_eq!(desk.at_once(forecasts), WRITERS);
    assert_eq!(list_entries(&desk.open(), Kind::Forecast).unwrap().len(), WRITERS * 5);
    assert!(verify_desk(&desk.open()).unwrap().faults.is_empty());
}

#[test]
fn only_one_of_several_writers_settles() {
    let desk = TestDesk::new();
    assert_eq!(desk.at_once(settle), 1);
}

#[test]
fn only_one_of_several_writers_adds_a_document() {
    let desk = TestDesk::new();
    let added = desk.at_once(|desk| add_document(desk, &document("It is done.")).is_ok());
    assert_eq!(added, 1);
}

#[test]
fn every_forecast_of_several_in_one_queue_is_kept() {
    let desk = TestDesk::new();
    assert_eq!(desk.in_one_queue(|desk| forecast(desk).is_ok()), WRITERS * 5);
    assert_eq!(list_entries(&desk.open(), Kind::Forecast).unwrap().len(), WRITERS * 5);
    assert!(verify_desk(&desk.open()).unwrap().faults.is_empty());
}

#[test]
fn only_one_of_several_in_one_queue_settles_and_adds_a_document() {
    let desk = TestDesk::new();
    assert_eq!(desk.in_one_queue(settle), 1);
    let add = |desk: &mut Desk| add_document(desk, &document("It is done.")).is_ok();
    assert_eq!(desk.in_one_queue(add), 1);
}

#[test]
fn who_decides_in_a_batch_knows_what_was_recorded_in_it_before() {
    let desk = TestDesk::new();
    let mut desk = desk.open();
    desk.ledger().begin_batch().unwrap();
    forecast(&mut desk).unwrap();
    assert!(settle(&mut desk));
    let refused = forecast(&mut desk).unwrap_err();
    assert!(refused.to_string().contains("settled"), "{refused}");
    desk.ledger().commit_batch().unwrap();
    assert_eq!(list_entries(&desk, Kind::Forecast).unwrap().len(), 1);
}

#[test]
fn what_a_batch_took_back_is_forgotten() {
    let desk = TestDesk::new();
    let mut desk = desk.open();
    let count = |desk: &Desk| list_questions(desk, &ListQuestions::default()).unwrap().total;
    assert_eq!(count(&desk), 1);
    let asked = question("Will it be done again?");
    let asked = AskQuestion {
        closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        ..asked
    };
    desk.ledger().begin_batch().unwrap();
    ask_question(&mut desk, &asked).unwrap();
    add_document(&mut desk, &document("It was taken back.")).unwrap();
    assert_eq!(count(&desk), 2);
    desk.ledger().take_back_batch();
    desk.forget();
    assert_eq!(count(&desk), 1);
    assert_eq!(ask_question(&mut desk, &asked).unwrap(), id("q-2"));
    let added = add_document(&mut desk, &document("Another stands in its place.")).unwrap();
    assert_eq!((added.id, added.copies), (id("d-2"), None));
}

fn forecast(desk: &mut Desk) -> Result<Id, RecordForecastError> {
    let request = RecordForecast {
        question: id("q-1"),
        chances: vec!["50%".to_owned()],
        reason: None,
        evidence: vec![],
        fresh_until: None,
    };
    record_forecast(desk, &request)
}

fn settle(desk: &mut Desk) -> bool {
    let request = ResolveQuestion {
        question: id("q-1"),
        answer: "yes".to_owned(),
        reason: String::new(),
        look_again: None,
        evidence: vec!["d-1:0-7".parse().unwrap()],
        known_at: None,
    };
    resolve_question(desk, &request).is_ok()
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

    /// Does the same five times for each of several writers who share commits, and counts how often
    /// it was done.
    fn in_one_queue(&self, work: fn(&mut Desk) -> bool) -> usize {
        let queue = WriteQueue::begin(Arc::new(Mutex::new(self.open())));
        let (tell, told) = mpsc::channel();
        thread::scope(|scope| {
            for _ in 0..WRITERS {
                let (queue, tell) = (&queue, tell.clone());
                scope.spawn(move || {
                    for _ in 0..5 {
                        let tell = tell.clone();
                        queue.submit(work, move |done| tell.send(done.unwrap()).unwrap());
                    }
                });
            }
        });
        drop(tell);
        told.into_iter().filter(|done| *done).count()
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
