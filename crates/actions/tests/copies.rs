//! Copies: which documents of a desk tell one story, and what that means for evidence.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]
#![expect(clippy::disallowed_methods, reason = "the file of what is known of copies is harmed")]

use std::fs;

use actions::{
    AddDocument, AddedDocument, Desk, GradeItem, IntakeHints, RecordJudgment, add_document,
    find_copies, grade_item, record_judgment, show_document, show_judgment,
};
use domain::{Confidence, Id, ItemDigit, Probability};
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
fn a_variant_confirms_nothing_and_is_called_one() {
    let mut desk = TestDesk::new();
    desk.add("The Chronicle", None, WIRE);
    desk.add("The Herald", None, &WIRE.replace("would go on", "would not go on"));
    assert_eq!(
        find_copies(&desk.desk, id("d-1")).unwrap().words(),
        "2 documents share its words, 2 independent"
    );
    let request = GradeItem {
        item: id("d-1"),
        digit: ItemDigit::Confirmed,
        reason: "two papers have it".to_owned(),
        confirmed_by: vec!["d-2:\"Lund\"".parse().unwrap()],
    };
    let told = grade_item(&mut desk.desk, &request).unwrap_err().to_string();
    assert!(told.contains("% of the words of d-1, and is a variant of it, which says"), "{told}");
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
    let told = find_copies(&desk.desk, id("d-1")).unwrap();
    assert_eq!((told.documents, told.independent), (3, 2));
}

#[test]
fn a_short_text_of_another_accord_is_no_copy() {
    let mut desk = TestDesk::new();
    let of = |town: &str, what: &str| {
        format!(
            "The two governments signed an accord on {what} in {town} on Monday, officials said."
        )
    };
    desk.add("The Chronicle", None, &of("Lund", "fishing"));
    desk.add("The Gazette", None, &of("Turku", "grain"));
    desk.add("The Herald", None, &format!("LUND (Wire) - {}", of("Lund", "fishing")));
    assert_eq!(desk.copies("d-1"), "d-1 d-3 | ");
}

#[test]
fn the_reversal_of_a_statement_is_no_copy_and_told_as_a_variant() {
    let mut desk = TestDesk::new();
    desk.add("The Chronicle", Some("2022-01-17"), WIRE);
    let reversed = WIRE.replace("would go on", "would not go on");
    let added = desk.add("The Gazette", Some("2022-01-19"), &reversed).copies.unwrap();
    assert_eq!(desk.copies("d-1"), "d-1 | d-2");
    assert_eq!(added.independent, 2);
    assert_eq!(
        added.variants_told().unwrap(),
        "d-1: nearly the same words, but they say something else"
    );
}

#[test]
fn a_denial_another_name_or_a_condition_makes_no_copy() {
    let told = "BERLIN, Feb. 27, 2022 — German Chancellor Olaf Scholz said that Germany would send \
        weapons to Ukraine. It was a turning point for the country after decades of restraint, as \
        the chancellor told parliament in Berlin on Sunday.";
    let mut desk = TestDesk::new();
    desk.add("The Chronicle", None, told);
    desk.add("The Gazette", None, &told.replace("said that", "rejected reports that"));
    desk.add("The Herald", None, &told.replace("Ukraine", "Israel"));
    desk.add("The Post", None, &told.replace("Ukraine.", "Ukraine unless Iran agreed."));
    desk.add("The Mirror", None, &told.replace("Chancellor Olaf Scholz", "leader Scholz"));
    assert_eq!(desk.copies("d-1"), "d-1 d-5 | d-2 d-3 d-4");
    assert_eq!(desk.copies("d-2"), "d-2 | d-1 d-3 d-4 d-5");
}

#[test]
fn bulletins_of_other_days_are_no_copies_and_a_reprint_is_one() {
    let mut desk = TestDesk::new();
    let bulletin = |day: &str, shot: u32| {
        format!(
            "During the night of {day} the air defence shot down {shot} drones over the southern \
             region, the staff said. Fragments fell on a field, and nobody was hurt. Work at the \
             port goes on as usual, and the bridge is open to cars in both directions."
        )
    };
    desk.add("The Staff", Some("2022-01-12"), &bulletin("11 January", 14));
    desk.add("The Staff", Some("2022-01-13"), &bulletin("12 January", 21));
    desk.add("The Herald", Some("2022-01-14"), &format!("(Wire) {}", bulletin("12 January", 21)));
    let routine = "We are in close touch with all sides, and ask them to show restraint and to go \
        back to the table as soon as they can.";
    desk.add(
        "The Ministry",
        Some("2022-01-05"),
        &format!("The minister flies to Lund this week for two days of talks. {routine}"),
    );
    desk.add(
        "The Ministry",
        Some("2022-01-12"),
        &format!("A question on fish was answered in writing before noon. {routine}"),
    );
    assert_eq!(desk.copies("d-1"), "d-1 | d-2 d-3");
    assert_eq!(desk.copies("d-2"), "d-2 d-3 | d-1");
    assert_eq!(desk.copies("d-4"), "d-4 | d-5");
}

