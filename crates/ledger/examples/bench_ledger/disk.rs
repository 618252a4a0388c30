//! How often the disk syncs.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// What is written between two syncs: a page.
const PAGE: [u8; 4096] = [7; 4096];

/// How many times in a second a page at the end of a file is written and synced (`fdatasync`).
pub(crate) fn syncs_per_second(folder: &Path, time: Duration) -> std::io::Result<f64> {
    let mut file = File::create(folder.join("synced"))?;
    let began = Instant::now();
    let mut syncs = 0_u32;
    while began.elapsed() < time {
        file.write_all(&PAGE)?;
        file.sync_data()?;
        syncs += 1;
    }
    Ok(f64::from(syncs) / began.elapsed().as_secs_f64())
}
