//! The copies of a document, on its page and on that of a judgment.

use actions::{AddDocument, IntakeHints, add_document};
use tempfile::TempDir;

use crate::forms::{check_page, desk_with_report, done};
use crate::{fetch, serve_desk};

#[test]
fn a_page_names_the_copies_and_how_many_are_independent() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_with_report(&folder);
    let report = actions::show_document(&desk, "d-1".parse().unwrap()).unwrap().content;
    let hints = IntakeHints { source: Some("The Herald".to_owned()), ..IntakeHints::default() };
    let copy = format!("{report}\n\nBy our own correspondent.\n");
    let copy = AddDocument::new(copy.into_bytes(), &hints, None).unwrap();
    add_document(&mut desk, &copy).unwrap();
    let address = serve_desk(desk);
    let page = fetch(&address, "/documents/d-2");
    check_page(&page);
    for part in [
        "2 documents share its words, 1 independent; the earliest of 2 copies is d-1",
        "<a href=\"/documents/d-1\">d-1</a>",
        "d-2, this one",
        "(The Herald)",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    let words = "both sides signed the treaty";
    let evidence = format!("d-1:\"{words}\"\nd-2:\"{words}\"");
    let fields = [
        ("claim", "They mean to keep the treaty"),
        ("for", &evidence),
        ("alternatives", "They play for time"),
        ("likelihood", "70"),
        ("confidence", "low"),
    ];
    let place = done(&address, "/judgments/new", &fields);
    let judgment = fetch(&address, &place);
    check_page(&judgment);
    assert!(judgment.contains("In 2 documents, 1 independent"), "{judgment}");
    assert!(judgment.contains("All that speaks for it stands in copies of one story."));
}
