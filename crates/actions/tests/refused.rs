//! What could never count, or is not the asker's to do, is refused with the value and the remedy,
//! and nothing of it is kept.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AddOption, AskQuestion, BreakAssumption, Desk, ExtendHypotheses, GradeSource,
    IntakeHints, OpenHypotheses, RateHypotheses, RecordForecast, RecordJudgment, RestoreAssumption,
    SetTopic, WriteBrief, add_document, add_option, ask_question, break_assumption,
    extend_hypotheses, file_note, grade_source, lint_question, open_hypotheses, rate_hypotheses,
    record_forecast, record_judgment, restore_assumption, set_topic, verify_desk, write_brief,
};
use domain::{
    Among, Choice, Condition, Confidence, Horizons, Id, PostponedEnd, Postponement,
    PostponementRule, Probability, QuestionKind, SourceLetter,
};
use tempfile::TempDir;

use crate::question::question;

const REPORT: &str = "The foreign ministers of Norland and Suthland will meet in Geneva on 3 \
                      February 2022, both ministries said.\n\nThe meeting was moved.";

#[test]
fn a_day_after_the_deadline_is_no_horizon() {
    let mut desk = TestDesk::new();
    let by = |last: &str| {
        let by = ["2022-02-10", last].map(|day| day.parse().unwrap()).into();
        AskQuestion { kind: QuestionKind::Horizons(Horizons { by }), ..question("Will they sign?") }
    };
    let refused = desk.ask(&by("2022-03-11")).unwrap_err();
    assert!(refused.starts_with("the question asks what happens by 2022-03-11"), "{refused}");
    desk.ask(&by("2022-03-10")).unwrap();
}

#[test]
fn a_rule_for_a_move_needs_an_event_that_can_move() {
    let mut desk = TestDesk::new();
    let rule = PostponementRule {
        within_days: 7,
        later: PostponedEnd::No,
        cancelled: PostponedEnd::Annulled,
        note: None,
    };
    let postponement = Some(Postponement::Rule(rule));
    let request = AskQuestion { postponement, ..question("Will they sign?") };
    let refused = desk.ask(&request).unwrap_err();
    assert!(refused.ends_with("name the scheduled event, or leave the rule out"), "{refused}");
    desk.ask(&AskQuestion { scheduled: Some(id("a-1")), ..request }).unwrap();
}

#[test]
fn whoever_means_an_announced_event_is_warned_to_wait_for_it() {
    let mut desk = TestDesk::new();
    for (text, is_meant) in [
        ("Will Norland and Suthland meet in Geneva on 3 February 2022?", true),
        ("Will Norland and Suthland meet in Geneva on 4 February 2022?", false),
        ("Will Norland and Eastland meet in Geneva on 3 February 2022?", false),
    ] {
        let asked = desk
            .ask(&AskQuestion { text: text.to_owned(), ..question("Will they sign?") })
            .unwrap();
        let report = lint_question(&desk.desk, asked).unwrap();
        let rules = report.questions[0].findings.iter().map(|finding| finding.rule.name());
        let findings: Vec<&str> = rules.collect();
        assert_eq!(findings.contains(&"unlinked-event"), is_meant, "{text}: {findings:?}");
    }
}

#[test]
fn a_condition_does_not_contradict_itself() {
    let mut desk = TestDesk::new();
    desk.ask(&question("Will they sign?")).unwrap();
    desk.ask(&AskQuestion { kind: places(Among::OneOf), ..question("Will they sign?") }).unwrap();
    desk.ask(&AskQuestion { kind: places(Among::AnyOf), ..question("Will they sign?") }).unwrap();
    for (requires, reason) in [
        (&["q-1", "not q-1"][..], "q-1 and not q-1 cannot both come true"),
        (&["q-2=Geneva", "q-2=Vienna"], "q-2=Geneva and q-2=Vienna cannot both come true"),
        (&["q-3=Geneva", "not q-3=Geneva"], "q-3=Geneva and not q-3=Geneva cannot both"),
    ] {
        let refused = desk.ask(&conditional(requires)).unwrap_err();
        assert!(refused.starts_with(reason), "{refused}");
    }
    desk.ask(&conditional(&["q-3=Geneva", "q-3=Vienna", "not q-1"])).unwrap();
    for (requires, reason) in [
        (&["q-1", "q-4"][..], "q-4 counts only if not q-1, and q-1 cannot come true with that"),
        (
            &["not q-2=Geneva", "not q-2=Vienna", "not q-2=elsewhere"],
            "every option of q-2 is excluded, and exactly one",
        ),
    ] {
        let refused = desk.ask(&conditional(requires)).unwrap_err();
        assert!(refused.starts_with(reason), "{refused}");
    }
    desk.ask(&conditional(&["not q-3=Geneva", "not q-3=Vienna", "not q-3=elsewhere"])).unwrap();
    desk.ask(&conditional(&["q-4", "q-3=Geneva"])).unwrap();
}

