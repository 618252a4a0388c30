//! Searching by meaning: what is found without its words, what narrows it, and what happens where
//! the vectors or the model are missing. The model is a tiny one with random weights, to which all
//! texts mean much the same, and the same text the same.

#![expect(clippy::disallowed_methods, reason = "a model is written and an index removed here")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fs;
use std::path::PathBuf;

use actions::{
    AddDocument, Desk, EarlierWordings, FillMeaningError, Filling, IntakeHints, MatchOrder,
    ModelError, NearestWordings, Search, SearchBy, SearchError, SearchResults, add_document,
    fill_meaning, nearest_wordings, rebuild_archive, said_before, search,
};
use ledger::Archive;
use tempfile::TempDir;
use text::meaning::{Model, ModelFiles};

const REPORT: &str = "The ministers met in the capital on Monday.\n\n\
    \"The ceasefire will hold,\" Foreign Minister Sergey Lavrov said.\n\n\
    \"We will not close the harbor,\" Mayor Ada Lind said.\n";

struct TestDesk {
    folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let model = folder.path().join("tiny.meaning");
        fs::write(&model, tiny()).unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        let mut desk = Self { folder, desk: desk.with_meaning(model) };
        desk.add("A night of talks", "en", REPORT);
        desk
    }

    fn add(&mut self, title: &str, language: &str, text: &str) {
        self.add_on("2026-01-05", title, language, text);
    }

    fn add_on(&mut self, day: &str, title: &str, language: &str, text: &str) {
        let hints = IntakeHints {
            title: Some(title.to_owned()),
            published: Some(day.parse().unwrap()),
            language: Some(language.to_owned()),
            ..IntakeHints::default()
        };
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut self.desk, &request).unwrap();
    }

    fn vectors(&self) -> PathBuf {
        Archive::folder_of(self.desk.path()).join("meaning")
    }

    fn search(&self, text: &str, by: Option<SearchBy>) -> SearchResults {
        search(&self.desk, &Search { by, ..Search::new(text) }, &mut |_, _| ()).unwrap()
    }

    fn found(&self, text: &str, by: Option<SearchBy>) -> String {
        ids(&self.search(text, by))
    }
}

fn tiny() -> Vec<u8> {
    Model::pack(&ModelFiles {
        config: include_bytes!("../../text/tests/vectors/meaning/tiny/config.json"),
        tokenizer: include_bytes!("../../text/tests/vectors/meaning/tiny/tokenizer.json"),
        weights: include_bytes!("../../text/tests/vectors/meaning/tiny/model.safetensors"),
    })
    .unwrap()
}

