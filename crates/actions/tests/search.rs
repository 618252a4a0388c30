//! Searching a small desk: what is found, what is replaced, and what becomes of the index when it
//! is old, damaged, gone, or in use by another.

#![expect(clippy::disallowed_methods, reason = "an index is damaged and removed here")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::path::PathBuf;

use actions::{
    AddDocument, AskQuestion, Desk, Filling, IntakeHints, MatchOrder, RebuildArchiveError,
    RecordForecast, RecordJudgment, Search, SearchResults, add_document, ask_question,
    rebuild_archive, record_forecast, record_judgment, search,
};
use domain::{Confidence, Id, Probability, QuestionKind};
use ledger::{Archive, SearchIndex};
use tempfile::TempDir;

const REPORT: &str = "The ministers met in the capital on Monday.\n\n\
    \"The ceasefire will hold,\" Foreign Minister Sergey Lavrov said.\n\n\
    The talks on the border accord went on through the night.\n";

/// A desk in a folder of its own, with a report, a judgment and a question.
struct TestDesk {
    folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        let mut desk = Self { folder, desk };
        desk.add("A night of talks", REPORT);
        desk.judge("Neither side wants a truce", None);
        desk.ask("Will the ceasefire hold through June?");
        desk
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("desk.sqlite3.archive")
    }

    fn another(&self) -> Desk {
        Desk::open(self.desk.path(), "Ben").unwrap()
    }

    fn add(&mut self, title: &str, text: &str) {
        let hints = IntakeHints {
            title: Some(title.to_owned()),
            source: Some("TASS".to_owned()),
            published: Some("2026-01-05".parse().unwrap()),
            language: Some("en".to_owned()),
            ..IntakeHints::default()
        };
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut self.desk, &request).unwrap();
    }

    fn judge(&mut self, claim: &str, corrects: Option<Id>) {
        let request = RecordJudgment {
            claim: claim.to_owned(),
            evidence_for: vec!["d-1:\"The talks on the border accord\"".parse().unwrap()],
            evidence_against: vec![],
            alternatives: vec!["They are tired".to_owned()],
            assumptions: vec![],
            likelihood: Probability::new(0.7).unwrap(),
            confidence: Confidence::Low,
            confidence_reason: None,
            checkpoint: None,
            scheduled: None,
            corrects,
            kind: None,
            indicators: vec![],
            premortem: None,
            earlier: None,
            change_reason: None,
        };
        record_judgment(&mut self.desk, &request).unwrap();
    }

    fn ask(&mut self, text: &str) {
        let request = AskQuestion {
            text: text.to_owned(),
            kind: QuestionKind::Binary,
            criteria: "Both sides say so.".to_owned(),
            settlement_source: "the papers".to_owned(),
            closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            condition: None,
            postponement: None,
            checkpoint: None,
            scheduled: None,
            judgment: None,
            prediction: None,
        };
        ask_question(&mut self.desk, &request).unwrap();
    }

    fn search(&self, text: &str) -> SearchResults {
        results(&self.desk, text)
    }

    fn found(&self, text: &str) -> String {
        ids(&self.search(text))
    }
}

fn results(desk: &Desk, text: &str) -> SearchResults {
    let request = Search { order: MatchOrder::Date, ..Search::new(text) };
    search(desk, &request, &mut |_, _| ()).unwrap()
}

fn ids(results: &SearchResults) -> String {
    let mut ids: Vec<String> = results.hits.iter().map(|hit| hit.id.to_string()).collect();
    ids.sort();
    ids.join(" ")
}

#[test]
fn everything_with_words_is_found() {
    let desk = TestDesk::new();
    let table = [
        ("ceasefire kind:statement", "s-1"),
        ("speaker:Lavrov", "s-1"),
        ("\"border accord\" kind:document", "d-1"),
        ("night kind:document", "d-1"),
        ("truce", "j-1"),
        ("tired", "j-1"),
        ("june", "q-1"),
        ("outlet:tass lang:en until:2026-01-05 kind:statement", "s-1"),
        ("until:2025", ""),
        ("", ""),
    ];
    for (query, expected) in table {
        assert_eq!(desk.found(query), expected, "{query}");
    }
}

