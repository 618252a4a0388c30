//! `forsooth receipt`: gives the proof that an entry is in the signed log.

use std::path::PathBuf;

use actions::give_receipt;
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::receipt_file::write_receipt;

/// Give the receipt of an entry: a file that proves offline that the desk has signed it.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth receipt f-3 --out f-3.tlog-proof
  forsooth verify --receipt f-3.tlog-proof")]
pub(crate) struct Args {
    /// The entry. Whoever has its receipt can read it.
    id: Id,

    /// The file to write; else it goes to standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let given = give_receipt(&place.open()?, args.id)?;
    if let Some(path) = &args.out {
        write_receipt(path, &given)?;
        if output.json {
            output.data(&given, |_, _| Ok(()))?;
        }
        output.say(&format!("Check it: forsooth verify --receipt {}", path.display()));
    } else {
        output.data(&given, |given, out| out.write_all(given.receipt.as_bytes()))?;
    }
    output.say(&format!("Standing: {}.", given.standing.words()));
    Ok(())
}
