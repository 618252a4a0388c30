//! The archive: what is added is found by words, fields and days, however many hold it open.

#![expect(clippy::disallowed_methods, reason = "an archive is a folder of files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use domain::{Digest, SearchItem, SearchQuery};
use ledger::{
    Archive, ArchiveError, FacetCounts, LastEntry, MatchOrder, Matches, SearchIndex, Wanted,
};
use tempfile::TempDir;

/// Reads `id | date | language | speaker > addressee, side, outlet | title | words`; behind an equals
/// sign an addressee or a side has other names that it is known by.
fn item(sequence: u64, line: &str) -> SearchItem {
    let mut parts = line.split('|').map(str::trim);
    let mut next = || parts.next().filter(|part| !part.is_empty()).map(str::to_owned);
    let id = next().unwrap().parse().unwrap();
    let date = next().map(|date| date.parse().unwrap());
    let language = next();
    let names = next().unwrap_or_default();
    let (title, words) = (next(), next().unwrap_or_default());
    let mut names = names.split([',', '>']).map(|name| Some(name.trim().to_owned()));
    let mut name = || names.next().flatten().filter(|name| !name.is_empty());
    let (speaker, addressee, side, outlet) = (name(), name(), name(), name());
    let (addressee, addressee_known) = known(addressee);
    let (side, side_known) = known(side);
    let speaker_as_written = None;
    let document = None;
    SearchItem {
        sequence,
        id,
        title,
        words,
        speaker,
        told_as: None,
        speaker_as_written,
        side,
        side_known,
        addressee,
        addressee_known,
        outlet,
        date,
        language,
        document,
    }
}

fn known(name: Option<String>) -> (Option<String>, Vec<String>) {
    let Some(name) = name else { return (None, vec![]) };
    let mut names = name.split('=').map(str::to_owned);
    (names.next(), names.collect())
}

const ITEMS: [&str; 8] = [
    "d-1 | 2026-01-05 | en | > , , TASS | Border accord | The ministers negotiated an accord on the border.",
    "s-1 | 2026-01-05 | en | Sergey Lavrov > China, Russia, TASS | | A ceasefire is near",
    "s-2 | 2026-02-07 | en | Lavrov > , Russia, BBC | | The border accord holds; negotiations go on",
    "s-3 | 2025-11-30 | de | Zo\u{eb} M\u{fc}ller > , Germany, DW | | Der Waffenstillstand h\u{e4}lt",
    "s-4 | | en | Sergey Lavrov > , Russia, TASS | | They ceased fire, then talks of accord",
    "q-1 | 2026-03-01 | | | | Will the ceasefire hold through June?",
    "j-1 | 2026-03-02 | | | | The accord was a border, an accord of words",
    "s-5 | 2026-03-03 | zh | | | \u{53cc}\u{65b9}\u{540c}\u{610f}\u{505c}\u{706b}",
];

const OTHER_ITEMS: [&str; 3] = [
    "s-1 | 2026-04-01 | en | > Wang Yi=CHN=China=People's Republic of China, United States=USA=US=America, | | The U.S. sold 1,000,000 shells and F-16s",
    "s-2 | 2026-04-02 | tr | > , Taiwan=TWN=Republic of China, | | \u{130}mamo\u{11f}lu sus\u{ad}turuldu",
    "s-3 | 2026-04-03 | en | > China, Russia=RUS, | | Talks with us",
];

fn last(sequence: u64) -> LastEntry {
    LastEntry { sequence, sha256: Digest::of(b"entry") }
}

fn fill(archive: &Archive, lines: &[&str], first: u64) {
    let mut writing = archive.writing().unwrap().unwrap();
    for (sequence, line) in (first..).zip(lines) {
        writing.add(&item(sequence, line)).unwrap();
    }
    writing.commit(last(first + lines.len() as u64 - 1)).unwrap();
}

fn filled(folder: &TempDir) -> Archive {
    let archive = Archive::create(&folder.path().join("desk.archive")).unwrap();
    fill(&archive, &ITEMS, 1);
    archive
}

