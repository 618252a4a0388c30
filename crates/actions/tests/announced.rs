//! What was announced, matched with what other documents tell to have happened.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AskPair, AskSetting, ChangeSchedule, Desk, FollowThrough, IntakeHints, PairKind,
    SpeakerRecord, add_document, change_schedule, pair_timeline, setting_of, speaker_record,
};
use domain::{Event, Found, Id, Kind, Record, ScheduleFate, ScheduledEvent};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError};
use serde_json::{Value, json};
use tempfile::TempDir;

/// What is announced: by whom, what, with whom, and for which day.
type Announced = (&'static str, &'static str, &'static [&'static str], &'static str);

const SUMMIT: Announced =
    ("Russia", "hold a summit in Geneva", &["the United States"], "2021-06-16");
const TALKS: Announced = ("Russia", "hold talks in Geneva", &["the United States"], "2022-01-10");
const THREE: Announced = ("Russia", "hold talks in Moscow", &["India", "China"], "2022-01-10");
const MINISTERS: Announced = ("Sergey Lavrov", "meet in Geneva", &["Antony Blinken"], "2022-01-21");

const HELD: &str = "Russia held talks with the United States on 10 January 2022.\n";

/// What is told of an announcement after another document came on a day.
fn check(announced: Announced, (day, then): (&str, &str), expected: &str) {
    let mut desk = TestDesk::new();
    desk.announce("2021-06-01", announced);
    desk.add(day, then);
    assert_eq!(desk.told(), expected, "{announced:?} / {then}");
}

#[test]
fn what_was_announced_is_held_as_another_document_tells() {
    for (announced, day, then) in [
        (TALKS, "2022-01-11", HELD),
        (TALKS, "2022-01-11", "The United States met Russia on 10 January 2022.\n"),
        (TALKS, "2022-01-11", "Sergey Lavrov met Antony Blinken on 10 January 2022.\n"),
        (MINISTERS, "2022-01-22", "Sergey Lavrov met Antony Blinken on 21 January 2022.\n"),
        (SUMMIT, "2021-06-17", "Joe Biden met Vladimir Putin on 16 June 2021.\n"),
    ] {
        check(announced, (day, then), "announced, held, as d-2 tells");
    }
}

#[test]
fn what_is_near_and_another_thing_is_no_match() {
    for (announced, day, then) in [
        // A call is no summit, and neither are talks of those who do not lead.
        (SUMMIT, "2021-06-17", "Russia held a call with the United States on 16 June 2021.\n"),
        (SUMMIT, "2021-06-17", "Joe Biden met Vladimir Putin on 16 June 2021 by video.\n"),
        (SUMMIT, "2021-06-17", "Sergey Lavrov met Antony Blinken on 16 June 2021.\n"),
        (SUMMIT, "2021-06-17", "Russia held talks with the United States on 16 June 2021.\n"),
        // Another year, another day, other actors, other people, and more or fewer of them.
        (TALKS, "2023-01-11", "Russia held talks with the United States on 10 January 2023.\n"),
        (TALKS, "2022-01-12", "Russia held talks with the United States on 11 January 2022.\n"),
        (TALKS, "2022-01-11", "Russia held talks with China on 10 January 2022.\n"),
        (TALKS, "2022-01-11", "Russia threatened the United States on 10 January 2022.\n"),
        (MINISTERS, "2022-01-22", "Russia met the United States on 21 January 2022.\n"),
        (MINISTERS, "2022-01-22", "Sergey Ryabkov met Wendy Sherman on 21 January 2022.\n"),
        (THREE, "2022-01-11", "Russia held talks with India on 10 January 2022.\n"),
        // What is still to be, and what somebody denies.
        (
            TALKS,
            "2022-01-09",
            "Russia will hold talks with the United States on 10 January 2022.\n",
        ),
        (TALKS, "2022-01-11", "Russia denied that it met the United States on 10 January 2022.\n"),
    ] {
        check(announced, (day, then), "announced");
    }
}

#[test]
fn what_is_told_not_to_have_been_done_was_not_held() {
    let mut desk = TestDesk::new();
    desk.announce("2022-01-05", TALKS);
    let told = "Russia did not meet the United States";
    desk.add("2022-01-11", &format!("{told} on 10 January 2022.\n"));
    let event = json!({
        "actor": "Russia", "action": "CONSULT", "recipient": "United States",
        "date": "2022-01-10", "date_basis": "sentence", "place": null, "cameo": "040",
        "occurrence": "denied", "span": { "start": 0, "end": told.len(), "text": told },
    });
    let item: Event = serde_json::from_value(event).unwrap();
    desk.record("2022-01-11", |document| Record::Event(Found { document, item }));
    assert_eq!(desk.told(), "announced, not held, as d-2 tells");
}

#[test]
fn what_the_desk_noted_goes_before_what_another_document_tells() {
    let mut desk = TestDesk::new();
    let scheduled = desk.announce("2022-01-05", TALKS);
    desk.add("2022-01-11", HELD);
    assert_eq!(desk.told(), "announced, held, as d-2 tells");
    let change = ChangeSchedule {
        scheduled,
        fate: ScheduleFate::Cancelled,
        evidence: vec!["d-2:\"held talks\"".parse().unwrap()],
    };
    change_schedule(&mut desk.desk, &change).unwrap();
    assert_eq!(desk.told(), "announced, called off");
}