#[test]
fn events_and_positions_are_found_by_the_side_of_who_acts_and_of_whom_it_is_done_to() {
    let mut desk = TestDesk::new();
    desk.add(
        "In the lobby",
        "On Monday Hungary rejected the sanctions against Russia.\n\n\
         Russia attacked Ukraine on Sunday.\n\nViktor Orban met Sergey Lavrov on Saturday.\n",
    );
    let of = |query: &str| desk.found(query);
    for query in ["side:Hungary kind:position", "side:HUN kind:position"] {
        assert_ne!(of(query), "", "{query}");
    }
    assert_ne!(of("side:Hungary kind:event"), "");
    assert_eq!(of("side:Ukraine kind:event"), "");
    let attack = of("side:Russia to:Ukraine kind:event");
    assert!(attack.starts_with("e-") && !attack.contains(' '), "{attack}");
    assert_eq!(of("side:RUS to:UKR kind:event"), attack);
    assert!(of("side:Russia kind:event").contains(&attack));
    // What was said is still found by the side it was said for.
    assert_eq!(of("side:Russia kind:statement"), "s-1");
    let results = desk.search("kind:event side:Russia");
    let hit = results.hits.iter().find(|hit| hit.id.to_string() == attack).unwrap();
    assert_eq!((hit.side.as_deref(), hit.speaker.as_deref()), (Some("Russia"), Some("Russia")));
    let sides = results.facets.iter().find(|it| it.facet == domain::SearchFacet::Side).unwrap();
    let russia = sides.values.iter().find(|it| it.value == "Russia").unwrap();
    assert_eq!(of(&russia.query), of("kind:event side:=Russia"));
    assert_eq!(russia.count, results.total);
}

#[test]
fn what_was_found_is_shown_with_its_words_marked_and_counted() {
    let desk = TestDesk::new();
    let results = desk.search("ceasefire kind:statement");
    let hit = &results.hits[0];
    assert_eq!((hit.kind, hit.outlet.as_deref()), ("statement", Some("TASS")));
    assert_eq!(hit.speaker.as_deref(), Some("Sergey Lavrov"));
    assert_eq!(hit.document.map(|id| id.to_string()).as_deref(), Some("d-1"));
    let marked: Vec<&str> =
        hit.snippet.pieces().into_iter().filter(|it| it.1).map(|it| it.0).collect();
    assert_eq!(marked, ["ceasefire"]);
    let speakers = &results.facets[1].values;
    assert_eq!((speakers[0].value.as_str(), speakers[0].count), ("Sergey Lavrov", 1));
    assert_eq!(ids(&desk.search(&speakers[0].query)), "s-1");
    assert_eq!(results.facets[5].values[0].query, "ceasefire kind:statement since:2026 until:2026");
}

#[test]
fn a_forecast_is_not_found_as_it_may_be_hidden() {
    let mut desk = TestDesk::new();
    let request = RecordForecast {
        question: "q-1".parse().unwrap(),
        chances: vec!["50%".to_owned()],
        reason: Some("A walrus told me".to_owned()),
        evidence: vec![],
        fresh_until: None,
    };
    record_forecast(&mut desk.desk, &request).unwrap();
    assert_eq!(desk.found("walrus"), "");
}

#[test]
fn a_correction_takes_the_place_of_what_it_corrects() {
    let mut desk = TestDesk::new();
    assert_eq!(desk.found("truce"), "j-1");
    desk.judge("Both sides want an armistice", Some("j-1".parse().unwrap()));
    assert_eq!((desk.found("truce"), desk.found("armistice")), (String::new(), "j-2".to_owned()));
    rebuild_archive(&desk.desk, &mut |_, _| ()).unwrap();
    assert_eq!((desk.found("truce"), desk.found("armistice")), (String::new(), "j-2".to_owned()));
}

