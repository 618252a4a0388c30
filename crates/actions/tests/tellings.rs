//! Tellings: a denial, a rejection or a condition stands with the words wherever they are shown.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, Desk, Filling, IntakeHints, NearestWordings, RecordJudgment, Search,
    SpeakerRecord, SpeakersRecord, WriteBrief, add_document, list_entries, nearest_wordings,
    record_judgment, search, show_brief, show_judgment, speaker_record, write_brief,
};
use domain::{Confidence, Id, Kind, Probability};
use judging::JudgmentNotice;
use tempfile::TempDir;

const DENIED: &str = "Turkish Foreign Minister Hakan Fidan denied on Saturday that Turkey had \
                      bought Russian gas in secret.";
const CONDITIONAL: &str = "If Greece agrees to the plan, Turkish Foreign Minister Hakan Fidan said, \
                           Turkey would open the border with Armenia.";

#[test]
fn a_denial_stands_with_the_words_up_to_the_brief() {
    let told = "denied: Turkey had bought Russian gas in secret";
    let mut story = Story::with(&[("2023-06-03", DENIED)]);
    let brief = story.brief("s-1");
    assert!(brief.contains(&format!("> {told}")), "{brief}");
    let shown = show_judgment(&story.desk, id("j-1")).unwrap();
    assert_eq!(shown.quotes_for[0].quote.told(), told);
    assert_eq!(shown.quotes_for[0].quote.told_in_marks(), told, "indirect speech has no marks");
    assert!(shown.notices.contains(&JudgmentNotice::DeniedWords), "{:?}", shown.notices);
    assert_eq!(story.listed(), ["Hakan Fidan (denied): Turkey had bought Russian gas in secret"]);
    assert_eq!(story.found("gas kind:statement"), [told]);
    let record = story.record("Fidan");
    assert_eq!((record.total, record.denied.len()), (0, 1));
    assert_eq!(record.denied[0].told_words(), told);
}

#[test]
fn a_condition_stands_with_the_words_up_to_the_brief() {
    let told = "if Greece agrees to the plan: Turkey would open the border with Armenia";
    let mut story = Story::with(&[("2023-06-03", CONDITIONAL)]);
    let brief = story.brief("s-1");
    assert!(brief.contains(&format!("> {told}")), "{brief}");
    let shown = show_judgment(&story.desk, id("j-1")).unwrap();
    assert!(shown.notices.contains(&JudgmentNotice::ConditionalWords), "{:?}", shown.notices);
    assert_eq!(story.found("border kind:statement"), [told]);
    assert_eq!(story.record("Fidan").statements[0].told_words(), told);
}

#[test]
fn the_same_words_are_never_word_for_word_once_they_were_denied() {
    let said = "Turkish Foreign Minister Hakan Fidan said on Sunday that Turkey had bought Russian \
                gas in secret.";
    for (first, second, turned) in
        [(DENIED, said, "but denied then, said now"), (said, DENIED, "but said then, denied now")]
    {
        let story = Story::with(&[("2023-06-03", first), ("2023-06-11", second)]);
        let request =
            NearestWordings { statement: id("s-2"), known_by: None, filling: Filling::Whole };
        let earlier = nearest_wordings(&story.desk, &request, &mut |_, _| ()).unwrap();
        let [earlier] = earlier.speaker.as_slice() else { panic!("{earlier:?}") };
        assert_eq!(earlier.nearness(), format!("90% alike, {turned}"));
        assert!(!earlier.is_same);
    }
    let again = format!("{said} It had rained.");
    let story = Story::with(&[("2023-06-03", said), ("2023-06-11", &again)]);
    assert_eq!(story.record("Fidan").earlier.unwrap().speaker[0].nearness(), "word for word");
}

#[test]
fn what_is_only_possible_hardly_so_or_false_is_never_wholly_alike() {
    let said = |words: &str| {
        format!("Turkish Foreign Minister Hakan Fidan said on Sunday that {words} the border.")
    };
    for (first, second, nearness) in [
        (
            "Turkey would send its troops to",
            "Turkey might send its troops to",
            "88% alike, but said then, said to be possible now",
        ),
        (
            "Turkey must send its troops to",
            "Turkey will send its troops to",
            "88% alike, but said to be needed then, said now",
        ),
        (
            "Turkey would send its troops to",
            "Turkey would hardly send its troops to",
            "80% alike, but one denies it",
        ),
    ] {
        let story = Story::with(&[("2023-06-03", &said(first)), ("2023-06-11", &said(second))]);
        let earlier = story.record("Fidan").earlier.unwrap().speaker;
        assert_eq!(earlier[0].nearness(), nearness, "{second}");
    }
}