/// What a query finds, in its order, by the ids of the items.
fn found(archive: &Archive, query: &SearchQuery, order: MatchOrder) -> String {
    let wanted =
        Wanted { query, after: 0, order, skip: 0, limit: 10, with_facets: false, but: &[] };
    let matches = archive.search(&wanted).unwrap();
    assert_eq!(matches.total, matches.sequences.len());
    let id = |sequence: &u64| {
        let line = ITEMS[usize::try_from(*sequence).unwrap() - 1];
        line.split(' ').next().unwrap()
    };
    matches.sequences.iter().map(id).collect::<Vec<_>>().join(" ")
}

fn by_date(archive: &Archive, query: &str) -> String {
    found(archive, &SearchQuery::parse(query).unwrap(), MatchOrder::Date)
}

#[test]
fn of_some_places_those_that_fit_are_told() {
    let folder = TempDir::new().unwrap();
    let archive = filled(&folder);
    let query = SearchQuery::parse("accord").unwrap();
    let fitting = archive.fitting(&query, &[1, 2, 3, 900]).unwrap();
    let places = (0..1000).filter(|place| fitting.contains(*place));
    assert_eq!(places.collect::<Vec<_>>(), [1, 3]);
    assert!(!archive.fitting(&query, &[]).unwrap().contains(1));
}

#[test]
fn words_phrases_and_fields_are_found() {
    let folder = TempDir::new().unwrap();
    let archive = filled(&folder);
    let table = [
        ("accord", "j-1 s-2 d-1 s-4"),
        ("ceasefire", "q-1 s-1"),
        ("negotiation", "s-2 d-1"),
        ("\"negotiation\"", ""),
        ("\"border accord\"", "s-2 d-1"),
        ("\"border, an accord\"", "j-1"),
        ("cease*", "q-1 s-1 s-4"),
        ("zoe", "s-3"),
        ("h\u{e4}lt", "s-3"),
        ("halt", "s-3"),
        ("\u{505c}\u{706b}", "s-5"),
        ("speaker:Lavrov", "s-2 s-1 s-4"),
        ("speaker:\"sergey lavrov\"", "s-1 s-4"),
        ("speaker:=Lavrov", "s-2"),
        ("speaker:Lavr*", "s-2 s-1 s-4"),
        ("speaker:Nobody", ""),
        ("speaker:\u{2026}", ""),
        ("side:Russia -outlet:BBC", "s-1 s-4"),
        ("to:China", "s-1"),
        ("kind:document", "d-1"),
        ("kind:question OR kind:judgment", "j-1 q-1"),
        ("lang:de", "s-3"),
        ("kind:statement since:2026-02", "s-5 s-2"),
        ("since:2025-12 until:2026-01", "s-1 d-1"),
        ("accord -border", "s-4"),
        ("-accord -ceasefire -kind:statement", ""),
        ("lavrov accord", "s-2 s-4"),
        ("ceasefire OR waffenstillstand", "q-1 s-1 s-3"),
        ("accord \u{2026}", "j-1 s-2 d-1 s-4"),
        ("nothing", ""),
    ];
    for (query, expected) in table {
        assert_eq!(by_date(&archive, query), expected, "{query}");
    }
}

#[test]
fn what_is_being_typed_is_found_by_its_beginning() {
    let folder = TempDir::new().unwrap();
    let archive = filled(&folder);
    for (query, expected) in
        [("neg", "s-2 d-1"), ("\"border acc", "s-2 d-1"), ("lavrov cea", "s-1 s-4")]
    {
        let query = SearchQuery::parse_typed(query).unwrap();
        assert_eq!(found(&archive, &query, MatchOrder::Date), expected, "{query:?}");
    }
}