#[test]
fn two_handles_on_one_desk_find_what_the_other_added() {
    let mut desk = TestDesk::new();
    let other = desk.another();
    assert_eq!(ids(&results(&other, "walrus")), "");
    desk.add("A walrus", "The walrus sleeps.");
    assert_eq!(ids(&results(&other, "walruses -walrus")), "");
    assert_eq!(ids(&results(&other, "walrus kind:document")), "d-2");
    assert_eq!(desk.found("walrus kind:document"), "d-2");
}

#[test]
fn while_another_adds_what_is_there_is_searched() {
    let mut desk = TestDesk::new();
    assert_eq!(desk.found("truce"), "j-1");
    desk.judge("Both sides want a truce", None);
    let archive = Archive::open(&desk.archive()).unwrap();
    let writing = archive.writing().unwrap().unwrap();
    let results = desk.search("truce");
    assert_eq!(ids(&results), "j-1");
    let note = "1 newer entry is not searched yet; another program is adding them";
    assert_eq!(results.notes, [note]);
    let busy = rebuild_archive(&desk.desk, &mut |_, _| ());
    assert!(matches!(busy, Err(RebuildArchiveError::Busy)), "{busy:?}");
    drop(writing);
    assert_eq!(desk.found("truce"), "j-1 j-2");
}

#[test]
fn an_index_that_is_damaged_or_gone_is_made_anew() {
    let desk = TestDesk::new();
    let before = desk.search("ceasefire OR truce OR accord");
    fs::remove_dir_all(desk.archive()).unwrap();
    assert_eq!(results(&desk.another(), "ceasefire OR truce OR accord"), before);
    let segments = fs::read_dir(desk.archive()).unwrap().map(|file| file.unwrap().path());
    for file in segments.filter(|file| file.extension().is_some_and(|it| it == "fast")) {
        fs::write(file, "nothing").unwrap();
    }
    let mended = results(&desk.another(), "ceasefire OR truce OR accord");
    assert_eq!(mended.hits, before.hits);
    assert!(mended.notes[0].contains("made anew"), "{:?}", mended.notes);
    assert_eq!(desk.search("ceasefire OR truce OR accord"), before);
}

#[test]
fn damage_that_shows_only_when_something_is_looked_for_is_mended_too() {
    let desk = TestDesk::new();
    let before = desk.search("ceasefire OR truce OR accord");
    let segments = fs::read_dir(desk.archive()).unwrap().map(|file| file.unwrap().path());
    for file in segments.filter(|file| file.extension().is_some_and(|it| it == "term")) {
        let mut bytes = fs::read(&file).unwrap();
        let third = bytes.len() / 3;
        bytes.iter_mut().skip(third).take(60).for_each(|byte| *byte ^= 0xff);
        fs::write(file, bytes).unwrap();
    }
    let mended = results(&desk.another(), "ceasefire OR truce OR accord");
    assert_eq!(mended.hits, before.hits);
    assert!(mended.notes[0].contains("made anew"), "{:?}", mended.notes);
}

#[test]
fn marks_alone_find_nothing() {
    let desk = TestDesk::new();
    for query in ["-", "!!!", "\u{1f600}", "\"…\""] {
        assert_eq!(desk.found(query), "", "{query}");
    }
}

#[test]
fn a_phrase_is_left_out() {
    let desk = TestDesk::new();
    assert_eq!(desk.found("ceasefire -\"border accord\" kind:question"), "q-1");
    assert_eq!(desk.found("kind:document -\"border accord\" -\"all night\""), "");
    assert_eq!(desk.found("ceasefire kind:statement -speaker:\"Sergey Lavrov\""), "");
}

#[test]
fn an_index_of_another_desk_is_made_anew() {
    let (one, other) = (TestDesk::new(), TestDesk::new());
    assert_eq!(one.found("truce"), "j-1");
    assert_eq!(other.found("truce"), "j-1");
    fs::remove_dir_all(other.archive()).unwrap();
    fs::rename(one.archive(), other.archive()).unwrap();
    let results = results(&other.another(), "truce");
    assert_eq!((ids(&results), results.total), ("j-1".to_owned(), 1));
}

