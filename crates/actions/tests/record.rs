//! The record at a desk whose clock is told: in words, by topic, source and technique, the team,
//! and two people beside each other.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, Apart, AskQuestion, Desk, GroupedRecord, IntakeHints, NameMisleading, RecordBy,
    RecordForecast, RecordGroup, RecordJudgment, SetTopic, WithdrawForecast, add_document,
    ask_question, compare_people, export_desk, group_record, list_misleading, name_misleading,
    record_forecast, record_judgment_under, resolve_question, score_question, set_topic,
    show_record, verify_desk, withdraw_forecast,
};
use domain::{Confidence, Id, Probability};
use jiff::Timestamp;
use tempfile::TempDir;

use crate::question::question;
use crate::settling::settling;

const REPORT: &str = "The ministers met in Geneva. The meeting was moved.";

#[test]
fn the_record_begins_with_words_and_calls_few_few() {
    let mut story = Story::new();
    for place in 0..12 {
        story.settled(place < 8, "70%", "60%");
    }
    let record = show_record(&story.desk).unwrap();
    let ada = &record.forecasters[0];
    let words =
        "When Ada said about 70%, it happened 8 times of 12 (90% band 43 to 84%): which fits";
    assert_eq!(ada.said[0].words, words);
    assert!(ada.verdict.contains("0.223 over 12 questions (lower is better"), "{}", ada.verdict);
    assert!(ada.verdict.contains("Too few"), "{}", ada.verdict);
    let desk = record.desk.unwrap();
    assert_eq!((desk.questions, desk.last[0].count), (12, 24));

    story.settled(true, "20%", "30%");
    let record = show_record(&story.desk).unwrap();
    let few = "When Ada said about 20%, it happened once of 1: too few to say";
    assert_eq!(record.forecasters[0].said[0].words, few);
}

#[test]
fn a_machine_stands_apart_from_the_desks_own_figures() {
    let mut story = Story::new();
    for place in 0..2 {
        let question = story.ask(None);
        story.forecast("Ada", question, "70%");
        story.forecast("bot:rates", question, "10%");
        story.settle(question, if place == 0 { "yes" } else { "no" }).unwrap();
    }
    let record = show_record(&story.desk).unwrap();
    let told = record.forecasters.iter().map(|it| (it.forecaster.as_str(), it.apart));
    assert_eq!(told.collect::<Vec<_>>(), [("Ada", None), ("bot:rates", Some(Apart::Machine))]);
    let desk = record.desk.unwrap();
    assert_eq!((desk.questions, desk.last[0].count), (2, 2));
    assert_eq!(
        desk.rule,
        Some(
            "people's forecasts on the desk's own questions; machines and what was imported stand apart"
        )
    );
    for (by, expected) in [
        (RecordBy::Topic, "Ada"),
        (RecordBy::Source, "Ada"),
        (RecordBy::Horizon, "Ada"),
        (RecordBy::Person, "Ada bot:rates"),
    ] {
        let groups = story.by(by).groups;
        let people = groups.iter().flat_map(|it| &it.people).map(|it| it.forecaster.as_str());
        assert_eq!(people.collect::<Vec<_>>().join(" "), expected, "{by:?}");
    }
}

#[test]
fn a_reference_that_looks_at_no_question_stands_beside_each_record() {
    let mut story = Story::new();
    for place in 0..12 {
        story.settled(place < 8, "70%", "60%");
    }
    let record = show_record(&story.desk).unwrap();
    let reference = record.forecasters[0].reference.clone().unwrap();
    let base = reference.base.unwrap();
    assert_eq!((reference.even.count, base.score.count), (12, 12));
    assert!((reference.even.value - 0.25).abs() < 1e-12);
    // Always two thirds, of which 8 of 12 came out yes.
    assert!((base.score.value - 2.0 / 9.0).abs() < 1e-12, "{base:?}");
    let words = "Beside it, on the same 12 forecasts: always saying 50% has a mean Brier score of \
                 0.250; always saying 67%, the share of this desk's settled questions that came \
                 out yes (8 of 12, known only afterwards), has 0.222 (lower is better";
    assert!(reference.words.starts_with(words), "{}", reference.words);
    assert_eq!(record.desk.unwrap().reference.unwrap().even.count, 24);
    assert_eq!(record.team.unwrap().reference.unwrap().even.count, 12);

    let mut few = Story::new();
    few.settled(true, "70%", "60%");
    let record = show_record(&few.desk).unwrap();
    let reference = record.forecasters[0].reference.clone().unwrap();
    assert_eq!(reference.base, None);
    let words = "too few questions of this desk are settled (1 of about 10) for a base rate";
    assert!(reference.words.contains(words), "{}", reference.words);
}

