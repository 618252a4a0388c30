//! Questions of every kind at a desk whose clock is told: their conditions, the events they wait
//! for, and what may be done with them when and by whom.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::BTreeMap;

use actions::{
    AddDocument, AddOption, AskQuestion, ChangeSchedule, Desk, GivenClocks, IntakeHints,
    ListQuestions, QuestionOrder, QuestionPage, RecordForecast, ReopenQuestion, ResolveQuestion,
    SetTopic, Standing, StandingCounts, WithdrawForecast, accept_settlement, add_document,
    add_option, ask_question, ask_question_by_clock, change_schedule, held_before, list_due,
    list_entries, list_newest, list_questions, parse_given_moment, propose_settlement,
    record_forecast, reopen_question, resolve_question, score_question, set_topic, show_calendar,
    show_document, show_entry, show_question, show_record, verify_desk, withdraw_forecast,
};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty,
};
use domain::{
    Among, Choice, Condition, Horizons, Id, Kind, LaterOptions, PostponedEnd, Postponement,
    PostponementRule, QuestionKind, Requirement, ScheduleFate,
};
use tempfile::TempDir;

use crate::question::question;
use crate::settling::settling;

const REPORT: &str = "The foreign ministers of Norland and Suthland will meet in Geneva on 3 \
                      February 2022, both ministries said.\n\nThe meeting was moved.";

#[test]
fn a_condition_of_two_answers_voids_and_frees_a_question() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.ask("Where will they meet?", places(None), &[]);
    story.ask("Will Suthland pay?", QuestionKind::Binary, &["q-1", "not q-2=Vienna"]);
    story.forecast("Ada", "q-3", "60%").unwrap();
    assert_eq!(story.state("q-3"), "open");

    story.settle("q-2", "Vienna").unwrap();
    let void = "void: its condition “it comes to that” (q-2) was settled Vienna";
    assert_eq!(story.state("q-3"), void);
    let refused = story.forecast("Ada", "q-3", "70%").unwrap_err();
    assert!(refused.starts_with("q-3 is void"), "{refused}");

    story.unsettle("q-2");
    assert_eq!(story.state("q-3"), "open");
    story.settle("q-2", "Geneva").unwrap();
    story.settle("q-3", "yes").unwrap();
    assert!(story.scores("q-3").is_empty(), "its condition still waits for q-1");
    story.settle("q-1", "yes").unwrap();
    assert_eq!(story.scores("q-3"), ["Ada: Brier score 0.160", "Ada: log score 0.511"]);
    assert_eq!(story.overtaken(), "");
    story.unsettle("q-1");
    assert!(story.scores("q-3").is_empty());
    assert_eq!(story.overtaken(), "q-3 its condition waits for q-1 again");
    assert_eq!(story.due(), ["q-3 awaits"]);
    story.settle("q-1", "no").unwrap();
    assert_eq!(story.state("q-3"), "void: its condition “it comes to that” (q-1) was settled no");
}

#[test]
fn a_number_or_a_row_of_days_is_no_condition() {
    let mut story = Story::new();
    let by = ["2022-02-10", "2022-03-10"].map(|day| day.parse().unwrap()).into();
    story.ask("By when will they sign?", QuestionKind::Horizons(Horizons { by }), &[]);
    for requires in ["q-1", "q-1=5"] {
        let requires = vec![requires.parse().unwrap()];
        let condition = Some(Condition { text: "they sign".to_owned(), requires });
        let request = AskQuestion { condition, ..question("Will Norland pay?") };
        let refused = ask_question(&mut story.desk, &request).unwrap_err().to_string();
        assert!(refused.contains("only yes, no or an option can be a condition"), "{refused}");
    }
}

#[test]
fn who_settles_second_is_told_who_did_first() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.sit("Eve");
    story.settle("q-1", "yes").unwrap();
    story.sit("Ada");
    let refused = story.settle("q-1", "no").unwrap_err();
    assert!(refused.starts_with("q-1 is settled already (yes, in r-1 by Eve)"), "{refused}");
}

#[test]
fn a_settlement_by_the_rule_is_called_stale_once_its_event_changed() {
    let mut story = Story::new();
    story.ask_scheduled("Will the ministers meet by 3 February 2022?");
    story.change(ScheduleFate::Cancelled);
    let answer = ResolveQuestion {
        reason: "called off".to_owned(),
        evidence: vec![],
        ..settling(id("q-1"), "annulled")
    };
    story.at("2022-01-21T09:00:00Z");
    resolve_question(&mut story.desk, &answer).unwrap();
    let outdated = |story: &Story| show_question(&story.desk, id("q-1")).unwrap().outdated;
    assert_eq!(outdated(&story), None);
    story.at("2022-02-04T09:00:00Z");
    let on = "2022-02-03".parse().unwrap();
    story.change(ScheduleFate::Held { on });
    let told = outdated(&story).unwrap();
    assert_eq!(
        told,
        "settled by its rule, but its event changed since: held on 3 February 2022; undo with `forsooth unsettle q-1` and settle it anew"
    );
    assert_eq!(held_before(&story.desk, id("a-1")).unwrap(), Some(on));
    assert_eq!(story.due(), ["q-1 settle-anew"]);
    assert_eq!(story.overtaken(), "q-1 its event changed since: held on 3 February 2022");
}

