//! The pages, as a program fetches them and posts their forms.

#![expect(clippy::disallowed_methods, reason = "a page is fetched from a port")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod asking;
mod copies;
mod feeds;
mod forms;
mod jobs;
mod judging;
mod judging_forms;
mod lists;
mod pairs;
mod question_forms;
mod receipts;
mod searching;
mod speakers;
mod watches;
mod writing_at_once;
mod writing_forms;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use actions::Desk;

/// Serves a desk on a free port for as long as the test runs.
fn serve_desk(desk: Desk) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || server::serve(listener, desk));
    address
}

/// The whole answer to a GET, head and body.
fn fetch(address: &str, path: &str) -> String {
    send(address, &format!("GET {path} HTTP/1.1\r\n"), "")
}

/// The whole answer to a form, head and body.
fn post(address: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let body = serde_urlencoded::to_string(fields).unwrap();
    let kind = "content-type: application/x-www-form-urlencoded";
    let length = body.len();
    let head = format!("POST {path} HTTP/1.1\r\n{kind}\r\ncontent-length: {length}\r\n");
    send(address, &head, &body)
}

fn send(address: &str, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("{head}host: {address}\r\nconnection: close\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
