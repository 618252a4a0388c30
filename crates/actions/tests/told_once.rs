//! What copies of one story and versions of one page tell, at a desk whose clock is told: everywhere
//! it is told once and counted once, as of every moment.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::sync::Mutex;

use actions::{
    AddDocument, Answer, AskPair, AskPositions, AskSetting, Body, Desk, Fetch, FetchFailure,
    FetchRequest, FetchWith, Fetched, Filling, IntakeHints, NearestWordings, PairTimeline,
    ReadWith, RecordJudgment, SpeakerRecord, SpeakersRecord, ToldCopy, add_document, add_file,
    fetch_again, fetch_page, nearest_wordings, pair_timeline, positions_over_time, record_judgment,
    setting_of, show_judgment, speaker_record,
};
use domain::{Confidence, Probability, QuadClass};
use jiff::Timestamp;
use tempfile::TempDir;

const PAGE: &str = "https://wire.example/talks";

/// What makes a report long enough that another is told to be its copy.
const REST: &str = "The delegations stayed behind to write down what had been agreed on fishing, on \
    tolls at the bridges and on the price of grain, which has fallen since the ice on the river is \
    gone, and nobody in the hall knew when they would be done with it.";

const THREAT: &str = "The United States threatened Russia on 11 January 2022.";
const WORDS: &str = "\"We do not trust the United States,\" Russian Foreign Minister Sergey Lavrov \
    said on 10 January 2022.";
const DEMAND: &str = "Russia demands written guarantees that NATO will not expand.";

fn wire() -> String {
    format!("{THREAT}\n\n{WORDS}\n\n{DEMAND}\n\n{REST}\n")
}

#[test]
fn a_story_in_three_papers_is_one_in_the_record_of_its_speaker() {
    let mut desk = TestDesk::new();
    desk.add("2022-01-12", &wire());
    desk.add("2022-01-11", &format!("MOSCOW (Wire) - {}", wire()));
    desk.add("2022-01-13", &format!("By our staff.\n\n{}", wire()));
    desk.add("2022-01-20", &format!("{WORDS}\n\nHe had said so before, to others.\n"));
    let record = desk.record("Lavrov");
    assert_eq!((record.total, record.statements.len(), record.copies), (2, 2, 2));
    let told: Vec<String> = record.statements.iter().map(|it| copies(&it.copies)).collect();
    assert_eq!(told, ["", "s-1 in d-1, s-3 in d-3"]);
    assert_eq!(record.statements[1].id.to_string(), "s-2", "the one published first stands");
    assert_eq!(record.addressees[0].count, 2);
    assert_eq!(record.matters[0].count, 2);
    assert_eq!(record.speakers[0].count, 2);
}

#[test]
fn a_story_in_two_papers_is_one_row_of_a_pair() {
    let mut desk = TestDesk::new();
    desk.add("2022-01-12", &wire());
    desk.add("2022-01-13", &format!("By our staff.\n\n{}", wire()));
    let timeline = desk.pair(None);
    assert_eq!(desk.lines(None), ["s-1 and 1 copy", "e-1 and 1 copy"]);
    assert_eq!((timeline.copies, timeline.repeated), (2, 0));
    let [month] = timeline.months.as_slice() else { panic!("{:?}", timeline.months) };
    assert_eq!(month.of(QuadClass::VerbalConflict), 1);
    assert_eq!(timeline.first.taken[0].count, 1, "{:?}", timeline.first.taken);
}

#[test]
fn what_is_not_copied_counts_apart_however_alike_its_words_are() {
    let mut desk = TestDesk::new();
    desk.add("2022-01-12", &format!("{THREAT}\n\n{REST}\n"));
    desk.add("2022-01-13", &format!("{THREAT}\n\nNothing else was heard from either capital.\n"));
    assert_eq!(desk.lines(None), ["e-1", "e-2"]);
    assert_eq!(desk.pair(None).repeated, 1);
}

