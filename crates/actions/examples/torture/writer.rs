//! The writer that is killed: several threads of it record entries of growing size, in batches that
//! they share, and say of each that it is kept.

use std::io::Write as _;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::bail;
use domain::{DeskClock, DeskOpening, Document, Id, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, LedgerPlace, NotKept, WriteQueue, Writing};

/// How many write at once in one program.
const THREADS: usize = 6;

/// Each so many-th write breaks off after it has written.
const BROKEN_OFF: usize = 5;

/// Records until it is killed.
pub(crate) fn run(place: &LedgerPlace, name: &str) -> anyhow::Result<()> {
    let queue = WriteQueue::begin(Arc::new(Mutex::new(Ledger::open(place)?)));
    thread::scope(|scope| {
        let writers: Vec<_> = (0..THREADS)
            .map(|thread| {
                let queue = &queue;
                scope.spawn(move || record(queue, &format!("{name} {thread}")))
            })
            .collect();
        for writer in writers {
            match writer.join() {
                Ok(ended) => ended?,
                Err(_) => bail!("a writer panicked"),
            }
        }
        Ok(())
    })
}

fn record(queue: &WriteQueue<Ledger>, author: &str) -> anyhow::Result<()> {
    for number in 0.. {
        match write(queue, author.to_owned(), number)? {
            Ok(Ok(id)) => {
                let mut out = std::io::stdout().lock();
                writeln!(out, "{id}")?;
                out.flush()?;
            }
            Ok(Err(LedgerError::NoSuchId(_))) => {}
            Ok(Err(error)) => return Err(error.into()),
            // Another program is at work, and this one comes again.
            Err(NotKept::Ledger(error)) if matches!(*error, LedgerError::Busy(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn write(
    queue: &WriteQueue<Ledger>,
    author: String,
    number: usize,
) -> anyhow::Result<Result<Result<Id, LedgerError>, NotKept>> {
    let (tell, told) = mpsc::channel();
    let work = move |ledger: &mut Ledger| {
        let work = |writing: &mut Writing<'_>| append(writing, &author, number);
        ledger.write(&author, Timestamp::now(), work)
    };
    queue.submit(work, move |outcome| drop(tell.send(outcome)));
    Ok(told.recv()?)
}

/// Now and then a document of several pages, else an entry of a line.
fn append(writing: &mut Writing<'_>, name: &str, number: usize) -> Result<Id, LedgerError> {
    let record = if number.is_multiple_of(4) {
        let text = format!("{name} said {number}. ").repeat(1 + 100 * (number % 8));
        document(writing.keep(format!("{text}{}", Timestamp::now()).as_bytes())?)
    } else {
        let opening = DeskOpening::new(format!("{name} {number}"), DeskClock::System);
        Record::Desk(opening)
    };
    let id = writing.append(record)?.id;
    if number % BROKEN_OFF == BROKEN_OFF - 1 { Err(LedgerError::NoSuchId(id)) } else { Ok(id) }
}

fn document(text: domain::Digest) -> Record {
    Record::Document(Document {
        title: None,
        source: None,
        url: None,
        said: None,
        published: None,
        modified: None,
        fetched_at: Timestamp::now(),
        language: None,
        encoding: "UTF-8".to_owned(),
        author: None,
        read_with: None,
        attached_to: None,
        words_of_feed: false,
        earlier: None,
        bytes: text,
        text,
    })
}
