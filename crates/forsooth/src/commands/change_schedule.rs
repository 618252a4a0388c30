//! `forsooth schedule`: notes what became of a scheduled event.

use actions::{ChangeSchedule, EvidenceRef, change_schedule, held_before, parse_day};
use clap::Subcommand;
use domain::{Id, ScheduleFate};
use jiff::civil::Date;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Note what became of a scheduled event; questions that wait for it follow by their rules.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth schedule a-1 moved 2027-02-05 --evidence 'd-6:\"two days later than planned\"'
  forsooth schedule a-1 cancelled --evidence s-31")]
pub(crate) struct Args {
    /// The scheduled event.
    scheduled: Id,

    #[command(subcommand)]
    fate: Fate,

    /// The words that show it: s-12, d-3:120-240, or d-3:"the very words".
    #[arg(long, value_name = "EVIDENCE", global = true)]
    evidence: Vec<EvidenceRef>,
}

#[derive(Clone, Copy, Debug, Subcommand)]
enum Fate {
    /// It was held.
    Held {
        /// On which day.
        #[arg(value_parser = parse_day)]
        on: Date,
    },
    /// It was moved.
    Moved {
        /// To which day.
        #[arg(value_parser = parse_day)]
        to: Date,
    },
    /// It was put off, and no new day is told.
    PutOff,
    /// It was called off.
    Cancelled,
}

impl From<Fate> for ScheduleFate {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Held { on } => Self::Held { on },
            Fate::Moved { to } => Self::Moved { to },
            Fate::PutOff => Self::PutOff,
            Fate::Cancelled => Self::Cancelled,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let Args { scheduled, fate, evidence } = args;
    let request = ChangeSchedule { scheduled, fate: fate.into(), evidence };
    let mut desk = place.open()?;
    let held = held_before(&desk, scheduled)?;
    let id = change_schedule(&mut desk, &request)?;
    if let (Some(on), false) = (held, matches!(request.fate, ScheduleFate::Held { .. })) {
        Output::warn(&format!(
            "{scheduled} was noted as held on {on}; {} counts from now on, so say `held {on}` again if that was right",
            request.fate.words()
        ));
    }
    print::recorded(id, output)?;
    output.say("See what it changes: forsooth due");
    Ok(())
}
