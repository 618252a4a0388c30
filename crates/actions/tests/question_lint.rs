//! The lint of a question that was asked, once its event was moved.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AskQuestion, ChangeSchedule, Desk, IntakeHints, add_document, ask_question,
    change_schedule, lint_question,
};
use domain::{Id, PostponedEnd, Postponement, PostponementRule, QuestionKind, ScheduleFate};
use tempfile::TempDir;

const REPORT: &str = "The foreign ministers of Norland and Suthland will meet in Geneva on 3 \
                      February 2022, both ministries said.\n\nThe meeting was moved.";

#[test]
fn the_day_it_suggests_moves_with_the_event() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk(&folder);
    let asked = ask(&mut desk, "Will they meet by 3 February?");
    assert_eq!(suggested(&desk, asked), "by 3 February 2022");
    let moved = ChangeSchedule {
        scheduled: id("a-1"),
        fate: ScheduleFate::Moved { to: "2022-02-08".parse().unwrap() },
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
    };
    change_schedule(&mut desk, &moved).unwrap();
    assert_eq!(suggested(&desk, asked), "by 8 February 2022");
}

/// What the lint says in place of a day without its year.
fn suggested(desk: &Desk, question: Id) -> String {
    let report = lint_question(desk, question).unwrap();
    let mut findings = report.questions[0].findings.iter();
    let unclear = findings.find(|it| it.rule.name() == "unclear-deadline").unwrap();
    unclear.suggestion.clone().unwrap()
}

fn desk(folder: &TempDir) -> Desk {
    let now = "2022-01-20T09:00:00Z".parse().unwrap();
    let path = folder.path().join("desk.sqlite3");
    let mut desk = Desk::begin_replayed(&path, "Ada", "moved", now).unwrap();
    let published = Some("2022-01-19".parse().unwrap());
    let hints = IntakeHints { published, ..IntakeHints::default() };
    let report = AddDocument::new(REPORT.as_bytes().to_vec(), &hints, None).unwrap();
    add_document(&mut desk, &report).unwrap();
    desk
}

fn ask(desk: &mut Desk, text: &str) -> Id {
    let rule = PostponementRule {
        within_days: 7,
        later: PostponedEnd::No,
        cancelled: PostponedEnd::Annulled,
        note: None,
    };
    let request = AskQuestion {
        text: text.to_owned(),
        kind: QuestionKind::Binary,
        criteria: "Both ministries report it.".to_owned(),
        settlement_source: "the pages of both ministries".to_owned(),
        closes_at: "2022-02-02T22:00:00Z".parse().unwrap(),
        deadline_at: "2022-02-03T22:00:00Z".parse().unwrap(),
        condition: None,
        postponement: Some(Postponement::Rule(rule)),
        checkpoint: None,
        scheduled: Some(id("a-1")),
        judgment: None,
        prediction: None,
    };
    ask_question(desk, &request).unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
