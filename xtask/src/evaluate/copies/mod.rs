//! Copies: which texts tell one story again, among copies that were made of news by stated rules.
//!
//! The rules stand in `edits.rs` and `set.rs`; everything that is drawn is drawn by one seed, so
//! that the set is the same each time. The share from which on two texts are copies was chosen on
//! the development part of `PolNeAR`; the rest was looked at for its figures and its errors.

mod edits;
mod measure;
mod peers;
mod random;
mod set;

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, bail};

use super::{meantime, polnear};
use crate::{process, workspace};
use measure::Found;
use set::Member;

/// By which everything is drawn.
const SEED: usize = 20_220_128;

/// Makes the set of the texts of a folder's sets, and prints what of it was found.
pub(super) fn run(folder: &Path) -> anyhow::Result<()> {
    let [polnear, meantime] = ["polnear", "meantime"].map(|set| folder.join(set));
    if !polnear.is_dir() || !meantime.is_dir() {
        bail!("copies are made of polnear and meantime; {} lacks one of them", folder.display());
    }
    let others = [polnear::texts(&polnear.join("train"))?, meantime::texts(&meantime)?].concat();
    evaluate("PolNeAR dev", &polnear::texts(&polnear.join("dev"))?)?;
    evaluate("PolNeAR train and MEANTIME", &others)
}

fn evaluate(name: &str, stories: &[String]) -> anyhow::Result<()> {
    let members = set::made(stories, SEED);
    let texts: Vec<String> = members.iter().map(|member| member.text.clone()).collect();
    let ours = ours(&texts)?;
    println!("Copies, {name}: {} stories, {} texts", stories.len(), texts.len());
    println!("                       pairs           B-cubed           quoting the same, digests");
    println!(
        "                             P       R         P       R   taken for copies, welding"
    );
    println!("{}", measure::row("ours", &members, &ours));
    for (name, bound) in [("overlap of 5 at .5", 0.5), ("overlap of 5 at .3", 0.3)] {
        println!("{}", measure::row(name, &members, &peers::overlap(&texts, bound)));
    }
    println!("{}\n", measure::row("Jaccard of 3 at .5", &members, &peers::jaccard(&texts)));
    println!("ours, copies found of their story\n{}", measure::recall_by_edit(&members, &ours));
    list_wrong(&members, &ours)
}

/// What the example of the texts' crate finds, which is built with its optimization.
fn ours(texts: &[String]) -> anyhow::Result<Found> {
    process::run(&mut process::cargo(&["build", "--workspace", "--example", "copies"]))?;
    let target = workspace::target()?;
    let path = target.join("copies.jsonl");
    let lines = texts.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    std::fs::write(&path, lines.join("\n"))
        .with_context(|| format!("cannot write {}", path.display()))?;
    let mut program = std::process::Command::new(target.join("debug/examples/copies"));
    let printed = process::output(program.arg(&path))?;
    let mut lines: Vec<&str> = printed.lines().collect();
    let stories = serde_json::from_str(lines.pop().context("nothing was printed")?)?;
    let mut pairs = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        let kin: Vec<(usize, f64, bool)> = serde_json::from_str(line)?;
        let copies = kin.into_iter().filter(|(_, _, is_copy)| *is_copy);
        pairs.extend(copies.map(|(earlier, ..)| (earlier, at)));
    }
    Ok(Found { pairs, stories })
}

/// Lists what was wrongly told to be a copy, where the setting `FORSOOTH_ERRORS` names a file.
fn list_wrong(members: &[Member], found: &Found) -> anyhow::Result<()> {
    let Some(path) = std::env::var_os("FORSOOTH_ERRORS") else { return Ok(()) };
    let line = |(one, other): (usize, usize)| {
        let [one, other] = [one, other].map(|at| &members[at]);
        let headline = |it: &Member| it.text.lines().next().unwrap_or_default().to_owned();
        format!("{:?} {:?} | {} | {}", one.role, other.role, headline(one), headline(other))
    };
    let lines: Vec<String> = measure::wrong(members, found).into_iter().map(line).collect();
    let before = std::fs::read_to_string(&path).unwrap_or_default();
    std::fs::write(&path, before + &lines.join("\n") + "\n").context("cannot list the errors")
}
