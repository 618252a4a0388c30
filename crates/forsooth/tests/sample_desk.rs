//! The sample desk: its story replays through the actions of a user, and comes out as it did.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use crate::model;

use actions::{
    Desk, QuestionState, fill_sample_desk, list_due, list_entries, open_model, score_question,
    show_brief, show_judgment, show_question, show_record, verify_desk,
};
use domain::{Id, Kind, Resolution};
use model::model_path;
use tempfile::TempDir;

#[test]
fn the_story_replays_and_everything_agrees() {
    let (_folder, desk) = sample();
    let verification = verify_desk(&desk).unwrap();
    assert_eq!(verification.faults, []);
    assert!(list_entries(&desk, Kind::Judgment).unwrap().len() >= 3);
    assert!(list_entries(&desk, Kind::Question).unwrap().len() >= 6);
    assert!(list_entries(&desk, Kind::Forecast).unwrap().len() >= 12);
}

#[test]
fn the_meeting_of_3_february_ties_a_question_to_what_was_announced() {
    let (_folder, desk) = sample();
    let shown = show_question(&desk, id("q-3")).unwrap();
    let checkpoint = shown.question.record.checkpoint.unwrap();
    assert_eq!(checkpoint.date.to_string(), "2022-02-03");
    assert_eq!(checkpoint.scheduled, Some(id("a-1")));
    assert!(shown.question.record.postponement.is_some());
    assert!(matches!(shown.state, QuestionState::Settled { resolution: Resolution::Yes, .. }));
}

#[test]
fn a_conditional_question_is_void_when_its_condition_fails() {
    let (_folder, desk) = sample();
    let shown = show_question(&desk, id("q-2")).unwrap();
    assert!(matches!(shown.state, QuestionState::Void { .. }), "{:?}", shown.state);
    assert!(!shown.forecasts.is_empty());
    assert_eq!(score_question(&desk, id("q-2")).unwrap().forecasters, []);
}

#[test]
fn a_settlement_that_was_undone_stays_in_the_ledger() {
    let (_folder, desk) = sample();
    let shown = show_question(&desk, id("q-4")).unwrap();
    let stand: Vec<bool> = shown.settlements.iter().map(|it| it.stands).collect();
    assert_eq!(stand, [false, true]);
    assert_eq!(shown.reopenings.len(), 1);
}

#[test]
fn every_forecaster_has_a_record_that_admits_how_small_it_is() {
    let (_folder, desk) = sample();
    let record = show_record(&desk).unwrap();
    assert_eq!(record.questions.void, 1);
    assert_eq!(record.forecasters.len(), 2);
    for forecaster in record.forecasters {
        assert!(forecaster.verdict.contains("Too few"), "{}", forecaster.verdict);
    }
}

#[test]
fn the_brief_stays_as_it_was_written_and_says_how_it_came_out() {
    let (_folder, desk) = sample();
    let brief = show_brief(&desk, id("b-1")).unwrap();
    let forecasts = brief.brief.record.judgments.iter().flat_map(|it| &it.forecasts);
    assert!(forecasts.clone().all(|forecast| forecast.resolution.is_none()));
    assert!(brief.stamp.outcomes.iter().any(|outcome| outcome.brier.is_some()));
    assert!(brief.markdown().contains("How it came out"));
}

#[test]
fn evidence_names_the_speaker_of_the_statement_it_lies_within() {
    let (_folder, desk) = sample();
    let judgment = show_judgment(&desk, id("j-1")).unwrap();
    let speaker = judgment.quotes_for[0].quote.speaker.as_deref();
    assert!(speaker.is_some_and(|name| name.contains("Lavrov")), "{speaker:?}");
}

#[test]
fn time_stands_still_at_a_sample_desk() {
    let (_folder, desk) = sample();
    assert_eq!(desk.now().unwrap(), desk.now().unwrap());
    let due = list_due(&desk, 365).unwrap();
    let dates: Vec<String> = due.iter().map(|due| format!("{} {}", due.id, due.date)).collect();
    assert_eq!(dates, OPEN);
}

/// What is still open when the story ends.
const OPEN: [&str; 1] = ["q-10 2022-06-29"];

fn sample() -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let model = open_model(&model_path()).unwrap();
    let desk = fill_sample_desk(&folder.path().join("sample.sqlite3"), Some(&model)).unwrap();
    (folder, desk)
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
