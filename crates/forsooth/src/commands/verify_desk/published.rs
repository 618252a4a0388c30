//! Checking a published record: by its files and the keys alone.

use std::io::Write;
use std::path::{Path, PathBuf};

use actions::LogStanding;
use anyhow::{Context as _, bail};
use serde::Serialize;
use verifying::{Files, Policy, PublishedCheck, Receipt, Signed, check_published};

use crate::output::Output;
use crate::place::read_input;
use crate::style::{ERROR, FAINT};

/// What was checked of a published record.
#[derive(Debug, Serialize)]
struct PublishedView {
    log: String,
    leaves: u64,
    opened: u64,
    /// How many leaves were erased, by the tombstones that are open.
    erased: u64,
    /// How many trees that were kept it begins with, or should.
    kept: usize,
    #[serde(flatten)]
    standing: LogStanding,
    faults: Vec<FaultView>,
}

#[derive(Debug, Serialize)]
struct FaultView {
    file: String,
    message: String,
}

/// The folder that was published.
struct Folder<'path>(&'path Path);

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let path = self.0.join(path);
        // What is no file, as a pipe, might never end.
        std::fs::metadata(&path).ok().filter(std::fs::Metadata::is_file)?;
        std::fs::read(path).ok()
    }
}

pub(super) fn run(
    folder: &Path,
    kept: &[PathBuf],
    policy: &Policy,
    output: Output,
) -> anyhow::Result<()> {
    let kept = kept.iter().map(|file| kept_tree(file, policy)).collect::<Result<Vec<_>, _>>()?;
    let PublishedCheck { signed, leaves, opened, erased, faults } =
        check_published(&Folder(folder), policy, &kept);
    let signed =
        signed.with_context(|| format!("the checkpoint in {} does not count", folder.display()))?;
    let faults =
        faults.into_iter().map(|fault| FaultView { file: fault.file, message: fault.message });
    let view = PublishedView {
        log: signed.checkpoint.origin.clone(),
        leaves,
        opened,
        erased,
        kept: kept.len(),
        standing: LogStanding::of(&signed),
        faults: faults.collect(),
    };
    output.data(&view, |view, out| view.print(out))?;
    match view.faults.len() {
        0 => Ok(()),
        1 => bail!("1 thing is wrong with this record; do not rely on it"),
        many => bail!("{many} things are wrong with this record; do not rely on it"),
    }
}

/// The tree of a checkpoint or a receipt that was kept.
fn kept_tree(file: &Path, policy: &Policy) -> anyhow::Result<Signed> {
    let broken = || format!("what was kept in {} does not count", file.display());
    let text = String::from_utf8(read_input(file)?).with_context(broken)?;
    let signed = match Receipt::parse(&text) {
        Ok(receipt) => policy.check(receipt.checkpoint()),
        Err(_) => policy.check(&text),
    };
    signed.with_context(broken)
}

impl PublishedView {
    fn print(&self, out: &mut dyn Write) -> std::io::Result<()> {
        let Self { log, leaves, opened, erased, kept, standing, faults } = self;
        let gone = if *erased > 0 { format!("; erased: {erased}") } else { String::new() };
        writeln!(
            out,
            "leaves checked: {leaves}; entries opened: {opened}{gone}; earlier trees: {kept}"
        )?;
        writeln!(out, "{FAINT}log {log}{FAINT:#}")?;
        for FaultView { file, message } in faults {
            writeln!(out, "{ERROR}wrong:{ERROR:#} {file} {message}")?;
        }
        if faults.is_empty() {
            writeln!(out, "Everything agrees.")?;
            writeln!(out, "Standing: {}.", standing.words())?;
        }
        Ok(())
    }
}
