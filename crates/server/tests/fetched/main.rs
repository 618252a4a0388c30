//! The pages, as a program fetches them.

#![expect(clippy::disallowed_methods, reason = "a page is fetched from a port")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod judging;
mod lists;

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
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
