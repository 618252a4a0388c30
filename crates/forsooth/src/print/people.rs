//! People, by what they come in, and who sees what, on a terminal.

use std::io::{Result, Write};

use actions::{Member, Passkeys, People, ShownVisibility, WaysIn};
use domain::to_the_minute;
use people::Passkey;

use crate::guard::one_line;
use crate::style::{FAINT, HEADING, ID};

/// Prints who may use a desk, and who was invited.
pub(crate) fn people(people: &People, out: &mut dyn Write) -> Result<()> {
    for Member { account, passkeys } in &people.accounts {
        let state = if account.is_disabled { ", disabled" } else { "" };
        writeln!(out, "{HEADING}{}{HEADING:#}  {}{state}", one_line(&account.name), account.role)?;
        let at = to_the_minute(account.created_at);
        writeln!(out, "  {FAINT}since {at}, by {}{FAINT:#}", one_line(&account.created_by))?;
        if !passkeys.is_empty() {
            writeln!(out, "  {FAINT}passkeys: {}{FAINT:#}", one_line(&passkeys.join("; ")))?;
        }
    }
    for open in &people.invitations {
        let whom = one_line(open.name.as_deref().unwrap_or("whoever holds it"));
        let what = if open.is_reset { "to set a new password" } else { open.role.word() };
        let until = to_the_minute(open.ends_at);
        let by = one_line(&open.invited_by);
        writeln!(out, "invitation {ID}{}{ID:#}  {whom}: {what}", open.id)?;
        writeln!(out, "  {FAINT}until {until}, by {by}{FAINT:#}")?;
    }
    Ok(())
}

/// Prints the passkeys of an account.
pub(crate) fn passkeys(held: &Passkeys, out: &mut dyn Write) -> Result<()> {
    held.passkeys.iter().try_for_each(|it| passkey(it, out))?;
    let account = one_line(&held.account);
    match (held.has_password, held.passkeys.is_empty()) {
        (true, true) => writeln!(out, "{account} has a password and no passkey"),
        (true, false) => writeln!(out, "{account} has a password, too"),
        (false, true) => writeln!(out, "{account} has no passkey and no password"),
        (false, false) => writeln!(out, "{account} has no password"),
    }
}

fn passkey(passkey: &Passkey, out: &mut dyn Write) -> Result<()> {
    let (id, label, site) = (passkey.id, one_line(&passkey.label), one_line(&passkey.site));
    let added = to_the_minute(passkey.added_at);
    let used = passkey
        .used_at
        .map_or("never used".to_owned(), |at| format!("last used {}", to_the_minute(at)));
    writeln!(out, "passkey {ID}{id}{ID:#}  {label}: for {site}, added {added}, {used}")
}

/// Prints by what somebody comes in.
pub(crate) fn ways_in(ways: &WaysIn, out: &mut dyn Write) -> Result<()> {
    for session in &ways.sessions {
        let (began, seen) = (to_the_minute(session.began_at), to_the_minute(session.seen_at));
        writeln!(out, "session {ID}{}{ID:#}  since {began}, last seen {seen}", session.id)?;
    }
    for token in &ways.tokens {
        let until = to_the_minute(token.ends_at);
        let state = if token.is_revoked { "revoked".to_owned() } else { format!("until {until}") };
        let label = one_line(&token.label);
        writeln!(out, "token {ID}{}{ID:#}  {label}: {}, {state}", token.id, token.scopes)?;
    }
    ways.passkeys.iter().try_for_each(|it| passkey(it, out))
}

/// Prints who sees something.
pub(crate) fn visibility(shown: &ShownVisibility, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", shown.said.words())?;
    for id in &shown.held_by {
        writeln!(out, "  {FAINT}held back by {id}, which it names{FAINT:#}")?;
    }
    Ok(())
}
