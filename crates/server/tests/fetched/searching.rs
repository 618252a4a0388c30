//! Searching everything: the page, what stands below its field while one types, and the JSON.

use actions::{AddDocument, Desk, IntakeHints, add_document};
use tempfile::TempDir;

use crate::{fetch, serve_desk};

const REPORT: &str = "The ministers met in the capital on Monday.\n\n\
    \"The ceasefire will hold <for now>,\" Foreign Minister Sergey Lavrov said.\n\n\
    The talks on the border accord went on through the night.\n";

#[test]
fn everything_is_searched_on_a_page_and_as_one_types() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_a_report(&folder));
    for (path, parts) in [
        (
            "/search",
            &[
                "Everything that has words can be searched.",
                "href=\"/search?q=%22border+accord%22\"",
            ][..],
        ),
        (
            "/search?q=ceasefire",
            &[
                "The <mark>ceasefire</mark> will hold &#60;for now&#62;,",
                "<span class=\"id\">s-1</span> statement · Sergey Lavrov",
                "in <a href=\"/documents/d-1\">d-1</a>",
                "href=\"/search?q=ceasefire+speaker%3A%3D%22Sergey+Lavrov%22\"",
                "<h2 id=\"by-speaker\">speaker</h2>",
            ],
        ),
        ("/search?q=accord&sort=date", &["selected>latest first", "&#38;sort=date\""]),
        (
            "/search?q=truce+speaker:Lavrov",
            &[
                "Nothing fits “truce speaker:Lavrov”.",
                "without <code>truce</code></a> <span class=\"count\">1<",
            ],
        ),
        ("/search?q=walrus", &["Type fewer letters and an asterisk"]),
        ("/search?q=colour:red", &["422", "there is no field &#34;colour&#34;"]),
        ("/search?q=accord&page=99", &["422", "there is no page 99; the last is page 1"]),
        (
            "/search.json?q=ceasefire",
            &["\"total\":2", "\"marks\":[[4,13]]", "\"facet\":\"speaker\""],
        ),
        ("/search.json?q=colour:red", &["422", "\"field\":\"q\""]),
        ("/search?q=ceasefire&by=words", &["selected>words alone", "The <mark>ceasefire</mark>"]),
        ("/search?q=ceasefire", &["selected>words and meaning"]),
        ("/search?q=ceasefire&by=both", &["The <mark>ceasefire</mark>"]),
        ("/search?q=ceasefire&by=meaning", &["422", "`forsooth model install --meaning`"]),
        ("/search.json?q=ceasefire&by=meaning", &["422", "\"field\":\"by\""]),
        ("/search?sort=up", &["400", "the address cannot be read: sort: "]),
        ("/search/results?q=%22border+acc", &["<mark>border accord</mark>"]),
        ("/search/results?q=colour:red+w", &["200", "there is no field &#34;colour&#34;"]),
        ("/documents", &["<input id=\"search\" name=\"q\" type=\"search\""]),
    ] {
        let page = fetch(&address, path);
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }
    let typed = fetch(&address, "/search/results?q=ceas");
    assert!(typed.contains("<mark>ceasefire</mark>"), "{typed}");
    assert!(!typed.contains("by-speaker") && !typed.contains("<html"), "{typed}");
    let counted = fetch(&address, "/search/results?q=ceas&counted=true");
    assert!(counted.contains("by-speaker"), "{counted}");
}

fn desk_with_a_report(folder: &TempDir) -> Desk {
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    let hints =
        IntakeHints { title: Some("A night of talks".to_owned()), ..IntakeHints::default() };
    let request = AddDocument::new(REPORT.into(), &hints, None).unwrap();
    add_document(&mut desk, &request).unwrap();
    desk
}
