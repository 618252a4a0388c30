//! Feeds and pages as a user types the commands, with a small web on this machine.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads from a port")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use crate::model;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;
use std::thread;

use tempfile::TempDir;

const FEED: &str = "<rss><channel><title>Harbor</title>\
    <item><title>Talks</title><link>/talks</link></item>\
    <item><title>Lost</title><link>/lost</link></item></channel></rss>";

const TALKS: &str = "<html><article><h1>Talks</h1><p>The talks in Lund ended on Monday.</p>\
    </article></html>";

#[test]
fn a_feed_is_fetched_and_what_fails_is_named() {
    let desk = TestDesk::new();
    let feed = format!("http://127.0.0.1:{}/feed", small_web());
    let refused = desk.run(&["subscribe", &feed]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("name the host: --allow-host 127.0.0.1"), "{refused:?}");
    assert!(!refused.err.contains("because:"), "{refused:?}");

    let allowed = ["--allow-host", "127.0.0.1"];
    let subscribed = desk.run(&[&["subscribe", &feed], &allowed[..]].concat());
    assert!(subscribed.out.starts_with("feed-1  Harbor, 2 items\n"), "{subscribed:?}");

    let fetched = desk.run(&[&["fetch"], &allowed[..]].concat());
    assert_eq!(fetched.code, 1, "{fetched:?}");
    assert!(fetched.out.contains("feed-1  Harbor: 1 new of 2 items\n  d-1  "), "{fetched:?}");
    assert!(fetched.out.contains("/lost: the server answers with status 404, not found"));
    assert!(fetched.err.contains("1 item could not be taken in; the rest is kept"));

    let feeds = desk.run(&["feeds"]);
    assert!(feeds.out.contains("  healthy, 2 items, last new "), "{feeds:?}");
    let again = desk.run(&["fetch"]);
    assert_eq!((again.code, again.out.as_str()), (0, ""), "{again:?}");
    assert!(again.err.contains("No feed is due."), "{again:?}");
}

#[test]
fn a_page_that_is_here_is_fetched_again() {
    let desk = TestDesk::new();
    let page = format!("http://127.0.0.1:{}/talks", small_web());
    let add = ["add", &page, "--allow-host", "127.0.0.1"];
    assert!(desk.run(&add).out.starts_with("d-1  "));
    assert!(desk.run(&add).out.starts_with("d-1  here already"));
    let again = desk.run(&["fetch-again", "d-1", "--allow-host", "127.0.0.1"]);
    assert_eq!(again.out, "d-1  unchanged\n", "{again:?}");
}

/// Answers `/feed` and `/talks`, and nothing else; gives the port.
fn small_web() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut asked = BufReader::new(&stream).lines().map_while(Result::ok);
            let first = asked.next().unwrap_or_default();
            asked.take_while(|line| !line.is_empty()).for_each(drop);
            let (status, body) = match first.split(' ').nth(1) {
                Some("/feed") => ("200 OK", FEED),
                Some("/talks") => ("200 OK", TALKS),
                Some(_) | None => ("404 Not Found", ""),
            };
            let answer = format!("HTTP/1.1 {status}\r\nconnection: close\r\n\r\n{body}");
            stream.write_all(answer.as_bytes()).unwrap();
        }
    });
    port
}

struct TestDesk {
    folder: TempDir,
}

#[derive(Debug)]
struct Told {
    code: i32,
    out: String,
    err: String,
}

impl TestDesk {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn run(&self, command: &[&str]) -> Told {
        let output = Command::new(env!("CARGO_BIN_EXE_forsooth"))
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", "Ada")
            .env("FORSOOTH_MODEL", model::model_path())
            .env_remove("FORSOOTH_ALLOW_HOSTS")
            .args(command)
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Told {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}
