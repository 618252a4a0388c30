//! Checking a published record: by its files and the keys alone.

use std::path::{Path, PathBuf};

use actions::LogStanding;
use anyhow::{Context as _, bail};
use verifying::{
    AuthorLeaves, ClockSetBack, Fault, Files, Kept, OpenEntry, Policy, Receipt, check_published,
};

use super::published_view::{
    AuthorView, EntryView, FaultView, NOT_CHECKED, PublishedView, SetBackView,
};
use super::receipt::take_out;
use crate::guard::one_line;
use crate::output::Output;
use crate::place::read_input;

/// What is to be checked, and what is wanted of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Request<'args> {
    pub(super) folder: &'args Path,
    pub(super) kept: &'args [PathBuf],
    /// Whether the entries that are open are printed.
    pub(super) print: bool,
    pub(super) extract: Option<&'args Path>,
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

pub(super) fn run(request: Request<'_>, policy: &Policy, output: Output) -> anyhow::Result<()> {
    let Request { folder, kept, print, extract } = request;
    let kept = kept.iter().map(|it| kept_tree(it, policy)).collect::<Result<Vec<_>, _>>()?;
    let check = check_published(&Folder(folder), policy, &kept);
    let signed = check
        .signed
        .with_context(|| format!("the checkpoint in {} does not count", folder.display()))?;
    let entries = print.then(|| check.entries.iter().map(entry).collect::<Result<Vec<_>, _>>());
    let view = PublishedView {
        log: signed.checkpoint.origin.clone(),
        leaves: check.leaves,
        opened: check.opened,
        erased: check.erased,
        kept: kept.len(),
        has_openings: check.has_openings,
        authors: check.authors.into_iter().map(author).collect(),
        stamped_leaves: check.stamped.as_ref().map(|tree| tree.leaves),
        stamped_at: check.stamped.as_ref().map(|tree| tree.stamped.timestamp.at()),
        set_back: check.set_back.iter().map(set_back).collect(),
        standing: LogStanding::of(&signed),
        not_checked: NOT_CHECKED,
        entries: entries.transpose()?,
        faults: check.faults.into_iter().map(fault).collect(),
    };
    output.data(&view, |view, out| view.print(out))?;
    match view.faults.len() {
        0 => {}
        1 => bail!("1 thing is wrong with this record; do not rely on it"),
        many => bail!("{many} things are wrong with this record; do not rely on it"),
    }
    let stamped = check.stamped.as_ref().map(|tree| &tree.stamped);
    extract.map_or(Ok(()), |folder| take_out(stamped, folder))
}

/// The tree of a checkpoint, a receipt or a published folder that was kept.
fn kept_tree(path: &Path, policy: &Policy) -> anyhow::Result<Kept> {
    let broken = || format!("what was kept in {} does not count", path.display());
    if std::fs::metadata(path).is_ok_and(|found| found.is_dir()) {
        return Kept::folder(&Folder(path), policy).with_context(broken);
    }
    let text = String::from_utf8(read_input(path)?).with_context(broken)?;
    match Receipt::parse(&text) {
        Ok(receipt) => Ok(Kept::receipt(receipt.check(policy).with_context(broken)?)),
        Err(_) => Kept::checkpoint(&text, policy).with_context(broken),
    }
}

fn author(author: AuthorLeaves) -> AuthorView {
    AuthorView {
        pseudonym: author.pseudonym.to_string(),
        leaves: author.leaves,
        opened: author.opened,
        erased: author.erased,
        closed: author.closed(),
        name: author.name,
    }
}

fn entry(entry: &OpenEntry) -> anyhow::Result<EntryView> {
    let told = serde_json::from_str(&entry.entry)
        .with_context(|| format!("the entry of leaf {} is no JSON", entry.index))?;
    Ok(EntryView { index: entry.index, entry: told })
}

fn set_back(set_back: &ClockSetBack) -> SetBackView {
    SetBackView { id: one_line(&set_back.id), from: set_back.from, to: set_back.to }
}

fn fault(fault: Fault) -> FaultView {
    FaultView { file: fault.file, message: fault.message }
}
