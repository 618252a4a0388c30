//! Events that machines coded: what is kept of a file, what a pair tells of it apart from what was
//! read, and what becomes of rows that are lost or changed.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]
#![expect(clippy::disallowed_methods, reason = "the rows beside the desk are changed and removed")]

use std::fs;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::PathBuf;

use actions::{
    AddDocument, AskPair, Desk, ExportEvents, ImportDeskError, ImportEvents, ImportedEvents,
    IntakeHints, PairBackground, PairMonth, add_document, export_desk, export_events, import_desk,
    import_events, pair_timeline, verify_desk,
};
use domain::{EventCoder, QuadClass};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ICEWS: &str = "\
Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tTarget Name\tTarget Country\tPublisher
1\t2022-01-10\tSergey Lavrov\tRussian Federation\tConsult\t040\tWendy Sherman\tUnited States\tTASS
2\t2022-01-10\tSergey Ryabkov\tRussian Federation\tConsult\t040\tWendy Sherman\tUnited States\tAFP
3\t2022-01-11\tJoe Biden\tUnited States\tThreaten\t130\tRussia\tRussian Federation\tAFP
4\t2022-02-24\tMilitary\tRussian Federation\tFight\t190\tUkraine\tUkraine\tAFP
5\t2022-02-24\tMilitary\tRussian Federation\tStatement\t010\tUkraine\tUkraine\tAFP
6\tyesterday\tMilitary\tRussian Federation\tFight\t190\tUkraine\tUkraine\tAFP
7\t2022-02-24\tCitizen\t\tFight\t190\tUkraine\tUkraine\tAFP
";
const REPORT: &str = "On 11 January 2022 Russia threatened the United States.\n\n\
    On 12 January 2022 NATO threatened Russia.\n";

struct TestDesk {
    folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        let hints = IntakeHints {
            published: Some("2022-01-14".parse().unwrap()),
            ..IntakeHints::default()
        };
        let request = AddDocument::new(REPORT.into(), &hints, None).unwrap();
        add_document(&mut desk, &request).unwrap();
        Self { folder, desk }
    }

    fn import(&mut self, file: &str, bytes: &[u8]) -> Result<ImportedEvents, String> {
        let request = ImportEvents { file, bytes, ..ImportEvents::default() };
        let done = import_events(&mut self.desk, &request, &mut |_| ());
        done.map_err(|error| error.to_string())
    }

    fn background(&self, first: &str, second: &str) -> Vec<PairBackground> {
        let (first, second) = (first.to_owned(), second.to_owned());
        let asked = AskPair { first, second, with_coded: true, ..AskPair::default() };
        pair_timeline(&self.desk, &asked).unwrap().background
    }

    fn faults(&self) -> Vec<String> {
        let faults = verify_desk(&self.desk).unwrap().faults.into_iter();
        faults.map(|fault| fault.message).collect()
    }

    fn rows(&self) -> PathBuf {
        let folder = self.folder.path().join("desk.sqlite3.events");
        fs::read_dir(folder).unwrap().next().unwrap().unwrap().path()
    }
}

#[test]
fn a_file_is_kept_as_far_as_its_actors_are_known() {
    let mut desk = TestDesk::new();
    let ImportedEvents { id, import, restored } =
        desk.import("events.tab", ICEWS.as_bytes()).unwrap();
    assert_eq!((id.to_string().as_str(), restored), ("ei-1", false));
    assert_eq!(import.coder, EventCoder::Icews);
    assert_eq!(
        import.rows.words(),
        "7 rows (1 not between two known actors, 1 without a class, as mere statements, 1 refused)"
    );
    let refused: Vec<String> =
        import.refusals.iter().map(|it| format!("{}: {}", it.line, it.reason)).collect();
    assert_eq!(refused, ["7: \"yesterday\" is no day"]);
    let (first, last) = (import.first.unwrap(), import.last.unwrap());
    assert_eq!(format!("{first} {last}"), "2022-01-10 2022-02-24");
    assert_eq!(desk.faults(), [] as [String; 0]);
}

