//! The drop folder: mails that are put there are taken in, and those that cannot be say why.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]
#![expect(clippy::disallowed_methods, reason = "the folder is made and looked into")]

use std::fs;
use std::path::Path;

use actions::{Desk, ReadWith, take_drop};

const MAIL: &str = "From: Ada Lind <ada@example.org>\r\nTo: desk@example.org\r\n\
    Subject: Talks\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\n\
    The talks in Lund ended on Monday.\r\n";

#[test]
fn mails_are_taken_in_and_put_away() {
    let folder = tempfile::tempdir().unwrap();
    let drop = folder.path().join("drop");
    fs::create_dir(&drop).unwrap();
    for (name, text) in
        [("b.eml", ""), ("a.eml", MAIL), ("c.EML", MAIL), ("notes.txt", "Not mine.")]
    {
        fs::write(drop.join(name), text).unwrap();
    }
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "ada").unwrap();
    let mut taken = || {
        let handled = take_drop(&mut desk, &drop, &ReadWith::default()).unwrap();
        let kept = handled.iter().filter_map(|it| it.outcome.id()).map(|id| id.to_string());
        (handled.len(), kept.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(taken(), (3, "d-1 d-1".to_owned()));
    assert_eq!(names(&drop), "b.eml b.eml.reason.txt done notes.txt");
    let reason = fs::read_to_string(drop.join("b.eml.reason.txt")).unwrap();
    assert!(reason.starts_with("the file is empty"), "{reason}");
    assert_eq!(names(&drop.join("done")), "a.eml c.eml");

    // One that is mended is taken in, and its reason goes; a name that is taken stays.
    fs::write(drop.join("b.eml"), MAIL.replace("Monday", "Tuesday")).unwrap();
    fs::write(drop.join("a.eml"), MAIL).unwrap();
    assert_eq!(taken(), (2, "d-1 d-2".to_owned()));
    assert_eq!(names(&drop), "done notes.txt");
    assert_eq!(names(&drop.join("done")), "a-2.eml a.eml b.eml c.eml");
}

fn names(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names.join(" ")
}
