//! Copies: which documents of a desk tell one story, and what that means for evidence.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AddedDocument, Desk, IntakeHints, RecordJudgment, add_document, find_copies,
    record_judgment, show_document, show_judgment,
};
use domain::{Confidence, Id, Probability};
use tempfile::TempDir;

const WIRE: &str = "The two ministers met in Lund on Monday and said after five hours of talks that \
    they would go on in the spring, when the ice on the river has gone and the bridges are open.\n\n\
    Their delegations stayed behind to write down what had been agreed on fishing and on tolls.";
const CUT: &str = "The two ministers met in Lund on Monday and said after five hours of talks that \
    they would go on in the spring, when the ice on the river has gone and the bridges are open.";
const SPEECH: &str = "We have never been as far apart as the papers say, and we will not be as \
    near as they will say tomorrow, but we will come back in the spring";

#[test]
fn copies_are_told_as_they_arrive_and_the_earliest_is_named() {
    let mut desk = TestDesk::new();
    assert_eq!(desk.add("The Chronicle", Some("2022-01-12"), WIRE).copies, None);
    desk.add("The Gazette", None, "The price of grain fell on Sunday, as everybody had hoped.");
    let cut = desk.add("The Herald", Some("2022-01-11"), &format!("LUND (Wire) - {CUT}"));
    assert_eq!(
        cut.copies.unwrap().words(),
        "2 documents share its words, 1 independent; the earliest of 2 copies is d-3 \
         (The Herald, 2022-01-11)"
    );
    desk.add("The Post", None, &WIRE.to_uppercase());
    assert_eq!(desk.copies("d-4"), "d-3 d-1 d-4 | ");
    assert_eq!(desk.copies("d-1"), "d-3 d-1 d-4 | ");
    assert_eq!(desk.copies("d-2"), "d-2 | ");
    assert!(show_document(&desk.desk, id("d-2")).unwrap().copies.is_alone());
}

#[test]
fn who_quotes_the_same_shares_words_and_is_independent() {
    let mut desk = TestDesk::new();
    desk.add("The Gazette", None, &format!("{WIRE} \"{SPEECH},\" one of them told reporters."));
    desk.add(
        "The Herald",
        None,
        &format!(
            "Nobody in the hall had expected the southern minister to say a word before midnight, \
             but then he turned to the cameras once more. “{SPEECH}.” His own people looked at \
             the floor while he spoke."
        ),
    );
    assert_eq!(desk.copies("d-1"), "d-1 | d-2");
    assert_eq!(
        find_copies(&desk.desk, id("d-2")).unwrap().words(),
        "2 documents share its words, 2 independent"
    );
}

#[test]
fn copies_count_once_as_evidence() {
    let mut desk = TestDesk::new();
    desk.add("The Chronicle", None, WIRE);
    desk.add("The Herald", None, &format!("By our staff. {WIRE}"));
    desk.add("The Gazette", None, "The river at Lund is under ice until April in most years.");
    let words = |document: &str| format!("{document}:\"Lund\"");
    desk.judge(&[&words("d-1"), &words("d-2")]);
    desk.judge(&[&words("d-1"), &words("d-2"), &words("d-3")]);
    assert_eq!(desk.rests_on("j-1"), "2 documents, 1 independent");
    assert_eq!(desk.rests_on("j-2"), "3 documents, 2 independent");
    let notices = show_judgment(&desk.desk, id("j-1")).unwrap().notices;
    let told: Vec<&str> = notices.iter().map(|it| it.text()).collect();
    assert!(told.contains(&"All that speaks for it stands in copies of one story."), "{told:?}");
}

#[test]
fn a_digest_of_two_stories_does_not_make_them_one() {
    let other = "The price of grain fell on Sunday, as everybody had hoped who had bought none of \
        it in the spring, and the mills along the river will open again before the month is out.";
    let mut desk = TestDesk::new();
    desk.add("The Digest", None, &format!("{CUT}\n\n{other}"));
    desk.add("The Chronicle", None, CUT);
    desk.add("The Gazette", None, other);
    assert_eq!(desk.copies("d-1"), "d-1 d-2 d-3 | ");
    assert_eq!(desk.copies("d-2"), "d-1 d-2 | ");
    assert_eq!(desk.copies("d-3"), "d-1 d-3 | ");
    desk.judge(&["d-1:\"Lund\"", "d-2:\"Lund\"", "d-3:\"grain\""]);
    assert_eq!(desk.rests_on("j-1"), "3 documents, 2 independent");
}

/// A desk whose clock stands still.
struct TestDesk {
    _folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let now = "2022-01-20T09:00:00Z".parse().unwrap();
        Self { desk: Desk::begin_replayed(&path, "Ada", "copies", now).unwrap(), _folder: folder }
    }

    fn add(&mut self, source: &str, published: Option<&str>, text: &str) -> AddedDocument {
        let hints = IntakeHints {
            source: Some(source.to_owned()),
            published: published.map(|day| day.parse().unwrap()),
            ..IntakeHints::default()
        };
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut self.desk, &request).unwrap()
    }

    /// The copies of a document and the others that share words with it, as "d-1 d-2 | d-3".
    fn copies(&self, document: &str) -> String {
        let found = find_copies(&self.desk, id(document)).unwrap();
        let [copies, others] = [found.copies, found.others]
            .map(|list| list.iter().map(|it| it.id.to_string()).collect::<Vec<_>>().join(" "));
        format!("{copies} | {others}")
    }

    fn judge(&mut self, evidence_for: &[&str]) {
        let request = RecordJudgment {
            claim: "They are in no hurry".to_owned(),
            evidence_for: evidence_for.iter().map(|it| it.parse().unwrap()).collect(),
            evidence_against: vec![],
            alternatives: vec!["A minister was ill".to_owned()],
            assumptions: vec![],
            likelihood: Probability::new(0.7).unwrap(),
            confidence: Confidence::Low,
            confidence_reason: None,
            checkpoint: None,
            scheduled: None,
            corrects: None,
            kind: None,
            indicators: vec![],
            premortem: None,
            earlier: None,
            change_reason: None,
        };
        record_judgment(&mut self.desk, &request).unwrap();
    }

    fn rests_on(&self, judgment: &str) -> String {
        show_judgment(&self.desk, id(judgment)).unwrap().documents_for.words()
    }
}

fn id(id: &str) -> Id {
    id.parse().unwrap()
}
