//! The timeline of a pair: the page that asks for it, the page with its chart, and the JSON.

use actions::{AddDocument, Desk, ImportEvents, IntakeHints, add_document, import_events};
use tempfile::TempDir;

use crate::{fetch, serve_desk};

const REPORT: &str = "The United States threatened Russia on 11 January 2022.\n\n\
    \"Russia must <draw> back,\" U.S. Secretary of State Antony Blinken said on 12 January 2022.\n\n\
    Russia demands written guarantees.\n";

#[test]
fn a_pair_is_told_on_a_page_with_its_chart_and_as_json() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_a_report(&folder));
    for (path, parts) in [
        ("/pairs", &["name=\"first\"", "href=\"/pairs/Russia/United%20States\""][..]),
        (
            "/pairs?first=Russia&second=United+States&as_of=2022-02-01",
            &["303", "location: /pairs/Russia/United%20States?as_of=2022-02-01"],
        ),
        (
            "/pairs/Russia/United%20States",
            &[
                "<h1>Russia and United States</h1>",
                "0 of cooperation and 1 of conflict between Russia and United States",
                "<th scope=\"col\" class=\"number\">Material conflict</th>",
                "Antony Blinken about Russia",
                "Russia must &#60;draw&#62; back<",
                "event <span class=\"count\">1</span>",
                "in <a class=\"day\" href=\"/documents/d-1\">d-1</a>",
                "its own name; with all who act or speak for it",
                " items between Russia and United States over time",
                "<a href=\"#s-1\" tabindex=\"-1\">",
                "<tr id=\"s-1\">",
            ],
        ),
        ("/pairs/Russia/United%20States?kind=event", &["aria-current=\"true\">event"]),
        (
            "/pairs/Russia/United%20States?as_of=2022-01-20",
            &["As the desk knew it on 20 January 2022", "Nothing the desk has read"],
        ),
        ("/pairs/Russia/Moscow", &["422", "Russia is on both sides; name it on one"]),
        ("/pairs/Russia/Peru?kind=rumour", &["422", "is no kind; give one of statement, event"]),
        ("/pairs/Russia/Peru?as_of=soon", &["422", "is no date"]),
        (
            "/positions?holder=Russia&words=guarantees",
            &[
                "<td>written guarantees</td>",
                "<td class=\"day\">told 2022-01-12</td>",
                "href=\"/entries/p-1\"",
            ],
        ),
        (
            "/positions?holder=Russia",
            &["1 position over time", "href=\"#p-1\" tabindex=\"-1\"", "<tr id=\"p-1\">"],
        ),
        (
            "/statements/s-1/setting",
            &["<h1>When Antony Blinken spoke, 2022-01-12</h1>", "Under way", "1 day before"],
        ),
        ("/statements/s-1/setting?as_of=2022-01-20", &["The desk has read of nothing"]),
        ("/statements/p-1/setting", &["404", "p-1 is a position; a statement is needed here"]),
        ("/entries/s-1", &["href=\"/statements/s-1/setting\""]),
        ("/positions?holder=Peru", &["No such position has been read."]),
        ("/positions.json", &["\"stance\":\"wants\"", "\"since_is_told\":false"]),
        (
            "/pairs/Russia/USA.json",
            &["\"quad_class\":\"verbal-conflict\"", "\"direction\":\"second-to-first\""],
        ),
    ] {
        let page = fetch(&address, path);
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }
}

#[test]
fn what_machines_coded_stands_behind_and_below() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_with_a_report(&folder);
    let table = "Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\t\
        Recipient Country\ne<1>\t2022-01-11\tCONSULT\tRussia\tRUS\tUnited States\tUSA\n\
        e2\t2022-01-12\tCONSULT\tNorway\tNOR\tPeru\tPER\n";
    let bytes = table.as_bytes();
    let request = ImportEvents { file: "events.tab", bytes, ..ImportEvents::default() };
    import_events(&mut desk, &request, &mut |_| ()).unwrap();
    let address = serve_desk(desk);
    for (path, parts) in [
        (
            "/pairs/Russia/United%20States",
            &[
                "0 of cooperation and 1 of conflict between",
                "Faint behind them, on a scale of their own: 1 event that machines coded.",
                "class=\"quad-behind\"",
                "POLECAT: 1 row, 0 told again",
                "coded=1",
            ][..],
        ),
        (
            "/pairs/Russia/United%20States?coded=1",
            &["e&#60;1&#62;", "machine-coded by POLECAT, no words to look up"],
        ),
        ("/pairs/Norway/Peru", &["In the background", "Faint behind them"]),
        ("/pairs/NATO/Russia?members=1", &["with its members, each while it is one"]),
    ] {
        let page = fetch(&address, path);
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }
}

fn desk_with_a_report(folder: &TempDir) -> Desk {
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    let published = Some("2022-01-12".parse().unwrap());
    let hints = IntakeHints { published, ..IntakeHints::default() };
    let request = AddDocument::new(REPORT.into(), &hints, None).unwrap();
    add_document(&mut desk, &request).unwrap();
    desk
}
