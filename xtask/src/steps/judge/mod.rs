//! The judge from outside: Go's own notes and trees check what we publish and the receipts we give,
//! so that no mistake of ours in the writing can hide itself in our checking.

mod go;
mod story;

use std::path::Path;
use std::process::Command;

pub(crate) use go::install;

use crate::{process, workspace};
use go::Judge;
use story::Desk;

/// How many questions the larger desk has: with their forecasts they fill several tiles.
const MANY: usize = 300;

/// Publishes a small desk and a larger one, and has both judged, and what was forged too.
pub(crate) fn run() -> anyhow::Result<()> {
    let folder = workspace::root().join("target").join("judge");
    let judge = Judge::built(&folder)?;
    // What an earlier run published is of another key.
    let story = folder.join("story");
    if story.exists() {
        std::fs::remove_dir_all(&story)?;
    }
    std::fs::create_dir_all(&story)?;
    judge_small(&judge, &story)?;
    judge_large(&judge, &story)?;
    judge_forged(&judge, &story)
}

/// A desk of which an earlier checkpoint was kept, and of which each byte is flipped in turn.
fn judge_small(judge: &Judge, folder: &Path) -> anyhow::Result<()> {
    let desk = Desk::begun(folder.join("small.sqlite3"))?;
    let (early, record) = (folder.join("early"), folder.join("small"));
    desk.publish(&early)?;
    desk.go_on()?;
    desk.publish(&record)?;
    let key = desk.key()?;
    let kept = early.join("checkpoint");
    process::run(judge.command("check", &key).arg(&record).arg(kept))?;
    let receipts = [desk.receipt("f-1")?, desk.receipt("r-1")?];
    process::run(judge.command("receipt", &key).args(&receipts))?;
    process::run(judge.command("flip", &key).arg(&record).args(&receipts))
}

/// A desk whose log has several tiles on two levels.
fn judge_large(judge: &Judge, folder: &Path) -> anyhow::Result<()> {
    let desk = Desk::imported(folder.join("large.sqlite3"), MANY)?;
    let record = folder.join("large");
    desk.publish(&record)?;
    let key = desk.key()?;
    process::run(judge.command("check", &key).arg(&record))?;
    let receipts = [desk.receipt("q-1")?, desk.receipt(&format!("f-{MANY}"))?];
    process::run(judge.command("receipt", &key).args(&receipts))
}

/// Records and receipts as an operator who holds the key could make them: the good ones hold, and no
/// other does.
fn judge_forged(judge: &Judge, folder: &Path) -> anyhow::Result<()> {
    let forged = folder.join("forged");
    let forge = workspace::root().join("xtask").join("judge").join("forge.py");
    process::run(Command::new("python3").arg(forge).arg(&forged))?;
    let key = std::fs::read_to_string(forged.join("key"))?;
    for (task, below) in [("check", "folders"), ("receipt", "receipts")] {
        for entry in std::fs::read_dir(forged.join(below))? {
            let entry = entry?;
            let is_good = entry.file_name().to_string_lossy().starts_with("good");
            let holds = process::succeeds(judge.command(task, key.trim()).arg(entry.path()));
            let path = entry.path();
            anyhow::ensure!(holds == is_good, "{} was judged to hold: {holds}", path.display());
        }
    }
    println!("what was forged is refused, and nothing else is");
    Ok(())
}