#[test]
fn where_no_index_can_be_kept_all_is_gone_through_in_memory() {
    let mut desk = TestDesk::new();
    fs::remove_dir_all(desk.archive()).unwrap();
    fs::write(desk.archive(), "a file where the folder would be").unwrap();
    let results = desk.search("truce");
    assert_eq!(ids(&results), "j-1");
    assert!(results.notes[0].contains("cannot be written"), "{:?}", results.notes);
    desk.judge("Both sides want a truce", None);
    let again = desk.search("truce");
    assert_eq!((ids(&again).as_str(), again.notes), ("j-1 j-2", vec![]));
    let refused = rebuild_archive(&desk.desk, &mut |_, _| ()).unwrap_err();
    assert!(refused.to_string().contains("let its folder be written"), "{refused}");
}

#[test]
fn an_index_that_cannot_be_written_is_searched_as_it_is() {
    let mut desk = TestDesk::new();
    assert_eq!(desk.found("truce"), "j-1");
    // Whoever runs the tests may write everything, but no file where a folder stands.
    for lock in [".tantivy-meta.lock", ".tantivy-writer.lock"] {
        fs::remove_file(desk.archive().join(lock)).ok();
        fs::create_dir(desk.archive().join(lock)).unwrap();
    }
    let reader = desk.another();
    let whole = results(&reader, "truce");
    assert_eq!((ids(&whole).as_str(), whole.notes), ("j-1", vec![]));
    desk.judge("Both sides want a truce", None);
    let behind = results(&reader, "truce");
    assert_eq!(ids(&behind), "j-1");
    let note = "1 newer entry is not searched yet; the search index cannot be written here, and \
        whoever can write it adds what is missing by searching";
    assert_eq!(behind.notes, [note]);
}

#[test]
fn what_is_made_anew_finds_the_same_as_what_grew() {
    let mut desk = TestDesk::new();
    for number in 1..12 {
        desk.add(&format!("Report {number}"), &format!("{REPORT}Paragraph {number} on accords."));
        desk.found("accord");
    }
    let queries =
        ["accord", "\"ceasefire will\"", "speaker:Lavrov OR talks", "para*", "kind:event"];
    let orders = [MatchOrder::Date, MatchOrder::Relevance];
    let all = |desk: &TestDesk| {
        let requests = queries
            .iter()
            .flat_map(|query| orders.map(|order| Search { order, ..Search::new(query) }));
        let found = requests.map(|it| search(&desk.desk, &it, &mut |_, _| ()).unwrap());
        found.collect::<Vec<_>>()
    };
    let grown = all(&desk);
    let mut reached = 0;
    let rebuilt = rebuild_archive(&desk.desk, &mut |done, _| reached = done).unwrap();
    assert_eq!(rebuilt.entries, reached);
    assert_eq!(all(&desk), grown);
}

#[test]
fn where_nothing_fits_it_is_told_what_would_with_less() {
    let desk = TestDesk::new();
    let results = desk.search("truce speaker:Lavrov kind:statement");
    let told = results.loosened.iter().map(|it| format!("{} {}", it.value, it.count));
    assert_eq!(told.collect::<Vec<_>>(), ["truce 1"]);
    assert_eq!(desk.found(&results.loosened[0].query), "s-1");
    assert_eq!(desk.search("walrus").loosened, []);
}

#[test]
fn what_has_no_day_is_told_where_days_are_asked_for() {
    let mut desk = TestDesk::new();
    let text = "\"Nobody will tell China what to do,\" Sergey Lavrov told Wang Yi.";
    let request = AddDocument::new(text.as_bytes().to_vec(), &IntakeHints::default(), None);
    add_document(&mut desk.desk, &request.unwrap()).unwrap();
    let results = desk.search("china kind:document since:2026");
    assert_eq!(
        (results.total, results.notes),
        (0, vec!["1 more has no day; leave out since: and until: to find it".to_owned()])
    );
    assert_eq!(desk.search("china kind:document").notes, Vec::<String>::new());
    assert_eq!(desk.found("to:China kind:statement"), "s-2");
    assert_eq!(desk.found("to:CHN kind:statement"), desk.found("to:prc kind:statement"));
}

