//! `forsooth hypotheses open`: what may explain a matter, and the evidence to hold it against.

use actions::{MatrixEvidenceRef, OpenHypotheses, open_hypotheses, parse_probability};
use domain::{Id, Probability};

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Open hypotheses that compete to explain one matter, for every analyst to rate.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth hypotheses open \"Why did he say so now?\" --hypothesis \"He speaks for the president\" \\
      --hypothesis \"He speaks for himself\" --evidence s-12=high --evidence s-14@wire --evidence s-20@wire")]
pub(crate) struct Args {
    /// What is to be explained, as a question.
    matter: String,

    /// What may be true; at least two, of which only one can be.
    #[arg(long = "hypothesis", value_name = "TEXT", required = true, allow_hyphen_values = true)]
    hypotheses: Vec<String>,

    /// How likely each is before the evidence, in the same order [default: all alike].
    #[arg(long = "prior", value_name = "CHANCE", value_parser = parse_probability)]
    priors: Vec<Probability>,

    /// Words to hold them against, as s-12; s-12=high for its credibility, s-12=high,low for its
    /// relevance too, s-12@wire for the story it is a copy of. Copies count once.
    #[arg(long, value_name = "EVIDENCE")]
    evidence: Vec<MatrixEvidenceRef>,

    /// The judgment it is done for.
    #[arg(long, value_name = "ID")]
    judgment: Option<Id>,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = OpenHypotheses {
        matter: args.matter,
        hypotheses: args.hypotheses,
        priors: args.priors,
        evidence: args.evidence,
        judgment: args.judgment,
    };
    let id = open_hypotheses(&mut place.open()?, &request)?;
    print::recorded(id, output)?;
    output.say(&format!("Rate them: forsooth hypotheses rate {id} \"1: …\" \"2: …\""));
    Ok(())
}
