//! How often a server of PostgreSQL is asked for what is recorded: each time takes as long as the
//! way there and back, and all that write wait for it.

use std::io::{Read, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use ledger::{Ledger, LedgerPlace, PostgresPlace};

use crate::fixture::{Engine, Fixture, address_of, at, opening, relation, server_address, write};

/// A way to a server that counts how often it is asked.
struct Counted {
    port: u16,
    asked: Arc<AtomicU32>,
}

impl Counted {
    fn to(server: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(AtomicU32::new(0));
        let (server, counter) = (server.to_owned(), Arc::clone(&asked));
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (server, counter) = (TcpStream::connect(&server).unwrap(), counter.clone());
                thread::spawn(move || pass_on(client, server, &counter));
            }
        });
        Self { port, asked }
    }

    /// How often it is asked for some work.
    fn during(&self, work: impl FnOnce()) -> u32 {
        let before = self.asked.load(Ordering::SeqCst);
        work();
        self.asked.load(Ordering::SeqCst) - before
    }
}

/// Passes on what is said between a client and a server, until one of them ends.
fn pass_on(mut client: TcpStream, mut server: TcpStream, asked: &AtomicU32) {
    client.set_nodelay(true).unwrap();
    server.set_nodelay(true).unwrap();
    let (mut answers, mut back) = (server.try_clone().unwrap(), client.try_clone().unwrap());
    thread::spawn(move || {
        drop(std::io::copy(&mut answers, &mut back));
        drop(back.shutdown(Shutdown::Both));
    });
    // The first message has no letter before its length.
    let mut letter = None;
    while let Some(message) = message(&mut client, letter) {
        // A question in one piece, or the end of one in several: whoever asks now waits.
        if matches!(letter, Some(b'Q' | b'S')) {
            asked.fetch_add(1, Ordering::SeqCst);
        }
        if server.write_all(&message).is_err() {
            break;
        }
        letter = next_letter(&mut client);
        if letter.is_none() {
            break;
        }
    }
    drop(server.shutdown(Shutdown::Both));
}

fn next_letter(client: &mut TcpStream) -> Option<u8> {
    let mut letter = [0];
    client.read_exact(&mut letter).ok()?;
    Some(letter[0])
}

/// A message whole, with its letter before it.
fn message(client: &mut TcpStream, letter: Option<u8>) -> Option<Vec<u8>> {
    let mut length = [0; 4];
    client.read_exact(&mut length).ok()?;
    let size = usize::try_from(u32::from_be_bytes(length)).unwrap() - 4;
    let mut body = vec![0; size];
    client.read_exact(&mut body).ok()?;
    Some(letter.into_iter().chain(length).chain(body).collect())
}

/// A ledger behind a way that counts, with a document in it, where all that is asked of the server
/// was asked once before, so that its sentences are ready.
fn warmed(fixture: &Fixture) -> (Counted, Ledger) {
    drop(fixture.sample());
    let server = server_address();
    let (login, rest) = server.rsplit_once('@').unwrap();
    let counted = Counted::to(rest.split('/').next().unwrap());
    let address = format!("{login}@127.0.0.1:{}/{}", counted.port, fixture.database());
    assert_ne!(address, address_of(fixture.database()));
    let place = PostgresPlace::at(&address, fixture.folder.path(), &|_| None).unwrap();
    // What stands beside it is named after the port, and the key belongs to the ledger.
    let (key, own) = (fixture.place.beside(), LedgerPlace::from(place.clone()));
    std::fs::create_dir_all(own.beside().parent().unwrap()).unwrap();
    let named = |place: &std::path::Path| place.with_added_extension("key");
    std::fs::copy(named(key), named(own.beside())).unwrap();
    let mut ledger = Ledger::open(place).unwrap();
    write(&mut ledger, 2, |writing| writing.append(relation("friendship"))).unwrap();
    in_batch(&mut ledger, 3, |_| "Ada".to_owned());
    // How many hashes the edge of the log has goes up and down with its leaves.
    for _ in 0..128 {
        write(&mut ledger, 2, |writing| writing.append(opening("alone"))).unwrap();
    }
    (counted, ledger)
}

/// So many write in a batch, each an entry that names nothing.
fn in_batch(ledger: &mut Ledger, writers: u32, author: impl Fn(u32) -> String) {
    ledger.begin_batch().unwrap();
    for writer in 0..writers {
        let name = author(writer);
        ledger.write(&name, at(2), |writing| writing.append(opening(&name))).unwrap();
    }
    ledger.commit_batch().unwrap();
}

#[test]
fn who_writes_alone_asks_a_few_times() {
    let fixture = Fixture::of(Engine::Postgres);
    let (counted, mut ledger) = warmed(&fixture);
    let asked = |ledger: &mut Ledger, count: usize| {
        counted.during(|| {
            write(ledger, 2, |writing| {
                (0..count).try_for_each(|_| writing.append(opening("alone")).map(drop))
            })
            .unwrap();
        })
    };
    assert_eq!((asked(&mut ledger, 1), asked(&mut ledger, 40)), (8, 8));
    let asked = counted.during(|| {
        write(&mut ledger, 2, |writing| writing.append(relation("friendship"))).unwrap();
    });
    // It names another, which is looked for, and is no leaf, so that nothing is signed.
    assert_eq!(asked, 7);
}

#[test]
fn who_writes_in_a_batch_asks_twice_and_once_more_for_each_author() {
    let fixture = Fixture::of(Engine::Postgres);
    let (counted, mut ledger) = warmed(&fixture);
    let asked = |ledger: &mut Ledger, writers, author: fn(u32) -> String| {
        counted.during(|| in_batch(ledger, writers, author))
    };
    let one = |_| "Ada".to_owned();
    let (few, many) = (asked(&mut ledger, 1, one), asked(&mut ledger, 41, one));
    assert_eq!((few, many - few), (9, 40 * 2));
    let several = |writer| format!("Ada {writer}");
    let (few, many) = (asked(&mut ledger, 1, several), asked(&mut ledger, 41, several));
    assert_eq!((few, many - few), (9, 40 * 3));
}
