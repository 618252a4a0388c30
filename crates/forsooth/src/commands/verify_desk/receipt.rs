//! Checking a receipt: by the file and the keys alone.

use std::io::Write;
use std::path::Path;

use actions::LogStanding;
use anyhow::{Context as _, bail};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use verifying::{CheckedReceipt, Policy, Receipt, Stamped};

use crate::guard::one_line;
use crate::output::Output;
use crate::place::read_input;
use crate::style::{FAINT, ID};

/// What a receipt proves.
#[derive(Debug, Serialize)]
struct ReceiptView {
    id: String,
    log: String,
    /// The place of its leaf, counted from 0.
    index: u64,
    leaves: u64,
    /// By the clock of the desk.
    recorded_at: Timestamp,
    #[serde(flatten)]
    standing: LogStanding,
    /// When an authority says that the checkpoint was there; its signature is not checked here.
    stamped_at: Option<Timestamp>,
    /// What was recorded.
    entry: Option<Value>,
    /// The tombstone by which it was erased, as the receipt says and nothing in it proves.
    erased: Option<String>,
}

pub(super) fn run(
    (file, extract): (&Path, Option<&Path>),
    policy: &Policy,
    output: Output,
) -> anyhow::Result<()> {
    let broken = || format!("the receipt {} does not hold", file.display());
    let text = String::from_utf8(read_input(file)?).with_context(broken)?;
    let receipt = Receipt::parse(&text).with_context(broken)?;
    let checked = receipt.check(policy).with_context(broken)?;
    if let Some(folder) = extract {
        take_out(checked.stamped.as_ref(), folder)?;
    }
    let view = ReceiptView::of(checked)?;
    output.data(&view, |view, out| view.print(out))
}

/// Writes the token and what it stamps into files, for `openssl` to check.
pub(super) fn take_out(stamped: Option<&Stamped>, folder: &Path) -> anyhow::Result<()> {
    let Some(stamped) = stamped else {
        bail!("this carries no token of an authority; its desk gets one with `forsooth timestamp`")
    };
    std::fs::create_dir_all(folder)?;
    let files = [("checkpoint.txt", stamped.text.as_bytes()), ("token.tsr", &stamped.answer)];
    for (name, bytes) in files {
        let path = folder.join(name);
        std::fs::write(&path, bytes)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

impl ReceiptView {
    fn of(checked: CheckedReceipt) -> anyhow::Result<Self> {
        let CheckedReceipt { index, leaf, entry, erased, signed, stamped } = checked;
        Ok(Self {
            id: leaf.id,
            log: signed.checkpoint.origin.clone(),
            index,
            leaves: signed.checkpoint.size,
            recorded_at: leaf.recorded_at,
            standing: LogStanding::of(&signed),
            stamped_at: stamped.map(|stamped| stamped.timestamp.at()),
            entry: entry.map(|entry| serde_json::from_str(&entry)).transpose()?,
            erased,
        })
    }

    fn print(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let Self { id, log, index, leaves, recorded_at, standing, stamped_at, entry, erased } =
            self;
        let (place, id, log) = (index + 1, one_line(id), one_line(log));
        writeln!(out, "{ID}{id}{ID:#} is entry {place} of the {leaves} in the log {log}.")?;
        writeln!(out, "recorded at {recorded_at}, by the clock of the desk")?;
        if let Some(entry) = entry {
            writeln!(out, "{}", told(entry))?;
        }
        if let Some(tombstone) = erased.as_deref().map(one_line) {
            writeln!(
                out,
                "it does not tell what was recorded. The receipt says, unproved, that {tombstone} \
                erased it; the receipt of {tombstone} would prove that, with by whom, when and why"
            )?;
        }
        if let Some(at) = stamped_at {
            let unchecked = "whose signature is not checked here; see docs/ledger.md";
            writeln!(out, "stamped at {at} by an authority {unchecked}")?;
        }
        writeln!(out, "Standing: {}.", standing.words())
    }
}

/// Who recorded what, in a line.
pub(super) fn told(entry: &Value) -> String {
    let record = entry.get("record").unwrap_or(entry).to_string();
    let author = entry.get("author").and_then(Value::as_str).unwrap_or_default();
    format!("by {}: {FAINT}{}{FAINT:#}", one_line(author), one_line(&record))
}
