//! `forsooth verify`: recomputes everything the ledger claims about itself; or checks a receipt or
//! a published record, which needs no desk.

mod published;
mod published_view;
mod receipt;
mod trust;

use std::path::PathBuf;

use actions::verify_desk;
use anyhow::bail;

use crate::output::Output;
use crate::place::Place;
use crate::print;

use trust::Trust;

/// Recompute every hash, link and span of the ledger; exit 1 if anything is wrong. Or check a
/// receipt or a published record by its files and a key alone.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth verify
  forsooth verify --receipt f-3.tlog-proof --key forsooth.desk/9c1f…+2a61b0c4+AW…
  forsooth verify --published public/record --policy readers.policy --kept last-year.checkpoint
  forsooth verify --published public/record --key forsooth.desk/9c1f…+2a61b0c4+AW… --print")]
pub(crate) struct Args {
    /// Check this receipt.
    #[arg(long, value_name = "FILE", conflicts_with = "published")]
    receipt: Option<PathBuf>,

    /// Check the record that is published in this folder.
    #[arg(long, value_name = "FOLDER")]
    published: Option<PathBuf>,

    /// A checkpoint, a receipt or a copy of the folder that you kept: the record must begin with the
    /// same tree, what was open must be open still, and an author must have the same pseudonym. May
    /// be given several times.
    #[arg(long, value_name = "PATH", requires = "published")]
    kept: Vec<PathBuf>,

    /// Print each entry that is open in the published record, as it was checked.
    #[arg(long, requires = "published")]
    print: bool,

    /// Take the token of a time-stamping authority and the text that it stamps out of the receipt or
    /// the record, into this folder, for openssl to check.
    #[arg(long, value_name = "FOLDER")]
    extract: Option<PathBuf>,

    #[command(flatten)]
    trust: Trust,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match (&args.receipt, &args.published) {
        (Some(file), _) => {
            let file = (file.as_path(), args.extract.as_deref());
            receipt::run(file, &args.trust.policy(place)?, output)
        }
        (None, Some(folder)) => {
            let (kept, print, extract) = (&args.kept, args.print, args.extract.as_deref());
            let request = published::Request { folder, kept, print, extract };
            published::run(request, &args.trust.policy(place)?, output)
        }
        (None, None) if args.extract.is_some() => {
            bail!(
                "a token is taken out of a receipt or a published record; name it with --receipt or --published"
            )
        }
        (None, None) => {
            args.trust.refuse_without_file()?;
            verify_ledger(place, output)
        }
    }
}

fn verify_ledger(place: &Place, output: Output) -> anyhow::Result<()> {
    let verification = verify_desk(&place.open()?)?;
    output.data(&verification, |verification, out| print::verification(verification, out))?;
    match verification.faults.len() {
        0 => Ok(()),
        1 => bail!("1 thing is wrong with this ledger; restore it from a copy or an export"),
        many => {
            bail!("{many} things are wrong with this ledger; restore it from a copy or an export")
        }
    }
}
