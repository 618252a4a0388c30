//! The page of the watches: watching a search, where its flags show, looking, and ending.

use actions::{AddDocument, BeginWatch, Desk, IntakeHints, add_document, begin_watch};
use tempfile::TempDir;

use crate::{fetch, post, serve_desk};

const REPORT: &str = "\"The <ceasefire> will hold,\" Foreign Minister Sergey Lavrov said.\n";

fn desk_in(folder: &TempDir) -> Desk {
    Desk::open_or_begin(folder.path().join("desk.sqlite3"), "ada").unwrap()
}

fn add(desk: &mut Desk) {
    let hints = IntakeHints { language: Some("en".to_owned()), ..IntakeHints::default() };
    let request = AddDocument::new(REPORT.into(), &hints, None).unwrap();
    add_document(desk, &request).unwrap();
}

#[test]
fn a_search_is_watched_and_the_watch_ended() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_in(&folder));
    assert!(fetch(&address, "/watches").contains("Nothing is watched."));
    let begun = post(&address, "/watches", &[("query", "ceasefire"), ("reason", "it may <fall>")]);
    assert!(begun.starts_with("HTTP/1.1 303") && begun.contains("/watches#watch-1"), "{begun}");
    let page = fetch(&address, "/watches");
    assert!(page.contains("<code>ceasefire</code>") && page.contains("it may &#60;fall&#62;"));
    for (field, fields, told) in [
        ("query", &[("query", "\"border acc")][..], "not closed"),
        ("query", &[("query", " ")], "a watch looks for something"),
        ("query", &[("query", "a\u{94}b")], "has characters that are not shown"),
        ("for", &[("query", "talks"), ("for", "d-9")], "a watch is for a judgment or a question"),
        ("for", &[("query", "talks"), ("for", "nine")], "is no id"),
    ] {
        let refused = post(&address, "/watches", fields);
        assert!(refused.starts_with("HTTP/1.1 422") && refused.contains(told), "{refused}");
        let blamed = format!("href=\"#watch-search-{field}\"");
        assert!(refused.contains(&blamed), "{refused}");
    }
    let ended = post(&address, "/watches/watch-1/end", &[]);
    assert!(ended.starts_with("HTTP/1.1 303"), "{ended}");
    assert!(fetch(&address, "/watches").contains("Nothing is watched."));
}

#[test]
fn a_flag_shows_until_somebody_looked_at_it() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_in(&folder);
    let request = BeginWatch { query: "ceasefire".to_owned(), ..BeginWatch::default() };
    begin_watch(&mut desk, &request).unwrap();
    add(&mut desk);
    let address = serve_desk(desk);
    let due = fetch(&address, "/due");
    assert!(due.contains("href=\"/watches#watch-1\">ceasefire</a>"), "{due}");
    let page = fetch(&address, "/watches");
    assert!(page.contains("<strong>1 new</strong>, 1 in all"), "{page}");
    assert!(page.contains("The &#60;<mark>ceasefire</mark>&#62; will hold"), "{page}");
    let refused = post(&address, "/watches/watch-1/looks", &[("view", "perhaps")]);
    assert!(refused.contains("is no view; give keeps or changes"), "{refused}");
    let fields = [("view", "keeps"), ("note", "as before")];
    let looked = post(&address, "/watches/watch-1/looks", &fields);
    assert!(looked.starts_with("HTTP/1.1 303"), "{looked}");
    let page = fetch(&address, "/watches");
    assert!(page.contains("it keeps the view; as before"), "{page}");
    assert!(!fetch(&address, "/due").contains("watch-1"));
    let json = fetch(&address, "/watches.json");
    assert!(json.contains("\"new\":0,\"total\":1"), "{json}");
    let nothing = fetch(&address, "/search?q=walrus");
    assert!(nothing.contains("href=\"/watches?query=walrus#watch-search\""), "{nothing}");
    let filled = fetch(&address, "/watches?query=walrus");
    assert!(filled.contains("name=\"query\" type=\"text\" value=\"walrus\""), "{filled}");
    let search = fetch(&address, "/search?q=ceasefire");
    assert!(search.contains("name=\"query\" value=\"ceasefire\""), "{search}");
}