#[test]
fn who_says_the_same_in_one_line_on_another_day_says_it_again() {
    let mut desk = TestDesk::new();
    let line = |more: &str| format!("{} {more}\n", WORDS.replace(" on 10 January 2022", ""));
    desk.add("2022-01-12", &line(""));
    desk.add("2022-01-19", &line("Again."));
    desk.add("2022-01-19", &line("(Wire)"));
    let record = desk.record("Lavrov");
    let told: Vec<String> = record.statements.iter().map(|it| copies(&it.copies)).collect();
    assert_eq!(told, ["s-3 in d-3", ""]);
}

#[test]
fn what_a_document_tells_twice_is_told_twice_by_its_copies_too() {
    let mut desk = TestDesk::new();
    let twice = format!("{WORDS}\n\n{REST}\n\n{WORDS}\n");
    desk.add("2022-01-12", &twice);
    desk.add("2022-01-13", &format!("By our staff.\n\n{twice}"));
    let record = desk.record("Lavrov");
    let told: Vec<String> = record.statements.iter().map(|it| copies(&it.copies)).collect();
    assert_eq!(told, ["s-4 in d-2", "s-3 in d-2"]);
}

#[test]
fn a_position_in_two_papers_is_told_once() {
    let mut desk = TestDesk::new();
    desk.add("2022-01-12", &wire());
    desk.add("2022-01-13", &format!("By our staff.\n\n{}", wire()));
    let asked = AskPositions { holder: "Russia".to_owned(), ..AskPositions::default() };
    let positions = positions_over_time(&desk.desk, &asked).unwrap();
    let [matter] = positions.matters.as_slice() else { panic!("{positions:?}") };
    let [told] = matter.told.as_slice() else { panic!("{matter:?}") };
    assert_eq!(told.told_again().unwrap(), "and 1 copy");
}

#[test]
fn a_story_in_two_papers_is_one_in_a_setting() {
    let mut desk = TestDesk::new();
    desk.add("2022-01-12", &format!("{THREAT}\n\n{REST}\n"));
    desk.add("2022-01-13", &format!("By our staff.\n\n{THREAT}\n\n{REST}\n"));
    desk.add(
        "2022-01-17",
        "\"The United States will regret it,\" Russian Foreign Minister Sergey Lavrov said on 17 \
         January 2022.\n",
    );
    let asked = AskSetting { statement: "s-1".parse().unwrap(), as_of: None, gazetteer: None };
    let setting = setting_of(&desk.desk, &asked).unwrap();
    let [item] = setting.under_way.as_slice() else { panic!("{setting:?}") };
    assert_eq!(copies(&item.copies), "e-2 in d-2");
}

#[test]
fn copies_of_its_own_story_are_no_earlier_wordings_and_those_of_another_count_once() {
    let mut desk = TestDesk::new();
    let said = |more: &str| format!("{WORDS}\n\n{more}\n");
    let old = "Snow lay on the square, the trams stood still since the morning, and those who had \
        come to hear him went home by foot along the river before it was dark.";
    desk.add("2021-12-01", &said(old).replace("10 January 2022", "1 December 2021"));
    let copy = format!("By our staff.\n\n{}", said(old));
    desk.add("2021-12-02", &copy.replace("10 January 2022", "1 December 2021"));
    desk.add("2022-01-11", &wire().replace(" on 10 January 2022", ""));
    desk.add("2022-01-12", &format!("(Wire) {}", wire().replace(" on 10 January 2022", "")));
    let statement = "s-4".parse().unwrap();
    let request = NearestWordings { statement, known_by: None, filling: Filling::Whole };
    let earlier = nearest_wordings(&desk.desk, &request, &mut |_, _| ()).unwrap();
    let told: Vec<String> = earlier.speaker.iter().map(actions::EarlierWording::nearness).collect();
    assert_eq!(told, ["word for word"], "{earlier:?}");
    assert_eq!(earlier.speaker[0].spoken.document.to_string(), "d-1");
}

