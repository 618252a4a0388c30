//! The forms of the question page, done and refused.

use actions::{
    AddDocument, Desk, IntakeHints, RecordForecast, ResolveQuestion, WithdrawForecast,
    add_document, propose_settlement, record_forecast, resolve_question, withdraw_forecast,
};
use domain::{Among, Choice, Id, QuestionKind};
use tempfile::TempDir;

use crate::forms::{ask, ask_under, check_page, desk_with_report, done, refused};
use crate::{fetch, post, serve_desk};

const SHOWN: &str = "d-1:\"both sides signed the treaty\"";

#[test]
fn what_became_of_the_event_is_noted() {
    let (folder, mut desk) = begun();
    ask(&mut desk, QuestionKind::Binary, true);
    let (address, path) = (serve_desk(desk), "/questions/q-1/schedule");
    let shown = "d-1:\"The meeting was moved.\"";
    for (fields, field, message) in [
        (&[("evidence", shown)][..], "fate", "say what became of the event"),
        (&[("fate", "moved"), ("evidence", shown)], "day", "say to which day it was moved"),
        (&[("fate", "held"), ("day", "2099-02-03")], "day", "has not come yet"),
        (&[("fate", "moved"), ("day", "2001-02-03")], "day", "if it was held then, choose that"),
        (&[("fate", "cancelled")], "evidence", "a change of the schedule needs evidence"),
        (&[("fate", "put-off"), ("evidence", "moved")], "evidence", "is no id"),
        (&[("fate", "put-off"), ("evidence", "d-9:1-4")], "evidence", "there is no d-9"),
    ] {
        refused(&address, path, fields, (&format!("schedule-{field}"), message));
    }
    let moved = [("fate", "moved"), ("day", "2099-02-05"), ("evidence", shown)];
    assert_eq!(done(&address, path, &moved), "/questions/q-1");
    let page = fetch(&address, "/questions/q-1");
    assert!(page.contains("moved to 5 February 2099"), "{page}");
    drop(folder);
}

#[test]
fn a_proposal_is_accepted_or_declined_with_a_reason() {
    let (folder, mut desk) = begun();
    let question = ask(&mut desk, QuestionKind::Binary, false);
    propose_settlement(&mut desk, &settlement(question, "yes")).unwrap();
    let address = serve_desk(desk);
    let page = fetch(&address, "/questions/q-1");
    check_page(&page);
    let proposal = page.split("/proposals/").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/questions/q-1/proposals/{proposal}/refusals");
    let again = ("look_again", "2099-01-01");
    for (fields, field, message) in [
        (&[again][..], "reason", "say why it is declined"),
        (&[("reason", "<initialed>")], "look_again", "say on which day to look again"),
        (&[("reason", "x"), ("look_again", "2001-01-01")], "look_again", "has passed"),
    ] {
        refused(&address, &path, fields, (&format!("{proposal}-{field}"), message));
    }
    assert_eq!(
        done(&address, &path, &[("reason", "initialed"), again]),
        "/questions/q-1#settlement"
    );
    let page = fetch(&address, "/questions/q-1");
    let told = format!("{proposal} is declined: initialed Look again on 2099-01-01.");
    assert!(page.contains(&told), "{page}");
    assert!(!page.contains("proposes <strong>"), "{page}");
    let late = format!("/questions/q-1/proposals/{proposal}");
    for (path, fields) in [(&late, &[][..]), (&path, &[("reason", "late"), again])] {
        let page = post(&address, path, fields);
        assert!(page.starts_with("HTTP/1.1 422"), "{page}");
        assert!(page.contains("awaits no decision on q-1"), "{page}");
    }
    drop(folder);
}

#[test]
fn a_settlement_is_undone_and_kept() {
    let (folder, mut desk) = begun();
    let question = ask(&mut desk, QuestionKind::Binary, false);
    resolve_question(&mut desk, &settlement(question, "yes")).unwrap();
    let (address, path) = (serve_desk(desk), "/questions/q-1/reopenings");
    refused(&address, path, &[("reason", " ")], ("reopening-reason", "say why the settlement of"));
    refused(
        &address,
        "/questions/q-1/settlements",
        &[("outcome", "no"), ("evidence", SHOWN)],
        ("", "undo that settlement first"),
    );
    let undone = done(&address, path, &[("reason", "it was a draft")]);
    assert_eq!(undone, "/questions/q-1#settlement");
    let page = fetch(&address, "/questions/q-1");
    for part in ["settled: yes</span> undone later", "Ada undid", "it was a draft"] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    refused(&address, path, &[("reason", "again")], ("", "q-1 is not settled"));
    drop(folder);
}