#[test]
fn a_reminder_comes_before_the_close() {
    let mut desk = TestDesk::new();
    desk.ask(&question("Will they sign?")).unwrap();
    let forecast = |until: &str| RecordForecast {
        question: id("q-1"),
        chances: vec!["60%".to_owned()],
        reason: None,
        evidence: vec![],
        fresh_until: Some(until.parse().unwrap()),
    };
    let refused = record_forecast(&mut desk.desk, &forecast("2022-03-02")).unwrap_err();
    let refused = refused.to_string();
    assert!(refused.contains("until 2022-03-02: q-1 closes on 2022-03-01"), "{refused}");
    record_forecast(&mut desk.desk, &forecast("2022-03-01")).unwrap();
}

#[test]
fn a_grade_does_not_hold_from_a_day_to_come() {
    let mut desk = TestDesk::new();
    let grade = |since: &str| GradeSource {
        source: "The Gazette".to_owned(),
        letter: SourceLetter::B,
        since: Some(since.parse().unwrap()),
        reason: "it corrects its errors".to_owned(),
    };
    let refused = grade_source(&mut desk.desk, &grade("2022-01-21")).unwrap_err().to_string();
    assert!(refused.contains("2022-01-21 on, which is to come; give 2022-01-20"), "{refused}");
    grade_source(&mut desk.desk, &grade("2022-01-20")).unwrap();
}

#[test]
fn a_hypothesis_is_rated_in_one_row_and_stands_once() {
    let mut desk = TestDesk::new();
    let open = |second: &str| OpenHypotheses {
        matter: "Will they sign?".to_owned(),
        hypotheses: vec!["They sign".to_owned(), second.to_owned()],
        priors: vec![],
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
        judgment: None,
    };
    let refused = open_hypotheses(&mut desk.desk, &open("they  sign.")).unwrap_err().to_string();
    assert!(refused.starts_with("hypothesis 2 says what hypothesis 1 says"), "{refused}");
    open_hypotheses(&mut desk.desk, &open("They stall")).unwrap();
    let rows = ["1: C", "2: I", "1: II"].map(|row| row.parse().unwrap()).into();
    let request = RateHypotheses { hypotheses: id("h-1"), rows, chances: vec![], coherence: None };
    let refused = rate_hypotheses(&mut desk.desk, &request).unwrap_err().to_string();
    assert_eq!(refused, "hypothesis 1 has two rows; give its cells in one");
}

#[test]
fn a_machine_neither_judges_nor_says_what_an_assumption_is_worth() {
    let mut desk = TestDesk::new();
    record_judgment(&mut desk.desk, &judgment()).unwrap();
    let assumption = 1;
    let breaking = BreakAssumption {
        judgment: id("j-1"),
        assumption,
        reason: "it was moved".to_owned(),
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
    };
    let restoring = RestoreAssumption {
        judgment: id("j-1"),
        assumption,
        reason: "it was not".to_owned(),
        evidence: vec![],
    };
    let grading = GradeSource {
        source: "The Gazette".to_owned(),
        letter: SourceLetter::B,
        reason: "it corrects its errors".to_owned(),
        since: None,
    };
    let adding = AddOption { question: id("q-1"), option: "Rome".to_owned(), reason: None };
    desk.sit("bot:wire-watch");
    for (refused, deed) in [
        (
            record_judgment(&mut desk.desk, &judgment()).unwrap_err().to_string(),
            "record a judgment",
        ),
        (
            break_assumption(&mut desk.desk, &breaking).unwrap_err().to_string(),
            "break an assumption",
        ),
        (
            restore_assumption(&mut desk.desk, &restoring).unwrap_err().to_string(),
            "restore an assumption",
        ),
        (grade_source(&mut desk.desk, &grading).unwrap_err().to_string(), "grade"),
        (add_option(&mut desk.desk, &adding).unwrap_err().to_string(), "add an option"),
    ] {
        let expected = format!("bot:wire-watch is a machine, and only a person may {deed};");
        assert!(refused.starts_with(&expected), "{refused}");
        assert!(refused.ends_with("let a person do it under their own name"), "{refused}");
    }
    desk.sit("Ada");
    break_assumption(&mut desk.desk, &breaking).unwrap();
}

