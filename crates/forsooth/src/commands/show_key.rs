//! `forsooth key`: shows the key that receipts and the published record are checked by.

use actions::show_key;

use crate::output::Output;
use crate::place::Place;

/// Show the public key that receipts and the published record are checked by.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth key")]
pub(crate) struct Args {}

pub(crate) fn run(_args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let shown = show_key(&place.open()?)?;
    output.data(&shown, |shown, out| writeln!(out, "{}", shown.key))?;
    output
        .say("Give it to readers by another way than the record: in print, by mail, on your site.");
    Ok(())
}
