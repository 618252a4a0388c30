//! What a verification found, on a terminal.

use std::io::{Result, Write};

use actions::{ClockSetBack, Verification};

use crate::style::{ATTENTION, ERROR, FAINT};

/// Prints what was checked and whatever is wrong.
pub(crate) fn verification(verification: &Verification, out: &mut dyn Write) -> Result<()> {
    let Verification { entries, contents, passages, erased, head, set_back, faults } = verification;
    let gone = if *erased > 0 { format!("; erased: {erased}") } else { String::new() };
    writeln!(
        out,
        "entries checked: {entries}; documents' bytes and texts: {contents}; spans: {passages}{gone}"
    )?;
    if let Some(head) = head {
        writeln!(out, "{FAINT}the last entry has SHA-256 {head}{FAINT:#}")?;
    }
    for note in set_back.iter().map(ClockSetBack::words) {
        writeln!(out, "{ATTENTION}note:{ATTENTION:#} {note}")?;
    }
    for fault in faults {
        let entry = fault.sequence.map_or(String::new(), |sequence| format!("entry {sequence} "));
        writeln!(out, "{ERROR}wrong:{ERROR:#} {entry}{}", fault.message)?;
    }
    if faults.is_empty() { writeln!(out, "Everything agrees.") } else { Ok(()) }
}
