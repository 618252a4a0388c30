//! PDFs are read in a process of their own, with bounds on memory and time: a file that is made to
//! break the parser breaks nothing else.

mod child;

use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use actions::{IntakeError, Pages};

pub(crate) use child::answer_if_asked;

/// How the program is asked to be that process, in the place of a command.
const ASKED: &str = "__read-pdf";

/// How long the process may take, with what it takes to begin.
const LIMIT: Duration = Duration::from_secs(130);

/// How many bytes the text of a PDF may have.
const LONGEST: u64 = 256 << 20;

/// How many bytes of what the process complains of are looked at.
const COMPLAINT: u64 = 64 << 10;

/// Has every PDF read in a process of its own.
pub(crate) fn begin() {
    actions::read_pdfs_elsewhere(read);
}

fn read(bytes: &[u8]) -> Result<Pages, IntakeError> {
    let unread = |error: &dyn std::fmt::Display| IntakeError::NoPdf { error: error.to_string() };
    let mut child = start().map_err(|error| unread(&format!("no process reads it: {error}")))?;
    let told = converse(&mut child, bytes);
    // Whoever took too long is ended, and whoever has ended is waited for.
    drop(child.kill());
    drop(child.wait());
    match told {
        None => Err(unread(&format!("after {} seconds it is not read", LIMIT.as_secs()))),
        Some((answer, complaint)) => match serde_json::from_slice(&answer) {
            Ok(answer) => child::Answer::into_pages(answer),
            Err(_) => Err(unread(&reason(&complaint))),
        },
    }
}

fn start() -> std::io::Result<Child> {
    let mut command = Command::new(own_program()?);
    command.arg(ASKED).env_clear();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// This program; on Linux by a name that holds when its file was replaced meanwhile.
fn own_program() -> std::io::Result<PathBuf> {
    let own = PathBuf::from("/proc/self/exe");
    if own.exists() { Ok(own) } else { std::env::current_exe() }
}

/// Hands a PDF over; what the process answers and what it complains of, if it ends in time.
fn converse(child: &mut Child, bytes: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let (mut to, from) = (child.stdin.take()?, child.stdout.take()?);
    let complaints = child.stderr.take()?;
    let (done, told) = mpsc::channel();
    let bytes = bytes.to_vec();
    // A process that has ended takes nothing more, which its silence tells.
    thread::spawn(move || drop(to.write_all(&bytes)));
    thread::spawn(move || {
        let complained = thread::spawn(move || all_of(complaints, COMPLAINT));
        let answer = all_of(from, LONGEST);
        // Who no longer waits needs not be told.
        drop(done.send((answer, complained.join().unwrap_or_default())));
    });
    told.recv_timeout(LIMIT).ok()
}

fn all_of(from: impl std::io::Read, most: u64) -> Vec<u8> {
    let mut bytes = vec![];
    // What breaks off is too short to be read.
    drop(from.take(most).read_to_end(&mut bytes));
    bytes
}

/// Why a process ended without an answer, by what it said last.
fn reason(complaint: &[u8]) -> String {
    let complaint = String::from_utf8_lossy(complaint);
    if complaint.contains("memory allocation of") {
        format!("it unpacks to more than {} MB of memory", child::MEMORY >> 20)
    } else if complaint.contains("overflowed its stack") {
        "its parts name each other without end".to_owned()
    } else {
        "its parts do not fit together".to_owned()
    }
}
