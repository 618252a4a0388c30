//! Published ledgers that hold, and others that do not.

use super::{Kept, check_published};
use crate::Standing;
use crate::testing::Desk;

#[test]
fn a_published_ledger_holds() {
    for size in [1, 2, 255, 256, 257, 600] {
        let desk = Desk::with_entries(size);
        let check = check_published(&desk.publish(), &desk.policy(), &[]);
        assert_eq!(check.faults, [], "of {size}");
        assert_eq!((check.leaves, check.opened), (size as u64, size as u64));
        assert_eq!(check.signed.unwrap().standing, Standing::OperatorOnly);
    }
}

#[test]
fn each_flipped_byte_of_a_published_ledger_is_found() {
    let desk = Desk::with_entries(4);
    let policy = desk.policy();
    let published = desk.publish();
    for (path, bytes) in &published.0 {
        for at in 0..bytes.len() {
            let mut flipped = published.clone();
            flipped.0.get_mut(path).unwrap()[at] ^= 1;
            let check = check_published(&flipped, &policy, &[]);
            let is_found = check.signed.is_err() || !check.faults.is_empty();
            assert!(is_found, "byte {at} of {path} slipped by");
        }
    }
}

#[test]
fn what_was_erased_is_counted_and_its_tombstone_is_held_against_it() {
    let mut desk = Desk::with_entries(5);
    desk.read_document();
    let kept = desk.publish().0["openings.jsonl"].clone();
    desk.erase(5);
    let published = desk.publish();
    let check = check_published(&published, &desk.policy(), &[]);
    assert_eq!(check.faults, []);
    assert_eq!((check.leaves, check.opened, check.erased), (7, 6, 1));
    // Somebody who kept what was erased shows it again.
    let mut shown = published.clone();
    let told = published.0["openings.jsonl"].clone();
    let tombstone = String::from_utf8(told).unwrap().lines().last().unwrap().to_owned() + "\n";
    let all = [kept, tombstone.into_bytes()].concat();
    shown.0.insert("openings.jsonl".to_owned(), all);
    let check = check_published(&shown, &desk.policy(), &[]);
    let said: Vec<&str> = check.faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(said, ["leaf 6 says that leaf 5 was erased, and it is open"]);
    desk.erase(2);
    let check = check_published(&desk.publish(), &desk.policy(), &[]);
    let said: Vec<&str> = check.faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(said, ["leaf 7 erased leaf 2, on which scores rest"]);
}

#[test]
fn each_flipped_byte_of_a_record_with_a_tombstone_is_found() {
    let mut desk = Desk::with_entries(2);
    desk.read_document();
    desk.erase(2);
    let policy = desk.policy();
    let published = desk.publish();
    for (path, bytes) in &published.0 {
        for at in 0..bytes.len() {
            let mut flipped = published.clone();
            flipped.0.get_mut(path).unwrap()[at] ^= 1;
            let check = check_published(&flipped, &policy, &[]);
            let is_found = check.signed.is_err() || !check.faults.is_empty();
            assert!(is_found, "byte {at} of {path} slipped by");
        }
    }
}

#[test]
fn a_missing_file_is_named_and_ends_the_walk() {
    let desk = Desk::with_entries(300);
    for path in desk.publish().0.keys() {
        let mut published = desk.publish();
        published.0.remove(path);
        let check = check_published(&published, &desk.policy(), &[]);
        let is_optional = path == super::OPENINGS;
        assert_eq!(check.faults.iter().any(|fault| fault.file == *path), !is_optional, "{path}");
    }
}

#[test]
fn what_was_kept_must_be_its_beginning() {
    let check = |now: &Desk, kept: &Desk| {
        let note = String::from_utf8(kept.publish().0["checkpoint"].clone()).unwrap();
        let kept = Kept::checkpoint(&note, &kept.policy()).unwrap();
        let check = check_published(&now.publish(), &now.policy(), &[kept]);
        check.faults.into_iter().map(|fault| fault.message).collect::<Vec<_>>()
    };
    let (three, seven) = (Desk::with_entries(3), Desk::with_entries(7));
    assert_eq!(check(&seven, &three), Vec::<String>::new());
    assert_eq!(check(&three, &seven), ["has 3 leaves, fewer than the 7 that were kept"]);
    let mut rewritten = Desk::with_entries(7);
    rewritten.leave_out(6);
    assert_eq!(check(&seven, &rewritten), Vec::<String>::new());
    rewritten.leave_out(1);
    let faults = check(&seven, &rewritten);
    assert_eq!(faults, ["does not begin with the tree of 5 leaves that was kept"]);
}

#[test]
fn a_left_out_forecast_shows_in_its_author_s_numbering() {
    let mut desk = Desk::with_entries(6);
    desk.leave_out(3);
    let check = check_published(&desk.publish(), &desk.policy(), &[]);
    assert!(check.signed.is_ok(), "the operator signs what he likes");
    let said: Vec<&str> = check.faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(said[0], "leaf 3: is f-5 where f-4 should follow");
    assert!(said[1].contains("is its author's number 3 where 2 should follow"), "{said:?}");
}
