//! Whose keys count when a receipt or a published record is checked.

use std::path::PathBuf;

use actions::show_key;
use anyhow::{Context as _, bail};
use verifying::{Key, KeyUse, Policy};

use crate::place::{Place, read_input};

/// Whose keys count.
#[derive(clap::Args, Debug)]
pub(super) struct Trust {
    /// A key that you trust, as NAME+ID+KEY: of the log, or of a witness, who must then have seen it.
    /// May be given several times [default: the key of the desk, if there is one].
    #[arg(long, value_name = "KEY", conflicts_with = "policy")]
    key: Vec<String>,

    /// A file that says whose keys count and how many witnesses must have seen it (C2SP
    /// tlog-policy).
    #[arg(long, value_name = "FILE")]
    policy: Option<PathBuf>,
}

impl Trust {
    /// The policy that was given; or that the key of the desk counts, and nobody else's is needed.
    pub(super) fn policy(&self, place: &Place) -> anyhow::Result<Policy> {
        if let Some(path) = &self.policy {
            let text = String::from_utf8(read_input(path)?)
                .with_context(|| format!("{} is no policy, as it is no text", path.display()))?;
            let policy = Policy::parse(&text);
            return policy.with_context(|| format!("{} is no policy", path.display()));
        }
        if !self.key.is_empty() {
            return policy_of(&self.key);
        }
        let Some(desk) = place.open_if_there()? else {
            bail!(
                "say whose key you trust, with --key or --policy; a desk shows its own with \
                `forsooth key`"
            );
        };
        policy_of(&[show_key(&desk)?.key])
    }

    /// Refuses keys where nothing is checked by them.
    pub(super) fn refuse_without_file(&self) -> anyhow::Result<()> {
        if self.key.is_empty() && self.policy.is_none() {
            return Ok(());
        }
        bail!("keys check a receipt or a published record; name it with --receipt or --published")
    }
}

/// The policy by which the logs among the keys count, and every witness among them is needed.
fn policy_of(keys: &[String]) -> anyhow::Result<Policy> {
    let (mut lines, mut witnesses) = (vec![], vec![]);
    for (number, text) in keys.iter().enumerate() {
        match Key::parse(text)?.signs() {
            KeyUse::Notes => lines.push(format!("log {text}\n")),
            KeyUse::Cosignatures => {
                lines.push(format!("witness key-{number} {text}\n"));
                witnesses.push(format!(" key-{number}"));
            }
        }
    }
    lines.push(if witnesses.is_empty() {
        "quorum none\n".to_owned()
    } else {
        format!("group witnesses all{}\nquorum witnesses\n", witnesses.concat())
    });
    Policy::parse(&lines.concat()).context("these keys make no policy")
}
