//! Briefs: how they came out, and what a reader is told of since they were written.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AskQuestion, BreakAssumption, Desk, IntakeHints, RecordForecast, RecordJudgment,
    ReopenQuestion, WriteBrief, add_document, ask_question, break_assumption, record_forecast,
    record_judgment, reopen_question, resolve_question, show_brief, write_brief,
};
use domain::{Condition, Confidence, Id, Probability};
use tempfile::TempDir;

use crate::question::question;
use crate::settling::settling;

#[test]
fn an_answer_whose_condition_is_open_again_has_no_score() {
    let mut story = Story::new();
    story.judge();
    story.ask("Will Norland sign by 10 March 2022?", &[]);
    story.ask("Will Suthland pay by 10 March 2022?", &["q-1"]);
    let brief = story.brief(&["j-1"]);
    story.settle("q-1");
    story.settle("q-2");
    assert!(story.told(brief).contains("2 of 2 questions are settled"), "{}", story.told(brief));
    let request = ReopenQuestion { question: id("q-1"), reason: "it was denied".to_owned() };
    reopen_question(&mut story.desk, &request).unwrap();
    let told = story.told(brief);
    assert!(told.contains("0 of 2 questions are settled, 2 still open"), "{told}");
    assert!(!told.contains("Brier"), "{told}");
}

#[test]
fn what_was_known_when_the_brief_was_written_has_no_score() {
    let mut story = Story::new();
    story.judge();
    story.ask("Will Norland sign by 10 March 2022?", &[]);
    let before = story.brief(&["j-1"]);
    story.settle("q-1");
    let after = story.brief(&["j-1"]);
    assert!(story.told(before).contains("mean Brier score 0.09 over 1"), "{}", story.told(before));
    let told = story.told(after);
    let expected = "1 of 1 question is settled; no forecast of this brief has a score, as one \
                    answer was known before it was written.";
    assert!(told.contains(expected), "{told}");
    assert!(!told.contains("0.09"), "{told}");
}

#[test]
fn only_what_came_after_the_brief_is_told_and_once() {
    let mut story = Story::new();
    story.judge();
    story.judge();
    let before = story.brief(&["j-1", "j-2"]);
    story.tick();
    let request = BreakAssumption {
        judgment: id("j-1"),
        assumption: 1,
        reason: "it was denied".to_owned(),
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
    };
    break_assumption(&mut story.desk, &request).unwrap();
    story.tick();
    let after = story.brief(&["j-1", "j-2"]);
    let notices = |brief| show_brief(&story.desk, brief).unwrap().stamp.notices;
    assert_eq!(notices(before).len(), 1, "{:?}", notices(before));
    assert_eq!(notices(after), Vec::<String>::new());
    let broken = "(no longer taken for granted, k-1: it was denied)";
    assert!(story.told(after).contains(broken), "{}", story.told(after));
    assert!(!story.told(before).contains(broken), "{}", story.told(before));
}

/// A desk with a document, whose clock is told.
struct Story {
    _folder: TempDir,
    desk: Desk,
    now: jiff::Timestamp,
}

impl Story {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let now = "2022-01-20T09:00:00Z".parse().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut desk = Desk::begin_replayed(&path, "Ada", "story", now).unwrap();
        let report = b"The meeting was moved.".to_vec();
        let report = AddDocument::new(report, &IntakeHints::default(), None).unwrap();
        add_document(&mut desk, &report).unwrap();
        Self { _folder: folder, desk, now }
    }

    fn tick(&mut self) {
        self.now += jiff::Span::new().hours(1);
        self.desk.replay(self.now, "Ada").unwrap();
    }

    fn judge(&mut self) {
        let request = RecordJudgment {
            claim: "They are in no hurry".to_owned(),
            evidence_for: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
            evidence_against: vec![],
            alternatives: vec!["A minister was ill".to_owned()],
            assumptions: vec!["The report is true.".to_owned()],
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

    fn ask(&mut self, text: &str, requires: &[&str]) {
        let requires: Vec<_> = requires.iter().map(|it| it.parse().unwrap()).collect();
        let text_of = || "Norland signs".to_owned();
        let request = AskQuestion {
            condition: (!requires.is_empty()).then(|| Condition { text: text_of(), requires }),
            judgment: Some(id("j-1")),
            ..question(text)
        };
        let question = ask_question(&mut self.desk, &request).unwrap();
        let request = RecordForecast {
            question,
            chances: vec!["70%".to_owned()],
            reason: None,
            evidence: vec![],
            fresh_until: None,
        };
        self.tick();
        record_forecast(&mut self.desk, &request).unwrap();
    }

    fn settle(&mut self, question: &str) {
        self.tick();
        resolve_question(&mut self.desk, &settling(id(question), "yes")).unwrap();
    }

    fn brief(&mut self, judgments: &[&str]) -> Id {
        let request = WriteBrief {
            title: "The meeting".to_owned(),
            summary: None,
            judgments: judgments.iter().map(|it| id(it)).collect(),
            ladder: None,
        };
        write_brief(&mut self.desk, &request).unwrap()
    }

    fn told(&self, brief: Id) -> String {
        show_brief(&self.desk, brief).unwrap().markdown()
    }
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
