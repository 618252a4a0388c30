//! `forsooth grade`: how reliable a source is, or how credible an item.

use actions::{EvidenceRef, GradeItem, GradeSource, grade_item, grade_source, parse_day};
use anyhow::bail;
use domain::{Id, ItemDigit, SourceLetter};
use jiff::civil::Date;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Grade a source with a letter A to F, or a finding or document with a digit 1 to 6.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth grade \"Reuters\" B --because \"corrects its errors within the day\"
  forsooth grade s-12 2 --because \"fits what both ministries said before\"
  forsooth grade s-12 1 --because \"two agencies had people in the room\" --evidence s-40")]
pub(crate) struct Args {
    /// The source, as its documents name it, or the id of a finding or document.
    what: String,

    /// A (reliable) to E (unreliable), F not known; 1 (confirmed) to 5 (improbable), 6 not known.
    grade: String,

    /// Why.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    because: String,

    /// For a source: from which day of publication on [default: always, or today if it is not the
    /// first grade].
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    since: Option<Date>,

    /// For an item: words elsewhere that confirm it; 1 needs another independent source.
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<EvidenceRef>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let id = match args.what.parse::<Id>() {
        Ok(item) => of_item(args, item, place)?,
        Err(_) => of_source(args, place)?,
    };
    print::recorded(id, output)
}

fn of_item(args: Args, item: Id, place: &Place) -> anyhow::Result<Id> {
    if args.since.is_some() {
        bail!("--since is for sources; {item} is an item, whose grade holds from now on");
    }
    let digit: ItemDigit = args.grade.parse()?;
    let request = GradeItem { item, digit, reason: args.because, confirmed_by: args.evidence };
    Ok(grade_item(&mut place.open()?, &request)?)
}

fn of_source(args: Args, place: &Place) -> anyhow::Result<Id> {
    if !args.evidence.is_empty() {
        bail!("--evidence is for items; the grade of a source rests on its record");
    }
    let letter: SourceLetter = args.grade.parse()?;
    let request =
        GradeSource { source: args.what, letter, since: args.since, reason: args.because };
    Ok(grade_source(&mut place.open()?, &request)?)
}