#[test]
fn one_footer_under_two_releases_makes_no_copies() {
    let footer = "The company makes pumps and valves for towns and ports in more than thirty \
        states and employs four thousand people at nine places, most of them in the north.";
    let mut desk = TestDesk::new();
    let first = "A new hall for the making of large valves was opened in Turku by the mayor, who \
        thanked the builders for their work through a long and dark winter.";
    let second = "The board proposes to pay no dividend this spring, because the price of steel \
        has risen by a third and two orders from overseas were put off.";
    desk.add("The Company", Some("2022-01-12"), &format!("{first} {footer}"));
    desk.add("The Company", Some("2022-01-12"), &format!("{second} {footer}"));
    assert_eq!(desk.copies("d-1"), "d-1 | d-2");
}

#[test]
fn a_formula_of_a_few_words_is_no_shared_passage() {
    let mut desk = TestDesk::new();
    desk.add("The Post", None, "Lavrov said on 17 January 2022 that talks would go on in Lund.");
    desk.add("The Herald", None, "Lavrov said on 17 January 2022 that the West was to blame.");
    assert_eq!(desk.copies("d-1"), "d-1 | ");
}

#[test]
fn what_is_known_of_copies_outlives_the_desk_and_is_worked_out_anew_where_it_is_lost() {
    let mut desk = TestDesk::new();
    for at in 0..5 {
        desk.add("The Chronicle", None, &format!("{WIRE} Number {at}."));
        desk.add("The Gazette", None, &format!("Grain {at} fell on day {at} as hoped by {at}."));
    }
    let told = |desk: &TestDesk| (1..=10).map(|at| desk.copies(&format!("d-{at}"))).collect();
    let before: Vec<String> = told(&desk);
    assert_eq!(before[0], "d-1 d-3 d-5 d-7 d-9 | ");
    let shelf = desk.folder.path().join("desk.sqlite3.archive/copies.sqlite3");
    assert!(shelf.exists());
    // Kept, lost, damaged, damaged inside, of another desk, and where no file can be.
    desk.reopen();
    assert_eq!(told(&desk), before);
    fs::remove_dir_all(shelf.parent().unwrap()).unwrap();
    desk.reopen();
    assert_eq!(told(&desk), before);
    fs::write(&shelf, "no shelf").unwrap();
    desk.reopen();
    assert_eq!(told(&desk), before);
    desk.reopen();
    let mut bytes = fs::read(&shelf).unwrap();
    bytes[4096..].fill(7);
    fs::write(&shelf, bytes).unwrap();
    assert_eq!(told(&desk), before);
    let mut other = TestDesk::new();
    other.add("The Post", None, CUT);
    let foreign = other.folder.path().join("desk.sqlite3.archive/copies.sqlite3");
    drop(other.desk);
    desk.close();
    fs::copy(foreign, &shelf).unwrap();
    desk.reopen();
    assert_eq!(told(&desk), before);
    desk.close();
    fs::remove_dir_all(shelf.parent().unwrap()).unwrap();
    fs::write(shelf.parent().unwrap(), "a file in the place of the folder").unwrap();
    desk.reopen();
    assert_eq!(told(&desk), before);
    assert_eq!(desk.add("The Post", None, CUT).copies.unwrap().documents, 6);
}

#[test]
fn two_who_are_at_one_desk_know_what_the_other_added() {
    let mut desk = TestDesk::new();
    desk.add("The Chronicle", None, WIRE);
    let path = desk.folder.path().join("desk.sqlite3");
    let mut other = Desk::open(&path, "Ben").unwrap();
    let request = AddDocument::new(CUT.into(), &IntakeHints::default(), None).unwrap();
    let added = add_document(&mut other, &request).unwrap();
    assert_eq!(added.copies.unwrap().documents, 2);
    assert_eq!(desk.copies("d-1"), "d-1 d-2 | ");
    desk.add("The Herald", None, &format!("By our staff. {WIRE}"));
    assert_eq!(find_copies(&other, id("d-2")).unwrap().documents, 3);
}

/// A desk whose clock stands still.
struct TestDesk {
    desk: Desk,
    folder: TempDir,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let now = "2022-01-20T09:00:00Z".parse().unwrap();
        Self { desk: Desk::begin_replayed(&path, "Ada", "copies", now).unwrap(), folder }
    }

    /// Leaves the desk, so that nothing is remembered and no file is held open.
    fn close(&mut self) {
        let path = self.folder.path().join("elsewhere.sqlite3");
        self.desk = Desk::open_or_begin(&path, "Ada").unwrap();
    }

    fn reopen(&mut self) {
        self.close();
        self.desk = Desk::open(self.folder.path().join("desk.sqlite3"), "Ada").unwrap();
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