#[test]
fn sides_go_by_all_their_names_and_words_by_all_their_spellings() {
    let folder = TempDir::new().unwrap();
    let archive = Archive::create(&folder.path().join("desk.archive")).unwrap();
    fill(&archive, &OTHER_ITEMS, 1);
    let table: [(&str, &[u64]); 15] = [
        ("to:China", &[1, 3]),
        ("to:CHN", &[1]),
        ("to:\"Wang Yi\" OR to:=\"Wang Yi\"", &[1]),
        ("to:=China", &[3]),
        ("side:US", &[1]),
        ("side:america", &[1]),
        ("side:Ameri*", &[1]),
        ("side:China", &[]),
        ("side:\"Republic of China\"", &[2]),
        ("US", &[1, 3]),
        ("F-16 -speaker:Lavrov", &[1]),
        ("1000000 shells", &[1]),
        ("Imamoglu", &[2]),
        ("\u{130}MAMO\u{11e}LU", &[2]),
        ("susturuldu", &[2]),
    ];
    for (query, expected) in table {
        let query = SearchQuery::parse(query).unwrap();
        let order = MatchOrder::Relevance;
        let wanted = Wanted {
            query: &query,
            after: 0,
            order,
            skip: 0,
            limit: 10,
            with_facets: false,
            but: &[],
        };
        let mut found = archive.search(&wanted).unwrap().sequences;
        found.sort_unstable();
        assert_eq!(found, expected, "{query:?}");
    }
}

#[test]
fn titles_and_the_form_asked_for_come_first() {
    let folder = TempDir::new().unwrap();
    let archive = filled(&folder);
    let ranked =
        |query: &str| found(&archive, &SearchQuery::parse(query).unwrap(), MatchOrder::Relevance);
    assert!(ranked("accord").starts_with("d-1 "), "{}", ranked("accord"));
    assert_eq!(ranked("negotiated"), "d-1 s-2");
    assert_eq!(ranked("negotiations"), "s-2 d-1");
    assert_eq!(ranked("kind:question OR kind:judgment"), "j-1 q-1", "the newest first");
}

/// The facets of what was found, a line each.
fn facets_told(matches: &Matches) -> Vec<String> {
    let line = |counts: &FacetCounts| {
        let values = counts.values.iter().map(|(value, count)| format!("{value} {count}"));
        format!("{}: {}", counts.facet.word(), values.collect::<Vec<_>>().join(", "))
    };
    matches.facets.iter().map(line).collect()
}

#[test]
fn what_is_found_is_counted_by_its_fields() {
    let folder = TempDir::new().unwrap();
    let archive = filled(&folder);
    let query = SearchQuery::parse("accord OR ceasefire").unwrap();
    let wanted = Wanted {
        query: &query,
        after: 0,
        order: MatchOrder::Date,
        skip: 1,
        limit: 2,
        with_facets: true,
        but: &[],
    };
    let matches = archive.search(&wanted).unwrap();
    assert_eq!((matches.total, matches.sequences.as_slice()), (6, [6, 3].as_slice()));
    let told = facets_told(&matches);
    assert_eq!(
        told,
        [
            "kind: statement 3, document 1, judgment 1, question 1",
            "speaker: Sergey Lavrov 2, Lavrov 1",
            "side: Russia 3",
            "outlet: TASS 3, BBC 1",
            "language: en 4",
            "year: 2026 5",
        ]
    );
}

#[test]
fn one_writes_and_the_other_goes_on_searching() {
    let folder = TempDir::new().unwrap();
    let one = filled(&folder);
    let other = Archive::open(&folder.path().join("desk.archive")).unwrap();
    let mut writing = one.writing().unwrap().unwrap();
    assert!(other.writing().unwrap().is_none(), "there is one writer at a time");
    writing.remove(3);
    assert_eq!(by_date(&other, "accord"), "j-1 s-2 d-1 s-4");
    writing.commit(last(9)).unwrap();
    assert_eq!(by_date(&other, "accord"), "j-1 d-1 s-4", "what was committed is seen");
    assert_eq!(other.last_entry().unwrap(), Some(last(9)));
    assert!(other.writing().unwrap().is_some(), "the place is free again");
}

#[test]
fn what_was_not_committed_changed_nothing() {
    let folder = TempDir::new().unwrap();
    let archive = filled(&folder);
    let mut writing = archive.writing().unwrap().unwrap();
    writing.clear().unwrap();
    writing.add(&item(9, ITEMS[0])).unwrap();
    drop(writing);
    assert_eq!(archive.last_entry().unwrap(), Some(last(8)));
    let reopened = Archive::open(&folder.path().join("desk.archive")).unwrap();
    for archive in [&archive, &reopened] {
        assert_eq!(by_date(archive, "accord"), "j-1 s-2 d-1 s-4");
    }
}

