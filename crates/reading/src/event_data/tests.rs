//! Rows of each coder, and what they come to.

use super::*;

const ICEWS: &str = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent \
    Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\t\
    Sentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude";
const POLECAT: &str = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\t\
    Contexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\tRecipient Name\t\
    Recipient Country\tSource";

fn told(row: &CodedRow) -> String {
    match row {
        CodedRow::Event(event) => {
            let CodedEvent { date, action, actor, recipient, .. } = event.as_ref();
            format!("{date} {} {} {}", actor.code, action.word(), recipient.code)
        }
        CodedRow::Unplaced => "unplaced".to_owned(),
        CodedRow::Unclassed => "unclassed".to_owned(),
        CodedRow::Unhappened => "unhappened".to_owned(),
        CodedRow::Refused(reason) => format!("! {reason}"),
    }
}

fn check(head: &str, coder: EventCoder, rows: &[(&str, &str)]) {
    let mut table = EventTable::of(head, None, Gazetteer::built_in()).unwrap();
    assert_eq!(table.coder(), coder);
    for (row, expected) in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        assert_eq!(told(&table.read(&cells)), *expected, "{row}");
    }
}

#[test]
fn a_table_of_icews_is_read() {
    let row = |day: &str, code: &str, source: &str, target: &str| {
        let (name, country) = source.split_once('/').unwrap();
        let (target, of) = target.split_once('/').unwrap();
        format!(
            "1\t{day}\t{name}\tGovernment\t{country}\tConsult\t{code}\t1.0\t{target}\t\t{of}\
             \t9\t2\tTASS\t\t\t\tRussian Federation\t55\t37"
        )
    };
    let lavrov = "Sergey Lavrov/Russian Federation";
    let us = "Foreign Ministry/United States";
    let rows = [
        (row("2022-01-21", "040", lavrov, us), "2022-01-21 RUS CONSULT USA"),
        (
            row("2022-01-21", "1053", lavrov, "North Atlantic Treaty Organization/"),
            "2022-01-21 RUS REQUEST NATO",
        ),
        (row("2022-01-21", "010", lavrov, us), "unclassed"),
        (row("2022-01-21", "040", lavrov, "Citizen/Russian Federation"), "unplaced"),
        (row("2022-01-21", "040", lavrov, "Unspecified Actor/"), "unplaced"),
        (row("last week", "040", lavrov, us), "! \"last week\" is no day"),
        (row("2022-01-21", "x", lavrov, us), "! \"x\" is no code of CAMEO"),
        ("1\t2022-01-21".to_owned(), "! 2 columns; the headings have 20"),
    ];
    let rows: Vec<(&str, &str)> = rows.iter().map(|(row, told)| (row.as_str(), *told)).collect();
    check(ICEWS, EventCoder::Icews, &rows);
}

#[test]
fn a_table_of_polecat_is_read() {
    check(
        POLECAT,
        EventCoder::Polecat,
        &[
            (
                "e1\t2023-05-02\tSANCTION\t\t-5\tMATERIAL CONFLICT\t\tUnited States\tUSA\t2\tGOV\tRussia\tRUS\tAFP",
                "2023-05-02 USA SANCTION RUS",
            ),
            (
                "e2\t2023-05-02\tCONSULT\tvisit\t1\t\t\tNATO\t\t\tIGO\tJapan\tJPN\tAFP",
                "2023-05-02 NATO CONSULT JPN",
            ),
            (
                "e3\t2023-05-02\tDANCE\t\t1\t\t\tNATO\t\t\tIGO\tJapan\tJPN\tAFP",
                "! \"DANCE\" is no class of PLOVER",
            ),
            (
                "e4\t2023-05-02\tCONSULT\t\t1\t\t\tcivilians\tNone\t\tCVL\tJapan\tJPN\tAFP",
                "unplaced",
            ),
        ],
    );
}

#[test]
fn a_table_of_gdelt_is_told_by_its_columns() {
    let row = |code: &str, first: [&str; 2], second: [&str; 2], columns: usize| {
        let mut cells = vec![""; columns];
        (cells[0], cells[1]) = ("410412347", "20220121");
        (cells[7], cells[8], cells[26]) = (first[0], first[1], code);
        (cells[17], cells[18]) = (second[0], second[1]);
        cells[columns - 1] = "https://news.example/talks";
        cells.join("\t")
    };
    for columns in [58, 61] {
        let first = row("036", ["RUS", ""], ["USA", ""], columns);
        let rows = [
            (first.clone(), "2022-01-21 RUS AGREE USA"),
            (row("112", ["ROM", ""], ["", "NAT"], columns), "2022-01-21 ROU ACCUSE NATO"),
            (row("112", ["AFR", ""], ["USA", ""], columns), "unplaced"),
            (row("---", ["RUS", ""], ["USA", ""], columns), "! \"---\" is no code of CAMEO"),
        ];
        let rows: Vec<(&str, &str)> =
            rows.iter().map(|(row, told)| (row.as_str(), *told)).collect();
        check(&first, EventCoder::Gdelt, &rows);
    }
}

#[test]
fn a_table_of_nobody_is_refused() {
    let none = EventTable::of("day,what", None, Gazetteer::built_in()).map(|_| ());
    assert_eq!(none, Err(NotAnEventTable::Unknown));
    let other = EventTable::of(POLECAT, Some(EventCoder::Icews), Gazetteer::built_in());
    let told = other.map(|_| ()).unwrap_err().to_string();
    assert_eq!(
        told,
        "it lacks the column \"Source Name\" of ICEWS; leave --format out to have it told"
    );
}

#[test]
fn codes_without_their_zeros_are_told_by_their_column() {
    let head = "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tTarget Name\t\
        Target Country";
    let read = |codes: &[&str]| -> Vec<String> {
        let mut table = EventTable::of(head, None, Gazetteer::built_in()).unwrap();
        let rows = codes.iter().map(|code| {
            vec![
                "1",
                "2022-01-21",
                "Lavrov",
                "Russian Federation",
                *code,
                "Blinken",
                "United States",
            ]
        });
        let rows: Vec<_> = rows.collect();
        for row in &rows {
            table.look_ahead(row);
        }
        let told = |row: &Vec<&str>| match table.read(row) {
            CodedRow::Event(event) => format!("{} {}", event.cameo.unwrap(), event.action.word()),
            other @ (CodedRow::Unplaced
            | CodedRow::Unclassed
            | CodedRow::Unhappened
            | CodedRow::Refused(_)) => told(&other),
        };
        rows.iter().map(told).collect()
    };
    let doubtful = |code: &str| {
        format!(
            "! \"{code}\" may be {code} or 0{code} of CAMEO, as codes of this table lost their \
             zeros; import the file as it was published"
        )
    };
    assert_eq!(
        read(&["36", "46", "841", "190", "1053", "20", "10"]),
        [
            "036 AGREE",
            "046 CONSULT",
            "0841 RETREAT",
            "190 ASSAULT",
            "1053 REQUEST",
            &doubtful("20"),
            &doubtful("10")
        ]
    );
    assert_eq!(
        read(&["036", "36", "20"]),
        ["036 AGREE", "! \"36\" is no code of CAMEO", "20 ASSAULT"]
    );
    assert_eq!(read(&["14", "20"]), ["14 PROTEST", "20 ASSAULT"], "classes alone have no zeros");
}