#[test]
fn questions_are_found_by_words_and_standing_a_page_at_a_time() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.ask("Will Suthland sign in Geneva?", QuestionKind::Binary, &[]);
    story.ask("Will Suthland pay?", QuestionKind::Binary, &["q-2"]);
    story.settle("q-1", "yes").unwrap();
    for (words, standing, page, expected) in [
        ("", None, 1, "q-3 q-2 (1/2 of 3: 2 open, 1 settled, 0 void)"),
        ("", None, 2, "q-1 (2/2 of 3: 2 open, 1 settled, 0 void)"),
        ("", None, 9, "q-1 (2/2 of 3: 2 open, 1 settled, 0 void)"),
        ("SIGN will", None, 1, "q-2 q-1 (1/1 of 2: 1 open, 1 settled, 0 void)"),
        ("sign", Some(Standing::Settled), 1, "q-1 (1/1 of 1: 1 open, 1 settled, 0 void)"),
        ("q-2", None, 1, "q-2 (1/1 of 1: 1 open, 0 settled, 0 void)"),
        ("snow", None, 1, " (1/1 of 0: 0 open, 0 settled, 0 void)"),
    ] {
        let order = QuestionOrder::Newest;
        let request = ListQuestions { standing, words: words.to_owned(), order, page, per_page: 2 };
        assert_eq!(story.listed(&request), expected, "{request:?}");
    }
    story.settle("q-2", "no").unwrap();
    let all = ListQuestions { order: QuestionOrder::Oldest, ..ListQuestions::default() };
    assert_eq!(story.listed(&all), "q-1 q-2 q-3 (1/1 of 3: 0 open, 2 settled, 1 void)");
}

#[test]
fn a_question_follows_the_event_it_waits_for() {
    let mut story = Story::new();
    story.ask_scheduled("Will they meet in Geneva?");
    assert_eq!(story.timetable("q-1"), "2022-02-02T22:00:00Z 2022-02-03T22:00:00Z");

    story.at("2022-02-02T23:00:00Z");
    assert!(story.forecast("Ada", "q-1", "80%").unwrap_err().contains("closed"));
    story.change(ScheduleFate::Moved { to: "2022-02-05".parse().unwrap() });
    assert_eq!(story.timetable("q-1"), "2022-02-04T22:00:00Z 2022-02-05T22:00:00Z");
    story.forecast("Ada", "q-1", "80%").unwrap();

    story.change(ScheduleFate::Cancelled);
    let due = story.due();
    assert_eq!(due, ["q-1 settle", "q-1 checkpoint"]);
    let ends = show_question(&story.desk, id("q-1")).unwrap().timetable.ends.unwrap();
    assert_eq!(ends.resolution.words(), "annulled");
}

#[test]
fn a_question_that_waits_for_an_event_needs_a_rule() {
    let mut story = Story::new();
    let words = Some(Postponement::Words("a day later counts".to_owned()));
    for postponement in [None, words] {
        let scheduled = Some(id("a-1"));
        let request = AskQuestion { scheduled, postponement, ..question("Will they meet?") };
        let refused = ask_question(&mut story.desk, &request).unwrap_err().to_string();
        assert!(refused.contains("give its postponement rule"), "{refused}");
    }
}

#[test]
fn others_forecasts_are_hidden_until_ones_own() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.forecast("Ada", "q-1", "60%").unwrap();
    story.sit("Ben");
    assert_eq!(story.seen("q-1"), (0, 1));
    assert!(list_entries(&story.desk, Kind::Forecast).unwrap().is_empty());
    let refused = show_entry(&story.desk, id("f-1")).unwrap_err().to_string();
    assert_eq!(refused, "f-1 is hidden until you have forecast q-1 yourself");

    story.forecast("Ben", "q-1", "30%").unwrap();
    assert_eq!(story.seen("q-1"), (2, 0));
    assert!(show_entry(&story.desk, id("f-1")).is_ok());
}

#[test]
fn why_others_took_a_forecast_back_is_hidden_with_it() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.forecast("Ada", "q-1", "60%").unwrap();
    story.withdraw("Ada", "q-1").unwrap();
    let seen = |story: &Story| {
        let listed = list_entries(&story.desk, Kind::Withdrawal).unwrap().len();
        (show_question(&story.desk, id("q-1")).unwrap().withdrawals.len(), listed)
    };
    assert_eq!(seen(&story), (1, 1));

    story.sit("Ben");
    assert_eq!(seen(&story), (0, 0));
    let refused = show_entry(&story.desk, id("w-1")).unwrap_err().to_string();
    assert_eq!(refused, "w-1 is hidden until you have forecast q-1 yourself");

    story.forecast("Ben", "q-1", "30%").unwrap();
    assert_eq!(seen(&story), (1, 1));
    assert!(show_entry(&story.desk, id("w-1")).is_ok());
}

