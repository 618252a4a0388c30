//! Claims: whether a text that repeats a claim leads to it, as a statement leads to its earlier
//! wordings, on the claims and texts of `CheckThat!` 2020.
//!
//! The claims and their titles are indexed, and each text is asked as a statement is. Measured is
//! the mean average precision of the first five, and how often the first is right. Claims that
//! stand in the set twice, word for word, count as one, as wordings do: the first of them, which
//! is the one that the set names throughout. Where the meaning model is installed, they are looked
//! for by meaning too, and by both together.

mod peer;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use anyhow::Context;

use crate::{model, process, workspace};
use peer::Bm25;
use table::rows;

/// How many places are looked at.
const LOOKED_AT: usize = 5;

/// Texts with the places of the claims that they repeat.
struct Texts {
    texts: Vec<String>,
    repeated: Vec<BTreeSet<u64>>,
}

/// Prints how well claims are found by texts that repeat them.
pub(super) fn run(folder: &Path) -> anyhow::Result<()> {
    let claims = claims(folder)?;
    let peer = Bm25::of(claims.iter().map(|(_, claim, title)| format!("{claim} {title}")));
    let model = model::installed_meaning()?;
    println!("Earlier wordings, CheckThat! 2020: {} claims", claims.len());
    println!("                            texts   MAP@5     P@1");
    for part in ["dev", "train"] {
        let texts = Texts::read(&folder.join(part))?;
        let numbered = |places: Vec<usize>| places.into_iter().map(|it| claims[it].0).collect();
        let found = ours(&claims, &texts.texts, model.as_deref())?;
        for (way, name) in ["ours", "by meaning alone", "by both"].into_iter().enumerate() {
            let places = found.iter().filter_map(|ways| ways.get(way).cloned()).map(numbered);
            let places: Vec<Vec<u64>> = places.collect();
            if places.len() == texts.texts.len() {
                println!("{}", texts.row(&format!("{part}, {name}"), &places));
            }
        }
        let peers: Vec<Vec<u64>> =
            texts.texts.iter().map(|text| numbered(peer.nearest(text, LOOKED_AT))).collect();
        println!("{}", texts.row(&format!("{part}, plain BM25"), &peers));
    }
    println!();
    Ok(())
}

/// A claim with its number, its words and its title.
type Claim = (u64, String, String);

/// The claims, each once.
fn claims(folder: &Path) -> anyhow::Result<Vec<Claim>> {
    let path = folder.join("verified_claims.docs.tsv");
    let mut claims = vec![];
    let mut known = BTreeSet::new();
    // The first row names the columns.
    for row in rows(&path)?.into_iter().skip(1) {
        let [number, claim, title] = row.as_slice() else { continue };
        if known.insert(peer::words(claim)) {
            claims.push((number.parse()?, claim.clone(), title.clone()));
        }
    }
    Ok(claims)
}

/// What the example of the actions finds, which asks the index as the desk does: by words, and
/// where there is a meaning model, by meaning and by both.
fn ours(
    claims: &[Claim],
    texts: &[String],
    model: Option<&Path>,
) -> anyhow::Result<Vec<Vec<Vec<usize>>>> {
    let claims: Vec<[&str; 2]> =
        claims.iter().map(|(_, claim, title)| [claim.as_str(), title.as_str()]).collect();
    process::run(&mut process::cargo(&["build", "--workspace", "--example", "claims"]))?;
    let target = workspace::target()?;
    let write = |name: &str, json: String| {
        let path = target.join(name);
        std::fs::write(&path, json).with_context(|| format!("cannot write {}", path.display()))?;
        anyhow::Ok(path)
    };
    let claims = write("claims.json", serde_json::to_string(&claims)?)?;
    let texts = write("texts.json", serde_json::to_string(texts)?)?;
    let mut program = Command::new(target.join("debug/examples/claims"));
    let printed = process::output(program.arg(claims).arg(texts).args(model))?;
    printed.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

impl Texts {
    fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut repeated: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
        for row in rows(&folder.join("tweet-vclaim-pairs.qrels"))? {
            let [text, _, claim, _] = row.as_slice() else { continue };
            repeated.entry(text.clone()).or_default().insert(claim.parse()?);
        }
        let mut read = Self { texts: vec![], repeated: vec![] };
        for row in rows(&folder.join("tweets.queries.tsv"))? {
            let [number, text] = row.as_slice() else { continue };
            let Some(claims) = repeated.remove(number) else { continue };
            read.texts.push(text.clone());
            read.repeated.push(claims);
        }
        Ok(read)
    }

    fn row(&self, name: &str, found: &[Vec<u64>]) -> String {
        let both = || self.repeated.iter().zip(found);
        let precision: f64 = both().map(|(claims, places)| average_precision(claims, places)).sum();
        let is_first = |(claims, places): &(&BTreeSet<u64>, &Vec<u64>)| {
            places.first().is_some_and(|first| claims.contains(first))
        };
        let first = both().filter(is_first).count();
        let count = self.texts.len();
        let share = |sum: f64| sum / to_f64(count);
        format!("{name:<24}{count:>9}   {:>5.3}   {:>5.3}", share(precision), share(to_f64(first)))
    }
}

/// The mean, over the claims that a text repeats, of the precision where each is found.
fn average_precision(claims: &BTreeSet<u64>, places: &[u64]) -> f64 {
    let mut found = 0;
    let mut sum = 0.0;
    for (place, claim) in (1..).zip(places.iter().take(LOOKED_AT)) {
        if claims.contains(claim) {
            found += 1;
            sum += to_f64(found) / to_f64(place);
        }
    }
    sum / to_f64(claims.len().min(LOOKED_AT))
}

#[expect(clippy::cast_precision_loss, reason = "counts of texts are small")]
fn to_f64(count: usize) -> f64 {
    count as f64
}
