//! The language model beside spaCy: the same texts through both, for parity and for speed.

mod compare;
mod meaning;
mod ours;
mod spacy;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use compare::Table;
pub(crate) use meaning::parity as meaning_parity;
use ours::Ours;
pub(crate) use ours::{installed, installed_meaning};
use spacy::{Spacy, read_lines};

use crate::{speed, workspace};

/// Compares our annotations of every text below a folder with spaCy's, and prints the shares that
/// are equal; too small a share is an error.
pub(crate) fn parity(folder: &str) -> anyhow::Result<()> {
    let texts = texts_below(Path::new(folder))?;
    let spacy = Spacy::installed()?;
    let ours = Ours::installed()?;
    let mut table = Table::default();
    for chunk in texts.chunks(CHUNK) {
        let theirs = read_lines(&spacy.lines(chunk)?)?;
        let ours = read_lines(&ours.lines(chunk)?)?;
        table.add(&theirs, &ours)?;
    }
    print!("{table}");
    table.check()
}

/// Times spaCy and our pipeline on the same texts, one thread each, and prints both and the ratio.
pub(crate) fn bench(folder: &str) -> anyhow::Result<()> {
    let texts = texts_below(Path::new(folder))?;
    let theirs = Spacy::installed()?.time(&texts)?;
    let ours = Ours::installed()?.time(&texts)?;
    println!(
        "{} texts, {} words, one thread each, median of several runs",
        texts.len(),
        ours.words
    );
    println!("spaCy   {:>9.0} words a second", theirs.rate());
    println!("ours    {:>9.0} words a second", ours.rate());
    println!("ratio   {:>9.2}", ours.rate() / theirs.rate());
    println!("together{:>9.0} words a second on all cores", ours.words / ours.together);
    println!("memory  {:>9.0} MB at most, the texts and their annotations with it", ours.megabytes);
    println!(
        "first   {:>9.1} ms from the start of a process to the annotation of a sentence",
        ours.first
    );
    speed::beside_parse(&texts)
}

/// Writes down what spaCy says of our own texts, for the tests to compare with.
pub(crate) fn write_fixture() -> anyhow::Result<()> {
    let folder = Path::new("corpus/language");
    let texts = ["cases.txt", "odd.txt", "reports.txt"].map(|name| folder.join(name));
    let fixture = folder.join("spacy.jsonl");
    let lines = Spacy::installed()?.lines(&texts)?;
    std::fs::write(workspace::root().join(&fixture), lines)
        .with_context(|| format!("cannot write {}", fixture.display()))?;
    println!("wrote {}", fixture.display());
    Ok(())
}

/// How many texts go to a process at once.
const CHUNK: usize = 100;

/// Every `.txt` and `.md` file below a folder, in order.
pub(crate) fn texts_below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(folder, &mut found)?;
    found.sort();
    if found.is_empty() {
        bail!("there is no .txt or .md file below {}", folder.display());
    }
    Ok(found)
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "txt" || ending == "md") {
            found.push(path);
        }
    }
    Ok(())
}
