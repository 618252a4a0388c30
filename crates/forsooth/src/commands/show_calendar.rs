//! `forsooth calendar`: what the desk waits for, day by day, or as an iCalendar feed.

use std::io::Write as _;

use actions::show_calendar;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show the calendar of closes, deadlines, checkpoints and scheduled events.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth calendar\n  forsooth calendar --ics > desk.ics")]
pub(crate) struct Args {
    /// Print it as iCalendar, for a calendar program; a served desk has it at /calendar.ics.
    #[arg(long)]
    ics: bool,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let calendar = show_calendar(&place.open()?)?;
    if args.ics {
        // Its lines end in CR LF, which a terminal's text would not keep.
        return Ok(std::io::stdout().lock().write_all(calendar.to_icalendar().as_bytes())?);
    }
    output.data(&calendar, print::calendar)
}
