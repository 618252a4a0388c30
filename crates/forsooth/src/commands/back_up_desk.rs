//! `forsooth backup`: a copy of the desk that is a desk itself.

use std::io::Write;
use std::path::PathBuf;

use actions::back_up_desk;

use crate::output::Output;
use crate::place::Place;

/// Copy the desk into a file while it is in use.
///
/// The copy is a desk: `forsooth --desk FILE verify` checks it. It holds every entry and document,
/// beside it stand the rows of imported events, what was signed last, the key that signs (in
/// FILE.key) and who has an account (in FILE.people), so guard it as you guard the desk. What can be made anew, as the search index, is
/// left out, and so are jobs.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// The file to write, which must not exist yet.
    file: PathBuf,

    /// Leave the key and the accounts out. Without the key the copy can be read and checked, and nothing more can be
    /// recorded at it until it is put beside it.
    #[arg(long)]
    without_key: bool,
}

const EXAMPLE: &str = "\
Example:
  forsooth backup /mnt/safe/desk-2026-11-30.sqlite3
  forsooth backup copy.sqlite3 --without-key";

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let backed_up = back_up_desk(&place.open()?, &args.file, !args.without_key)?;
    output.data(&backed_up, |backed_up, out: &mut dyn Write| {
        let (entries, file) = (backed_up.entries, args.file.display());
        let key = if backed_up.has_key { "with its key" } else { "without its key" };
        writeln!(out, "{entries} entries are copied to {file}, {key}")
    })?;
    output.say(&format!(
        "Check it with: forsooth --desk {0} verify; put it back with: forsooth restore-desk {0}",
        args.file.display()
    ));
    Ok(())
}
