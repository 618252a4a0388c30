//! `forsooth doctor`: what is wrong with the desk, and what to do about it.

use std::io::Write;

use actions::{DeskCondition, DeskFinding, Examination, examine_desk};
use anyhow::bail;
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::style::{ATTENTION, ERROR, FAINT};

/// Look at the desk from outside and within; exit 1 if something is wrong.
///
/// It looks at the engine, the pages of the file, the key, what was signed last, the clock, the
/// search index, the rows of events, the room on the disk and who may read what, and changes
/// nothing. Every entry is checked by `forsooth verify`, which takes longer.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth doctor")]
pub(crate) struct Args {}

pub(crate) fn run(_args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let examination = examine_desk(&place.ledger()?, Timestamp::now());
    output.data(&examination, told)?;
    match examination.count(DeskCondition::Wrong) {
        0 => Ok(()),
        1 => bail!("1 thing is wrong with this desk"),
        many => bail!("{many} things are wrong with this desk"),
    }
}

fn told(examination: &Examination, out: &mut dyn Write) -> std::io::Result<()> {
    examination.findings.iter().try_for_each(|finding| line(finding, out))
}

fn line(finding: &DeskFinding, out: &mut dyn Write) -> std::io::Result<()> {
    let DeskFinding { about, condition, told, remedy } = finding;
    match condition {
        DeskCondition::Fine => writeln!(out, "{FAINT}fine:{FAINT:#}  {about}: {told}")?,
        DeskCondition::Odd => writeln!(out, "{ATTENTION}odd:{ATTENTION:#}   {about}: {told}")?,
        DeskCondition::Wrong => writeln!(out, "{ERROR}wrong:{ERROR:#} {about}: {told}")?,
    }
    match remedy {
        None => Ok(()),
        Some(remedy) => writeln!(out, "       → {remedy}"),
    }
}