#[test]
fn a_row_of_a_day_that_is_yet_to_come_is_refused_and_the_rest_is_kept() {
    let polecat = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Name\tActor Country\t\
        Recipient Name\tRecipient Country\tSource\n\
        a\t2022-01-11\tTHREATEN\t\tJoe Biden\tUSA\tRussia\tRUS\tAFP\n\
        b\t2997-01-11\tTHREATEN\t\tJoe Biden\tUSA\tRussia\tRUS\tAFP\n\
        c\t2022-01-12\tTHREATEN\t\tJoe Biden\tUSA\tRussia\tRUS\tAFP\n";
    let icews = ICEWS.replace("3\t2022-01-11", "3\t2997-01-11");
    let cells = |day: &str, id: u32| {
        let mut cells = vec![String::new(); 58];
        let filled = [
            (0, id.to_string()),
            (1, day.to_owned()),
            (6, "RUSSIA".to_owned()),
            (7, "RUS".to_owned()),
            (16, "UKRAINE".to_owned()),
            (17, "UKR".to_owned()),
            (26, "130".to_owned()),
        ];
        for (place, cell) in filled {
            cells[place] = cell;
        }
        cells.join("\t") + "\n"
    };
    let gdelt = [cells("20220111", 1), cells("29970111", 2), cells("20220112", 3)].concat();
    for (name, table, line, kept) in
        [("polecat", polecat, 3, 2), ("icews", &icews, 4, 3), ("gdelt", &gdelt, 2, 2)]
    {
        let mut desk = TestDesk::new();
        let import = desk.import(name, table.as_bytes()).unwrap().import;
        let told: Vec<_> = import.refusals.iter().map(|it| (it.line, it.reason.as_str())).collect();
        assert!(told.contains(&(line, "2997-01-11 is a day that is yet to come")), "{told:?}");
        assert_eq!(import.rows.kept, kept, "{name}: {told:?}");
        assert!(import.last < Some("2023-01-01".parse().unwrap()), "{name}");
    }
}

#[test]
fn a_row_that_stands_in_a_file_twice_or_in_an_earlier_one_is_kept_once() {
    let mut desk = TestDesk::new();
    let (head, rows) = ICEWS.split_once('\n').unwrap();
    let first: String = rows.split_inclusive('\n').take(2).collect();
    let twice = desk.import("one.tab", format!("{head}\n{first}{first}").as_bytes()).unwrap();
    assert_eq!(twice.import.rows.words(), "4 rows (2 kept already)");
    assert_eq!(twice.import.rows.kept, 2);
    let grown = desk.import("grown.tab", ICEWS.as_bytes()).unwrap();
    assert_eq!((grown.import.rows.kept, grown.import.rows.repeated), (2, 2));
    let [coded] = desk.background("Russia", "USA").try_into().unwrap();
    assert_eq!((coded.rows, coded.repeated), (3, 1));
    let part = desk.import("part.tab", format!("{head}\n{first}").as_bytes());
    assert_eq!(part.unwrap_err(), "the rows of this file were imported already, with ei-1");
    fs::remove_dir_all(desk.folder.path().join("desk.sqlite3.events")).unwrap();
    let whole = format!("{head}\n{first}{first}");
    assert!(desk.import("one.tab", whole.as_bytes()).unwrap().restored);
    assert!(desk.import("grown.tab", ICEWS.as_bytes()).unwrap().restored);
    assert_eq!(desk.faults(), [] as [String; 0]);
}

#[test]
fn a_pair_tells_them_apart_from_what_was_read() {
    let mut desk = TestDesk::new();
    let before =
        AskPair { first: "Russia".to_owned(), second: "USA".to_owned(), ..AskPair::default() };
    let read = pair_timeline(&desk.desk, &before).unwrap();
    let then = desk.desk.now().unwrap();
    desk.import("events.tab", ICEWS.as_bytes()).unwrap();
    let with = pair_timeline(&desk.desk, &before).unwrap();
    assert_eq!((&with.items, &with.months), (&read.items, &read.months), "counted with nothing");
    let [coded] = with.background.as_slice() else { panic!("{:?}", with.background) };
    assert_eq!((coded.rows, coded.repeated), (3, 1), "two reports of one meeting are one");
    assert_eq!(coded.caution, "machine-coded by ICEWS, no words to look up");
    let [month] = coded.months.as_slice() else { panic!("{:?}", coded.months) };
    assert_eq!(month.of(QuadClass::VerbalCooperation), 1);
    assert_eq!(month.second_to_first.of(QuadClass::VerbalConflict), 1);
    assert_eq!(coded.events, [], "one by one they are given where they are asked for");
    let [one_by_one] = desk.background("United States", "Russia").try_into().unwrap();
    let told: Vec<String> = one_by_one
        .events
        .iter()
        .map(|it| format!("{} {} {} {}", it.id, it.date, it.actor, it.action.word()))
        .collect();
    let expected = [
        "3 2022-01-11 Joe Biden THREATEN",
        "2 2022-01-10 Sergey Ryabkov CONSULT",
        "1 2022-01-10 Sergey Lavrov CONSULT",
    ];
    assert_eq!(told, expected);
    assert_eq!(desk.background("Russia", "Norway"), []);
    let as_of = AskPair { as_of: Some(then), ..before };
    let shown_then = pair_timeline(&desk.desk, &as_of).unwrap();
    assert_eq!((shown_then.items, shown_then.background), (read.items, vec![]));
}