#[test]
fn a_settlement_waits_again_for_a_condition_that_was_undone() {
    let (folder, mut desk) = begun();
    let parent = ask(&mut desk, QuestionKind::Binary, false);
    ask_under(&mut desk, parent);
    let address = serve_desk(desk);
    let yes = [("outcome", "yes"), ("evidence", SHOWN)];
    done(&address, "/questions/q-1/settlements", &yes);
    done(&address, "/questions/q-2/settlements", &yes);
    assert!(!fetch(&address, "/questions/q-2").contains("waits for"));
    done(&address, "/questions/q-1/reopenings", &[("reason", "it was a draft")]);
    let page = fetch(&address, "/questions/q-2");
    assert!(page.contains("its condition waits for <a href=\"/questions/q-1\">q-1</a>"), "{page}");
    assert!(fetch(&address, "/questions").contains("overtaken: its condition waits for q-1 again"));
    let due = fetch(&address, "/due");
    assert!(
        due.contains(
            "its condition is open again: settle that <a class=\"id\" href=\"/questions/q-1\""
        ),
        "{due}"
    );
    drop(folder);
}

#[test]
fn a_question_that_is_settled_by_its_rule_waits_for_nobody() {
    let (folder, mut desk) = begun();
    ask(&mut desk, QuestionKind::Binary, true);
    let address = serve_desk(desk);
    let cancelled = [("fate", "cancelled"), ("evidence", SHOWN)];
    done(&address, "/questions/q-1/schedule", &cancelled);
    let page = fetch(&address, "/questions/q-1");
    assert!(
        page.contains("By its own rule it ends") && page.contains("A person settles"),
        "{page}"
    );
    let annulled = [("outcome", "annulled"), ("reason", "it was called off")];
    done(&address, "/questions/q-1/settlements", &annulled);
    let page = fetch(&address, "/questions/q-1");
    assert!(page.contains("By its own rule it ended"), "{page}");
    assert!(!page.contains("A person settles"), "{page}");
    drop(folder);
}

#[test]
fn an_early_no_is_said_to_be_early() {
    for (answer, is_told) in [("no", true), ("yes", false)] {
        let (folder, mut desk) = begun();
        let question = ask(&mut desk, QuestionKind::Binary, false);
        resolve_question(&mut desk, &settlement(question, answer)).unwrap();
        let page = fetch(&serve_desk(desk), "/questions/q-1");
        assert_eq!(page.contains("is still ahead"), is_told, "{page}");
        drop(folder);
    }
}

#[test]
fn a_forecast_is_recorded_and_taken_back() {
    let (folder, mut desk) = begun();
    ask(&mut desk, QuestionKind::Binary, false);
    let address = serve_desk(desk);
    let path = "/questions/q-1/forecasts";
    for (fields, field, message) in [
        (&[("probability", "likely"), ("reason", "<b>")][..], "probability", "is no number"),
        (&[("probability", "likely")], "probability", "\"likely\" is no number"),
        (&[("probability", "1")], "probability", "\"1\" could be 1% or 100%"),
        (&[("probability", "70"), ("fresh_until", "2001-01-01")], "fresh_until", "has passed"),
        (&[("probability", "70"), ("evidence", "d-9:0-4")], "evidence", "there is no d-9"),
    ] {
        refused(&address, path, fields, (&format!("forecast-{field}"), message));
    }
    let withdrawals = "/questions/q-1/withdrawals";
    refused(&address, withdrawals, &[("reason", "x")], ("", "you hold no forecast on q-1"));
    for (probability, times) in [("72", 1), (".72", 2), ("0.72", 3), ("72%", 4)] {
        assert_eq!(done(&address, path, &[("probability", probability)]), "/questions/q-1");
        let page = fetch(&address, "/questions/q-1.json");
        assert_eq!(page.matches("\"probability\":0.72,").count(), times, "{probability}: {page}");
    }
    let moved = [("probability", "70"), ("evidence", "d-1:0-4")];
    assert_eq!(done(&address, path, &moved), "/questions/q-1");
    assert!(fetch(&address, "/entries/f-5.json").contains("\"document\":\"d-1\""));
    assert_eq!(done(&address, withdrawals, &[("reason", "a slip")]), "/questions/q-1");
    let page = fetch(&address, "/questions/q-1");
    assert!(page.contains("Ada withdrew f-5"), "{page}");
    assert!(fetch(&address, "/questions/q-9/topics").contains("location: /questions/q-9"));
    assert!(fetch(&address, "/questions/q-9").starts_with("HTTP/1.1 404"));
    drop(folder);
}

#[test]
fn a_forecast_that_was_taken_back_is_scored_as_it_last_stood() {
    let (folder, mut desk) = begun();
    let question = ask(&mut desk, QuestionKind::Binary, false);
    forecast(&mut desk, question, "2026-01-23T09:00:00Z");
    withdraw_forecast(&mut desk, &WithdrawForecast { question, reason: None }).unwrap();
    desk.replay("2026-01-24T09:00:00Z".parse().unwrap(), "Ada").unwrap();
    resolve_question(&mut desk, &settlement(question, "yes")).unwrap();
    let page = fetch(&serve_desk(desk), "/questions/q-1");
    let told = "withdrawn on 23 January 2026, scored as it last stood";
    assert!(page.contains(told), "{page}");
    drop(folder);
}

