//! `forsooth witness ask`: lets the witnesses see what was signed.

use actions::{AskedWitnesses, ask_witnesses};
use anyhow::bail;

use crate::network::Network;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Let the witnesses see what was signed last; their cosignatures go into receipts and the
/// published record.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth witness ask")]
pub(crate) struct Args {
    #[command(flatten)]
    network: Network,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let asked = ask_witnesses(&place.open()?, &args.network.client())?;
    output.data(&asked, |asked, out| print::asked_witnesses(asked, out))?;
    refuse_alarm(&asked)?;
    let failed = asked.witnesses.iter().filter(|asked| asked.at.is_none()).count();
    if failed > 0 {
        bail!("{failed} of {} witnesses did not cosign", asked.witnesses.len());
    }
    Ok(())
}

/// Refuses to go on at a desk that is not what a witness saw before.
pub(crate) fn refuse_alarm(asked: &AskedWitnesses) -> anyhow::Result<()> {
    let alarm = asked.witnesses.iter().find(|asked| asked.is_alarm);
    let Some(alarm) = alarm else { return Ok(()) };
    bail!("witness {}: {}", alarm.witness, alarm.problem.as_deref().unwrap_or_default())
}