#[test]
fn piece_by_piece_or_at_once_is_the_same() {
    let folders = [TempDir::new().unwrap(), TempDir::new().unwrap()];
    let at_once = filled(&folders[0]);
    let by_pieces = Archive::create(&folders[1].path().join("desk.archive")).unwrap();
    let counted = |archive: &Archive, query: &SearchQuery| {
        let order = MatchOrder::Newest;
        let wanted =
            Wanted { query, after: 0, order, skip: 0, limit: 0, with_facets: true, but: &[] };
        facets_told(&archive.search(&wanted).unwrap())
    };
    let all = SearchQuery::parse("accord OR ceasefire OR talks").unwrap();
    for (first, line) in (1..).zip(ITEMS) {
        fill(&by_pieces, &[line], first);
        // What was numbered for some segments serves for those that they are merged into.
        counted(&by_pieces, &all);
    }
    assert_eq!(counted(&at_once, &all), counted(&by_pieces, &all));
    for query in ["accord", "ceasefire", "side:Russia", "border OR accord OR talks", "cease*"] {
        let query = SearchQuery::parse(query).unwrap();
        assert_eq!(counted(&at_once, &query), counted(&by_pieces, &query));
        for order in [MatchOrder::Relevance, MatchOrder::Date] {
            assert_eq!(found(&at_once, &query, order), found(&by_pieces, &query, order));
        }
    }
}

#[test]
fn a_damaged_archive_asks_to_be_made_anew() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("desk.archive");
    assert!(matches!(Archive::open(&path), Err(ArchiveError::Missing(_))));
    drop(filled(&folder));
    let segment = std::fs::read_dir(&path).unwrap().map(|file| file.unwrap().path());
    let segment = segment.into_iter().find(|file| file.extension().is_some_and(|it| it == "idx"));
    let segment = segment.unwrap();
    let whole = std::fs::read(&segment).unwrap();
    std::fs::write(&segment, &whole[..whole.len() / 2]).unwrap();
    let meta = std::fs::read(path.join("meta.json")).unwrap();
    let told = Archive::open(&path).unwrap_err();
    assert!(told.is_mended_by_rebuilding(), "{told:?}");
    std::fs::write(&segment, "short").unwrap();
    let told = Archive::open(&path).unwrap_err();
    assert!(told.is_mended_by_rebuilding(), "{told:?}");
    std::fs::remove_file(&segment).unwrap();
    let told = Archive::open(&path).unwrap_err();
    assert!(told.is_mended_by_rebuilding(), "{told:?}");
    std::fs::write(path.join("meta.json"), &meta[..meta.len() / 2]).unwrap();
    let told = Archive::open(&path).unwrap_err();
    assert!(told.is_mended_by_rebuilding(), "{told:?}");
    Archive::create(&path).unwrap();
    assert_eq!(Archive::open(&path).unwrap().last_entry().unwrap(), None);
}

#[test]
fn entries_behind_a_place_are_found_the_newest_first() {
    let folder = TempDir::new().unwrap();
    let archive = filled(&folder);
    let query = SearchQuery::parse("accord OR ceasefire").unwrap();
    let order = MatchOrder::Newest;
    let found = |after| {
        let wanted = Wanted {
            query: &query,
            after,
            order,
            skip: 0,
            limit: 10,
            with_facets: false,
            but: &[],
        };
        archive.search(&wanted).unwrap().sequences
    };
    assert_eq!(found(0), [7, 6, 5, 3, 2, 1]);
    assert_eq!(found(5), [7, 6]);
    assert_eq!(found(7), [] as [u64; 0]);
    let only_left_out = SearchQuery::parse("-accord").unwrap();
    let wanted = Wanted {
        query: &only_left_out,
        after: 3,
        order,
        skip: 0,
        limit: 10,
        with_facets: false,
        but: &[],
    };
    assert_eq!(archive.search(&wanted).unwrap().sequences, [8, 6, 4]);
}