#[test]
fn of_a_page_that_was_fetched_again_the_last_version_stands_and_what_is_gone_is_told() {
    let mut desk = TestDesk::new();
    desk.page("2022-01-12", &[WORDS, THREAT, DEMAND]);
    desk.page("2022-01-14", &[THREAT, "Nobody else spoke of it."]);
    assert_eq!(desk.lines(None), ["s-1 no longer there since 2022-01-14", "e-2"]);
    let timeline = desk.pair(None);
    let [month] = timeline.months.as_slice() else { panic!("{:?}", timeline.months) };
    assert_eq!((month.of(QuadClass::VerbalConflict), timeline.repeated), (1, 0));
    let record = desk.record("Lavrov");
    assert_eq!((record.total, record.gone.len()), (0, 1));
    assert_eq!(record.gone[0].told_again().unwrap(), "no longer there since 2022-01-14");
    let asked = AskPositions { holder: "Russia".to_owned(), ..AskPositions::default() };
    let positions = positions_over_time(&desk.desk, &asked).unwrap();
    assert_eq!(positions.matters[0].told[0].gone_since.unwrap().to_string(), "2022-01-14");
}

#[test]
fn what_comes_back_is_there_again() {
    let mut desk = TestDesk::new();
    desk.page("2022-01-12", &[THREAT, REST]);
    desk.page("2022-01-14", &["Nobody threatened anybody.", REST]);
    assert_eq!(desk.lines(None), ["e-1 no longer there since 2022-01-14"]);
    desk.page("2022-01-15", &[THREAT, REST, "It was said twice."]);
    assert_eq!(desk.lines(None), ["e-2"]);
}

#[test]
fn what_a_page_gives_to_another_speaker_counts_no_more_for_the_first() {
    let mut desk = TestDesk::new();
    desk.page("2022-01-12", &[WORDS, REST]);
    assert_eq!(desk.record("Lavrov").total, 1);
    let other = WORDS.replace("Sergey Lavrov", "spokeswoman Maria Zakharova");
    desk.page("2022-01-14", &[&other.replace("Foreign Minister", "foreign ministry"), REST]);
    let record = desk.record("Lavrov");
    assert_eq!((record.total, record.gone.len()), (0, 1), "{record:?}");
    assert_eq!(record.gone[0].told_again().unwrap(), "no longer there since 2022-01-14");
}

