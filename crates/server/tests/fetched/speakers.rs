//! The record of a speaker and the earlier wordings of a statement, on their pages.

use actions::{AddDocument, Desk, IntakeHints, add_document};
use tempfile::TempDir;

use crate::forms::check_page;
use crate::{fetch, serve_desk};

#[test]
fn a_speaker_has_a_page_and_a_statement_what_was_said_before() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    for (day, what) in [("2021-03-01", "brotherly nation"), ("2022-01-17", "strategic partner")] {
        let words = format!("\"China is a {what} and a good neighbor of Russia,\"");
        let text = format!("{words} Foreign Minister Sergey Lavrov said on {day}.\n");
        let published = Some(day.parse().unwrap());
        let language = Some("en".to_owned());
        let hints = IntakeHints { published, language, ..IntakeHints::default() };
        add_document(&mut desk, &AddDocument::new(text.into_bytes(), &hints, None).unwrap())
            .unwrap();
    }
    let address = serve_desk(desk);
    let changed = "<del>brotherly nation</del> → <ins>strategic partner</ins>";
    for (path, parts) in [
        ("/speakers", &["<a href=\"/speakers?speaker=Sergey+Lavrov\">Sergey Lavrov</a>"][..]),
        ("/speakers/Lavrov", &["2 statements, 2021-03-01 to 2022-01-17", changed]),
        ("/speakers/Lavrov?since=2022-01-01", &["1 statement, 2022-01-17 to 2022-01-17"]),
        ("/speakers?speaker=Walrus", &["Nobody of that name spoke."]),
        ("/entries/s-2", &["by the same speaker", "66% alike", changed]),
        ("/documents/d-2", &["href=\"/documents/d-2/said-before\" data-hands-out"]),
        (
            "/documents/d-2/said-before",
            &[
                "data-belongs-to=\"card-s-2\"><span><a href=\"/entries/s-2\">Said before</a>",
                changed,
            ],
        ),
        ("/documents/d-1/said-before", &["No earlier wording was found."]),
    ] {
        let page = fetch(&address, path);
        check_page(&page);
        for part in parts {
            assert!(page.contains(part), "{path}: no {part}: {page}");
        }
    }
    for path in ["/speakers/Lavrov?since=soon", "/speakers/Lavrov?form=loud"] {
        assert!(fetch(&address, path).contains("422"), "{path}");
    }
}