#[test]
fn a_machine_asks_opens_and_publishes_nothing() {
    let mut desk = TestDesk::new();
    let opening = OpenHypotheses {
        matter: "Will they sign?".to_owned(),
        hypotheses: ["They sign", "They stall"].map(str::to_owned).into(),
        priors: vec![],
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
        judgment: None,
    };
    open_hypotheses(&mut desk.desk, &opening).unwrap();
    record_judgment(&mut desk.desk, &judgment()).unwrap();
    desk.ask(&question("Will they sign?")).unwrap();
    let more = vec!["They wait".to_owned()];
    let extending = ExtendHypotheses { hypotheses: id("h-1"), add: more, evidence: vec![] };
    let topic = SetTopic { question: id("q-1"), topic: "arms control".to_owned() };
    let brief = WriteBrief {
        title: "They wait".to_owned(),
        summary: None,
        judgments: vec![id("j-1")],
        ladder: None,
    };
    desk.sit("bot:wire-watch");
    let asked = desk.ask(&question("Will they sign?")).unwrap_err();
    let desk = &mut desk.desk;
    for (refused, deed) in [
        (asked, "ask a question"),
        (open_hypotheses(desk, &opening).unwrap_err().to_string(), "open hypotheses"),
        (extend_hypotheses(desk, &extending).unwrap_err().to_string(), "extend hypotheses"),
        (set_topic(desk, &topic).unwrap_err().to_string(), "set a topic"),
        (write_brief(desk, &brief).unwrap_err().to_string(), "write a brief"),
        (file_note(desk, b"---").unwrap_err().to_string(), "file a note"),
    ] {
        let expected = format!("bot:wire-watch is a machine, and only a person may {deed};");
        assert!(refused.starts_with(&expected), "{refused}");
    }
    let rows = vec!["1: C".parse().unwrap(), "2: I".parse().unwrap()];
    let rating = RateHypotheses { hypotheses: id("h-1"), rows, chances: vec![], coherence: None };
    rate_hypotheses(desk, &rating).unwrap();
}

/// A desk with a report of The Gazette, on 20 January 2022.
struct TestDesk {
    _folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let now = "2022-01-20T09:00:00Z".parse().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut desk = Desk::begin_replayed(&path, "Ada", "refused", now).unwrap();
        let hints = IntakeHints {
            published: Some("2022-01-19".parse().unwrap()),
            source: Some("The Gazette".to_owned()),
            ..IntakeHints::default()
        };
        let report = AddDocument::new(REPORT.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut desk, &report).unwrap();
        Self { _folder: folder, desk }
    }

    fn sit(&mut self, author: &str) {
        self.desk.replay("2022-01-21T09:00:00Z".parse().unwrap(), author).unwrap();
    }

    fn ask(&mut self, request: &AskQuestion) -> Result<Id, String> {
        ask_question(&mut self.desk, request).map_err(|error| error.to_string())
    }
}

impl Drop for TestDesk {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(verify_desk(&self.desk).unwrap().faults.is_empty());
        }
    }
}

fn conditional(requires: &[&str]) -> AskQuestion {
    let requires = requires.iter().map(|text| text.parse().unwrap()).collect();
    let condition = Some(Condition { text: "it comes to that".to_owned(), requires });
    AskQuestion { condition, ..question("Will they sign?") }
}

fn places(among: Among) -> QuestionKind {
    let options = ["Geneva", "Vienna", "elsewhere"].map(str::to_owned).into();
    QuestionKind::Choice(Choice { options, among, later: None })
}

fn judgment() -> RecordJudgment {
    RecordJudgment {
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
    }
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
