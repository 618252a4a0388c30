//! How good the reading is: what it finds in texts that people have marked, beside their marks.

pub(crate) mod articles;
mod claims;
mod copies;
mod meantime;
mod plover;
mod polnear;
mod readings;
mod share;
mod time;

use std::path::Path;

use anyhow::bail;

use readings::Reader;

/// Reads the marked texts in a folder and prints how much of the marks was found.
type Evaluate = fn(&Reader, &Path) -> anyhow::Result<()>;

/// The sets, each with the name of its folder.
const SETS: &[(&str, Evaluate)] = &[
    ("polnear", polnear::run),
    ("meantime", meantime::run),
    ("meantime", time::run_meantime),
    ("timex_recognizers", time::run_recognizers),
    ("timex_wikiwars", time::run_wikiwars),
    ("plover_gsr", plover::run),
];

/// The set that is made of others' texts, and needs no reading.
const COPIES: &str = "copies";

/// The set of claims and of texts that repeat them, which needs no reading either.
const CLAIMS: &str = "claims_checkthat";

/// Evaluates every set that a folder has, or just one of them.
pub(crate) fn run(folder: &str, only: Option<&str>) -> anyhow::Result<()> {
    let is_asked = |name: &str| only.is_none_or(|only| only == name);
    let asked = SETS.iter().filter(|(name, _)| is_asked(name));
    let folders = asked.map(|(name, evaluate)| (Path::new(folder).join(name), evaluate));
    let there: Vec<_> = folders.filter(|(folder, _)| folder.is_dir()).collect();
    let claims = Path::new(folder).join(CLAIMS);
    let has_claims = is_asked(CLAIMS) && claims.is_dir();
    if there.is_empty() && !has_claims && !is_asked(COPIES) {
        let others = [COPIES, CLAIMS];
        let names: Vec<&str> = SETS.iter().map(|(name, _)| *name).chain(others).collect();
        bail!("{folder} has no such set; the sets are {}; see docs/reading.md", names.join(", "));
    }
    if is_asked(COPIES) {
        copies::run(Path::new(folder))?;
    }
    if has_claims {
        claims::run(&claims)?;
    }
    if there.is_empty() {
        return Ok(());
    }
    let reader = Reader::built()?;
    there.iter().try_for_each(|(folder, evaluate)| evaluate(&reader, folder))
}
