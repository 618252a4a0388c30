//! Organizations with their members: who is taken in as of which day, and what is told of it.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::sync::Arc;

use actions::{
    AddDocument, AskPair, AskPositions, Desk, IntakeHints, Memberships, PairTimeline, add_document,
    pair_timeline, positions_over_time,
};
use tempfile::TempDir;

const REPORT: &str = "On 12 January 2022 NATO threatened Russia.\n\n\
    On 13 January 2022 Norway threatened Russia.\n\n\
    On 14 January 2022 Sweden threatened Russia.\n\n\
    On 11 April 2024 Sweden threatened Russia.\n\n\
    Norway demands written guarantees from Russia.\n";

fn desk() -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    let hints =
        IntakeHints { published: Some("2024-05-01".parse().unwrap()), ..IntakeHints::default() };
    let request = AddDocument::new(REPORT.into(), &hints, None).unwrap();
    add_document(&mut desk, &request).unwrap();
    (folder, desk)
}

fn ask(desk: &Desk, first: &str, second: &str) -> Result<PairTimeline, String> {
    let members = Some(Arc::new(Memberships::built_in().clone()));
    let (first, second) = (first.to_owned(), second.to_owned());
    let asked = AskPair { first, second, members, ..AskPair::default() };
    pair_timeline(desk, &asked).map_err(|error| error.to_string())
}

#[test]
fn a_member_is_taken_in_while_it_is_one() {
    let (_folder, desk) = desk();
    let events = |timeline: &PairTimeline| {
        let events = timeline.items.iter().filter(|it| it.action.is_some());
        let told = events.map(|it| format!("{} {}", it.date.unwrap(), it.from.clone().unwrap()));
        told.collect::<Vec<_>>()
    };
    let without =
        AskPair { first: "NATO".to_owned(), second: "Russia".to_owned(), ..AskPair::default() };
    assert_eq!(events(&pair_timeline(&desk, &without).unwrap()), ["2022-01-12 NATO"]);
    let with = ask(&desk, "NATO", "Russia").unwrap();
    let expected = ["2022-01-12 NATO", "2022-01-13 Norway", "2024-04-11 Sweden"];
    assert_eq!(events(&with), expected);
    let taken: Vec<String> = with
        .first
        .taken
        .iter()
        .filter(|it| it.name == "Sweden")
        .map(|it| format!("{} for {}: {}", it.name, it.member, it.reason))
        .collect();
    let [told] = taken.as_slice() else { panic!("{taken:?}") };
    assert!(
        told.ends_with("; Sweden is a member of NATO from 2024-03-07")
            && told.starts_with("Sweden for NATO: "),
        "{told}"
    );
    let reason = &with.first.members[0].reason;
    assert!(reason.ends_with("with its members, each while it is one"), "{reason}");
}

#[test]
fn who_is_named_on_the_other_side_stays_there() {
    let (_folder, desk) = desk();
    let timeline = ask(&desk, "NATO", "Norway, Russia").unwrap();
    assert!(timeline.items.iter().all(|it| it.from.as_deref() != Some("Norway")));
    let told = ask(&desk, "NATO", "EU").unwrap_err();
    assert!(
        told.ends_with(
            "is a member on both sides; leave the members out, or name the states themselves"
        ),
        "{told}"
    );
}

#[test]
fn positions_of_members_are_those_of_the_organization_where_they_are_asked_for() {
    let (_folder, desk) = desk();
    let holders = |members| {
        let asked = AskPositions { holder: "NATO".to_owned(), members, ..AskPositions::default() };
        let found = positions_over_time(&desk, &asked).unwrap();
        found.matters.into_iter().map(|matter| matter.holder).collect::<Vec<_>>()
    };
    assert_eq!(holders(None), [] as [String; 0]);
    assert_eq!(holders(Some(Arc::new(Memberships::built_in().clone()))), ["Norway"]);
}
