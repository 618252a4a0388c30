//! How good the reading is: what it finds in texts that people have marked, beside their marks.

mod polnear;
mod readings;
mod share;

use std::path::Path;

use anyhow::bail;

use readings::Reader;

/// Reads every set of marked texts in a folder and prints how much of the marks was found.
pub(crate) fn run(folder: &str) -> anyhow::Result<()> {
    let folder = Path::new(folder);
    let polnear = folder.join("polnear");
    if !polnear.is_dir() {
        bail!("there is no folder `polnear` in {}; see docs/reading.md", folder.display());
    }
    let reader = Reader::built()?;
    for part in ["dev", "train"] {
        let folder = polnear.join(part);
        if folder.is_dir() {
            println!("PolNeAR {part}\n{}", polnear::evaluate(&reader, &folder)?);
        }
    }
    Ok(())
}