#[test]
fn what_stands_in_a_denial_is_told_as_denied_too() {
    let nested = "Turkish Foreign Minister Hakan Fidan denied that Wang Yi had said that China \
                  would not wait.";
    let mut story = Story::with(&[("2023-06-03", nested)]);
    let brief = story.brief("s-2");
    assert!(brief.contains("> denied by Hakan Fidan, not said: China would not wait"), "{brief}");
    let shown = show_judgment(&story.desk, id("j-1")).unwrap();
    assert!(shown.notices.contains(&JudgmentNotice::DeniedWords), "{:?}", shown.notices);
}

#[test]
fn what_stands_in_a_claim_that_is_rejected_is_told_so_wherever_it_stands() {
    let rejected = "Turkish Foreign Minister Hakan Fidan rejected claims that Wang Yi had said \
                    that China would not wait.";
    let mut story = Story::with(&[("2023-06-03", rejected)]);
    let listed = story.listed();
    let inner = listed.iter().find(|it| it.ends_with(": China would not wait")).unwrap();
    assert!(inner.contains("(rejected by Hakan Fidan"), "{listed:?}");
    let found = story.found("wait kind:statement");
    let plain = |it: &&String| it.starts_with("China would not wait");
    assert_eq!(found.iter().find(plain), None, "{found:?}");
    let record = story.record("Wang Yi");
    assert_eq!((record.total, record.denied.len()), (0, 1));
    let number = listed.iter().position(|it| it == inner).unwrap() + 1;
    let brief = story.brief(&format!("s-{number}"));
    assert!(brief.contains("> rejected by Hakan Fidan"), "{brief}");
}

#[test]
fn marks_of_a_mixed_quotation_are_those_of_the_document() {
    let mixed = "Mao Ning told reporters that “our patience has run out” after years of promises.";
    let story = Story::with(&[("2023-06-03", mixed)]);
    let written = "“our patience has run out” after years of promises";
    assert_eq!(story.record("Mao").statements[0].told_words(), written);
    assert_eq!(story.listed(), [format!("Mao Ning: {written}")]);
}

#[test]
fn a_piece_of_a_statement_counts_with_the_whole_of_it() {
    let nested = "Mao Ning told reporters that Wang Yi had said that China would not wait.";
    let story = Story::with(&[("2023-06-03", nested)]);
    assert_eq!(story.listed().len(), 2, "{:?}", story.listed());
    let side = Some("China".to_owned());
    let request = SpeakerRecord { side, filling: Filling::Whole, ..Default::default() };
    let record = speaker_record(&story.desk, &request, &mut |_, _| ()).unwrap();
    assert_eq!((record.total, record.statements.len()), (1, 1), "{:?}", record.statements);
    assert_eq!(record.statements[0].speaker.as_deref(), Some("Mao Ning"));
}

/// A desk in a folder of its own.
struct Story {
    _folder: TempDir,
    desk: Desk,
}

impl Story {
    fn with(documents: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        for (day, text) in documents {
            let hints = IntakeHints {
                source: Some("B".to_owned()),
                published: Some(day.parse().unwrap()),
                language: Some("en".to_owned()),
                ..IntakeHints::default()
            };
            let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
            add_document(&mut desk, &request).unwrap();
        }
        Self { _folder: folder, desk }
    }

    /// A brief of one judgment that rests on a statement.
    fn brief(&mut self, statement: &str) -> String {
        let request = RecordJudgment {
            claim: "Turkey deals in secret".to_owned(),
            evidence_for: vec![statement.parse().unwrap()],
            evidence_against: vec![],
            alternatives: vec!["It does not".to_owned()],
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
        record_judgment(&mut self.desk, &request).unwrap();
        let request = WriteBrief {
            title: "Secrets".to_owned(),
            summary: None,
            judgments: vec![id("j-1")],
            ladder: None,
        };
        let brief = write_brief(&mut self.desk, &request).unwrap();
        show_brief(&self.desk, brief).unwrap().markdown()
    }

    fn listed(&self) -> Vec<String> {
        list_entries(&self.desk, Kind::Statement).unwrap().into_iter().map(|it| it.line).collect()
    }

    fn found(&self, query: &str) -> Vec<String> {
        let found = search(&self.desk, &Search::new(query), &mut |_, _| ()).unwrap();
        found.hits.into_iter().map(|it| it.snippet.text).collect()
    }

    fn record(&self, speaker: &str) -> SpeakersRecord {
        let speaker = Some(speaker.to_owned());
        let request = SpeakerRecord { speaker, filling: Filling::Whole, ..Default::default() };
        speaker_record(&self.desk, &request, &mut |_, _| ()).unwrap()
    }
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
