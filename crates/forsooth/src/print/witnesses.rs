//! Witnesses and what they saw, on a terminal.

use std::io::{Result, Write};

use actions::{AskedWitnesses, WitnessList};

use crate::style::{ERROR, FAINT, ID};

/// Prints who is asked, and what each of them saw last.
pub(crate) fn witnesses(list: &WitnessList, out: &mut dyn Write) -> Result<()> {
    for listed in &list.witnesses {
        let name = &listed.witness.name;
        match (listed.saw, listed.at) {
            (Some(saw), Some(at)) => {
                writeln!(out, "{ID}{name}{ID:#}  saw {saw} of {} leaves at {at}", list.leaves)?;
            }
            _ => writeln!(out, "{ID}{name}{ID:#}  has not seen this log yet")?,
        }
        writeln!(out, "  {FAINT}{}{FAINT:#}", listed.witness.url)?;
    }
    Ok(())
}

/// Prints what each of them answered.
pub(crate) fn asked_witnesses(asked: &AskedWitnesses, out: &mut dyn Write) -> Result<()> {
    for answer in &asked.witnesses {
        let name = &answer.witness;
        match (&answer.at, &answer.problem) {
            (Some(at), _) => {
                writeln!(out, "{ID}{name}{ID:#}  saw {} leaves at {at}", asked.leaves)?;
            }
            (None, problem) => {
                let problem = problem.as_deref().unwrap_or_default();
                writeln!(out, "{ID}{name}{ID:#}  {ERROR}no:{ERROR:#} {problem}")?;
            }
        }
    }
    Ok(())
}
