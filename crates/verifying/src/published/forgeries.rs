//! Published ledgers that their operator signed, and that still contradict themselves.

use super::{Kept, PublishedCheck, check_published};
use crate::Receipt;
use crate::testing::{Desk, Folder};

fn checked(desk: &Desk, kept: &[Kept]) -> PublishedCheck {
    check_published(&desk.publish(), &desk.policy(), kept)
}

fn faults(desk: &Desk) -> Vec<String> {
    messages(checked(desk, &[]))
}

fn messages(check: PublishedCheck) -> Vec<String> {
    assert!(check.signed.is_ok(), "the operator signs what he likes");
    check.faults.into_iter().map(|fault| fault.message).collect()
}

/// A desk with one forecast of Ada's under each of two pseudonyms.
fn twofold() -> Desk {
    let mut desk = Desk::empty();
    desk.record_under("f-1", "Ada", 1);
    desk.record_under("f-2", "Ada", 2);
    desk
}

#[test]
fn one_author_with_two_pseudonyms_is_found_among_what_is_open() {
    let told = faults(&twofold());
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("\"Ada\" has two pseudonyms"), "{told:?}");
    assert!(told[0].contains("by leaf 0 and") && told[0].contains("by leaf 1"), "{told:?}");
}

#[test]
fn a_second_pseudonym_that_is_never_opened_shows_as_leaves_that_stay_closed() {
    let mut desk = twofold();
    desk.close(1);
    let check = checked(&desk, &[]);
    assert_eq!(check.faults, []);
    let told: Vec<_> = check.authors.iter().map(|it| (it.name.as_deref(), it.closed())).collect();
    assert_eq!(told, [(Some("Ada"), 0), (None, 1)]);
}

#[test]
fn a_receipt_that_was_kept_shows_the_second_pseudonym() {
    let mut desk = twofold();
    desk.close(1);
    let receipt = Receipt::parse(&desk.receipt(1)).unwrap().check(&desk.policy()).unwrap();
    let told = messages(checked(&desk, &[Kept::receipt(receipt)]));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("by leaf 0 and") && told[0].contains("by the receipt of f-2"));
    // Two forecasters who show each other their receipts need nothing that is open.
    let receipts = [0, 1].map(|index| {
        let receipt = Receipt::parse(&desk.receipt(index)).unwrap();
        Kept::receipt(receipt.check(&desk.policy()).unwrap())
    });
    desk.close(0);
    assert_eq!(messages(checked(&desk, &receipts)).len(), 1);
    assert_eq!(messages(checked(&desk, &receipts[..1])), Vec::<String>::new());
}

#[test]
fn how_many_leaves_of_each_author_are_closed_is_told() {
    let mut desk = Desk::with_entries(6);
    desk.read_document();
    desk.erase(6);
    desk.close(1);
    desk.close(3);
    let check = checked(&desk, &[]);
    assert_eq!(check.faults, []);
    let counts = |it: &super::AuthorLeaves| {
        (it.name.clone().unwrap_or_default(), it.leaves, it.opened, it.erased, it.closed())
    };
    let told: Vec<_> = check.authors.iter().map(counts).collect();
    assert_eq!(told, [("Ada".to_owned(), 4, 3, 1, 0), ("Ben".to_owned(), 4, 2, 0, 2)]);
}

#[test]
fn each_id_stands_once_and_in_its_order() {
    let with = |ids: &[&str]| {
        let mut desk = Desk::empty();
        for id in ids {
            desk.record_as(id, "Ada");
        }
        faults(&desk)
    };
    assert_eq!(with(&["q-1", "f-1", "f-2", "q-2"]), Vec::<String>::new());
    assert_eq!(with(&["q-1", "f-1", "f-1"]), ["leaf 2: is f-1 again, or out of its order"]);
    assert_eq!(with(&["f-1", "f-3"]), ["leaf 1: is f-3 where f-2 should follow"]);
    assert_eq!(with(&["f-2"]), ["leaf 0: is f-2 where f-1 should follow"]);
    let named = with(&["zz-0"]);
    assert_eq!(named[0], "leaf 0: no leaf: \"zz-0\" is no id");
}

#[test]
fn a_tombstone_names_a_leaf_once_and_with_its_number() {
    let with = |tell: fn(&mut Desk)| {
        let mut desk = Desk::empty();
        desk.read_document();
        desk.record_as("f-1", "Ada");
        tell(&mut desk);
        faults(&desk)
    };
    let told = with(|desk| {
        let named = desk.named(0);
        desk.erase(0);
        desk.bury("er-2", &named);
    });
    assert_eq!(told, ["leaf 3 says that d-1 was erased, as leaf 2 did before"]);
    let told = with(|desk| desk.bury("er-1", r#"{"id":"d-1","leaf":null,"sequence":1}"#));
    assert_eq!(told, ["leaf 2 says that d-1 was erased, and not which leaf it has"]);
    let told = with(|desk| desk.bury("er-1", r#"{"id":"f-1","leaf":null,"sequence":2}"#));
    assert_eq!(told, ["leaf 2 says that f-1 was erased, and not which leaf it has"]);
    let told = with(|desk| desk.bury("er-1", r#"{"id":"s-1","leaf":null,"sequence":1}"#));
    assert_eq!(told, ["leaf 2 says that s-1 was erased, and not which leaf it has"]);
    // What was read in a document has none.
    let told = with(|desk| desk.bury("er-1", r#"{"id":"s-1","leaf":null,"sequence":90}"#));
    assert_eq!(told, Vec::<String>::new());
    let told = with(|desk| {
        let named = desk.named(0);
        desk.erase(0);
        desk.close(2);
        desk.bury("f-2", &named);
    });
    let held = "leaf 3 is f-2, and holds no forecast, or more than that";
    assert_eq!(told, [held, "leaf 3 erases under the id f-2"]);
    let told = with(|desk| desk.record("er-1", r#"{"forecast":{}}"#));
    let held = "leaf 2 is er-1, and holds no erasure, or more than that";
    assert_eq!(told, [held, "leaf 2 is no tombstone, as its id says"]);
}

#[test]
fn what_was_open_in_a_folder_that_was_kept_is_open_still_or_was_erased() {
    let mut desk = Desk::with_entries(3);
    desk.read_document();
    let kept = Kept::folder(&desk.publish(), &desk.policy()).unwrap();
    let again = |desk: &Desk| messages(checked(desk, std::slice::from_ref(&kept)));
    desk.erase(3);
    assert_eq!(again(&desk), Vec::<String>::new());
    desk.close(1);
    assert_eq!(again(&desk), ["leaf 1, f-2, was open in what was kept, and is closed"]);
    let Folder(mut files) = desk.publish();
    files.remove("openings.jsonl");
    let check = check_published(&Folder(files), &desk.policy(), std::slice::from_ref(&kept));
    assert!(!check.has_openings);
    assert_eq!(messages(check).len(), 4, "three forecasts and the document");
}

#[test]
fn a_line_of_openings_that_was_cut_is_found() {
    let desk = Desk::with_entries(3);
    let Folder(mut files) = desk.publish();
    let openings = files.get_mut("openings.jsonl").unwrap();
    openings.pop();
    let check = check_published(&Folder(files), &desk.policy(), &[]);
    assert_eq!(messages(check), ["is cut short in its last line"]);
}