#[test]
fn the_document_that_a_hidden_forecast_rests_on_does_not_tell_it() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    let request = RecordForecast {
        question: id("q-1"),
        chances: vec!["60%".to_owned()],
        reason: None,
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
        fresh_until: None,
    };
    record_forecast(&mut story.desk, &request).unwrap();
    let resting = |story: &Story| {
        let shown = show_document(&story.desk, id("d-1")).unwrap();
        shown.cited_by.iter().map(|it| it.entry.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(resting(&story), ["f-1"]);
    story.sit("Ben");
    assert_eq!(resting(&story), [""; 0]);
    story.forecast("Ben", "q-1", "30%").unwrap();
    assert_eq!(resting(&story), ["f-1"]);
}

#[test]
fn what_is_withdrawn_counts_until_then() {
    let mut story = Story::new();
    story.at("2022-01-21T00:00:00Z");
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.forecast("Ada", "q-1", "60%").unwrap();
    story.at("2022-01-22T00:00:00Z");
    story.withdraw("Ada", "q-1").unwrap();
    assert_eq!(story.withdraw("Ada", "q-1").unwrap_err(), "you hold no forecast on q-1");
    story.at("2022-01-25T00:00:00Z");
    story.settle("q-1", "yes").unwrap();
    let scores = score_question(&story.desk, id("q-1")).unwrap().forecasters;
    // Held for one day of the four days and an hour until the answer was known.
    assert!((scores[0].over_time[0].coverage - 24.0 / 97.0).abs() < 1e-12);
}

#[test]
fn an_option_comes_later_where_the_question_says_what_that_means() {
    let mut story = Story::new();
    story.ask("Where will they meet?", places(Some(LaterOptions::FromLast)), &[]);
    story.forecast("Ada", "q-1", "50 30 20").unwrap();
    story.add_option("q-1", "Doha").unwrap();
    let short = story.forecast("Ben", "q-1", "50 30 20").unwrap_err();
    assert!(short.contains("Geneva=40%"), "{short}");
    story.forecast("Ben", "q-1", "Geneva=50% Vienna=10% elsewhere=20% Doha=rest").unwrap();
    story.settle("q-1", "Doha").unwrap();
    assert_eq!(
        story.scores("q-1"),
        [
            "Ada: Brier score over all options 0.980",
            "Ada: log score of the option 1.609",
            "Ben: Brier score over all options 0.940",
            "Ben: log score of the option 1.609",
        ]
    );
    story.ask("Where will they sign?", places(None), &[]);
    assert!(story.add_option("q-2", "Doha").unwrap_err().contains("ask a new question"));
}

#[test]
fn a_machine_proposes_and_a_person_settles() {
    let mut story = Story::new();
    let by = ["2022-02-10", "2022-03-10"].map(|day| day.parse().unwrap()).into();
    story.ask("By when will they sign?", QuestionKind::Horizons(Horizons { by }), &[]);
    story.forecast("Ada", "q-1", "20 70").unwrap();
    story.at("2022-01-23T09:00:00Z");
    story.sit("bot:wire-watch");
    let refused = story.settle("q-1", "2022-01-22").unwrap_err();
    assert_eq!(
        refused,
        "bot:wire-watch is a machine, and only a person may settle; a machine may forecast and \
         propose, so let a person do it under their own name"
    );
    propose_settlement(&mut story.desk, &settling(id("q-1"), "2022-01-22")).unwrap();
    assert_eq!(story.state("q-1"), "open");

    story.sit("Ben");
    assert!(story.due().contains(&"q-1 decide".to_owned()));
    accept_settlement(&mut story.desk, id("pr-1")).unwrap();
    assert_eq!(story.state("q-1"), "22 January 2022");
    assert_eq!(story.scores("q-1"), ["Ada: mean Brier score of the days 0.365"]);
    story.unsettle("q-1");
    story.settle("q-1", "2022-01-22").unwrap();
    story.sit("bot:wire-watch");
    let reason = "the wire corrects itself".to_owned();
    let undoing = ReopenQuestion { question: id("q-1"), reason };
    let refused = reopen_question(&mut story.desk, &undoing).unwrap_err().to_string();
    assert!(refused.contains("only a person may undo a settlement"), "{refused}");
    let request = ChangeSchedule {
        scheduled: id("a-1"),
        fate: ScheduleFate::Cancelled,
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
    };
    let refused = change_schedule(&mut story.desk, &request).unwrap_err().to_string();
    assert!(refused.contains("only a person may say what became of an event"), "{refused}");
    story.sit("Ben");
    story.unsettle("q-1");
    let again = accept_settlement(&mut story.desk, id("pr-1")).unwrap_err().to_string();
    assert!(again.starts_with("pr-1 awaits no decision"), "{again}");
}

#[test]
fn a_question_that_its_rule_has_ended_takes_no_forecast_and_no_other_answer() {
    let mut story = Story::new();
    story.ask_scheduled("Will they meet in Geneva?");
    story.forecast("Ada", "q-1", "80%").unwrap();
    story.change(ScheduleFate::Moved { to: "2022-02-20".parse().unwrap() });
    assert_eq!(story.state("q-1"), "closed");
    let refused = story.forecast("Ada", "q-1", "1%").unwrap_err();
    assert!(refused.starts_with("q-1 is ended by its rule, as no"), "{refused}");
    let refused = story.settle("q-1", "yes").unwrap_err();
    assert!(refused.starts_with("by its rule q-1 ends as no"), "{refused}");
    story.settle("q-1", "no").unwrap();
    assert_eq!(story.scores("q-1"), ["Ada: Brier score 0.640", "Ada: log score 1.609"]);
}

#[test]
fn an_event_held_before_it_was_asked_about_scores_nobody_and_spoils_no_record() {
    let mut story = Story::new();
    story.at("2022-01-25T09:00:00Z");
    story.ask_scheduled("Will they meet in Geneva?");
    story.forecast("Ada", "q-1", "80%").unwrap();
    story.change(ScheduleFate::Held { on: "2022-01-22".parse().unwrap() });
    story.settle("q-1", "yes").unwrap();
    assert!(story.scores("q-1").is_empty());
    assert!(show_record(&story.desk).unwrap().forecasters.is_empty());
}

#[test]
fn a_day_to_come_settles_nothing_and_a_day_gone_is_nothing_to_wait_for() {
    let mut story = Story::new();
    let by = ["2022-02-10", "2022-03-10"].map(|day| day.parse().unwrap()).into();
    story.ask("By when will they sign?", QuestionKind::Horizons(Horizons { by }), &[]);
    let refused = story.settle("q-1", "2022-02-01").unwrap_err();
    assert!(refused.starts_with("2022-02-01 has not come yet"), "{refused}");
    let look_again = Some("2022-01-02".parse().unwrap());
    let reason = "they count".to_owned();
    let request = ResolveQuestion { reason, look_again, ..settling(id("q-1"), "not yet") };
    let refused = resolve_question(&mut story.desk, &request).unwrap_err().to_string();
    assert!(refused.starts_with("2022-01-02 has passed"), "{refused}");
}

#[test]
fn what_a_question_hangs_on_is_news_to_whoever_forecast_before() {
    let mut story = Story::new();
    story.ask_scheduled("Will they meet in Geneva?");
    story.ask("Will they sign?", QuestionKind::Binary, &["q-1"]);
    story.forecast("Ada", "q-2", "60%").unwrap();
    let news = "q-2 news".to_owned();
    assert!(!story.due().contains(&news));

    story.at("2022-01-21T09:00:00Z");
    story.change(ScheduleFate::Moved { to: "2022-02-05".parse().unwrap() });
    assert!(story.due().contains(&news), "{:?}", story.due());
    story.sit("Ben");
    assert!(!story.due().contains(&news), "Ben has not forecast");
    story.at("2022-01-22T09:00:00Z");
    story.forecast("Ada", "q-2", "50%").unwrap();
    assert!(!story.due().contains(&news), "Ada has looked again");
}

#[test]
fn that_it_cannot_be_told_yet_is_no_news_but_a_day_to_look_again() {
    let mut story = Story::new();
    story.ask("Will Russia and Ukraine sign a truce?", QuestionKind::Binary, &[]);
    story.forecast("Ada", "q-1", "60%").unwrap();
    assert!(story.due().is_empty());
    story.at("2022-01-21T09:00:00Z");
    let looked = ResolveQuestion {
        reason: "the count goes on".to_owned(),
        look_again: Some("2022-02-03".parse().unwrap()),
        evidence: vec![],
        ..settling(id("q-1"), "not-yet")
    };
    resolve_question(&mut story.desk, &looked).unwrap();
    assert_eq!(story.due(), ["q-1 look-again"]);
}

#[test]
fn a_report_on_the_matter_of_a_question_is_due_to_whoever_forecast_before() {
    let mut story = Story::new();
    story.ask("Will Russia and Ukraine sign a truce?", QuestionKind::Binary, &[]);
    story.ask("Will Norway and Sweden sign a truce?", QuestionKind::Binary, &[]);
    story.forecast("Ada", "q-1", "60%").unwrap();
    story.forecast("Ada", "q-2", "60%").unwrap();
    let reported = |story: &Story| {
        let due = list_due(&story.desk, 30).unwrap();
        let told = due.iter().filter_map(|it| Some(format!("{} {}", it.id, it.document?)));
        told.collect::<Vec<_>>()
    };
    assert!(reported(&story).is_empty());
    story.at("2022-01-21T09:00:00Z");
    story.add("Russia met Ukraine in Minsk on 20 January 2022. Norway denied a report.");
    assert_eq!(reported(&story), ["q-1 d-2"]);
    // A person goes by one of their names.
    story.ask("Will Lavrov and Wang Yi meet in March?", QuestionKind::Binary, &[]);
    story.forecast("Ada", "q-3", "60%").unwrap();
    story.at("2022-01-21T10:00:00Z");
    story.add(
        "Russian Foreign Minister Sergei Lavrov said on Monday: “The talks were useful.”\n\n\
         Chinese Foreign Minister Wang Yi said on Monday: “We met as friends.”",
    );
    assert_eq!(reported(&story), ["q-1 d-2", "q-3 d-3"]);
    // Ben has not forecast, and Ada looks again.
    story.sit("Ben");
    assert!(reported(&story).is_empty());
    story.at("2022-01-22T09:00:00Z");
    story.forecast("Ada", "q-1", "50%").unwrap();
    assert_eq!(reported(&story), ["q-3 d-3"]);
}

#[test]
fn a_report_is_as_new_as_it_says_itself() {
    for (published, expected) in [
        (Some("2021-03-12"), &[][..]),
        (Some("2022-01-19"), &[]),
        (Some("2022-01-20"), &["q-1 report"]),
        (Some("2022-01-21"), &["q-1 report"]),
        (None, &["q-1 report"]),
    ] {
        let mut story = Story::new();
        story.ask("Will Russia and Ukraine sign a truce?", QuestionKind::Binary, &[]);
        story.forecast("Ada", "q-1", "60%").unwrap();
        story.at("2022-01-21T09:00:00Z");
        assert!(story.due().is_empty());
        story.add_published("Russia met Ukraine in Minsk.", published);
        assert_eq!(story.due(), expected, "{published:?}");
        // An older one that is added later does not hide it.
        story.add_published("Ukraine met Russia in Riga.", Some("2021-03-12"));
        assert_eq!(story.due(), expected, "{published:?}");
    }
}

#[test]
fn a_condition_that_failed_already_is_refused() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.ask("Will Suthland pay?", QuestionKind::Binary, &["not q-1"]);
    story.settle("q-1", "yes").unwrap();
    let mut ask = |requires: &str| {
        let requires = vec![requires.parse().unwrap()];
        let condition = Some(Condition { text: "it comes to that".to_owned(), requires });
        let request = AskQuestion { condition, ..question("Will the port close?") };
        ask_question(&mut story.desk, &request).map_err(|error| error.to_string())
    };
    let refused = |error: &str| {
        error.to_owned()
            + "; the question would be void from the start: ask it without that condition"
    };
    let settled = "its condition \u{201c}it comes to that\u{201d} (q-1) was settled yes";
    assert_eq!(ask("not q-1"), Err(refused(settled)));
    let void =
        format!("its condition \u{201c}it comes to that\u{201d} (q-2) is itself void: {settled}");
    assert_eq!(ask("q-2"), Err(refused(&void)));
    assert!(ask("q-1").is_ok());
}

