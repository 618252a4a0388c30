//! The truth table of conditional questions: what becomes of a question, by how the questions of
//! its condition ended and how it was settled itself.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use domain::{
    Condition, Id, Kind, Question, QuestionKind, RequiredAnswer, Requirement, Resolution,
    Settlement,
};
use forecasting::{QuestionState, RequirementState, Timetable, state};

/// How the parent stands, and then how the child stands where nobody settled it, and where it was
/// settled yes, no, annulled and ambiguous.
const TABLE: &str = "
    parent is      | unsettled | yes  | no   | annulled | ambiguous
    open           | open      | yes  | no   | annulled | ambiguous
    closed         | open      | yes  | no   | annulled | ambiguous
    yes            | open      | yes  | no   | annulled | ambiguous
    no             | void      | void | void | void     | void
    annulled       | void      | void | void | void     | void
    ambiguous      | void      | void | void | void     | void
    void           | void      | void | void | void     | void
";

#[test]
fn a_question_is_void_once_its_parent_fails_or_has_no_answer() {
    let mut rows = TABLE.trim().lines().map(cells);
    let header = rows.next().unwrap();
    for row in rows {
        for (child, expected) in header.iter().zip(&row).skip(1) {
            let parent = [(RequiredAnswer::Yes, stands(&row[0]))];
            assert_eq!(child_state(&parent, child), *expected, "{} × {child}", row[0]);
        }
    }
}

#[test]
fn the_contrary_of_a_question_is_a_condition() {
    for (parent, expected) in [
        ("open", "open"),
        ("yes", "void"),
        ("no", "open"),
        ("annulled", "void"),
        ("ambiguous", "void"),
        ("void", "void"),
    ] {
        let parent = [(RequiredAnswer::No, stands(parent))];
        assert_eq!(child_state(&parent, "unsettled"), expected);
    }
}

#[test]
fn one_option_of_a_choice_is_a_condition() {
    let geneva = || RequiredAnswer::Option("Geneva".to_owned());
    let elsewhere = || RequiredAnswer::NotOption("Geneva".to_owned());
    for (parent, of_geneva, of_elsewhere) in [
        ("open", "open", "open"),
        ("=Geneva", "open", "void"),
        ("=Vienna", "void", "open"),
        ("annulled", "void", "void"),
        ("ambiguous", "void", "void"),
    ] {
        assert_eq!(child_state(&[(geneva(), stands(parent))], "unsettled"), of_geneva);
        assert_eq!(child_state(&[(elsewhere(), stands(parent))], "unsettled"), of_elsewhere);
    }
}

#[test]
fn all_of_several_answers_must_come_true() {
    for (first, second, expected) in [
        ("open", "open", "open"),
        ("yes", "open", "open"),
        ("yes", "yes", "open"),
        ("yes", "no", "void: its condition “both agree” (q-2) was settled no"),
        ("no", "open", "void: its condition “both agree” (q-1) was settled no"),
        ("annulled", "no", "void: its condition “both agree” (q-2) was settled no"),
        ("ambiguous", "open", "void: its condition “both agree” (q-1) was settled ambiguous: why"),
        ("yes", "annulled", "void: its condition “both agree” (q-2) was annulled: why"),
        ("open", "void", "void: its condition “both agree” (q-2) is itself void: why"),
    ] {
        let parents = [first, second].map(|parent| (RequiredAnswer::Yes, stands(parent)));
        assert_eq!(in_full(&parents, "unsettled"), expected, "{first} and {second}");
    }
}

/// The cells of a row, without the spaces around them.
fn cells(row: &str) -> Vec<String> {
    row.split('|').map(|cell| cell.trim().to_owned()).collect()
}

fn child_state(parents: &[(RequiredAnswer, QuestionState)], child: &str) -> String {
    let told = in_full(parents, child);
    if told.starts_with("void") { "void".to_owned() } else { told }
}

/// How a question stands before its close, with the reason where it is void.
fn in_full(parents: &[(RequiredAnswer, QuestionState)], child: &str) -> String {
    let requirements: Vec<RequirementState> = (1..)
        .zip(parents)
        .map(|(number, (answer, state))| {
            let question = Id { kind: Kind::Question, number };
            let requirement = Requirement { question, answer: answer.clone() };
            RequirementState { requirement, state: state.clone() }
        })
        .collect();
    let requires = requirements.iter().map(|it| it.requirement.clone()).collect();
    let question = question(Condition { text: "both agree".to_owned(), requires });
    let own = match stands(child) {
        QuestionState::Settled { resolution, .. } => Some(settlement(resolution)),
        QuestionState::Open | QuestionState::Closed | QuestionState::Void { .. } => None,
    };
    let timetable = Timetable::as_asked(&question);
    let now = "2027-01-01T00:00:00Z".parse().unwrap();
    match state(&question, &timetable, own.as_ref(), &requirements, now) {
        QuestionState::Open => "open".to_owned(),
        QuestionState::Closed => "closed".to_owned(),
        QuestionState::Settled { resolution, .. } => resolution.words(),
        QuestionState::Void { reason } => format!("void: {reason}"),
    }
}

/// The state of a question that the table calls so.
fn stands(word: &str) -> QuestionState {
    let reason = "why".to_owned();
    let resolution = match word {
        "open" | "unsettled" => return QuestionState::Open,
        "closed" => return QuestionState::Closed,
        "void" => return QuestionState::Void { reason },
        "yes" => Resolution::Yes,
        "no" => Resolution::No,
        "annulled" => Resolution::Annulled { reason },
        "ambiguous" => Resolution::Ambiguous { reason },
        option => Resolution::Options { options: vec![option.trim_start_matches('=').to_owned()] },
    };
    QuestionState::Settled { known_at: settlement(resolution.clone()).known_at, resolution }
}

fn settlement(resolution: Resolution) -> Settlement {
    Settlement {
        question: Id { kind: Kind::Question, number: 9 },
        resolution,
        evidence: vec![],
        known_at: "2026-12-01T00:00:00Z".parse().unwrap(),
        proposed: None,
        imported: None,
    }
}

fn question(condition: Condition) -> Question {
    Question {
        text: "Will the treaty be signed by 30 June 2027?".to_owned(),
        kind: QuestionKind::Binary,
        criteria: "Both governments publish the signed text.".to_owned(),
        settlement_source: "the pages of both governments".to_owned(),
        closes_at: "2027-06-30T00:00:00Z".parse().unwrap(),
        deadline_at: "2027-06-30T00:00:00Z".parse().unwrap(),
        clock: None,
        close_clock: None,
        condition: Some(condition),
        postponement: None,
        checkpoint: None,
        judgment: None,
        prediction: None,
        imported: None,
    }
}