#[test]
fn versions_of_a_page_are_one_document_as_evidence() {
    let mut desk = TestDesk::new();
    desk.page("2022-01-12", &[WORDS, DEMAND, REST]);
    desk.page("2022-01-14", &[WORDS, &DEMAND.replace("demands", "does not demand"), REST]);
    desk.page("2022-01-16", &[WORDS, &DEMAND.replace("written", "spoken"), REST]);
    let of = |document: &str| format!("{document}:\"We do not trust the United States\"");
    let request = RecordJudgment {
        claim: "They are in no hurry".to_owned(),
        evidence_for: ["d-1", "d-2", "d-3"].iter().map(|it| of(it).parse().unwrap()).collect(),
        evidence_against: vec![],
        alternatives: vec!["A minister was ill".to_owned()],
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
    record_judgment(&mut desk.desk, &request).unwrap();
    let judgment = show_judgment(&desk.desk, "j-1".parse().unwrap()).unwrap();
    assert_eq!(judgment.documents_for.words(), "1 document, 1 independent");
}

#[test]
fn as_of_a_moment_the_story_is_told_as_it_was_known_then() {
    let mut desk = TestDesk::new();
    let mut told: Vec<(Timestamp, PairTimeline)> = vec![];
    let steps: [&dyn Fn(&mut TestDesk); 5] = [
        &|it| it.add("2022-01-12", &wire()),
        &|it| it.add("2022-01-13", &format!("By our staff.\n\n{}", wire())),
        &|it| it.page("2022-01-14", &[WORDS, THREAT, REST]),
        &|it| it.add("2022-01-15", &format!("MOSCOW (Wire) - {}", wire())),
        &|it| it.page("2022-01-16", &[WORDS, REST, "A line of more."]),
    ];
    for step in steps {
        step(&mut desk);
        let at = desk.desk.now().unwrap();
        told.push((at, desk.pair(Some(at))));
    }
    for (at, then) in told {
        assert_eq!(desk.pair(Some(at)), then, "as of {at}");
    }
    assert_eq!(
        desk.lines(None),
        ["s-1 and 3 copies", "e-1 and 2 copies", "e-3 no longer there since 2022-01-16"]
    );
}

/// The copies of something, as "s-1 in d-1, s-3 in d-3".
fn copies(copies: &[ToldCopy]) -> String {
    let told: Vec<String> =
        copies.iter().map(|it| format!("{} in {}", it.id, it.document)).collect();
    told.join(", ")
}

/// A desk with a clock that is told, and a web of one page.
struct TestDesk {
    _folder: TempDir,
    desk: Desk,
    web: OnePage,
}

/// What stands at every address.
#[derive(Default)]
struct OnePage(Mutex<String>);

impl Fetch for OnePage {
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure> {
        let bytes = self.0.lock().unwrap().clone().into_bytes();
        let answer = Answer::Body(Body { bytes, ..Body::default() });
        Ok(Fetched { url: request.url.clone(), moved_to: None, answer })
    }
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let desk = Desk::begin_replayed(&path, "Ada", "Once", noon("2021-01-01")).unwrap();
        Self { _folder: folder, desk, web: OnePage::default() }
    }

    /// Adds a document on the day on which it was published.
    fn add(&mut self, day: &str, text: &str) {
        self.at(day);
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints(day), None).unwrap();
        add_document(&mut self.desk, &request).unwrap();
    }

    /// Fetches the page on a day, the first time or again.
    fn page(&mut self, day: &str, paragraphs: &[&str]) {
        self.at(day);
        let body = format!("<p>{}</p>", paragraphs.join("</p><p>"));
        *self.web.0.lock().unwrap() =
            format!("<html><article><h1>Talks</h1>{body}</article></html>");
        let read_with = ReadWith::default();
        let known = actions::document_at(&self.desk, PAGE).unwrap();
        if let Some(known) = known {
            let with = FetchWith { web: &self.web, read_with: &read_with };
            fetch_again(&mut self.desk, known, &with).unwrap();
        } else {
            let file = fetch_page(PAGE, &hints(day), None, &self.web).unwrap();
            add_file(&mut self.desk, file, &read_with, &mut |_| ()).unwrap();
        }
    }

    fn at(&mut self, day: &str) {
        // Two things of one day are done one after another.
        let known = self.desk.now().unwrap();
        self.desk.replay(noon(day).max(known), "Ada").unwrap();
    }

    fn record(&self, speaker: &str) -> SpeakersRecord {
        let request = SpeakerRecord { speaker: Some(speaker.to_owned()), ..Default::default() };
        speaker_record(&self.desk, &request, &mut |_, _| ()).unwrap()
    }

    fn pair(&self, as_of: Option<Timestamp>) -> PairTimeline {
        let (first, second) = ("Russia".to_owned(), "USA".to_owned());
        let asked = AskPair { first, second, as_of, ..AskPair::default() };
        pair_timeline(&self.desk, &asked).unwrap()
    }

    /// The rows between the two, each with how it is told again.
    fn lines(&self, as_of: Option<Timestamp>) -> Vec<String> {
        let line = |it: &actions::PairItem| {
            let again = it.copies_told().into_iter().chain(it.notes.iter().cloned());
            let told = std::iter::once(it.id.to_string()).chain(again);
            told.collect::<Vec<_>>().join(" ")
        };
        self.pair(as_of).items.iter().map(line).collect()
    }
}

fn hints(day: &str) -> IntakeHints {
    IntakeHints {
        published: Some(day.parse().unwrap()),
        language: Some("en".to_owned()),
        ..IntakeHints::default()
    }
}

fn noon(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}
