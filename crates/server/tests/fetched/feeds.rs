//! The page of the feeds: subscribing, lists of feeds, and ending.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;

use actions::Desk;
use server::{Reader, Service, WebClient, serve_with};
use tempfile::TempDir;

use crate::{fetch, post, serve_desk};

const OPML: &str = "<opml><body><outline text=\"Trade\">\
    <outline text=\"Harbor\" xmlUrl=\"https://harbor.example/feed\"/></outline></body></opml>";

#[test]
fn a_feed_is_subscribed_to_and_ended() {
    let folder = TempDir::new().unwrap();
    let address = serve_fetching(desk_in(&folder));
    let feed = small_web();
    let answer = post(&address, "/feeds", &[("url", &feed), ("topic", "trade")]);
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("/feeds#feed-1"), "{answer}");
    let page = fetch(&address, "/feeds");
    assert!(page.contains("Harbor &#38; News") && page.contains("<td>trade</td>"), "{page}");
    let again = post(&address, "/feeds", &[("url", &feed), ("topic", "trade")]);
    assert!(again.starts_with("HTTP/1.1 422"), "{again}");
    assert!(again.contains("this feed is subscribed to already, as feed-1"), "{again}");

    let ended = post(&address, "/feeds/feed-1/end", &[]);
    assert!(ended.starts_with("HTTP/1.1 303"), "{ended}");
    assert!(fetch(&address, "/feeds").contains("No feed is subscribed to."));
}

#[test]
fn lists_of_feeds_are_pasted_and_taken_away() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_in(&folder));
    let answer = post(&address, "/feeds/list", &[("opml", OPML)]);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let list = fetch(&address, "/feeds/list");
    assert!(list.contains("content-type: text/x-opml; charset=utf-8"), "{list}");
    assert!(list.contains("xmlUrl=\"https://harbor.example/feed\""), "{list}");
    let json = fetch(&address, "/feeds.json");
    assert!(json.contains("\"health\":\"never fetched\""), "{json}");

    let refused = post(&address, "/feeds/list", &[("opml", "nothing")]);
    assert!(refused.contains("it is no OPML; give the file"), "{refused}");
    let refused = post(&address, "/feeds", &[("url", "https://harbor.example/")]);
    assert!(refused.contains("this desk is served without fetching"), "{refused}");
    let refused = post(&address, "/feeds", &[("url", " ")]);
    assert!(refused.contains("give the address of a feed, or of a page"), "{refused}");
}

#[test]
fn what_is_left_out_of_a_list_is_shown_with_its_reason() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_in(&folder));
    let list = "<opml><body><outline text=\"Harbor\" xmlUrl=\"https://harbor.example/feed\"/>\
        <outline text=\"Notes &amp; more\"/>\
        <outline text=\"Disk\" xmlUrl=\"file:///feed\"/></body></opml>";
    let page = post(&address, "/feeds/list", &[("opml", list)]);
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(page.contains("Subscribed to 1, here already 0, left out 2:"), "{page}");
    assert!(page.contains("<li>Notes &#38; more: it has no xmlUrl</li>"), "{page}");
    assert!(page.contains("is no address of the web</li>"), "{page}");
    assert!(page.contains("https://harbor.example/feed"), "{page}");
    let none = "<opml><body><outline text=\"Disk\" xmlUrl=\"file:///feed\"/></body></opml>";
    let refused = post(&address, "/feeds/list", &[("opml", none)]);
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    assert!(refused.contains("left out: Disk: &#34;file:///feed&#34;"), "{refused}");
}

fn desk_in(folder: &TempDir) -> Desk {
    Desk::open_or_begin(folder.path().join("desk.sqlite3"), "ada").unwrap()
}

/// Serves a desk that may fetch from this machine.
fn serve_fetching(desk: Desk) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let mut service = Service::reading(Box::new(|| Ok(Reader::default())));
    service.web = Some(WebClient::new(&["127.0.0.1".to_owned()]));
    thread::spawn(move || serve_with(listener, desk, service));
    address
}

/// A web of one feed; gives its address.
fn small_web() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/feed", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let asked = BufReader::new(&stream).lines().map_while(Result::ok);
            asked.take_while(|line| !line.is_empty()).for_each(drop);
            let feed = "<rss><channel><title>Harbor &amp; News</title></channel></rss>";
            let head = "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n";
            stream.write_all(format!("{head}{feed}").as_bytes()).unwrap();
        }
    });
    address
}
