//! The roll of people, held against what the ledger tells of them: whoever edits the roll with
//! other means shows here.

use std::collections::BTreeMap;

use domain::{AccountChange, AccountDeed, Recordable as _, Role};
use people::Account;

use super::Finding;
use crate::Desk;
use crate::accounts::AccountError;

/// What somebody may do, and whether they are shut out.
type Standing = (Role, bool);

pub(super) fn examine(desk: &Desk) -> Finding {
    match differences(desk) {
        Err(error) => Finding::wrong("people", error.to_string()),
        Ok(None) => Finding::fine("people", "the desk has no accounts"),
        Ok(Some(told)) if told.is_empty() => {
            Finding::fine("people", "the roll is what the ledger tells of it")
        }
        Ok(Some(told)) => Finding::to_mend(
            "people",
            format!("the roll is not what the ledger tells of it: {}", told.join("; ")),
            "see who could write to the roll, and put a backup of it back",
        ),
    }
}

/// Each account that is otherwise in the roll than in the ledger; nothing without accounts.
fn differences(desk: &Desk) -> Result<Option<Vec<String>>, AccountError> {
    if !desk.has_accounts()? {
        return Ok(None);
    }
    let mut told = told(desk)?;
    let mut differing = vec![];
    for Account { name, role, is_disabled, .. } in desk.roll()?.accounts()? {
        match told.remove(&name) {
            Some(standing) if standing == (role, is_disabled) => {}
            Some(standing) => differing.push(format!(
                "{name} is {} there, and {} here",
                words((role, is_disabled)),
                words(standing)
            )),
            None => differing.push(format!("{name} never joined")),
        }
    }
    differing.extend(told.into_keys().map(|name| format!("{name} is not there")));
    Ok(Some(differing))
}

/// What became of each account, by its name.
fn told(desk: &Desk) -> Result<BTreeMap<String, Standing>, AccountError> {
    let mut told = BTreeMap::new();
    for entry in desk.ledger.entries(AccountChange::KIND)? {
        let Some(change) = AccountChange::from_record(&entry.record) else { continue };
        let Some(name) = &change.account else { continue };
        match &change.deed {
            AccountDeed::Began => drop(told.insert(name.clone(), (Role::Administrator, false))),
            AccountDeed::Joined { role } => drop(told.insert(name.clone(), (*role, false))),
            AccountDeed::RoleChanged { to, .. } => {
                told.entry(name.clone()).and_modify(|it: &mut Standing| it.0 = *to);
            }
            AccountDeed::Disabled | AccountDeed::Enabled => {
                let is_disabled = change.deed == AccountDeed::Disabled;
                told.entry(name.clone()).and_modify(|it: &mut Standing| it.1 = is_disabled);
            }
            AccountDeed::Invited { .. }
            | AccountDeed::InvitationTakenBack { .. }
            | AccountDeed::PasswordReset
            | AccountDeed::PasswordChanged
            | AccountDeed::PasswordDropped
            | AccountDeed::PasskeyAdded { .. }
            | AccountDeed::PasskeyRemoved { .. }
            | AccountDeed::TokenIssued { .. }
            | AccountDeed::TokenRevoked { .. } => {}
        }
    }
    Ok(told)
}

fn words((role, is_disabled): Standing) -> String {
    if is_disabled { format!("{role}, disabled") } else { role.to_string() }
}