#[test]
fn a_file_comes_once_and_brings_lost_rows_back() {
    let mut desk = TestDesk::new();
    desk.import("events.tab", ICEWS.as_bytes()).unwrap();
    let length = desk.desk.length().unwrap();
    let again = desk.import("same.tab", ICEWS.as_bytes());
    assert_eq!(again, Err("this file was imported already, as ei-1".to_owned()));
    let rows = desk.rows();
    let kept = fs::read(&rows).unwrap();
    fs::write(&rows, "RUS\tUSA\t2022-01-10\tASSAULT\t\t1\tA\tB\t\n").unwrap();
    let told = "the rows of ei-1 have been changed; import events.tab again to bring them back";
    assert_eq!(desk.faults(), [told]);
    fs::remove_file(&rows).unwrap();
    assert_eq!(desk.background("Russia", "USA")[0].lost.len(), 1);
    let restored = desk.import("events.tab", ICEWS.as_bytes()).unwrap();
    assert!(restored.restored);
    assert_eq!((fs::read(&rows).unwrap(), desk.faults()), (kept, vec![]));
    assert_eq!(desk.desk.length().unwrap(), length, "nothing was recorded again");
}

#[test]
fn an_export_holds_the_rows_and_an_import_brings_them_back() {
    let mut desk = TestDesk::new();
    desk.import("events.tab", ICEWS.as_bytes()).unwrap();
    let kept = fs::read(desk.rows()).unwrap();
    let mut bytes = vec![];
    let exported = export_desk(&desk.desk, &mut bytes).unwrap();
    assert_eq!((exported.event_rows, exported.lost_rows), (1, vec![]));

    let copy = desk.folder.path().join("copy.sqlite3");
    let stopped = import_desk(&copy, &mut bytes.as_slice(), &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(ImportDeskError::BrokenOff)), "{stopped:?}");
    assert!(!copy.exists(), "nothing of it is kept");
    let mut goes_on = |_| ControlFlow::Continue(());
    let imported = import_desk(&copy, &mut bytes.as_slice(), &mut goes_on).unwrap();
    assert_eq!((imported.event_rows, imported.lost_rows), (1, vec![]));
    let rows = desk.folder.path().join("copy.sqlite3.events");
    let rows = rows.join(desk.rows().file_name().unwrap());
    assert_eq!(fs::read(&rows).unwrap(), kept);

    // Rows that no entry has the digest of are left out, and those that are missing are named.
    let damaged = String::from_utf8(bytes).unwrap().replace("Sergey Lavrov", "Sergei Lavrov");
    let other = desk.folder.path().join("other.sqlite3");
    let imported = import_desk(&other, &mut damaged.as_bytes(), &mut goes_on).unwrap();
    assert_eq!((imported.event_rows, imported.lost_rows.len()), (0, 1));
    let left = fs::read_dir(desk.folder.path().join("other.sqlite3.events")).unwrap();
    assert_eq!(left.count(), 0);

    fs::remove_file(desk.rows()).unwrap();
    let exported = export_desk(&desk.desk, &mut vec![]).unwrap();
    assert_eq!((exported.event_rows, exported.lost_rows.len()), (0, 1));
}

