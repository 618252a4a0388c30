//! Evidence that changed later: where an outlet changed the words that something rests on, or who
//! said them, everything that rests on them tells it.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::sync::Mutex;

use actions::{
    AgainOutcome, Answer, AskQuestion, Body, Desk, Fetch, FetchFailure, FetchRequest, FetchWith,
    Fetched, FetchedAgain, IntakeHints, ReadWith, RecordForecast, RecordJudgment, WriteBrief,
    add_file, ask_question, fetch_again, fetch_page, list_due, list_entries, record_forecast,
    record_judgment, show_brief, show_judgment, show_question, write_brief,
};
use domain::{Confidence, Id, Kind, Probability, QuestionKind};
use tempfile::TempDir;

const URL: &str = "https://news.example/treaty";

const SIGNS: &str = "“Norway will not sign the treaty,” Foreign Minister Ada Lind said on Monday. \
                     The talks in Lund went on all night.";

#[test]
fn words_that_were_changed_are_told_wherever_they_count() {
    let mut story = Story::at(SIGNS);
    let changed = SIGNS.replace("will not", "may not");
    assert_eq!(story.again(&changed), "1 changed");
    let told = "s-1 no longer stands in the page as of DAY (d-2); it was: “Norway will not sign \
                the treaty” → ““Norway may not sign the treaty,” Foreign Minister Ada Lind said \
                on Monday.”";
    assert_eq!(story.told_of_judgment(), [told]);
    assert_eq!(story.told_of_question(), [told]);
    assert_eq!(story.told_of_brief(), [format!("{told}.")]);
    assert_eq!(story.due(), ["b-1 d-2", "j-1 d-2", "q-1 d-2"]);
}

#[test]
fn words_that_are_gone_are_told_so() {
    let mut story = Story::at(SIGNS);
    assert_eq!(story.again("The talks in Lund went on all night. Nobody spoke."), "1 gone");
    let told = "s-1 no longer stands in the page as of DAY (d-2); it was: “Norway will not sign \
                the treaty” → nothing in its place";
    assert_eq!(story.told_of_judgment(), [told]);
}

#[test]
fn whoever_speaks_now_is_told() {
    let mut story = Story::at(SIGNS);
    let changed = SIGNS.replace("Foreign Minister Ada Lind said", "an aide said");
    assert_eq!(story.again(&changed), "1 changed");
    let told = "s-1 is told otherwise in the page as of DAY (d-2): said by Ada Lind → said by \
                aide";
    assert_eq!(story.told_of_judgment(), [told]);
    assert_eq!(story.due(), ["b-1 d-2", "j-1 d-2", "q-1 d-2"]);
}

#[test]
fn a_change_elsewhere_in_the_page_is_no_change_of_the_words() {
    let mut story = Story::at(SIGNS);
    assert_eq!(story.again(&SIGNS.replace("all night", "until dawn")), "");
    assert_eq!(story.told_of_judgment(), [""; 0]);
    assert_eq!(story.due(), [""; 0]);
}

#[test]
fn words_that_came_back_stand_as_they_did() {
    let mut story = Story::at(SIGNS);
    story.again(&SIGNS.replace("will not", "may not"));
    story.again(&format!("{SIGNS} The text was corrected."));
    assert_eq!(story.told_of_judgment(), [""; 0]);
    assert_eq!(story.due(), [""; 0]);
}

#[test]
fn words_whose_page_was_taken_down_are_told_so_until_it_is_there_again() {
    let mut story = Story::at(SIGNS);
    story.take_down();
    let lost = ": the page was taken down by DAY (status 410, pc-1); it was: “Norway will not sign \
                the treaty”";
    assert_eq!(story.told_of_judgment(), [format!("s-1{lost}")]);
    assert_eq!(story.told_of_question(), [format!("s-1{lost}")]);
    assert_eq!(story.told_of_brief(), [format!("“Norway will not sign the treaty” in d-1{lost}.")]);
    assert_eq!(story.due(), ["b-1 pc-1", "j-1 pc-1", "q-1 pc-1"]);
    *story.web.0.lock().unwrap() = Some(page(SIGNS));
    story.fetch();
    assert_eq!(story.told_of_judgment(), [""; 0]);
    assert_eq!(story.due(), [""; 0]);
}

#[test]
fn words_that_were_changed_before_their_page_was_taken_down_are_told_as_both() {
    let mut story = Story::at(SIGNS);
    story.again(&SIGNS.replace("will not", "may not"));
    story.take_down();
    let told = story.told_of_judgment();
    assert!(told[0].starts_with("s-1 no longer stands in the page as of DAY (d-2)"), "{told:?}");
    assert!(told[1].starts_with("s-1: the page was taken down by DAY"), "{told:?}");
}

#[test]
fn what_was_judged_anew_is_due_no_more() {
    let mut story = Story::at(SIGNS);
    story.again(&SIGNS.replace("will not", "may not"));
    let anew = RecordJudgment {
        earlier: Some(id("j-1")),
        change_reason: Some("The page was changed.".to_owned()),
        ..judgment("s-2")
    };
    record_judgment(&mut story.desk, &anew).unwrap();
    story.forecast("s-2");
    assert_eq!(story.due(), ["b-1 d-2"]);
}

