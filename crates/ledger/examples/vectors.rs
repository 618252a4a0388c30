//! Times looking for the nearest of many made-up vectors.
//!
//! ```text
//! cargo run --release -p ledger --example vectors -- 1000000
//! ```

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it tells the time that looking takes"
)]

use std::error::Error;
use std::time::{Duration, Instant};

use domain::Digest;
use ledger::{LastEntry, VectorModel, Vectors};
use tempfile::TempDir;

type Outcome<T> = Result<T, Box<dyn Error>>;

const MODEL: VectorModel = VectorModel { digest: 1, width: 384 };

/// How many are looked for.
const LOOKED_FOR: usize = 300;

fn main() -> Outcome<()> {
    let count: u64 = std::env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let folder = TempDir::new()?;
    let mut numbers = Numbers(1);
    let mut vectors = Vectors::open(folder.path(), MODEL)?;
    let mut writing = vectors.writing()?.ok_or("another program is writing")?;
    let began = Instant::now();
    for sequence in 1..=count {
        writing.add(sequence, &numbers.vector())?;
    }
    writing.commit(LastEntry { sequence: count, sha256: Digest::of(b"") })?;
    println!("{count} vectors written in {:.1?}", began.elapsed());
    let began = Instant::now();
    vectors.refresh()?;
    println!("opened in {:.1?}", began.elapsed());
    let mut times = vec![];
    for _ in 0..LOOKED_FOR {
        let vector = numbers.vector();
        let began = Instant::now();
        let found = vectors.nearest(&vector, None, 100)?;
        times.push(began.elapsed());
        assert!(found.len() == 100 || count < 100);
    }
    println!("nearest {}", percentiles(&mut times));
    println!("memory: {}", memory());
    Ok(())
}

/// Numbers that look random.
struct Numbers(u64);

impl Numbers {
    fn vector(&mut self) -> Vec<f32> {
        (0..MODEL.width).map(|_| self.next()).collect()
    }

    /// A number from -1 to 1 (xorshift).
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let [low, high, ..] = self.0.to_le_bytes();
        f32::from(i16::from_le_bytes([low, high])) / 32768.0
    }
}

fn percentiles(times: &mut [Duration]) -> String {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    format!("p50 {:>8.2?}, p99 {:>8.2?}", at(50), at(99))
}

/// What the system says of the memory of this process.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let told = ["VmHWM", "VmRSS", "RssAnon"];
    let lines = status.lines().filter(|line| told.iter().any(|name| line.starts_with(name)));
    let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join(", ")
}