#[test]
fn a_list_marks_a_settlement_that_was_undone() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.settle("q-1", "yes").unwrap();
    let request = ReopenQuestion { question: id("q-1"), reason: "it was denied".to_owned() };
    reopen_question(&mut story.desk, &request).unwrap();
    story.settle("q-1", "no").unwrap();
    let lines = |listed: Vec<actions::ListedEntry>| -> Vec<String> {
        listed.into_iter().map(|it| it.line).collect()
    };
    let expected = ["q-1: yes (undone later)", "q-1: no"];
    assert_eq!(lines(list_entries(&story.desk, Kind::Settlement).unwrap()), expected);
    let newest = list_newest(&story.desk, Kind::Settlement, 1, 10).unwrap();
    assert_eq!(lines(newest.entries), [expected[1], expected[0]]);
}

#[test]
fn a_topic_is_a_few_words() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    let mut set = |letters: usize| {
        let request = SetTopic { question: id("q-1"), topic: "å".repeat(letters) };
        set_topic(&mut story.desk, &request).map_err(|error| error.to_string())
    };
    let refused = "a topic has at most 100 letters, not 101; name it in a few words";
    assert_eq!(set(101), Err(refused.to_owned()));
    assert!(set(100).is_ok());
    let shown = show_question(&story.desk, id("q-1")).unwrap();
    assert_eq!((shown.topic, shown.topic_of), (Some("å".repeat(100)), None));
}

