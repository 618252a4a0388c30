//! Erasing: what goes, what stays and is told, and that everything else at the desk goes on.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AskQuestion, Desk, DeskCondition, EraseEntries, ErasedEntries, Filling,
    IntakeHints, RecordBy, RecordForecast, RecordJudgment, ResolveQuestion, Search, Shown,
    WriteBrief, add_document, ask_question, erase_entries, examine_desk, find_copies, group_record,
    list_due, list_entries, list_sources, list_watches, plan_erasure, record_forecast,
    record_judgment, search, show_brief, show_calendar, show_document, show_entry, show_judgment,
    show_question, show_record, verify_desk, write_brief,
};
use domain::{
    Confidence, Id, Kind, PostponedEnd, Postponement, PostponementRule, Probability, QuestionKind,
};
use tempfile::TempDir;

const REPORT: &str = "The ministers met in Geneva on Monday.\n\n\
    \"The ceasefire will hold,\" Foreign Minister Sergey Lavrov said.\n\n\
    The talks on the border accord went on through the night, and nobody left the hall.\n";

const OTHER: &str = "\"We reject the accord,\" President Emmanuel Macron said in Paris.\n";

struct TestDesk {
    _folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    /// A desk where a judgment, a forecast and a brief rest on the first of two documents.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        let mut desk = Self { _folder: folder, desk };
        desk.add(REPORT);
        desk.add(OTHER);
        desk.judge();
        desk.ask();
        desk.forecast();
        let brief = WriteBrief {
            title: "The ceasefire".to_owned(),
            summary: None,
            judgments: vec![id("j-1")],
            ladder: None,
        };
        write_brief(&mut desk.desk, &brief).unwrap();
        desk
    }

    fn add(&mut self, text: &str) {
        let hints = IntakeHints { language: Some("en".to_owned()), ..IntakeHints::default() };
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut self.desk, &request).unwrap();
    }

    fn judge(&mut self) {
        let request = RecordJudgment {
            claim: "The ceasefire holds".to_owned(),
            evidence_for: vec!["d-1:\"The ministers met\"".parse().unwrap()],
            evidence_against: vec!["d-2:\"We reject the accord\"".parse().unwrap()],
            alternatives: vec!["They are tired".to_owned()],
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

    fn ask(&mut self) {
        let request = Self::question();
        ask_question(&mut self.desk, &request).unwrap();
    }

    fn question() -> AskQuestion {
        AskQuestion {
            text: "Will the ceasefire hold through June?".to_owned(),
            kind: QuestionKind::Binary,
            criteria: "Both sides say so.".to_owned(),
            settlement_source: "the papers".to_owned(),
            closes_at: "2099-02-01T00:00:00Z".parse().unwrap(),
            deadline_at: "2099-02-10T00:00:00Z".parse().unwrap(),
            condition: None,
            postponement: None,
            checkpoint: None,
            scheduled: None,
            judgment: Some(id("j-1")),
            prediction: None,
        }
    }

    fn forecast(&mut self) {
        let request = RecordForecast {
            question: id("q-1"),
            chances: vec!["72%".to_owned()],
            reason: None,
            evidence: vec!["d-1:\"The ceasefire will hold\"".parse().unwrap()],
            fresh_until: None,
        };
        record_forecast(&mut self.desk, &request).unwrap();
    }

    fn settle(&mut self) {
        let request = ResolveQuestion {
            question: id("q-1"),
            answer: "yes".to_owned(),
            reason: String::new(),
            look_again: None,
            evidence: vec!["d-2:\"We reject the accord\"".parse().unwrap()],
            known_at: None,
        };
        actions::resolve_question(&mut self.desk, &request).unwrap();
    }

    fn erase(&mut self, names: &[&str]) -> Result<ErasedEntries, String> {
        let request = request(names);
        erase_entries(&mut self.desk, &request).map_err(|error| error.to_string())
    }

    fn found(&self, text: &str) -> Vec<String> {
        let found = search(&self.desk, &Search::new(text), &mut |_, _| ()).unwrap();
        found.hits.iter().map(|hit| hit.id.to_string()).collect()
    }

    /// All that a desk shows, so that nothing of it fails.
    fn show_all(&self) -> String {
        let desk = &self.desk;
        let mut told = vec![];
        for kind in Kind::ALL {
            for entry in list_entries(desk, kind).unwrap() {
                told.push(format!("{} {}", entry.id, entry.line));
                match show_entry(desk, entry.id) {
                    Ok(shown) => told.push(serde_json::to_string(&shown).unwrap()),
                    Err(error) => panic!("{}: {error}", entry.id),
                }
            }
        }
        told.push(format!("{:?}", list_due(desk, 9999).unwrap()));
        told.push(format!("{:?}", show_calendar(desk).unwrap()));
        told.push(format!("{:?}", list_sources(desk).unwrap()));
        told.push(format!("{:?}", show_record(desk).unwrap()));
        for by in RecordBy::ALL {
            told.push(format!("{:?}", group_record(desk, by).unwrap()));
        }
        told.push(format!("{:?}", list_watches(desk, Filling::Whole, &mut |_, _| ()).unwrap()));
        told.join("\n")
    }
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn request(names: &[&str]) -> EraseEntries {
    let entries = names.iter().map(|name| id(name)).collect();
    EraseEntries { entries, because: "asked for under article 17".to_owned() }
}

#[test]
fn with_a_document_goes_all_that_was_read_in_it_and_what_quotes_it_is_told() {
    let mut desk = TestDesk::new();
    let length = desk.desk.length().unwrap();
    let planned = plan_erasure(&desk.desk, &request(&["d-1"])).unwrap();
    assert_eq!(desk.desk.length().unwrap(), length, "a plan takes nothing");
    let going: Vec<String> = planned.entries.iter().map(|it| it.id.to_string()).collect();
    assert_eq!(going[0], "d-1");
    assert!(going.contains(&"s-1".to_owned()), "{going:?}");
    let kept = planned.kept.iter().map(|it| (it.entry.id.to_string(), it.is_erasable));
    let kept: Vec<(String, bool)> = kept.collect();
    let expected = [("j-1", true), ("f-1", false), ("b-1", true)];
    assert_eq!(kept, expected.map(|(id, is)| (id.to_owned(), is)));

    let erased = desk.erase(&["d-1"]).unwrap();
    assert_eq!((erased.id, &erased.erasing), (id("er-1"), &planned));
    assert_eq!(erased.left_to_do, ["backups and exports made before have it still"]);
    assert_eq!(verify_desk(&desk.desk).unwrap().faults, []);
}

#[test]
fn everything_else_goes_on_and_tells_that_it_was_erased() {
    let mut desk = TestDesk::new();
    let before = desk.show_all();
    assert!(before.contains("went on through the night"));
    desk.erase(&["d-1"]).unwrap();
    let words = "by Ada: asked for under article 17";
    for fresh in [false, true] {
        if fresh {
            desk.desk = Desk::open(desk.desk.path(), "Ben").unwrap();
        }
        let told = desk.show_all();
        assert!(!told.contains("went on through the night"), "{told}");
        let shown = show_document(&desk.desk, id("d-1")).unwrap_err().to_string();
        assert!(shown.starts_with("d-1 was erased on ") && shown.ends_with(words), "{shown}");
        let Shown::Entry(shown) = show_entry(&desk.desk, id("d-1")).unwrap() else {
            panic!("it is shown as an entry")
        };
        assert!(shown.entry.record.erased().unwrap().words().ends_with(words));
        let judgment = show_judgment(&desk.desk, id("j-1")).unwrap();
        let title = judgment.quotes_for[0].quote.title.clone().unwrap();
        assert!(title.ends_with(words), "{title}");
        show_brief(&desk.desk, id("b-1")).unwrap();
        find_copies(&desk.desk, id("d-2")).unwrap();
    }
}

#[test]
fn what_was_erased_is_found_no_more() {
    let mut desk = TestDesk::new();
    assert!(desk.found("night").contains(&"d-1".to_owned()));
    let mut other = TestDesk { _folder: TempDir::new().unwrap(), desk: again(&desk) };
    assert!(other.found("night").contains(&"d-1".to_owned()));
    desk.erase(&["d-1"]).unwrap();
    for desk in [&desk, &other] {
        assert_eq!(desk.found("night"), Vec::<String>::new());
        assert!(desk.found("accord").contains(&"d-2".to_owned()));
    }
    // Who had the desk open all the time shows nothing that is gone.
    assert!(!other.show_all().contains("through the night"));
    other.add("Another night.\n");
    assert_eq!(other.found("night"), ["d-3"]);
}

fn again(desk: &TestDesk) -> Desk {
    Desk::open(desk.desk.path(), "Ben").unwrap()
}

#[test]
fn a_score_stays_what_it_was() {
    let mut desk = TestDesk::new();
    desk.settle();
    let scores = |desk: &TestDesk| {
        let shown = show_question(&desk.desk, id("q-1")).unwrap();
        let record = show_record(&desk.desk).unwrap();
        let forecasters = serde_json::to_string(&record).unwrap();
        (format!("{:?}", shown.state), forecasters)
    };
    let before = scores(&desk);
    desk.erase(&["d-1", "d-2", "j-1", "b-1"]).unwrap();
    assert_eq!(scores(&desk), before);
    desk.show_all();
    for name in ["q-1", "f-1", "r-1", "desk-1", "er-1"] {
        let refused = desk.erase(&[name]).unwrap_err();
        assert!(
            refused.starts_with(&format!("{name} cannot be erased, as scores rest")),
            "{refused}"
        );
    }
    assert_eq!(verify_desk(&desk.desk).unwrap().faults, []);
}

#[test]
fn a_refusal_leaves_everything_as_it_was() {
    let mut desk = TestDesk::new();
    let length = desk.desk.length().unwrap();
    assert!(desk.erase(&[]).unwrap_err().contains("nothing is named"));
    assert!(desk.erase(&["d-9"]).unwrap_err().contains("there is no d-9"));
    let reasonless = EraseEntries { because: "  ".to_owned(), ..request(&["d-1"]) };
    let refused = erase_entries(&mut desk.desk, &reasonless).unwrap_err().to_string();
    assert!(refused.contains("needs a reason that stays"), "{refused}");
    let mut machine = Desk::open(desk.desk.path(), "bot:reader").unwrap();
    let refused = erase_entries(&mut machine, &request(&["d-1"])).unwrap_err().to_string();
    assert!(refused.contains("is a machine"), "{refused}");
    assert_eq!(desk.desk.length().unwrap(), length);
    desk.erase(&["s-1"]).unwrap();
    let refused = desk.erase(&["s-1"]).unwrap_err();
    assert!(refused.starts_with("s-1 was erased on "), "{refused}");
}

#[test]
fn what_a_question_waits_for_is_kept_with_its_document() {
    let mut desk = TestDesk::new();
    desk.add(
        "The foreign ministers of Norland and Suthland will meet in Geneva on 3 February 2099, \
        both ministries said.\n",
    );
    let rule = PostponementRule {
        within_days: 7,
        later: PostponedEnd::No,
        cancelled: PostponedEnd::Annulled,
        note: None,
    };
    let request = AskQuestion {
        scheduled: Some(id("a-1")),
        postponement: Some(Postponement::Rule(rule)),
        ..TestDesk::question()
    };
    ask_question(&mut desk.desk, &request).unwrap();
    for name in ["d-3", "a-1"] {
        let refused = desk.erase(&[name]).unwrap_err();
        let told = "q-2 hangs on a-1, and would change with it; a-1 cannot be erased";
        assert_eq!(refused, told);
    }
    desk.show_all();
}

#[test]
fn one_statement_goes_alone_and_its_document_is_told_to_hold_its_words() {
    let mut desk = TestDesk::new();
    let erased = desk.erase(&["s-1"]).unwrap();
    assert_eq!(erased.erasing.entries.len(), 1);
    let kept = erased.erasing.kept.iter().map(|it| (it.entry.id.to_string(), it.because));
    assert_eq!(kept.collect::<Vec<_>>(), [("d-1".to_owned(), "its words stand there")]);
    let shown = show_document(&desk.desk, id("d-1")).unwrap();
    assert!(shown.findings.iter().any(|it| it.id == id("s-1") && it.record.erased().is_some()));
    assert_eq!(verify_desk(&desk.desk).unwrap().faults, []);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "what is left of an erasure stands in files")]
fn an_erasure_that_was_broken_off_is_told_and_ended_by_whoever_writes_next() {
    let desk = TestDesk::new();
    let path = desk.desk.path().to_owned();
    desk.found("ceasefire");
    let TestDesk { _folder: folder, desk } = desk;
    drop(desk);
    // As where the program is ended once the erasure is kept, and before anything is overwritten.
    let mut ledger = ledger::Ledger::open(&path).unwrap();
    let erased: Vec<Id> = ["d-1", "s-1"].map(id).into();
    ledger
        .write("Ada", jiff::Timestamp::now(), |writing| {
            writing.erase(&erased.into_iter().collect(), "asked for")
        })
        .unwrap();
    drop(ledger);
    let told = || {
        let examined = examine_desk(&(&path).into(), jiff::Timestamp::now());
        let finding = examined.findings.into_iter().find(|it| it.about == "erased").unwrap();
        (finding.condition, finding.remedy.unwrap_or_default())
    };
    assert_eq!(told(), (DeskCondition::Wrong, "forsooth erase --sweep".to_owned()));
    let archive = folder.path().join("desk.sqlite3.archive");
    assert!(archive.exists(), "it was searched");
    ask_question(&mut Desk::open(&path, "Ada").unwrap(), &TestDesk::question()).unwrap();
    assert_eq!(told(), (DeskCondition::Fine, String::new()));
    assert!(!archive.exists());
    let bytes = std::fs::read(&path).unwrap();
    let words = b"and nobody left the hall";
    assert!(!bytes.windows(words.len()).any(|it| it == words));
}
