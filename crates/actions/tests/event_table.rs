//! The table of events: its columns, what is left out, and the same as Parquet.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::Write as _;

use actions::{
    AddDocument, Desk, EventTableFormat, ExportEvents, ExportedEvents, ImportEvents, IntakeHints,
    add_document, export_events, import_events,
};
use domain::{Occurrence, Record};
use jiff::SignedDuration;
use ledger::{Ledger, LedgerError};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use tempfile::TempDir;

const REPORT: &str = "On 11 January 2022 Russia threatened the United States.\n\n\
    On 12 January 2022 NATO threatened Russia.\n";

/// Events without a day of their own, behind one that the report opens with.
const UNDATED: &str = "Nobody spoke for long in the old town.\n\nRussia had threatened the United \
    States. Norway has sanctioned Iran.\n";

#[test]
fn an_event_is_a_row_under_the_headings_of_polecat() {
    let (_folder, desk) = desk_with_a_report();
    let (exported, bytes) = export(&desk, EventTableFormat::Csv, false);
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    let headings = table.headers().unwrap().clone();
    let rows: Vec<_> = table.records().map(Result::unwrap).collect();
    let cell = |row: usize, heading: &str| {
        rows[row].get(headings.iter().position(|it| it == heading).unwrap()).unwrap()
    };
    assert_eq!((exported.rows, rows.len()), (2, 2), "{rows:?}");
    for (heading, expected) in [
        ("Event ID", "e-1"),
        ("Event Date", "2022-01-11"),
        ("Event Type", "THREATEN"),
        ("Quad Code", "VERBAL CONFLICT"),
        ("Actor Name", "Russia"),
        ("Actor Country", "RUS"),
        ("Recipient Country", "USA"),
        ("Source", "The Gazette"),
        ("Publication Date", "2022-01-14"),
        ("Occurrence", "happened"),
        ("Document", "d-1"),
    ] {
        assert_eq!(cell(0, heading), expected, "{heading}");
    }
    assert_eq!((cell(1, "Actor Country"), cell(1, "Actor Code")), ("", "NATO"));
    let (start, end) = (cell(0, "Span Start"), cell(0, "Span End"));
    let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
    assert_eq!(&REPORT[start..end], cell(0, "Text"));
}

#[test]
fn every_event_has_a_day_and_all_rows_can_be_imported_again() {
    for (published, basis) in
        [(Some("2022-01-14"), "not told; published then"), (None, "not told; read then")]
    {
        let (_folder, desk) = desk_with(UNDATED, published);
        let (exported, bytes) = export(&desk, EventTableFormat::Csv, false);
        let table = String::from_utf8(bytes.clone()).unwrap();
        assert!(table.contains(basis), "{table}");
        let read = desk.now().unwrap().to_string();
        let day = published.unwrap_or(&read[..10]);
        let dated = table.lines().filter(|row| row.contains(&format!(",{day},")));
        assert!(dated.count() >= exported.rows && exported.rows == 2, "{table}");
        // As older versions wrote it, with no day in the column of the event's own.
        let older: Vec<String> = table
            .lines()
            .map(|row| match row.splitn(3, ',').collect::<Vec<_>>().as_slice() {
                [id, date, rest] if *date == day => format!("{id},,{rest}"),
                _ => row.to_owned(),
            })
            .collect();
        for bytes in [bytes, older.join("\n").into_bytes()] {
            let (_folder, mut other) = desk_with("Nothing.\n", None);
            let request = ImportEvents { file: "out.csv", bytes: &bytes, ..Default::default() };
            let import = import_events(&mut other, &request, &mut |_| ()).unwrap().import;
            assert_eq!((import.rows.kept, import.rows.refused), (2, 0), "{import:?}");
        }
    }
}

#[test]
fn what_did_not_happen_is_left_out_and_counted() {
    let (_folder, desk) = desk_with_a_report();
    deny(&desk, "e-2");
    let (exported, _) = export(&desk, EventTableFormat::Csv, false);
    assert_eq!((exported.rows, exported.unhappened), (1, 1), "the correction stands for e-2");
    let (all, bytes) = export(&desk, EventTableFormat::Csv, true);
    assert_eq!((all.rows, all.unhappened), (2, 0));
    assert!(String::from_utf8(bytes).unwrap().contains("e-3,2022-01-12,THREATEN"));
}

#[test]
fn parquet_holds_what_csv_holds() {
    let (_folder, desk) = desk_with_a_report();
    let (_, csv) = export(&desk, EventTableFormat::Csv, true);
    let (_, parquet) = export(&desk, EventTableFormat::Parquet, true);
    let mut table = csv::Reader::from_reader(csv.as_slice());
    let headings: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    let expected: Vec<Vec<String>> =
        table.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&parquet).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
    let told =
        |field: &Field| if let Field::Str(text) = field { text.clone() } else { String::new() };
    let found: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.get_column_iter().map(|(_, field)| told(field)).collect())
        .collect();
    let named = rows[0].get_column_iter().map(|(name, _)| name.clone());
    assert_eq!(named.collect::<Vec<String>>(), headings);
    assert_eq!(found, expected);
}

/// Lets another program correct an event: it is denied.
fn deny(desk: &Desk, id: &str) {
    let mut ledger = Ledger::open(desk.path()).unwrap();
    let entry = ledger.entry(id.parse().unwrap()).unwrap().unwrap();
    let Record::Event(mut found) = entry.record else { panic!("{id} is an event") };
    found.item.occurrence = Occurrence::Denied;
    let at = entry.recorded_at + SignedDuration::from_secs(1);
    let written: Result<_, LedgerError> =
        ledger.write("Ada", at, |writing| writing.correct(Record::Event(found), entry.sequence));
    written.unwrap();
}

fn export(
    desk: &Desk,
    format: EventTableFormat,
    with_unhappened: bool,
) -> (ExportedEvents, Vec<u8>) {
    let mut bytes = vec![];
    let request = ExportEvents { with_unhappened, format, ..ExportEvents::default() };
    let exported = export_events(desk, &request, &mut bytes).unwrap();
    (exported, bytes)
}

fn desk_with_a_report() -> (TempDir, Desk) {
    desk_with(REPORT, Some("2022-01-14"))
}

fn desk_with(report: &str, published: Option<&str>) -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    let hints = IntakeHints {
        source: Some("The Gazette".to_owned()),
        published: published.map(|day| day.parse().unwrap()),
        ..IntakeHints::default()
    };
    let request = AddDocument::new(report.into(), &hints, None).unwrap();
    add_document(&mut desk, &request).unwrap();
    (folder, desk)
}
