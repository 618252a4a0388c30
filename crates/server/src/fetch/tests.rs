//! A small web on this machine: each path answers with the text beside it.

#![expect(clippy::disallowed_methods, reason = "the client is tried against a web of its own")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;

use actions::{Answer, Fetch, FetchRequest, Fetched};

use super::WebClient;

/// Answers each path with its text, from now until the tests end; gives the port.
fn web(answers: &[(&'static str, &str)]) -> u16 {
    let answers: Vec<(&str, Vec<u8>)> =
        answers.iter().map(|(path, answer)| (*path, answer.replace('\n', "\r\n").into())).collect();
    web_of(answers)
}

fn web_of(answers: Vec<(&'static str, Vec<u8>)>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = BufReader::new(&stream).lines().map_while(Result::ok);
            let first = head.next().unwrap_or_default();
            let asked: Vec<String> = head.take_while(|line| !line.is_empty()).collect();
            let path = first.split(' ').nth(1).unwrap_or_default();
            let is_known =
                asked.iter().any(|line| line.eq_ignore_ascii_case("if-none-match: \"1\""));
            let found = answers.iter().find(|(known, _)| *known == path);
            let answer: &[u8] = match found {
                Some(_) if is_known => b"HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n",
                Some((_, answer)) => answer,
                None => b"HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n",
            };
            // Whoever has read enough hangs up.
            drop(stream.write_all(answer));
        }
    });
    port
}

fn told(client: &WebClient, request: &FetchRequest, port: u16) -> String {
    let told = match client.fetch(request) {
        Err(error) => format!("refused: {error}"),
        Ok(Fetched { url, moved_to, answer }) => {
            let answer = match answer {
                Answer::Unchanged => "unchanged".to_owned(),
                Answer::Body(body) => format!(
                    "{} as {} marked {}",
                    String::from_utf8_lossy(&body.bytes),
                    body.media_type.unwrap_or_default(),
                    body.etag.unwrap_or_default()
                ),
            };
            format!("{url} gives {answer}; moved to {}", moved_to.unwrap_or("nowhere".into()))
        }
    };
    told.replace(&port.to_string(), "PORT")
}

