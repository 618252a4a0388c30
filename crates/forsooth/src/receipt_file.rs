//! The file that a receipt is written to.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use actions::{Desk, GivenReceipt, give_receipt};
use anyhow::{Context as _, bail};
use domain::Id;
use serde::Serialize;

use crate::output::Output;
use crate::style::ID;

/// Where the receipt of what is recorded goes.
#[derive(clap::Args, Debug)]
pub(crate) struct ReceiptFile {
    /// Write its receipt to a file: the proof, checked offline, that it is in the signed log.
    #[arg(long, value_name = "FILE")]
    receipt: Option<PathBuf>,
}

/// What was recorded, with its receipt.
#[derive(Serialize)]
struct Recorded {
    id: Id,
    receipt: String,
}

impl ReceiptFile {
    /// Refuses a file that is there already, before anything is recorded.
    pub(crate) fn check(&self) -> anyhow::Result<()> {
        match &self.receipt {
            Some(path) if path.exists() => {
                bail!("{} is there already; give another file for the receipt", path.display())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// Prints the id of what was recorded, with its receipt in JSON, and writes the receipt where
    /// it was asked for.
    pub(crate) fn recorded(&self, desk: &Desk, id: Id, output: Output) -> anyhow::Result<()> {
        let given = give_receipt(desk, id)
            .with_context(|| format!("{id} is recorded, but its receipt cannot be given"))?;
        let recorded = Recorded { id, receipt: given.receipt.clone() };
        output.data(&recorded, |it, out| writeln!(out, "{ID}{}{ID:#}", it.id))?;
        let Some(path) = &self.receipt else { return Ok(()) };
        let remedy = || format!("{id} is recorded; get its receipt: forsooth receipt {id}");
        write_receipt(path, &given).with_context(remedy)?;
        output.say(&format!(
            "Receipt in {}; standing: {}.",
            path.display(),
            given.standing.words()
        ));
        Ok(())
    }
}

/// Writes a receipt to a file that is not there yet.
pub(crate) fn write_receipt(path: &Path, given: &GivenReceipt) -> anyhow::Result<()> {
    let mut file = File::create_new(path)
        .with_context(|| format!("{} cannot be made; is it there already?", path.display()))?;
    let written = file.write_all(given.receipt.as_bytes()).and_then(|()| file.sync_all());
    written.with_context(|| format!("{} cannot be written", path.display()))
}
