//! The language model beside spaCy: the same texts through both, for parity and for speed.

mod compare;
mod ours;
mod spacy;

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use compare::Table;
use spacy::Spacy;

/// Compares our annotations of every text below a folder with spaCy's, and prints the shares that
/// are equal.
pub(crate) fn parity(folder: &str) -> anyhow::Result<()> {
    let texts = texts_below(Path::new(folder))?;
    let spacy = Spacy::installed()?;
    let mut table = Table::default();
    for chunk in texts.chunks(CHUNK) {
        let theirs = spacy.annotate(chunk)?;
        let ours = ours::annotate(chunk)?;
        table.add(&theirs, &ours)?;
    }
    print!("{table}");
    Ok(())
}

/// Times spaCy and our pipeline on the same texts, one thread each, and prints both and the ratio.
pub(crate) fn bench(folder: &str) -> anyhow::Result<()> {
    let texts = texts_below(Path::new(folder))?;
    let theirs = Spacy::installed()?.time(&texts)?;
    let ours = ours::time(&texts)?;
    println!("spaCy   {:>9.0} words a second", theirs.rate());
    println!("ours    {:>9.0} words a second", ours.rate());
    println!("ratio   {:>9.2}", ours.rate() / theirs.rate());
    Ok(())
}

/// How many texts go to a process at once.
const CHUNK: usize = 100;

/// Every `.txt` and `.md` file below a folder, in order.
fn texts_below(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
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
