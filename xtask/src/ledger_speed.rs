//! `cargo xtask bench-ledger`: how many appends are acknowledged in a second, beside what the disk
//! syncs, and what proofs take and weigh.

use std::process::Command;

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use crate::postgres::{self, Server};
use crate::{process, workspace};

/// What was measured.
#[derive(Debug, Serialize, Deserialize)]
struct Figures {
    syncs_per_second: f64,
    appends: Vec<Appends>,
    proofs: Proofs,
}

/// What was acknowledged to so many writers.
#[derive(Debug, Serialize, Deserialize)]
struct Appends {
    store: String,
    writers: usize,
    shares_commits: bool,
    per_second: f64,
    median_ms: f64,
    most_ms: f64,
}

#[derive(Debug, Serialize, Deserialize)]
struct Proofs {
    leaves: u64,
    made_in_seconds: f64,
    inclusion: Proof,
    consistency: Proof,
    receipt_bytes: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Proof {
    median_ms: f64,
    hashes: usize,
    bytes: usize,
}

/// How it is measured.
struct Measuring<'a> {
    seconds: &'a str,
    leaves: &'a str,
    as_json: bool,
}

/// Measures as the options say, and prints a table, or JSON.
pub(crate) fn run(options: &[&str]) -> anyhow::Result<()> {
    let mut measuring = Measuring { seconds: "5", leaves: "1000000", as_json: false };
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match *option {
            "--json" => measuring.as_json = true,
            "--seconds" => {
                measuring.seconds = options.next().context("--seconds takes a number")?;
            }
            "--leaves" => measuring.leaves = options.next().context("--leaves takes a number")?,
            other => {
                bail!("bench-ledger knows no `{other}`; it takes --seconds N, --leaves N, --json")
            }
        }
    }
    let figures = measuring.measure()?;
    if measuring.as_json {
        println!("{}", serde_json::to_string_pretty(&figures)?);
    } else {
        figures.print();
    }
    Ok(())
}

impl Measuring<'_> {
    fn measure(&self) -> anyhow::Result<Figures> {
        let build = ["build", "--release", "--workspace", "--example", "bench_ledger"];
        let mut build = process::cargo(&build);
        let status = build.status().context("cannot run cargo")?;
        process::check(&build, status)?;
        let target = workspace::target()?;
        let mut command = Command::new(target.join("release/examples/bench_ledger"));
        command.arg(&target).args([self.seconds, self.leaves]);
        // Its settings are those of the tests, and so is its disk the one of the temporary folder.
        let server = if postgres::is_installed() { Some(Server::start()?) } else { None };
        if let Some(server) = &server {
            command.env(postgres::ADDRESS, server.address());
        }
        let printed = process::output(&mut command)?;
        serde_json::from_str(&printed).context("cannot read what the example printed")
    }
}

impl Figures {
    fn print(&self) {
        let syncs = self.syncs_per_second;
        println!("this disk syncs {syncs:.0} times a second (fdatasync of a page)\n");
        println!(
            "{:<12}{:>8}  {:<8}{:>14}{:>10}{:>12}{:>12}",
            "store", "writers", "commits", "appends, 1/s", "per sync", "median, ms", "99%, ms"
        );
        for it in &self.appends {
            let commits = if it.shares_commits { "shared" } else { "alone" };
            println!(
                "{:<12}{:>8}  {commits:<8}{:>14.0}{:>10.2}{:>12.2}{:>12.2}",
                it.store,
                it.writers,
                it.per_second,
                it.per_second / syncs,
                it.median_ms,
                it.most_ms
            );
        }
        self.proofs.print();
    }
}

impl Proofs {
    fn print(&self) {
        println!("\n{} leaves, made in {:.0} s", self.leaves, self.made_in_seconds);
        for (name, proof) in [("inclusion", &self.inclusion), ("consistency", &self.consistency)] {
            println!(
                "{name:<12}{:>8.2} ms, median; {} hashes and {} bytes at most",
                proof.median_ms, proof.hashes, proof.bytes
            );
        }
        println!("a receipt has {} bytes at most, the entry with it", self.receipt_bytes);
    }
}
