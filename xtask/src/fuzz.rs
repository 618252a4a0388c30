//! `cargo xtask fuzz`: lets libFuzzer look for bytes over which a parser breaks, for a time.
//!
//! It needs no nightly compiler: what libFuzzer wants to know of a run, the stable one can tell.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::{process, workspace};

/// So long each target is run, if nobody says otherwise.
const SECONDS: &str = "60";

/// What counts the edges of the code that a run takes.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cdebug-assertions -Ccodegen-units=16 --cfg fuzzing";

/// An input that takes longer than this, or more memory, is a finding.
const LIMITS: [&str; 3] = ["-timeout=20", "-rss_limit_mb=3000", "-max_len=100000"];

/// Runs one target, or each after another, and prints how many inputs it was fed.
pub(crate) fn run(words: &[&str]) -> anyhow::Result<()> {
    let (wanted, seconds) = match words {
        [] => (None, SECONDS),
        ["--seconds", seconds] => (None, *seconds),
        [target] => (Some(*target), SECONDS),
        [target, "--seconds", seconds] => (Some(*target), *seconds),
        _ => bail!("give a target and --seconds N, or one of them, or neither"),
    };
    let targets = targets(wanted)?;
    let program = build()?;
    let mut broken = vec![];
    for target in targets {
        match feed(&program, &target, seconds)? {
            Ok(inputs) => println!("{target:<16} {inputs:>9} inputs"),
            Err(told) => {
                println!("{target:<16} breaks\n{told}");
                broken.push(target);
            }
        }
    }
    if broken.is_empty() { Ok(()) } else { bail!("something breaks: {}", broken.join(", ")) }
}

/// The targets, which have a folder of seeds each.
fn targets(wanted: Option<&str>) -> anyhow::Result<Vec<String>> {
    let mut names = vec![];
    for entry in fs::read_dir(seeds()).context("there are no seeds")? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let Some(wanted) = wanted else { return Ok(names) };
    if names.iter().any(|name| name == wanted) {
        return Ok(vec![wanted.to_owned()]);
    }
    bail!("there is no target {wanted}; there are {}", names.join(", "))
}

fn seeds() -> PathBuf {
    workspace::root().join("crates/fuzzed/seeds")
}

fn build() -> anyhow::Result<PathBuf> {
    let version = process::output(Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say what it runs on")?;
    let folder = workspace::target()?.join("fuzz");
    let folder_name = folder.to_string_lossy().into_owned();
    let manifest = "fuzz/Cargo.toml";
    let of = ["build", "--release", "--manifest-path", manifest, "--bin", "parsers"];
    let mut cargo = process::cargo(&of);
    // With a named target, the flags are not for what runs while it is built.
    cargo.args(["--target", host, "--target-dir", &folder_name]).env("RUSTFLAGS", COVERAGE);
    process::run(&mut cargo)?;
    Ok(folder.join(host).join("release/parsers"))
}

/// Feeds a target for a time: how many inputs it took, or what is told of one that broke it.
fn feed(program: &Path, target: &str, seconds: &str) -> anyhow::Result<Result<String, String>> {
    let place = workspace::root().join("fuzz");
    let (corpus, artifacts) = (place.join("corpus").join(target), place.join("artifacts"));
    for folder in [&corpus, &artifacts] {
        fs::create_dir_all(folder)?;
    }
    let output = Command::new(program)
        .env("FORSOOTH_TARGET", target)
        .args([&corpus, &seeds().join(target)])
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/{target}-", artifacts.display()))
        .args(LIMITS)
        .args(["-print_final_stats=1", "-verbosity=1"])
        .output()
        .context("the target cannot be run")?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    if !output.status.success() {
        return Ok(Err(ending(&told)));
    }
    let inputs = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    Ok(Ok(inputs.unwrap_or("?").trim().to_owned()))
}

/// The last lines, which tell what broke and where the bytes are.
fn ending(told: &str) -> String {
    const LINES: usize = 40;
    let lines: Vec<&str> = told.lines().collect();
    lines[lines.len().saturating_sub(LINES)..].join("\n")
}
