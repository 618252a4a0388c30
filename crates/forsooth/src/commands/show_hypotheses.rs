//! `forsooth hypotheses show`: the matrix and what one's own ratings say.

use actions::show_hypotheses;
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show hypotheses with your own ratings and every measure of them.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth hypotheses show h-1")]
pub(crate) struct Args {
    /// The hypotheses.
    hypotheses: Id,

    /// Put the hypotheses in columns, as the classical matrix does; in rows people judge better.
    #[arg(long)]
    columns: bool,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let shown = show_hypotheses(&place.open()?, args.hypotheses)?;
    let axis = print::Axis::hypotheses_in_columns(args.columns);
    output.data(&shown, |shown, out| print::hypotheses(shown, axis, out))
}
