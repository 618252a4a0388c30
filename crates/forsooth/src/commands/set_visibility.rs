//! `forsooth visibility`: who sees a brief, a judgment or a question.

use actions::{SetVisibility, set_visibility, show_visibility};
use domain::{Audience, Id};
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Say who sees a brief, a judgment or a question with all that hangs on it, or show who does.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth visibility j-3 private
  forsooth visibility b-1 public --until 2027-01-05T09:00Z")]
pub(crate) struct Args {
    /// The brief, judgment or question.
    id: Id,

    /// Who sees it: its author and administrators (private), everybody with an account (desk), or
    /// everybody (public) [default: only show who does].
    audience: Option<Audience>,

    /// Until this moment only its author and administrators do.
    #[arg(long, value_name = "TIME", requires = "audience")]
    until: Option<Timestamp>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let shown = match args.audience {
        None => show_visibility(&desk, args.id)?,
        Some(audience) => {
            let request = SetVisibility { of: args.id, audience, until: args.until };
            set_visibility(&mut desk, request)?
        }
    };
    output.data(&shown, print::visibility)
}