/// What was found, in its order; what was found by meaning alone in brackets.
fn ids(results: &SearchResults) -> String {
    let id = |hit: &actions::SearchHit| {
        if hit.by_meaning { format!("({})", hit.id) } else { hit.id.to_string() }
    };
    results.hits.iter().map(id).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_says_the_same_is_found_without_the_words() {
    let desk = TestDesk::new();
    let both = desk.search("will harbor", None);
    assert!(ids(&both).ends_with("s-2 (s-1)"), "{}", ids(&both));
    assert_eq!((both.total, both.by_meaning, both.pages), (2, 1, 1));
    assert!(both.notes.is_empty(), "{:?}", both.notes);
    let by_words = desk.search("will harbor", Some(SearchBy::Words));
    assert_eq!((by_words.total, by_words.by_meaning), (2, 0));
    assert_eq!(both.facets, by_words.facets, "what is counted is what fits the words");
    let same = desk.search("We will not close the harbor", Some(SearchBy::Meaning));
    assert!(ids(&same).starts_with("(s-2)"), "{}", ids(&same));
    assert_eq!((same.total, same.facets.len()), (3, 0));
}

#[test]
fn fields_phrases_and_exclusions_hold_for_what_is_found_by_meaning() {
    let desk = TestDesk::new();
    let table = [
        ("open kind:statement", "(s-1) (s-2)"),
        ("open speaker:Lavrov", "(s-1)"),
        ("open kind:statement -ceasefire", "(s-2)"),
        ("open \"close the harbor\" kind:statement", "(s-2)"),
        ("open since:2026-02", ""),
        ("open lang:de", ""),
    ];
    for (query, expected) in table {
        for by in [SearchBy::Meaning, SearchBy::Both] {
            let found = desk.found(query, Some(by));
            let mut found: Vec<&str> = found.split(' ').collect();
            found.sort_unstable();
            assert_eq!(found.join(" "), expected, "{query} by {by:?}");
        }
    }
    assert_eq!(desk.found("kind:statement open*", None), "", "without a plain word, by words");
    let error = search(
        &desk.desk,
        &Search { by: Some(SearchBy::Meaning), ..Search::new("kind:statement") },
        &mut |_, _| (),
    );
    assert!(matches!(error, Err(SearchError::NothingMeant)));
}

#[test]
fn while_one_types_and_by_date_words_alone_count() {
    let desk = TestDesk::new();
    let typed = Search { is_typed: true, ..Search::new("harb") };
    let by_date = Search { order: MatchOrder::Date, ..Search::new("harbor") };
    for request in [typed, by_date.clone()] {
        let found = search(&desk.desk, &request, &mut |_, _| ()).unwrap();
        assert_eq!(found.by_meaning, 0, "{request:?}");
        assert!(!ids(&found).contains('('), "{request:?}");
    }
    let meant = Search { by: Some(SearchBy::Meaning), ..by_date };
    let found = search(&desk.desk, &meant, &mut |_, _| ()).unwrap();
    let dates: Vec<_> = found.hits.iter().map(|hit| hit.date).collect();
    assert!(dates.is_sorted_by(|one, other| one >= other) && !dates.is_empty(), "{dates:?}");
}

#[test]
fn a_desk_without_a_model_is_searched_by_words() {
    let desk = TestDesk::new();
    let none = desk.folder.path().join("none.meaning");
    let other = Desk::open(desk.desk.path(), "Ben").unwrap().with_meaning(none);
    let found = search(&other, &Search::new("open"), &mut |_, _| ()).unwrap();
    assert_eq!((found.total, found.by_meaning, found.notes.len()), (0, 0, 0));
    let asked = Search { by: Some(SearchBy::Both), ..Search::new("open") };
    let told = search(&other, &asked, &mut |_, _| ()).unwrap_err();
    assert!(matches!(&told, SearchError::Model(ModelError::None { .. })), "{told:?}");
    assert!(told.to_string().contains("forsooth model install --meaning"), "{told}");
    let broken = desk.folder.path().join("broken.meaning");
    fs::write(&broken, "meaning model 1\nbroken").unwrap();
    let other = Desk::open(desk.desk.path(), "Ben").unwrap().with_meaning(broken);
    let found = search(&other, &Search::new("harbor"), &mut |_, _| ()).unwrap();
    assert!(found.total > 0 && found.notes[0].contains("by words alone"), "{found:?}");
}

#[test]
fn what_is_not_gone_through_yet_is_told_and_then_added() {
    let mut desk = TestDesk::new();
    let slice = Search { filling: Filling::Slice, ..Search::new("open") };
    let found = search(&desk.desk, &slice, &mut |_, _| ()).unwrap();
    assert_eq!(found.by_meaning, 0);
    assert!(found.notes[0].contains("not searched by meaning yet"), "{:?}", found.notes);
    let before = fill_meaning(&desk.desk, &mut |_, _| ()).unwrap();
    assert_eq!((before.vectors, &before.folder), (3, &desk.vectors()));
    desk.add("Nacht", "de", "Nichts Neues aus der Stadt.\n");
    desk.add("Day", "en", "Nothing of note was said.\n");
    let after = fill_meaning(&desk.desk, &mut |_, _| ()).unwrap();
    assert_eq!(after.vectors, 4, "a document in another language has none");
    assert!(after.entries > before.entries);
    rebuild_archive(&desk.desk, &mut |_, _| ()).unwrap();
    assert_eq!(fill_meaning(&desk.desk, &mut |_, _| ()).unwrap(), after);
    fs::remove_dir_all(Archive::folder_of(desk.desk.path())).unwrap();
    assert_eq!(fill_meaning(&desk.desk, &mut |_, _| ()).unwrap(), after, "made anew");
}

#[test]
fn one_program_makes_vectors_at_a_time() {
    let desk = TestDesk::new();
    fs::create_dir_all(desk.vectors()).unwrap();
    let lock = fs::File::create(desk.vectors().join("lock")).unwrap();
    lock.lock().unwrap();
    let refused = fill_meaning(&desk.desk, &mut |_, _| ());
    assert!(matches!(refused, Err(FillMeaningError::Busy)), "{refused:?}");
    let found = desk.search("harbor", None);
    assert!(found.notes[0].contains("not searched by meaning yet"), "{:?}", found.notes);
    drop(lock);
    assert_eq!(desk.search("harbor", None).notes, Vec::<String>::new());
}

/// The earlier wordings of a statement.
fn earlier(desk: &Desk, statement: &str) -> EarlierWordings {
    let statement = statement.parse().unwrap();
    let request = NearestWordings { statement, known_by: None, filling: Filling::Whole };
    nearest_wordings(desk, &request, &mut |_, _| ()).unwrap()
}

#[test]
fn an_earlier_wording_in_other_words_is_told_apart() {
    let mut desk = TestDesk::new();
    let later = "\"Nobody here wants another war,\" Foreign Minister Sergey Lavrov said.\n";
    desk.add_on("2026-02-03", "Later talks", "en", later);
    let statement = desk.found("kind:statement \"another war\"", Some(SearchBy::Words));
    let before = desk.found("kind:statement \"ceasefire will\"", Some(SearchBy::Words));
    assert!(earlier(&desk.desk, &statement).is_empty(), "there are no vectors yet");
    fill_meaning(&desk.desk, &mut |_, _| ()).unwrap();
    let found = earlier(&desk.desk, &statement);
    assert_eq!((found.speaker.len(), found.office.len(), found.side.len()), (0, 0, 0));
    let told: Vec<String> =
        found.meaning.iter().map(|it| format!("{} {}", it.spoken.id, it.nearness())).collect();
    assert_eq!(told, [format!("{before} similar in meaning")]);
    assert_eq!(found.meaning[0].marked(), found.meaning[0].spoken.words);
    let again = said_before(&desk.desk, "d-2".parse().unwrap(), Filling::Whole, &mut |_, _| ());
    assert!(again.unwrap().statements[0].earlier.by_meaning);
    let plain = Desk::open(desk.desk.path(), "Ben").unwrap();
    assert!(earlier(&plain, &statement).is_empty(), "there is no model");
}