fn check(path: &str, answers: &[(&'static str, &str)], expected: &str) {
    let port = web(answers);
    let client = WebClient::new(&["127.0.0.1".to_owned()]);
    let request = FetchRequest::of(&format!("http://127.0.0.1:{port}{path}"));
    assert_eq!(told(&client, &request, port), expected);
}

const FEED: (&str, &str) =
    ("/feed", "HTTP/1.1 200 OK\ncontent-type: text/xml\netag: \"1\"\nconnection: close\n\n<rss/>");

#[test]
fn an_answer_comes_with_its_mark() {
    let expected =
        "http://127.0.0.1:PORT/feed gives <rss/> as text/xml marked \"1\"; moved to nowhere";
    check("/feed", &[FEED], expected);
}

#[test]
fn a_known_mark_is_answered_with_unchanged() {
    let port = web(&[FEED]);
    let url = format!("http://127.0.0.1:{port}/feed");
    let request = FetchRequest { etag: Some("\"1\"".into()), ..FetchRequest::of(&url) };
    let client = WebClient::new(&["127.0.0.1".to_owned()]);
    let expected = "http://127.0.0.1:PORT/feed gives unchanged; moved to nowhere";
    assert_eq!(told(&client, &request, port), expected);
}

#[test]
fn moving_for_good_is_told_as_far_as_it_is_for_good() {
    let answers = [
        ("/old", "HTTP/1.1 301 Moved\nlocation: /mid\nconnection: close\n\n"),
        ("/mid", "HTTP/1.1 302 Found\nlocation: feed\nconnection: close\n\n"),
        FEED,
    ];
    let expected = "http://127.0.0.1:PORT/feed gives <rss/> as text/xml marked \"1\"; \
                    moved to http://127.0.0.1:PORT/mid";
    check("/old", &answers, expected);
}

#[test]
fn redirects_end() {
    let circle = [
        ("/one", "HTTP/1.1 302 Found\nlocation: /two\nconnection: close\n\n"),
        ("/two", "HTTP/1.1 302 Found\nlocation: /one\nconnection: close\n\n"),
    ];
    let expected = "refused: the redirects go in a circle: http://127.0.0.1:PORT/one → \
                    http://127.0.0.1:PORT/two → http://127.0.0.1:PORT/one";
    check("/one", &circle, expected);

    let steps = ["/1", "/2", "/3", "/4", "/5", "/6", "/7"];
    let answers: Vec<(&str, String)> = steps
        .windows(2)
        .map(|pair| {
            let to = pair[1];
            (pair[0], format!("HTTP/1.1 302 Found\nlocation: {to}\nconnection: close\n\n"))
        })
        .collect();
    let answers: Vec<(&str, &str)> =
        answers.iter().map(|(path, it)| (*path, it.as_str())).collect();
    let expected = "refused: more than 5 redirects, the last to http://127.0.0.1:PORT/7; \
                    give that address itself";
    check("/1", &answers, expected);

    let nowhere = [("/", "HTTP/1.1 302 Found\nlocation: file:///etc\nconnection: close\n\n")];
    let expected = "refused: a redirect (status 302) from http://127.0.0.1:PORT/ leads to no \
                    address of the web";
    check("/", &nowhere, expected);
}

#[test]
fn refusals_say_what_they_mean() {
    check("/none", &[], "refused: the server answers with status 404, not found");
    let gone = [("/", "HTTP/1.1 410 Gone\nconnection: close\n\n")];
    check("/", &gone, "refused: it is gone for good (status 410)");
    let busy = [("/", "HTTP/1.1 429 Slow\nretry-after: 120\nconnection: close\n\n")];
    check("/", &busy, "refused: the server asks to wait (status 429)");
}

#[test]
fn a_private_host_is_refused_unless_it_is_named() {
    let port = web(&[FEED]);
    let open = WebClient::new(&[]);
    let cases = [
        ("http://127.0.0.1:PORT/feed", "127.0.0.1 stands at 127.0.0.1, which is this machine"),
        ("http://[::1]:PORT/", "::1 stands at ::1, which is this machine"),
        ("http://2130706433:PORT/", "127.0.0.1 stands at 127.0.0.1, which is this machine"),
        (
            "http://169.254.169.254/",
            "169.254.169.254 stands at 169.254.169.254, which is the link of this machine",
        ),
    ];
    for (url, expected) in cases {
        let request = FetchRequest::of(&url.replace("PORT", &port.to_string()));
        let told = told(&open, &request, port);
        assert!(told.starts_with(&format!("refused: {expected}; to fetch")), "{url}: {told}");
    }
}

#[test]
fn a_redirect_to_a_private_host_is_refused() {
    let answers =
        [("/", "HTTP/1.1 302 Found\nlocation: http://169.254.169.254/keys\nconnection: close\n\n")];
    let expected = "refused: 169.254.169.254 stands at 169.254.169.254, which is the link of this \
                    machine; to fetch from there, name the host: --allow-host 169.254.169.254";
    check("/", &answers, expected);
}

#[test]
fn only_the_web_is_fetched() {
    for url in ["file:///etc/passwd", "ftp://example.org/", "example.org", ""] {
        let request = FetchRequest::of(url);
        let told = told(&WebClient::new(&[]), &request, 0);
        assert!(told.contains("is no address of the web; give one that begins"), "{told}");
    }
}

#[test]
fn an_answer_is_read_up_to_its_limit() {
    let mut answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
    answer.resize(answer.len() + 20_000_001, b'a');
    let port = web_of(vec![("/", answer)]);
    let request = FetchRequest::of(&format!("http://127.0.0.1:{port}/"));
    let told = told(&WebClient::new(&["127.0.0.1".to_owned()]), &request, port);
    assert_eq!(told, "refused: the answer is larger than 20 MB unpacked, and was not read further");
}
