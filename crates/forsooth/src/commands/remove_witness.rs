//! `forsooth witness remove`: asks a witness no more.

use actions::remove_witness;
use serde::Serialize;

use crate::output::Output;
use crate::place::Place;

/// Ask a witness no more; what it has cosigned stays.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth witness remove lund")]
pub(crate) struct Args {
    /// What it is called.
    name: String,
}

/// Who is asked no more.
#[derive(Serialize)]
struct Removed<'name> {
    name: &'name str,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    remove_witness(&place.open()?, &args.name)?;
    output.data(&Removed { name: &args.name }, |it, out| writeln!(out, "{}", it.name))
}