#[test]
fn two_actors_who_speak_or_agree_together_are_two() {
    for (report, is_due) in [
        ("Norway and Russia agreed on a quota for cod.", true),
        ("Norway and Russia agreed that the talks will go on.", true),
        ("Norway and Russia said that quotas will fall.", true),
        ("Norway, Sweden and Russia said that quotas will fall.", true),
        ("Norway and Sweden said that quotas will fall.", false),
        ("Bosnia and Herzegovina said that quotas will fall.", false),
    ] {
        let mut story = Story::new();
        for text in ["Will Norway and Russia sign", "Will Bosnia and Herzegovina and Serbia sign"] {
            let text = format!("{text} a treaty in Kirkenes?");
            story.ask(&text, QuestionKind::Binary, &[]);
        }
        story.forecast("Ada", "q-1", "60%").unwrap();
        story.forecast("Ada", "q-2", "60%").unwrap();
        story.at("2022-01-21T09:00:00Z");
        story.add(report);
        let expected: &[&str] = if is_due { &["q-1 report"] } else { &[] };
        assert_eq!(story.due(), expected, "{report}");
    }
}

#[test]
fn a_report_on_the_event_that_a_question_waits_for_is_due() {
    let mut story = Story::new();
    story.ask_scheduled("Will the ministers of Norland and Suthland meet in Geneva?");
    story.forecast("Ada", "q-1", "60%").unwrap();
    story.at("2022-01-21T09:00:00Z");
    story.add("Norland said that it will meet Suthland in Geneva on 3 February 2022.");
    let due = list_due(&story.desk, 30).unwrap();
    let reported: Vec<Id> = due.iter().filter_map(|it| it.document).collect();
    assert_eq!(reported, [id("d-2")]);
}

