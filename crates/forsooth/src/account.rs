//! `forsooth account`: the commands around who may use a desk.

use clap::Subcommand;

use crate::commands::{
    begin_accounts, change_password, disable_account, enable_account, invite_person, issue_token,
    join_desk, list_accounts, list_passkeys, list_ways_in, revoke_token, set_role,
    take_back_invitation,
};
use crate::output::Output;
use crate::place::Place;

/// Accounts: who may use this desk when it is served to others, and what each may do.
///
/// These commands work at the desk's files, for whoever has the machine.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:
  forsooth account begin Ada
  forsooth account invite --role forecaster
  forsooth account token bot:rates --label nightly --scopes read,propose",
    arg_required_else_help = true
)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Begin(begin_accounts::Args),
    Invite(invite_person::Args),
    Uninvite(take_back_invitation::Args),
    Join(join_desk::Args),
    List(list_accounts::Args),
    Role(set_role::Args),
    Password(change_password::Args),
    Passkeys(list_passkeys::Args),
    Disable(disable_account::Args),
    Enable(enable_account::Args),
    Token(issue_token::Args),
    Revoke(revoke_token::Args),
    Sessions(list_ways_in::Args),
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    match &args.command {
        Command::Begin(args) => begin_accounts::run(args, place, output),
        Command::Invite(args) => invite_person::run(args, place, output),
        Command::Uninvite(args) => take_back_invitation::run(args, place, output),
        Command::Join(args) => join_desk::run(args, place, output),
        Command::List(args) => list_accounts::run(args, place, output),
        Command::Role(args) => set_role::run(args, place, output),
        Command::Password(args) => change_password::run(args, place, output),
        Command::Passkeys(args) => list_passkeys::run(args, place, output),
        Command::Disable(args) => disable_account::run(args, place, output),
        Command::Enable(args) => enable_account::run(args, place, output),
        Command::Token(args) => issue_token::run(args, place, output),
        Command::Revoke(args) => revoke_token::run(args, place, output),
        Command::Sessions(args) => list_ways_in::run(args, place, output),
    }
}