#[test]
fn the_record_is_told_by_how_long_before_the_deadline() {
    let mut story = Story::new();
    let question = story.ask(None);
    story.forecast("Ada", question, "55%");
    story.forecast("Ada", question, "60%");
    story.now = "2022-02-25T12:00:00Z".parse().unwrap();
    story.forecast("Ada", question, "90%");
    story.settle(question, "yes").unwrap();
    let briers = story.by(RecordBy::Horizon).groups.into_iter().map(|group| {
        let score = group.last[0].value;
        format!("{}: {score:.2} over {}", group.name, group.last[0].count)
    });
    // At each horizon the last forecast made there.
    let expected = [
        "a week to a month before the deadline: 0.01 over 1",
        "one to three months before the deadline: 0.16 over 1",
    ];
    assert_eq!(briers.collect::<Vec<_>>(), expected);
}

#[test]
fn a_withdrawn_forecast_that_is_scored_is_called_so() {
    let mut story = Story::new();
    let question = story.ask(None);
    story.forecast("Ada", question, "60%");
    story.forecast("Ben", question, "60%");
    story.sit("Ada");
    withdraw_forecast(&mut story.desk, &WithdrawForecast { question, reason: None }).unwrap();
    story.settle(question, "yes").unwrap();
    let record = show_record(&story.desk).unwrap();
    let told = " 1 of the forecasts was withdrawn, and is scored as it last stood.";
    let [ada, ben] = &record.forecasters[..] else { panic!("two forecast") };
    assert!(ada.verdict.ends_with(told), "{}", ada.verdict);
    assert!(!ben.verdict.contains("withdrawn"), "{}", ben.verdict);
    let scores = score_question(&story.desk, question).unwrap().forecasters;
    assert!(scores[0].withdrawn_at.is_some() && scores[1].withdrawn_at.is_none());
}

#[test]
fn the_team_stands_beside_each_person_by_a_named_rule() {
    let mut story = Story::new();
    assert_eq!(show_record(&story.desk).unwrap().team, None);
    let question = story.ask(None);
    story.forecast("Ada", question, "90%");
    story.forecast("Ben", question, "70%");
    story.forecast("bot:base-rates", question, "10%");
    story.settle(question, "yes").unwrap();
    let alone = story.ask(None);
    story.forecast("Ada", alone, "50%");
    story.settle(alone, "yes").unwrap();
    let team = show_record(&story.desk).unwrap().team.unwrap();
    assert!(team.rule.starts_with("median of the last forecasts"), "{}", team.rule);
    // The median of 90% and 70%; the machine and the question of one person are left out.
    assert!((team.last[0].value - 0.04).abs() < 1e-12 && team.last[0].count == 1);
    let ben = &team.beside[1];
    assert_eq!((ben.forecaster.as_str(), ben.questions), ("Ben", 1));
    assert!((ben.own - 0.09).abs() < 1e-12 && (ben.team - 0.04).abs() < 1e-12);
}

#[test]
fn the_record_is_told_by_topic_and_by_source() {
    let mut story = Story::new();
    let judged = story.judge();
    let first = story.ask(Some(judged));
    let second = story.ask(None);
    for question in [first, second] {
        story.forecast("Ada", question, "80%");
        story.settle(question, "yes").unwrap();
    }
    let of_judgment = ["diplomacy", "no topic"];
    assert_eq!(story.names(RecordBy::Topic), of_judgment);
    let topic = |topic: &str| SetTopic { question: first, topic: topic.to_owned() };
    set_topic(&mut story.desk, &topic("trade")).unwrap();
    set_topic(&mut story.desk, &topic("arms control")).unwrap();
    let refused = set_topic(&mut story.desk, &topic(" ")).unwrap_err().to_string();
    assert_eq!(refused, "name the topic of q-1, as \"arms control\"");
    assert_eq!(story.names(RecordBy::Topic), ["arms control", "no topic"]);
    assert_eq!(story.names(RecordBy::Source), ["The Gazette", "no judgment behind it"]);
    assert_eq!(story.names(RecordBy::Person), ["Ada"]);
    let by_source = story.by(RecordBy::Source);
    assert_eq!(by_source.groups[0].people[0].questions, 1);
    assert!(by_source.groups[0].said[0].words.ends_with("too few to say"));
}

#[test]
fn whoever_was_wrong_names_what_misled_them() {
    let mut story = Story::new();
    let lost = story.settled(false, "80%", "20%");
    let named = |technique: &str, note: Option<&str>| NameMisleading {
        question: lost,
        technique: technique.to_owned(),
        note: note.map(str::to_owned),
        by: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
    };
    story.sit("Ada");
    name_misleading(&mut story.desk, &named("Cheap talk", Some("the speech was for voters")))
        .unwrap();
    name_misleading(&mut story.desk, &named("cheap-talk", None)).unwrap();
    let by = story.by(RecordBy::Technique);
    let RecordGroup { name, questions, misled, last, .. } = &by.groups[0];
    assert_eq!((name.as_str(), *questions, misled.len()), ("cheap-talk", 1, 2));
    assert_eq!((last[0].count, misled[0].note.as_deref()), (1, Some("the speech was for voters")));
    assert!(list_misleading().iter().any(|it| it.name == "mirror-imaging"));
}

