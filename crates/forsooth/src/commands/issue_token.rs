//! `forsooth account token`: a token for a program.

use actions::issue_token;
use anyhow::Context;
use domain::Scopes;
use jiff::{SignedDuration, Timestamp};
use people::NewToken;

use crate::output::Output;
use crate::place::Place;
use crate::secrets;

/// Issue a token, by which a program acts for an account; it is printed once.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:
  forsooth account token bot:rates --label nightly --scopes read,propose --days 30")]
pub(crate) struct Args {
    /// For which account.
    name: String,

    /// What it is for, in a few words.
    #[arg(long)]
    label: String,

    /// What it lets do: some of read, propose, write and settle [default: all that the role
    /// covers].
    #[arg(long)]
    scopes: Option<Scopes>,

    /// For how many days.
    #[arg(long, default_value_t = 90)]
    days: u16,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut desk = place.open()?;
    let (roll, now) = (desk.roll()?, Timestamp::now());
    let account = roll.account(&args.name)?;
    let scopes = args.scopes.clone().unwrap_or_else(|| account.role.scopes());
    let ends_at = now.checked_add(SignedDuration::from_hours(i64::from(args.days) * 24));
    let ends_at = ends_at.context("no token lasts so long")?;
    let new = NewToken { name: &account.name, label: &args.label, scopes: &scopes, ends_at };
    let (token, secret) = issue_token(&mut desk, &roll, new, now)?;
    secrets::tell(&token, &secret, output)?;
    output.say(&format!(
        "It is not told again. Revoke it: forsooth account revoke {} {}",
        args.name, token.id
    ));
    Ok(())
}
