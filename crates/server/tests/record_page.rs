//! The pages of the record, as a program fetches them.

#![expect(clippy::disallowed_methods, reason = "a page is fetched from a port")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use actions::{
    AddDocument, AskQuestion, Desk, IntakeHints, NameMisleading, RecordForecast, ResolveQuestion,
    add_document, ask_question, name_misleading, record_forecast, resolve_question,
};
use domain::{Id, QuestionKind};
use tempfile::TempDir;

const REPORT: &str = "On Friday both sides signed the treaty.";

#[test]
fn the_record_is_shown_in_words_by_something_and_two_by_two() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    for (path, parts) in [
        (
            "/record",
            &[
                "When Ada said about 30%, it happened once of 1: too few to say.",
                "<h2>The desk</h2>",
                "<h2>The team</h2>",
                "median of the last forecasts",
                "href=\"/record?by=technique\"",
                "always saying 50% has a mean Brier score of 0.250",
                "<option>Ben</option>",
            ][..],
        ),
        (
            "/record?by=topic",
            &["<h1>Record by topic</h1>", "<h2>no topic</h2>", "over 2 forecasts", "Beside it"],
        ),
        (
            "/record?by=horizon",
            &["<h1>Record by horizon</h1>", "<h2>one to three months before the deadline</h2>"],
        ),
        (
            "/record?by=technique",
            &["<h2>status-quo</h2>", "Ada: &#60;nothing&#62; moved", "href=\"/questions/q-1\""],
        ),
        (
            "/record?person=Ada&against=Ben",
            &["Ben and Ada share 1 question: too few to tell who is better.", "0.490"],
        ),
        ("/record?person=Ada&against=Eve", &["422", "Eve has no score; those who have: Ada, Ben"]),
        (
            "/record?by=nope",
            &["400", "the record cannot be told by &#34;nope&#34;; choose one of person, topic"],
        ),
        (
            "/record?person=Ada&against=Ada",
            &["422", "Ada cannot be compared with themselves; choose another"],
        ),
        // A row that is laid out with gaps would stand apart from its commas.
        ("/record", &["<p class=\"small muted\">By <a href=\"/record\">all</a>, <a"]),
        ("/record.json", &["\"team\":{\"rule\":\"median", "\"desk\":{\"name\":\"The desk\""]),
    ] {
        let page = fetch(&address, path);
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }
}

/// Serves a desk with a settled question on a free port for as long as the test runs.
fn serve(folder: &TempDir) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let desk = filled(folder);
    thread::spawn(move || server::serve(listener, desk));
    address
}

fn filled(folder: &TempDir) -> Desk {
    let now: jiff::Timestamp = "2022-01-20T12:00:00Z".parse().unwrap();
    let path = folder.path().join("desk.sqlite3");
    let mut desk = Desk::begin_replayed(&path, "Ada", "A story", now).unwrap();
    let report = AddDocument::new(REPORT.into(), &IntakeHints::default(), None).unwrap();
    add_document(&mut desk, &report).unwrap();
    let question = ask(&mut desk);
    for (hours, who, chance) in [(1, "Ada", "30%"), (2, "Ben", "90%")] {
        desk.replay(now + jiff::Span::new().hours(hours), who).unwrap();
        let request = RecordForecast {
            question,
            chances: vec![chance.to_owned()],
            reason: None,
            evidence: vec![],
            fresh_until: None,
        };
        record_forecast(&mut desk, &request).unwrap();
    }
    desk.replay(now + jiff::Span::new().hours(3), "Ada").unwrap();
    let request = ResolveQuestion {
        question,
        answer: "yes".to_owned(),
        reason: String::new(),
        look_again: None,
        evidence: vec!["d-1:\"both sides signed the treaty\"".parse().unwrap()],
        known_at: None,
    };
    resolve_question(&mut desk, &request).unwrap();
    let (technique, note) = ("status-quo".to_owned(), Some("<nothing> moved".to_owned()));
    let misled = NameMisleading { question, technique, note, by: vec![] };
    name_misleading(&mut desk, &misled).unwrap();
    desk
}

fn ask(desk: &mut Desk) -> Id {
    let request = AskQuestion {
        text: "Will they sign?".to_owned(),
        kind: QuestionKind::Binary,
        criteria: "Both sides confirm a signature".to_owned(),
        settlement_source: "the ministries".to_owned(),
        closes_at: "2022-03-01T00:00:00Z".parse().unwrap(),
        deadline_at: "2022-03-10T00:00:00Z".parse().unwrap(),
        condition: None,
        postponement: None,
        checkpoint: None,
        scheduled: None,
        judgment: None,
        prediction: None,
    };
    ask_question(desk, &request).unwrap()
}

/// The whole answer to a GET, head and body.
fn fetch(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
