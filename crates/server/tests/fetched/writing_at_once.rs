//! Several write at once: each is answered once what they sent is kept.

use std::thread;

use actions::{Desk, list_entries, verify_desk};
use domain::{Kind, QuestionKind};
use tempfile::TempDir;

use crate::forms::{ask, desk_with_report};
use crate::{fetch, post, serve_desk};

const WRITERS: usize = 12;

#[test]
fn many_forecasts_at_once_are_each_kept_and_answered() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_with_report(&folder);
    let question = ask(&mut desk, QuestionKind::Binary, false);
    let address = serve_desk(desk);
    let path = format!("/questions/{question}/forecasts");
    thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| {
                let answer = post(&address, &path, &[("probability", "30%")]);
                assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
                let page = fetch(&address, &format!("/questions/{question}"));
                assert!(page.contains("30%"), "{page}");
            });
        }
    });
    let desk = Desk::open(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    assert_eq!(list_entries(&desk, Kind::Forecast).unwrap().len(), WRITERS);
    assert_eq!(verify_desk(&desk).unwrap().faults, []);
}
