//! `forsooth hypotheses rate`: what one analyst makes of hypotheses.

use actions::{
    Coherence, RateHypotheses, RatedRow, parse_probability, rate_hypotheses, show_hypotheses,
};
use clap::ValueEnum;
use domain::{Id, Probability};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Rate hypotheses, before seeing what others make of them; it follows your earlier ratings.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth hypotheses rate h-1 \"1: CC C 6/7\" \"2: I N 20%\" --chance 70% --chance 40% --coherent nearest

A cell is a mark, from CC (fits very well) over C, N and I to II (speaks strongly against), or NA;
or how likely the evidence is if the hypothesis is true, on seven steps (1/7 almost impossible,
7/7 almost certain) or as a number (70%). \"-\" leaves a cell as it is.")]
pub(crate) struct Args {
    /// The hypotheses.
    hypotheses: Id,

    /// The number of a hypothesis and a cell for each piece of evidence, as "1: CC C N".
    #[arg(value_name = "ROW")]
    rows: Vec<RatedRow>,

    /// How likely you hold each hypothesis, all told, in their order.
    #[arg(long = "chance", value_name = "CHANCE", value_parser = parse_probability)]
    chances: Vec<Probability>,

    /// Make the chances add up to 100%.
    #[arg(long, value_name = "HOW", requires = "chances")]
    coherent: Option<How>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum How {
    /// The nearest that do: the differences between them stay.
    Nearest,
    /// In proportion: the ratios stay.
    Proportional,
}

impl How {
    fn coherence(self) -> Coherence {
        match self {
            Self::Nearest => Coherence::Nearest,
            Self::Proportional => Coherence::Proportional,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let hypotheses = args.hypotheses;
    let request = RateHypotheses {
        hypotheses,
        rows: args.rows,
        chances: args.chances,
        coherence: args.coherent.map(How::coherence),
    };
    let mut desk = place.open()?;
    let id = rate_hypotheses(&mut desk, &request)?;
    print::recorded(id, output)?;
    if let Some(words) = show_hypotheses(&desk, hypotheses)?.incoherence {
        output.say(&words);
    }
    output.say(&format!("See what they say: forsooth hypotheses show {hypotheses}"));
    Ok(())
}
