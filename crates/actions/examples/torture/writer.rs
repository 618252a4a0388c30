//! The writer that is killed: it records entries of growing size and says of each that it is kept.

use std::io::Write as _;
use std::path::Path;

use domain::{DeskClock, DeskOpening, Document, Id, Record};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, Writing};

/// Records until it is killed.
pub(crate) fn run(path: &Path, name: &str) -> anyhow::Result<()> {
    let mut ledger = Ledger::open(path)?;
    let mut out = std::io::stdout().lock();
    for number in 0.. {
        let work = |writing: &mut Writing<'_>| append(writing, name, number);
        let id = match ledger.write(name, Timestamp::now(), work) {
            Ok(id) => id,
            // Another writer is at work, and this one comes again.
            Err(LedgerError::Busy(_)) => continue,
            Err(error) => return Err(error.into()),
        };
        writeln!(out, "{id}")?;
        out.flush()?;
    }
    Ok(())
}

/// Now and then a document of several pages, else an entry of a line.
fn append(writing: &mut Writing<'_>, name: &str, number: usize) -> Result<Id, LedgerError> {
    if !number.is_multiple_of(4) {
        let opening = DeskOpening { name: format!("{name} {number}"), clock: DeskClock::System };
        return Ok(writing.append(Record::Desk(opening))?.id);
    }
    let text = format!("{name} said {number}. ").repeat(1 + 200 * (number % 8));
    let text = writing.keep(format!("{text}{}", Timestamp::now()).as_bytes())?;
    let document = Document {
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
        earlier: None,
        bytes: text,
        text,
    };
    Ok(writing.append(Record::Document(document))?.id)
}