#[test]
fn a_question_of_days_ends_after_its_last_one() {
    let mut story = Story::new();
    let by = ["2022-02-10", "2022-03-10"].map(|day| day.parse().unwrap()).into();
    story.ask("By when will they sign?", QuestionKind::Horizons(Horizons { by }), &[]);
    story.settle("q-1", "after").unwrap();
    assert_eq!(story.state("q-1"), "after 10 March 2022");
    let entry = show_entry(&story.desk, id("r-1")).unwrap();
    let json = serde_json::to_value(&entry).unwrap().to_string();
    assert!(json.contains(r#""day":"2022-03-10""#), "{json}");
}

#[test]
fn what_is_due_is_told_by_the_clock_it_was_given_by() {
    let mut story = Story::new();
    for (close, deadline) in [
        ("2022-01-25 09:00 Asia/Tokyo", "2022-01-26 17:00 Europe/Paris"),
        ("2022-01-25", "2022-01-26"),
    ] {
        let [close, deadline] = [close, deadline].map(|it| parse_given_moment(it).unwrap());
        let clocks = GivenClocks::of(Some(&close), Some(&deadline));
        let (closes_at, deadline_at) = (close.at, deadline.at);
        let request = AskQuestion { closes_at, deadline_at, ..question("Will they sign?") };
        ask_question_by_clock(&mut story.desk, &request, &clocks).unwrap();
    }
    let told = |story: &Story| {
        let due = list_due(&story.desk, 30).unwrap();
        due.iter().map(|it| format!("{} {}", it.id, it.when())).collect::<Vec<_>>()
    };
    assert_eq!(told(&story), ["q-1 2022-01-25 09:00 Asia/Tokyo (00:00 UTC)", "q-2 2022-01-25"]);
    story.at("2022-01-26T09:00:00Z");
    assert_eq!(told(&story), ["q-1 2022-01-26 17:00 Europe/Paris (16:00 UTC)", "q-2 2022-01-26"]);
}

#[test]
fn not_yet_keeps_a_question_going() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.at("2022-03-02T00:00:00Z");
    let request = ResolveQuestion {
        reason: "the parliament has yet to vote".to_owned(),
        look_again: Some("2022-03-20".parse().unwrap()),
        evidence: vec![],
        ..settling(id("q-1"), "not yet")
    };
    resolve_question(&mut story.desk, &request).unwrap();
    assert_eq!(story.state("q-1"), "closed");
    assert_eq!(story.due(), ["q-1 look-again"]);
    story.settle("q-1", "yes").unwrap();
    assert_eq!(story.state("q-1"), "yes");
}

#[test]
fn a_calendar_program_reads_the_feed_and_follows_what_moves() {
    let mut story = Story::new();
    story.ask_scheduled("Will they meet, talk; and sign\\seal?");
    let before = story.feed();
    assert_eq!(before["q-1-closes"], "0 Confirmed 20220202T2200Z");
    assert_eq!(before["a-1"], "0 Confirmed 20220203");
    assert_eq!(story.calendar(), story.calendar(), "the same desk gives the same text");

    story.change(ScheduleFate::Moved { to: "2022-02-05".parse().unwrap() });
    let after = story.feed();
    assert_eq!(after["q-1-closes"], "1 Confirmed 20220204T2200Z");
    assert_eq!(after["a-1"], "1 Confirmed 20220205");

    story.settle("q-1", "annulled").unwrap_err();
    story.settle("q-1", "no").unwrap();
    assert_eq!(story.feed()["q-1-deadline"], "2 Cancelled 20220205T2200Z");
    // A calendar program takes no change whose number has fallen.
    story.unsettle("q-1");
    assert_eq!(story.feed()["q-1-deadline"], "3 Confirmed 20220205T2200Z");
}

#[test]
fn the_number_of_an_item_rises_with_what_its_condition_hangs_on() {
    let mut story = Story::new();
    story.ask("Will Norland sign?", QuestionKind::Binary, &[]);
    story.ask("Will Suthland pay?", QuestionKind::Binary, &["q-1"]);
    let deadline = |story: &Story| story.feed()["q-2-deadline"].clone();
    assert_eq!(deadline(&story), "0 Confirmed 20220310T0000Z");
    story.settle("q-1", "no").unwrap();
    assert_eq!(deadline(&story), "1 Cancelled 20220310T0000Z");
    story.unsettle("q-1");
    assert_eq!(deadline(&story), "2 Confirmed 20220310T0000Z");
}

/// A desk with a document, whose clock and chair are told.
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
        let hints = IntakeHints {
            published: Some("2022-01-19".parse().unwrap()),
            ..IntakeHints::default()
        };
        let report = AddDocument::new(REPORT.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut desk, &report).unwrap();
        Self { _folder: folder, desk, now }
    }

    fn at(&mut self, now: &str) {
        self.now = now.parse().unwrap();
        self.sit("Ada");
    }

    fn add(&mut self, text: &str) {
        let today = jiff::tz::TimeZone::UTC.to_datetime(self.now).date();
        self.add_published(text, Some(&today.to_string()));
    }

    fn add_published(&mut self, text: &str, day: Option<&str>) {
        let published = day.map(|day| day.parse().unwrap());
        let hints = IntakeHints { published, ..IntakeHints::default() };
        let report = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut self.desk, &report).unwrap();
    }

    fn sit(&mut self, author: &str) {
        self.desk.replay(self.now, author).unwrap();
    }

    fn ask(&mut self, text: &str, kind: QuestionKind, requires: &[&str]) {
        let requires: Vec<Requirement> =
            requires.iter().map(|text| text.parse().unwrap()).collect();
        let text_of = || "it comes to that".to_owned();
        let condition = (!requires.is_empty()).then(|| Condition { text: text_of(), requires });
        let request = AskQuestion { kind, condition, ..question(text) };
        ask_question(&mut self.desk, &request).unwrap();
    }

    fn ask_scheduled(&mut self, text: &str) {
        let rule = PostponementRule {
            within_days: 3,
            later: PostponedEnd::No,
            cancelled: PostponedEnd::Annulled,
            note: None,
        };
        let request = AskQuestion {
            closes_at: "2022-02-02T22:00:00Z".parse().unwrap(),
            deadline_at: "2022-02-03T22:00:00Z".parse().unwrap(),
            scheduled: Some(id("a-1")),
            postponement: Some(Postponement::Rule(rule)),
            ..question(text)
        };
        ask_question(&mut self.desk, &request).unwrap();
    }

    fn change(&mut self, fate: ScheduleFate) {
        let evidence = vec!["d-1:\"The meeting was moved.\"".parse().unwrap()];
        let request = ChangeSchedule { scheduled: id("a-1"), fate, evidence };
        change_schedule(&mut self.desk, &request).unwrap();
    }

    fn forecast(&mut self, author: &str, question: &str, chances: &str) -> Result<Id, String> {
        self.sit(author);
        let request = RecordForecast {
            question: id(question),
            chances: chances.split(' ').map(str::to_owned).collect(),
            reason: None,
            evidence: vec![],
            fresh_until: None,
        };
        record_forecast(&mut self.desk, &request).map_err(|error| error.to_string())
    }

    fn withdraw(&mut self, author: &str, question: &str) -> Result<Id, String> {
        self.sit(author);
        let request = WithdrawForecast { question: id(question), reason: None };
        withdraw_forecast(&mut self.desk, &request).map_err(|error| error.to_string())
    }

    fn add_option(&mut self, question: &str, option: &str) -> Result<Id, String> {
        let request = AddOption { question: id(question), option: option.to_owned(), reason: None };
        add_option(&mut self.desk, &request).map_err(|error| error.to_string())
    }

    fn settle(&mut self, question: &str, answer: &str) -> Result<Id, String> {
        self.now += jiff::Span::new().hours(1);
        let author = self.desk.author().to_owned();
        self.sit(&author);
        resolve_question(&mut self.desk, &settling(id(question), answer))
            .map_err(|error| error.to_string())
    }

    fn unsettle(&mut self, question: &str) {
        let reason = "the report was withdrawn".to_owned();
        let request = ReopenQuestion { question: id(question), reason };
        reopen_question(&mut self.desk, &request).unwrap();
    }

    /// Where a question stands, in words.
    fn state(&self, question: &str) -> String {
        let state = show_question(&self.desk, id(question)).unwrap().state;
        let listed = list_entries(&self.desk, Kind::Question).unwrap();
        let listed = listed.into_iter().find(|it| it.id == id(question)).unwrap();
        assert_eq!(listed.state.as_ref(), Some(&state), "the list, which follows the ledger");
        match state {
            actions::QuestionState::Open => "open".to_owned(),
            actions::QuestionState::Closed => "closed".to_owned(),
            actions::QuestionState::Settled { resolution, .. } => resolution.words(),
            actions::QuestionState::Void { reason } => format!("void: {reason}"),
        }
    }

    /// The questions of a page, where the page stands, and the counts beside it.
    fn listed(&self, request: &ListQuestions) -> String {
        let found = list_questions(&self.desk, request).unwrap();
        let ids: Vec<String> = found.entries.iter().map(|it| it.id.to_string()).collect();
        let QuestionPage { total, page, pages, counts, .. } = found;
        let StandingCounts { open, settled, void, .. } = counts;
        let counts = format!("{open} open, {settled} settled, {void} void");
        format!("{} ({page}/{pages} of {total}: {counts})", ids.join(" "))
    }

    /// The questions that are listed as overtaken, and by what.
    fn overtaken(&self) -> String {
        let standing = Some(Standing::Overtaken);
        let request = ListQuestions { standing, ..ListQuestions::default() };
        let found = list_questions(&self.desk, &request).unwrap();
        assert_eq!(found.counts.overtaken, found.entries.len());
        let told =
            found.entries.iter().map(|it| format!("{} {}", it.id, it.overtaken.as_ref().unwrap()));
        told.collect::<Vec<_>>().join("; ")
    }

    fn timetable(&self, question: &str) -> String {
        let timetable = show_question(&self.desk, id(question)).unwrap().timetable;
        format!("{} {}", timetable.closes_at, timetable.deadline_at)
    }

    /// How many forecasts are seen, and how many hidden.
    fn seen(&self, question: &str) -> (usize, usize) {
        let shown = show_question(&self.desk, id(question)).unwrap();
        (shown.forecasts.len(), shown.hidden)
    }

    /// Everybody's scores of the last forecast.
    fn scores(&self, question: &str) -> Vec<String> {
        let forecasters = score_question(&self.desk, id(question)).unwrap().forecasters;
        let scores = forecasters.iter().flat_map(|it| {
            let line = |score: &actions::Score<actions::AnswerRule>| {
                format!("{}: {} {:.3}", it.forecaster, score.rule.name(), score.value)
            };
            it.last_scores.iter().map(line).collect::<Vec<_>>()
        });
        scores.collect()
    }

    fn calendar(&self) -> String {
        show_calendar(&self.desk).unwrap().to_icalendar()
    }

    /// The feed as another library reads it: sequence, status and start of each item, by its name.
    fn feed(&self) -> BTreeMap<String, String> {
        let text = self.calendar();
        // An end on the day of its start would leave an item of a whole day no time.
        assert!(!text.contains("DTEND"), "{text}");
        let calendar = ICalendar::parse(&text).unwrap();
        let events = calendar
            .components
            .iter()
            .filter(|component| component.component_type == ICalendarComponentType::VEvent);
        events.map(told).collect()
    }

    fn due(&self) -> Vec<String> {
        let due = list_due(&self.desk, 30).unwrap();
        let word = |due: &actions::Due| serde_json::to_value(due).unwrap()["reason"].clone();
        due.iter().map(|it| format!("{} {}", it.id, word(it).as_str().unwrap())).collect()
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(verify_desk(&self.desk).unwrap().faults.is_empty());
        }
    }
}

/// The name of an event of a feed, and what a calendar program goes by.
fn told(event: &ICalendarComponent) -> (String, String) {
    let value = |name: &ICalendarProperty| event.property(name).unwrap().values.first().unwrap();
    let sequence = value(&ICalendarProperty::Sequence).as_integer().unwrap();
    let start = value(&ICalendarProperty::Dtstart).as_partial_date_time().unwrap();
    let number = |part: Option<u8>| part.map(|part| format!("{part:02}"));
    let date = [number(start.month), number(start.day)].map(Option::unwrap).concat();
    let time = number(start.hour).map(|hour| format!("T{hour}{:02}Z", start.minute.unwrap()));
    let name = event.uid().unwrap().split('@').next().unwrap().to_owned();
    let (year, status) = (start.year.unwrap(), event.status().unwrap());
    (name, format!("{sequence} {status:?} {year}{date}{}", time.unwrap_or_default()))
}

fn places(later: Option<LaterOptions>) -> QuestionKind {
    let options = ["Geneva", "Vienna", "elsewhere"].map(str::to_owned).into();
    QuestionKind::Choice(Choice { options, among: Among::OneOf, later })
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