#[test]
fn a_newer_report_is_due_with_its_document() {
    let (folder, mut desk) = begun();
    let question = ask(&mut desk, QuestionKind::Binary, false);
    forecast(&mut desk, question, "2026-01-23T09:00:00Z");
    let news = "Norway met Sweden in Oslo on 22 January 2026. Finland denied a report.";
    let news = AddDocument::new(news.into(), &IntakeHints::default(), None).unwrap();
    add_document(&mut desk, &news).unwrap();
    let page = fetch(&serve_desk(desk), "/due");
    assert!(page.contains("<a class=\"id\" href=\"/documents/d-2\">d-2</a>"), "{page}");
    drop(folder);
}

#[test]
fn chances_that_do_not_fit_come_back() {
    let (folder, mut desk) = begun();
    let options = ["Geneva", "Vienna"].map(str::to_owned).into();
    ask(
        &mut desk,
        QuestionKind::Choice(Choice { options, among: Among::default(), later: None }),
        false,
    );
    let address = serve_desk(desk);
    let chances = ("chances", "Geneva=40%\nVienna=50%");
    let expected = ("forecast-chances", "the probabilities add up to 90%");
    refused(&address, "/questions/q-1/forecasts", &[chances], expected);
    let outcome = [("outcome", "Riga"), ("evidence", SHOWN)];
    let expected = ("settle-outcome", "\"Riga\" is no answer");
    refused(&address, "/questions/q-1/settlements", &outcome, expected);
    drop(folder);
}

#[test]
fn a_refused_settlement_says_what_to_fill_in() {
    let (folder, mut desk) = begun();
    ask(&mut desk, QuestionKind::Binary, false);
    let address = serve_desk(desk);
    for (fields, field, message) in [
        (&[("evidence", SHOWN)][..], "outcome", "say how it ended"),
        (&[("outcome", "yes")], "evidence", "a settlement needs evidence"),
        (&[("outcome", "yes"), ("evidence", "d-1:\"no such\"")], "evidence", "does not say"),
        (&[("outcome", "annulled")], "reason", "say why it is annulled"),
        (&[("outcome", "not-yet"), ("reason", "r")], "look_again", "say on which day to look"),
        (&[("outcome", "yes"), ("evidence", SHOWN), ("known", "2001-01-01")], "known", "cannot"),
    ] {
        let expected = (&*format!("settle-{field}"), message);
        refused(&address, "/questions/q-1/settlements", fields, expected);
    }
    drop(folder);
}

#[test]
fn what_misled_and_the_topic_are_kept() {
    let (folder, mut desk) = begun();
    let question = ask(&mut desk, QuestionKind::Binary, false);
    forecast(&mut desk, question, "2026-01-23T09:00:00Z");
    resolve_question(&mut desk, &settlement(question, "yes")).unwrap();
    let (address, path) = (serve_desk(desk), "/questions/q-1/misled");
    check_page(&fetch(&address, "/questions/q-1"));
    for (fields, field, message) in [
        (&[("technique", ""), ("note", "<how>")][..], "technique", "choose what misled you"),
        (&[("technique", "other")], "note", "say in a note what it was"),
        (&[("technique", "anchoring"), ("by", "s-99")], "by", "there is no s-99"),
    ] {
        refused(&address, path, fields, (&format!("misled-{field}"), message));
    }
    let named = [("technique", "status-quo"), ("note", "nothing moved")];
    assert_eq!(done(&address, path, &named), "/questions/q-1#misleading");
    for (topic, message) in [(" ", "name the topic"), (&"x".repeat(101), "at most 100 letters")] {
        let (path, fields) = ("/questions/q-1/topics", [("topic", topic)]);
        refused(&address, path, &fields, ("topic-topic", message));
    }
    done(&address, "/questions/q-1/topics", &[("topic", "arms control")]);
    let page = fetch(&address, "/questions/q-1");
    for part in ["<strong>status-quo</strong>, nothing moved", "<dd>arms control</dd>"] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    drop(folder);
}

fn begun() -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let desk = desk_with_report(&folder);
    (folder, desk)
}

/// Forecasts 20% and lets time pass.
fn forecast(desk: &mut Desk, question: Id, until: &str) {
    let request = RecordForecast {
        question,
        chances: vec!["20%".to_owned()],
        reason: None,
        evidence: vec![],
        fresh_until: None,
    };
    record_forecast(desk, &request).unwrap();
    desk.replay(until.parse().unwrap(), "Ada").unwrap();
}

fn settlement(question: Id, answer: &str) -> ResolveQuestion {
    ResolveQuestion {
        question,
        answer: answer.to_owned(),
        reason: String::new(),
        look_again: None,
        evidence: vec![SHOWN.parse().unwrap()],
        known_at: None,
    }
}