#[test]
fn what_was_moved_is_told_with_its_new_day() {
    let mut desk = TestDesk::new();
    desk.announce("2022-01-05", TALKS);
    let moved = json!({ "state": "moved", "moved_from": "2022-01-10", "date": "2022-01-12" });
    desk.announce_as("2022-01-09", TALKS, &moved);
    assert_eq!(desk.told(), "announced, moved to 12 January 2022, as d-2 tells");
}

#[test]
fn as_of_a_moment_nothing_is_held_that_nobody_had_told() {
    let mut desk = TestDesk::new();
    desk.announce("2022-01-05", TALKS);
    let before = desk.desk.now().unwrap();
    desk.add("2022-01-11", HELD);
    assert_eq!(desk.told_as_of(Some(before)), "announced");
    assert_eq!(desk.told_as_of(Some(desk.desk.now().unwrap())), "announced, held, as d-2 tells");
}

#[test]
fn a_record_counts_what_is_told_with_a_word_of_its_own() {
    let mut desk = TestDesk::new();
    desk.announce("2022-01-05", MINISTERS);
    let words = |desk: &TestDesk| follow_through(&desk.desk).words();
    desk.add("2022-01-25", "The harvest was good.\n");
    assert_eq!(words(&desk), "of 1 announced no outcome was found");
    desk.add("2022-01-26", "Sergey Lavrov met Antony Blinken on 21 January 2022.\n");
    assert_eq!(words(&desk), "as other documents tell 1 held; too few to tell a rate");
    let announced = follow_through(&desk.desk).announced;
    assert_eq!(announced[0].words(), "held, as d-3 tells");
}

#[test]
fn a_setting_tells_what_was_held() {
    let mut desk = TestDesk::new();
    desk.announce("2022-01-05", TALKS);
    desk.add("2022-01-11", HELD);
    desk.add(
        "2022-01-17",
        "\"The United States will regret it,\" Russian Foreign Minister Sergey Lavrov said on 17 \
         January 2022.\n",
    );
    let asked = AskSetting { statement: "s-2".parse().unwrap(), as_of: None, gazetteer: None };
    let setting = setting_of(&desk.desk, &asked).unwrap();
    let scheduled = setting.under_way.iter().find(|it| it.kind == PairKind::Schedule).unwrap();
    assert_eq!(scheduled.notes.join(", "), "announced, held, as d-2 tells");
}

fn follow_through(desk: &Desk) -> FollowThrough {
    let request = SpeakerRecord { speaker: Some("Lavrov".to_owned()), ..Default::default() };
    speaker_record(desk, &request, &mut |_, _| ()).unwrap().follow_through
}

/// A desk with a clock that is told.
struct TestDesk {
    _folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let desk = Desk::begin_replayed(&path, "Ada", "Announced", noon("2021-01-01")).unwrap();
        Self { _folder: folder, desk }
    }

    /// Adds a document on the day on which it was published.
    fn add(&mut self, day: &str, text: &str) {
        self.desk.replay(noon(day), "Ada").unwrap();
        let hints = IntakeHints {
            published: Some(day.parse().unwrap()),
            language: Some("en".to_owned()),
            ..IntakeHints::default()
        };
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut self.desk, &request).unwrap();
    }

    /// Adds a document in which Lavrov speaks, and lets another program record what it announces.
    fn announce(&mut self, day: &str, announced: Announced) -> Id {
        self.announce_as(day, announced, &json!({}))
    }

    /// The same with some other fields of the announcement.
    fn announce_as(&mut self, day: &str, announced: Announced, fields: &Value) -> Id {
        let text = format!(
            "\"We will listen on {day},\" Russian Foreign Minister Sergey Lavrov said on {day}.\n"
        );
        self.add(day, &text);
        let (who, what, with, date) = announced;
        let span = json!({ "start": 1, "end": 15, "text": "We will listen" });
        let mut event = json!({
            "who": who, "what": what, "with": with, "date": date, "firmness": "announced",
            "span": span,
        });
        event.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let item: ScheduledEvent = serde_json::from_value(event).unwrap();
        self.record(day, |document| Record::ScheduledEvent(Found { document, item }))
    }

    /// Lets another program record what it read in the newest document.
    fn record(&mut self, day: &str, of: impl FnOnce(Id) -> Record) -> Id {
        let mut ledger = Ledger::open(self.desk.path()).unwrap();
        let document = ledger.newest(Kind::Document, 0, 1).unwrap()[0].id;
        let record = of(document);
        let written: Result<_, LedgerError> =
            ledger.write("Ada", noon(day), |writing| writing.append(record));
        written.unwrap().id
    }

    /// What is told of the first announcement, wherever it stands.
    fn told(&self) -> String {
        self.told_as_of(None)
    }

    fn told_as_of(&self, as_of: Option<Timestamp>) -> String {
        let (first, second) = ("Russia".to_owned(), "USA, China, India".to_owned());
        let asked = AskPair { first, second, as_of, ..AskPair::default() };
        let timeline = pair_timeline(&self.desk, &asked).unwrap();
        let scheduled = timeline.items.iter().find(|it| it.kind == PairKind::Schedule).unwrap();
        scheduled.notes.join(", ")
    }
}

fn noon(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}
