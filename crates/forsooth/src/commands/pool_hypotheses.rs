//! `forsooth hypotheses pool`: everybody's ratings as one.

use actions::{Pool, pool_hypotheses};
use clap::ValueEnum;
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show everybody's ratings as one, once yours are in.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth hypotheses pool h-1 --by log-odds")]
pub(crate) struct Args {
    /// The hypotheses.
    hypotheses: Id,

    /// How likelihoods become one; marks are averaged.
    #[arg(long, value_name = "HOW", default_value = "geometric-mean")]
    by: How,

    /// Put the hypotheses in columns.
    #[arg(long)]
    columns: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum How {
    /// The geometric mean.
    GeometricMean,
    /// The mean of log-odds.
    LogOdds,
}

impl How {
    fn pool(self) -> Pool {
        match self {
            Self::GeometricMean => Pool::GeometricMean,
            Self::LogOdds => Pool::LogOdds,
        }
    }
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let shown = pool_hypotheses(&place.open()?, args.hypotheses, args.by.pool())?;
    let axis = print::Axis::hypotheses_in_columns(args.columns);
    output.data(&shown, |shown, out| print::pooled_hypotheses(shown, axis, out))
}
