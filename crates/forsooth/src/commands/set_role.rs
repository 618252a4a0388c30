//! `forsooth account role`: gives somebody another role.

use actions::set_role;
use domain::Role;

use crate::output::Output;
use crate::place::Place;

/// Give somebody another role.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth account role Bo editor")]
pub(crate) struct Args {
    /// Whose.
    name: String,

    /// What they may do from now on: reader, forecaster, editor or administrator.
    role: Role,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let roll = desk.roll()?;
    let account = set_role(&mut desk, &roll, &args.name, args.role)?;
    output.data(&account, |account, out| writeln!(out, "{}: {}", account.name, account.role))
}