#[test]
fn an_archive_and_a_table_without_headings_are_read() {
    let mut desk = TestDesk::new();
    let row = |id: &str, first: &str, second: &str| {
        let mut cells = vec![""; 58];
        (cells[0], cells[1], cells[26]) = (id, "20220121", "0231");
        (cells[7], cells[17]) = (first, second);
        cells[57] = "https://news.example/talks";
        cells.join("\t")
    };
    let table = format!("{}\n{}\n", row("77", "RUS", "USA"), row("78", "USA", "EUR"));
    let mut archive = ZipWriter::new(Cursor::new(vec![]));
    archive.start_file("20220121.export.CSV", SimpleFileOptions::default()).unwrap();
    archive.write_all(table.as_bytes()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    let imported = desk.import("20220121.export.CSV.zip", &bytes).unwrap().import;
    assert_eq!((imported.coder, imported.rows.kept), (EventCoder::Gdelt, 1));
    assert_eq!(desk.background("Russia", "USA")[0].events[0].action.word(), "REQUEST");
    let length = desk.desk.length().unwrap();
    let unpacked = desk.import("20220121.export.CSV", table.as_bytes());
    assert_eq!(unpacked, Err("the rows of this file were imported already, with ei-1".to_owned()));
    assert_eq!(desk.desk.length().unwrap(), length);
    fs::remove_file(desk.rows()).unwrap();
    let restored = desk.import("20220121.export.CSV", table.as_bytes()).unwrap();
    assert!(restored.restored);
    assert_eq!((desk.desk.length().unwrap(), desk.faults()), (length, vec![]));
}

#[test]
fn a_table_that_a_spreadsheet_took_the_zeros_from_is_read_as_far_as_it_can_be() {
    let mut desk = TestDesk::new();
    let table = ICEWS.replace("\t040\t", "\t46\t").replace("\t010\t", "\t10\t");
    let import = desk.import("events.tab", table.as_bytes()).unwrap().import;
    let refused: Vec<String> =
        import.refusals.iter().map(|it| format!("{}: {}", it.line, it.reason)).collect();
    assert_eq!(
        refused,
        [
            "6: \"10\" may be 10 or 010 of CAMEO, as codes of this table lost their zeros; import the file as it was published",
            "7: \"yesterday\" is no day"
        ]
    );
    let [coded] = desk.background("Russia", "USA").try_into().unwrap();
    assert_eq!((coded.rows, coded.events[2].cameo.as_deref()), (3, Some("046")));
}

#[test]
fn what_two_coders_tell_is_one_event_in_the_months_of_both() {
    let mut desk = TestDesk::new();
    desk.import("events.tab", ICEWS.as_bytes()).unwrap();
    let polecat = "\
Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\tRecipient Country
e1\t2022-01-10\tCONSULT\tRussia\tRUS\tUnited States\tUSA
e2\t2022-01-12\tCONSULT\tRussia\tRUS\tUnited States\tUSA
";
    desk.import("polecat.tab", polecat.as_bytes()).unwrap();
    let asked =
        AskPair { first: "Russia".to_owned(), second: "USA".to_owned(), ..AskPair::default() };
    let timeline = pair_timeline(&desk.desk, &asked).unwrap();
    let consulted = |months: &[PairMonth]| months[0].of(QuadClass::VerbalCooperation);
    let each: Vec<usize> = timeline.background.iter().map(|it| consulted(&it.months)).collect();
    assert_eq!((each.as_slice(), consulted(&timeline.background_months)), (&[1, 2][..], 2));
}

#[test]
fn a_pair_names_the_imports_that_have_rows_of_it() {
    let mut desk = TestDesk::new();
    desk.import("events.tab", ICEWS.as_bytes()).unwrap();
    let head = ICEWS.lines().next().unwrap();
    let other = "8\t2022-03-01\tMilitary\tRussian Federation\tFight\t190\tUkraine\tUkraine\tAFP";
    desk.import("later.tab", format!("{head}\n{other}\n").as_bytes()).unwrap();
    let imports = |of: &[PairBackground]| -> Vec<String> {
        of[0].imports.iter().map(ToString::to_string).collect()
    };
    assert_eq!(imports(&desk.background("Russia", "USA")), ["ei-1"]);
    assert_eq!(imports(&desk.background("Russia", "Ukraine")), ["ei-1", "ei-2"]);
}

#[test]
fn what_a_desk_exports_another_imports() {
    let desk = TestDesk::new();
    let mut bytes = vec![];
    let request = ExportEvents { with_unhappened: true, ..ExportEvents::default() };
    export_events(&desk.desk, &request, &mut bytes).unwrap();
    let mut other = TestDesk::new();
    let import = other.import("events.csv", &bytes).unwrap().import;
    assert_eq!((import.coder, import.rows.kept), (EventCoder::Forsooth, 2), "{import:?}");
    let [coded] = other.background("NATO", "Russia").try_into().unwrap();
    assert_eq!(coded.events[0].action.word(), "THREATEN");
}

#[test]
fn what_is_no_table_is_refused() {
    let mut desk = TestDesk::new();
    let length = desk.desk.length().unwrap();
    for (bytes, expected) in [
        ("day,what\n1,2\n", "its first line is of no table of events that is known"),
        (ICEWS.lines().next().unwrap(), "the table has no rows"),
        ("PK\u{3}\u{4}nothing", "the archive cannot be read"),
    ] {
        let told = desk.import("table", bytes.as_bytes()).unwrap_err();
        assert!(told.starts_with(expected), "{told}");
    }
    assert_eq!(desk.desk.length().unwrap(), length);
    assert!(!desk.folder.path().join("desk.sqlite3.events").exists());
}