/// A judgment, a forecast and a brief that rest on the first statement of a page.
struct Story {
    _folder: TempDir,
    desk: Desk,
    web: OnePage,
}

impl Story {
    fn at(words: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "ada").unwrap();
        let web = OnePage(Mutex::new(Some(page(words))));
        let mut story = Self { _folder: folder, desk, web };
        let file = fetch_page(URL, &IntakeHints::default(), None, &story.web).unwrap();
        add_file(&mut story.desk, file, &ReadWith::default(), &mut |_| ()).unwrap();
        record_judgment(&mut story.desk, &judgment("s-1")).unwrap();
        ask_question(&mut story.desk, &question()).unwrap();
        story.forecast("s-1");
        let brief = WriteBrief {
            title: "The treaty".to_owned(),
            summary: None,
            judgments: vec![id("j-1")],
            ladder: None,
        };
        write_brief(&mut story.desk, &brief).unwrap();
        // Whatever was due before is none of the tests' business.
        assert_eq!(story.due(), [""; 0]);
        story
    }

    fn forecast(&mut self, statement: &str) {
        let forecast = RecordForecast {
            question: id("q-1"),
            chances: vec!["20%".to_owned()],
            reason: None,
            evidence: vec![statement.parse().unwrap()],
            fresh_until: None,
        };
        record_forecast(&mut self.desk, &forecast).unwrap();
    }

    /// Changes the page and fetches it again: what became of the words, each in a word.
    fn again(&mut self, words: &str) -> String {
        *self.web.0.lock().unwrap() = Some(page(words));
        let fetched = self.fetch();
        let AgainOutcome::Changed { changes, .. } = fetched.outcome else { panic!("{fetched:?}") };
        let statements = list_entries(&self.desk, Kind::Statement).unwrap();
        assert!(!statements.is_empty(), "nothing was read");
        let words = changes.quotes.iter().map(|it| format!("1 {}", it.word()));
        words.collect::<Vec<_>>().join(", ")
    }

    fn take_down(&mut self) {
        *self.web.0.lock().unwrap() = None;
        let fetched = self.fetch();
        assert!(matches!(fetched.outcome, AgainOutcome::TakenDown { .. }), "{fetched:?}");
    }

    fn fetch(&mut self) -> FetchedAgain {
        let read_with = ReadWith::default();
        let with = FetchWith { web: &self.web, read_with: &read_with };
        fetch_again(&mut self.desk, id("d-1"), &with).unwrap()
    }

    fn told_of_judgment(&self) -> Vec<String> {
        let shown = show_judgment(&self.desk, id("j-1")).unwrap();
        shown.changed_evidence.iter().map(|it| plain(&it.words(), it.as_of)).collect()
    }

    fn told_of_question(&self) -> Vec<String> {
        let shown = show_question(&self.desk, id("q-1")).unwrap();
        shown.changed_evidence.iter().map(|it| plain(&it.words(), it.as_of)).collect()
    }

    fn told_of_brief(&self) -> Vec<String> {
        let shown = show_brief(&self.desk, id("b-1")).unwrap();
        let as_of = shown.stamp.as_of;
        shown.stamp.notices.iter().map(|it| plain(it, as_of)).collect()
    }

    /// What is due because of a later version of the page.
    fn due(&self) -> Vec<String> {
        let due = list_due(&self.desk, 7).unwrap();
        let changed = due.iter().filter(|it| it.reason == actions::DueReason::Changed);
        let mut told: Vec<String> =
            changed.map(|it| format!("{} {}", it.id, it.document.unwrap())).collect();
        told.sort();
        told
    }
}

/// A web of one page, which may be gone.
struct OnePage(Mutex<Option<String>>);

impl Fetch for OnePage {
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
        let page = self.0.lock().unwrap().clone();
        let bytes = page.ok_or(FetchFailure::Gone)?.into_bytes();
        let answer = Answer::Body(Body { bytes, ..Body::default() });
        Ok(Fetched { url: request.url.clone(), moved_to: None, answer })
    }
}

fn page(words: &str) -> String {
    format!("<html><article><p>{words}</p></article></html>")
}

fn judgment(statement: &str) -> RecordJudgment {
    RecordJudgment {
        claim: "Norway stays outside".to_owned(),
        evidence_for: vec![statement.parse().unwrap()],
        evidence_against: vec![],
        alternatives: vec!["It waits for a better offer".to_owned()],
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
    }
}

fn question() -> AskQuestion {
    AskQuestion {
        text: "Will the ships leave?".to_owned(),
        kind: QuestionKind::Binary,
        criteria: "The port says so.".to_owned(),
        settlement_source: "the port".to_owned(),
        closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        condition: None,
        postponement: None,
        checkpoint: None,
        scheduled: None,
        judgment: None,
        prediction: None,
    }
}

fn plain(told: &str, as_of: jiff::civil::Date) -> String {
    told.replace(&as_of.to_string(), "DAY")
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
