//! The process that reads a PDF: what it is asked by, its bounds, and what it answers.

use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use actions::{IntakeError, Pages, read_pdf};
use serde::{Deserialize, Serialize};

use super::ASKED;

/// How much memory it may have, in bytes.
pub(super) const MEMORY: u64 = 2 << 30;

/// How many seconds of the processor's time it may take.
const SECONDS: u64 = 125;

/// What it answers.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answer {
    Pages(Pages),
    Locked,
    Unread(String),
}

impl Answer {
    /// What was read, or why it was not.
    pub(super) fn into_pages(self) -> Result<Pages, IntakeError> {
        match self {
            Self::Pages(pages) => Ok(pages),
            Self::Locked => Err(IntakeError::LockedPdf),
            Self::Unread(error) => Err(IntakeError::NoPdf { error }),
        }
    }

    fn of(read: Result<Pages, IntakeError>) -> Self {
        match read {
            Ok(pages) => Self::Pages(pages),
            Err(IntakeError::LockedPdf) => Self::Locked,
            Err(IntakeError::NoPdf { error }) => Self::Unread(error),
            Err(error) => Self::Unread(error.to_string()),
        }
    }
}

/// Reads the PDF on standard input and prints its pages, where this program was begun for that.
pub(crate) fn answer_if_asked() -> Option<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    let is_asked = words.next().is_some_and(|it| it == ASKED) && words.next().is_none();
    is_asked.then(|| match answer() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

fn answer() -> std::io::Result<()> {
    bound()?;
    let mut bytes = vec![];
    std::io::stdin().read_to_end(&mut bytes)?;
    let answer = serde_json::to_vec(&Answer::of(read_pdf(&bytes)))?;
    std::io::stdout().write_all(&answer)
}

/// Bounds what this process may take; it leaves no image of its memory behind.
#[cfg(unix)]
fn bound() -> std::io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::As, most(MEMORY))?;
    setrlimit(Resource::Cpu, most(SECONDS))?;
    Ok(setrlimit(Resource::Core, most(0))?)
}

/// Elsewhere the system offers no such bounds; whoever began the process ends it in time.
#[cfg(not(unix))]
fn bound() -> std::io::Result<()> {
    Ok(())
}
