//! What is told again in copies, or is gone from its page, on a terminal.

use std::io::{Result, Write};

use actions::ToldCopy;

use crate::style::{FAINT, ID};

/// Prints that something is told again, with the first copies that do, as "and 2 copies: s-4 in d-3".
pub(crate) fn copies(told: Option<String>, copies: &[ToldCopy], out: &mut dyn Write) -> Result<()> {
    let Some(told) = told else { return Ok(()) };
    write!(out, "  {FAINT}{told}{FAINT:#}")?;
    for (place, ToldCopy { id, document }) in copies.iter().take(SHOWN).enumerate() {
        let mark = if place == 0 { ":" } else { "," };
        write!(out, "{mark} {ID}{id}{ID:#} {FAINT}in {document}{FAINT:#}")?;
    }
    if copies.len() > SHOWN { write!(out, ", …") } else { Ok(()) }
}

/// How many copies are named.
const SHOWN: usize = 5;
