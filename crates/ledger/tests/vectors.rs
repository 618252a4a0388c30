//! The vectors in an archive: what is added is found by its direction, whatever interrupts it.

#![expect(clippy::disallowed_methods, reason = "an archive is a folder of files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::Path;

use domain::{Digest, SearchItem, SearchQuery};
use ledger::{Archive, LastEntry, SearchIndex, VectorModel, Vectors};
use tempfile::TempDir;

const MODEL: VectorModel = VectorModel { digest: 7, width: 100 };

/// A vector that points a way of its own for each number, near to those of the next numbers.
fn vector(number: u16) -> Vec<f32> {
    (0..100_u16).map(|place| (f32::from(number) * 0.05 + f32::from(place) * 1.3).sin()).collect()
}

fn last(sequence: u64) -> LastEntry {
    LastEntry { sequence, sha256: Digest::of(b"entry") }
}

fn add(vectors: &mut Vectors, numbers: std::ops::RangeInclusive<u16>) {
    let mut writing = vectors.writing().unwrap().unwrap();
    for number in numbers.clone() {
        writing.add(number.into(), &vector(number)).unwrap();
    }
    writing.commit(last((*numbers.end()).into())).unwrap();
}

fn nearest(vectors: &Vectors, number: u16, limit: usize) -> Vec<u64> {
    let found = vectors.nearest(&vector(number), None, limit).unwrap();
    assert!(found.is_sorted_by(|one, other| one.1 >= other.1));
    found.into_iter().map(|(sequence, _)| sequence).collect()
}

fn open(folder: &Path) -> Vectors {
    Vectors::open(folder, MODEL).unwrap()
}

#[test]
fn the_nearest_direction_is_found_first() {
    let folder = TempDir::new().unwrap();
    let mut vectors = open(folder.path());
    assert!(vectors.nearest(&vector(1), None, 5).unwrap().is_empty());
    assert_eq!(vectors.last_entry(), None);
    add(&mut vectors, 1..=30);
    let other = open(folder.path());
    vectors.refresh().unwrap();
    for vectors in [&vectors, &other] {
        assert_eq!(vectors.last_entry(), Some(last(30)));
        let mut first = nearest(vectors, 12, 3);
        assert_eq!(first.remove(0), 12);
        first.sort_unstable();
        assert_eq!(first, [11, 13]);
        let (_, cosine) = vectors.nearest(&vector(12), None, 1).unwrap()[0];
        assert!(cosine > 0.999, "{cosine}");
    }
}

#[test]
fn what_was_not_committed_is_written_over() {
    let folder = TempDir::new().unwrap();
    let mut vectors = open(folder.path());
    add(&mut vectors, 1..=5);
    let mut writing = vectors.writing().unwrap().unwrap();
    for number in 6..=20 {
        writing.add(number.into(), &vector(number)).unwrap();
    }
    drop(writing);
    vectors.refresh().unwrap();
    assert_eq!((vectors.rows(), vectors.last_entry()), (5, Some(last(5))));
    add(&mut vectors, 6..=7);
    vectors.refresh().unwrap();
    assert_eq!((vectors.rows(), nearest(&vectors, 20, 1)), (7, vec![7]));
    assert_eq!(nearest(&open(folder.path()), 3, 1), [3]);
}

#[test]
fn what_was_corrected_is_found_no_more() {
    let folder = TempDir::new().unwrap();
    let mut vectors = open(folder.path());
    add(&mut vectors, 1..=5);
    let mut writing = vectors.writing().unwrap().unwrap();
    writing.remove(3).unwrap();
    writing.commit(last(6)).unwrap();
    vectors.refresh().unwrap();
    for vectors in [vectors, open(folder.path())] {
        let mut found = nearest(&vectors, 3, 9);
        found.sort_unstable();
        assert_eq!(found, [1, 2, 4, 5]);
        assert_eq!(vectors.count(), 4);
    }
}

#[test]
fn one_writes_at_a_time() {
    let folder = TempDir::new().unwrap();
    let (mut one, mut other) = (open(folder.path()), open(folder.path()));
    let writing = one.writing().unwrap().unwrap();
    assert!(other.writing().unwrap().is_none());
    drop(writing);
    add(&mut other, 1..=4);
    add(&mut one, 5..=6);
    other.refresh().unwrap();
    assert_eq!(other.rows(), 6, "the second writer went on behind the first");
}

#[test]
fn vectors_of_another_model_or_damaged_ones_are_made_anew() {
    let folder = TempDir::new().unwrap();
    add(&mut open(folder.path()), 1..=9);
    let other = VectorModel { digest: 8, ..MODEL };
    assert_eq!(Vectors::open(folder.path(), other).unwrap().rows(), 0);
    let path = open(folder.path()).folder().join("signs");
    let signs = std::fs::read(&path).unwrap();
    std::fs::write(&path, &signs[..signs.len() / 2]).unwrap();
    let mut damaged = open(folder.path());
    assert_eq!((damaged.rows(), damaged.last_entry()), (0, None));
    add(&mut damaged, 1..=4);
    assert_eq!(open(folder.path()).rows(), 4);
    let mut writing = damaged.writing().unwrap().unwrap();
    writing.clear().unwrap();
    drop(writing);
    assert_eq!(open(folder.path()).rows(), 0, "what was removed is gone without a commit");
    add(&mut open(folder.path()), 1..=4);
    std::fs::write(damaged.folder().join("commit.json"), "{").unwrap();
    assert_eq!(open(folder.path()).rows(), 0);
}

#[test]
fn only_what_fits_a_query_is_looked_at() {
    let folder = TempDir::new().unwrap();
    let archive = Archive::create(folder.path()).unwrap();
    let mut writing = archive.writing().unwrap().unwrap();
    for sequence in 1..=9 {
        writing.add(&item(sequence)).unwrap();
    }
    writing.commit(last(9)).unwrap();
    let mut vectors = open(folder.path());
    add(&mut vectors, 1..=9);
    vectors.refresh().unwrap();
    let among = archive.places(&SearchQuery::parse("lang:de -even").unwrap()).unwrap();
    let found = vectors.nearest(&vector(4), Some(&among), 9).unwrap();
    let mut found: Vec<u64> = found.into_iter().map(|(sequence, _)| sequence).collect();
    found.sort_unstable();
    assert_eq!(found, [5, 7, 9]);
    Archive::create(folder.path()).unwrap();
    assert_eq!(open(folder.path()).rows(), 9, "the index of words is made anew without them");
}

fn item(sequence: u64) -> SearchItem {
    let language = if sequence < 4 { "en" } else { "de" };
    SearchItem {
        sequence,
        id: format!("s-{sequence}").parse().unwrap(),
        title: None,
        words: if sequence.is_multiple_of(2) { "even" } else { "odd" }.to_owned(),
        speaker: None,
        told_as: None,
        speaker_as_written: None,
        side: None,
        side_known: vec![],
        addressee: None,
        addressee_known: vec![],
        outlet: None,
        date: None,
        language: Some(language.to_owned()),
        document: None,
    }
}