#[test]
fn pages_follow_each_other_down_to_a_depth() {
    let mut desk = TestDesk::new();
    for number in 0..5 {
        desk.ask(&format!("Will walrus {number} sleep?"));
    }
    let page = |page| {
        let request = Search { page, per_page: 2, ..Search::new("walrus") };
        search(&desk.desk, &request, &mut |_, _| ())
    };
    let all: Vec<String> = (1..=3).map(|number| ids(&page(number).unwrap())).collect();
    assert_eq!(all, ["q-5 q-6", "q-3 q-4", "q-2"]);
    assert_eq!((page(2).unwrap().total, page(2).unwrap().pages), (5, 3));
    assert_eq!(page(501).unwrap_err().to_string(), "there is no page 501; the last is page 3");
}

#[test]
fn what_is_typed_is_searched_by_its_beginning_and_a_slice_at_a_time() {
    let desk = TestDesk::new();
    let request = Search {
        is_typed: true,
        with_facets: false,
        filling: Filling::Slice,
        ..Search::new("\"border acc")
    };
    let results = search(&desk.desk, &request, &mut |_, _| ()).unwrap();
    assert!(results.hits.iter().any(|hit| hit.id.to_string() == "d-1"), "{results:?}");
    assert_eq!(results.facets.len(), 0);
    let typed = |text: &str| {
        let request = Search { text: text.to_owned(), ..request.clone() };
        ids(&search(&desk.desk, &request, &mut |_, _| ()).unwrap())
    };
    assert_eq!(
        (typed("armis"), typed("tru"), typed("truce speaker:")),
        (String::new(), "j-1".to_owned(), "j-1".to_owned())
    );
}

#[test]
fn the_agency_of_a_dateline_is_the_outlet_where_no_other_is_named() {
    let mut desk = TestDesk::new();
    let wire = "GENEVA, 4 January 2026 (Reuters) - The two sides signed a fishing quota on Sunday.\n\n\
        \"The quota is fair,\" Foreign Minister Sergey Lavrov said.\n";
    let hints = IntakeHints { language: Some("en".to_owned()), ..IntakeHints::default() };
    let request = AddDocument::new(wire.as_bytes().to_vec(), &hints, None).unwrap();
    add_document(&mut desk.desk, &request).unwrap();
    let found = desk.search("quota outlet:Reuters kind:document");
    assert_eq!(found.hits[0].outlet.as_deref(), Some("Reuters"));
    let found = desk.search("quota outlet:Reuters kind:statement");
    assert_eq!((found.total, found.hits[0].outlet.as_deref()), (1, Some("Reuters")));
    assert_eq!(desk.search("ceasefire outlet:Reuters").total, 0);
}

#[test]
fn copies_of_a_statement_are_one_hit() {
    let mut desk = TestDesk::new();
    let more = "The council had met in Geneva for three days to speak about the harvest, the price of \
        salt, the pensions of the harbor masters and the repair of the two bridges over the river.";
    let story = format!(
        "The ministers spoke of salt.\n\n\"The salt tax will be halved,\" Foreign Minister Sergey \
         Lavrov said.\n\n{more}\n"
    );
    desk.add("Salt tax halved", &story);
    desk.add("A tax on salt falls", &format!("{story}\n"));
    desk.add("Salt again", &format!("{story}\n\n"));
    let found = desk.search("halved kind:statement");
    assert_eq!((found.total, found.hits.len()), (3, 1), "{found:?}");
    assert_eq!(found.hits[0].told_again().as_deref(), Some("and 2 copies"));
    // Who says the same in words of his own says it once more.
    desk.add(
        "Sunday",
        "\"The salt tax will be halved,\" President Vladimir Putin said in the evening.\n",
    );
    let found = desk.search("halved kind:statement");
    assert_eq!((found.total, found.hits.len()), (4, 2), "{found:?}");
}
