//! The lists: found by words, a page at a time.

use actions::{Desk, ScoreTable, import_forecasts};
use tempfile::TempDir;

use crate::{fetch, serve_desk};

#[test]
fn a_long_list_of_questions_is_searched_and_paged() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_questions(&folder, 120));
    for (path, parts) in [
        ("/questions", &["page 1 of 3, 120 in all", "q-120<", "href=\"/questions?page=2\""][..]),
        ("/questions?page=3", &["page 3 of 3", "q-1<", "href=\"/questions?page=2\""]),
        ("/questions?state=settled", &["settled <span class=\"count\">40</span>", "q-118<"]),
        (
            "/questions?words=treaty+17+%26+more",
            &["Will they sign treaty 17 &#38; more?", "value=\"treaty 17 &#38; more\""],
        ),
        (
            "/questions?words=treaty&state=open",
            &["href=\"/questions?words=treaty&#38;state=open&#38;page=2\""],
        ),
        ("/questions?words=nothing", &["No question is like that."]),
        ("/questions?state=ajar", &["422", "is no state of a question; give open, closed"]),
        ("/questions.json?words=17", &["\"total\":2", "\"counts\":{\"open\":1"]),
        ("/questions?page=-1", &["400", "page: &#34;-1&#34; is no page; give a number from 1"]),
        ("/questions?order=up", &["400", "the address cannot be read: order: ", "newest"]),
        ("/documents?page=7", &["Nothing here yet."]),
    ] {
        let page = fetch(&address, path);
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }
}

/// A desk with so many questions from elsewhere, a third of them settled.
fn desk_with_questions(folder: &TempDir, number: usize) -> Desk {
    let rows = (0..number).map(|index| {
        let ending = if index % 3 == 0 { "YES,2026-02-01 12:00:00" } else { "," };
        format!(
            "Will they sign treaty {index} & more?,,Ada,0.4,2026-01-03 10:00:00,Ada,\
             2026-01-02 09:00:00,2099-02-01 00:00:00,{ending}\n"
        )
    });
    let headings = "Question title,Multiple choice option,Forecast created by,\
        Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,\
        Question resolve by,Resolution,Resolved at\n";
    let bytes = rows.fold(headings.to_owned(), |table, row| table + &row).into_bytes();
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    let table = ScoreTable { bytes, ..ScoreTable::default() };
    import_forecasts(&mut desk, &table, None).unwrap();
    desk
}