#[test]
fn a_name_that_does_not_fit_is_refused_and_nothing_is_kept() {
    let mut story = Story::new();
    let lost = story.settled(false, "80%", "20%");
    let open = story.ask(None);
    let before = story.export();
    for (who, question, technique, part) in [
        (
            "Ben",
            lost,
            "timing",
            "did not go against you: your last forecast gave what happened 80%",
        ),
        ("Eve", lost, "timing", "you had no forecast on q-1 that counted"),
        ("Ada", open, "timing", "q-2 is not settled"),
        ("Ada", lost, "the weather", "is not in the list"),
        ("Ada", lost, "other", "say in a note what it was"),
        ("bot:x", lost, "timing", "only a person may"),
    ] {
        story.sit(who);
        let technique = technique.to_owned();
        let request = NameMisleading { question, technique, note: None, by: vec![] };
        let refused = name_misleading(&mut story.desk, &request).unwrap_err().to_string();
        assert!(refused.contains(part), "{refused}");
    }
    assert_eq!(story.export(), before);
}

#[test]
fn two_people_are_told_apart_only_where_that_is_more_than_luck() {
    let mut story = Story::new();
    for place in 0..29 {
        story.settled(place % 2 == 0, if place % 2 == 0 { "85%" } else { "20%" }, "50%");
    }
    let compare = |story: &Story, one: &str, other: &str| compare_people(&story.desk, one, other);
    let few = compare(&story, "Ben", "Ada").unwrap();
    assert_eq!(few.words, "Ada and Ben share 29 questions: too few to tell who is better.");
    story.settled(true, "85%", "50%");
    let enough = compare(&story, "Ben", "Ada").unwrap();
    assert!(enough.words.starts_with("Ada is better than Ben by more than luck explains"));
    assert!(enough.comparison.difference.unwrap().high < 0.0);
    for (one, other, part) in [
        ("Ada", "Ada", "cannot be compared with themselves"),
        ("Ada", "Eve", "Eve has no score; those who have: Ada, Ben"),
    ] {
        let refused = compare(&story, one, other).unwrap_err().to_string();
        assert!(refused.contains(part), "{refused}");
    }
}

/// A desk with a document, and its clock.
struct Story {
    _folder: TempDir,
    desk: Desk,
    now: Timestamp,
}

impl Story {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let now = "2022-01-20T12:00:00Z".parse().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut desk = Desk::begin_replayed(&path, "Ada", "A story", now).unwrap();
        let hints = IntakeHints {
            published: Some("2022-01-20".parse().unwrap()),
            source: Some("The Gazette".to_owned()),
            ..IntakeHints::default()
        };
        let report = AddDocument::new(REPORT.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut desk, &report).unwrap();
        Self { _folder: folder, desk, now }
    }

    fn sit(&mut self, author: &str) {
        self.now += jiff::Span::new().minutes(1);
        self.desk.replay(self.now, author).unwrap();
    }

    fn judge(&mut self) -> Id {
        self.sit("Ada");
        let request = RecordJudgment {
            claim: "They will meet again".to_owned(),
            evidence_for: vec!["d-1:\"The ministers met in Geneva.\"".parse().unwrap()],
            evidence_against: vec![],
            alternatives: vec!["They will not".to_owned()],
            assumptions: vec![],
            likelihood: Probability::new(0.7).unwrap(),
            confidence: Confidence::Moderate,
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
        record_judgment_under(&mut self.desk, Some(" diplomacy "), &request).unwrap()
    }

    fn ask(&mut self, judgment: Option<Id>) -> Id {
        self.sit("Ada");
        let request = AskQuestion { judgment, ..question("Will they meet?") };
        ask_question(&mut self.desk, &request).unwrap()
    }

    fn forecast(&mut self, author: &str, question: Id, chance: &str) {
        self.sit(author);
        let request = RecordForecast {
            question,
            chances: vec![chance.to_owned()],
            reason: None,
            evidence: vec![],
            fresh_until: None,
        };
        record_forecast(&mut self.desk, &request).unwrap();
    }

    fn settle(&mut self, question: Id, answer: &str) -> Result<Id, String> {
        self.sit("Ada");
        resolve_question(&mut self.desk, &settling(question, answer))
            .map_err(|error| error.to_string())
    }

    /// A settled question that Ada and Ben forecast.
    fn settled(&mut self, happened: bool, ada: &str, ben: &str) -> Id {
        let question = self.ask(None);
        self.forecast("Ada", question, ada);
        self.forecast("Ben", question, ben);
        self.settle(question, if happened { "yes" } else { "no" }).unwrap();
        question
    }

    fn by(&self, by: RecordBy) -> GroupedRecord {
        group_record(&self.desk, by).unwrap()
    }

    fn names(&self, by: RecordBy) -> Vec<String> {
        self.by(by).groups.into_iter().map(|group| group.name).collect()
    }

    fn export(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        export_desk(&self.desk, &mut bytes).unwrap();
        bytes
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(verify_desk(&self.desk).unwrap().faults.is_empty());
        }
    }
}
