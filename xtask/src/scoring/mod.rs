//! The scores against Python's libraries, in one run on the same numbers.

mod side;

use std::path::PathBuf;

use anyhow::bail;

use self::side::{Answer, Side};
use crate::python::Environment;
use crate::{process, workspace};

/// What the peers are, at these versions.
const PACKAGES: [&str; 8] = [
    "numpy==2.4.6",
    "numba==0.68.1",
    "scipy==1.17.1",
    "pandas==3.1.1",
    "scoringrules==0.10.0",
    "properscoring==0.1",
    "model-diagnostics==1.5.0",
    "scikit-learn==1.9.1",
];

/// How often each side does each task, in turn; the medians count.
const ROUNDS: usize = 7;

/// What is timed.
struct Task {
    name: &'static str,
    says: &'static str,
    /// How far the two answers may lie apart; infinite where they are random.
    tolerance: f64,
}

const TASKS: [Task; 11] = [
    Task {
        name: "memory",
        says: "read 10 million forecasts and outcomes, by numpy",
        tolerance: 1e-9,
    },
    Task { name: "brier", says: "Brier score of 10 million forecasts, by numba", tolerance: 1e-12 },
    Task { name: "log", says: "log score of 10 million forecasts, by numpy", tolerance: 1e-11 },
    Task {
        name: "corp",
        says: "CORP of 1 million forecasts, by model-diagnostics",
        tolerance: 1e-9,
    },
    Task { name: "corp-rounded", says: "the same, rounded to hundredths", tolerance: 1e-9 },
    Task {
        name: "bootstrap",
        says: "1,000 resamples of 100,000, by numpy",
        // Both are random.
        tolerance: 0.05,
    },
    Task { name: "bootstrap-rounded", says: "the same, of few distinct scores", tolerance: 0.05 },
    Task {
        name: "crps-ensembles",
        says: "CRPS of 100,000 ensembles of 51, by properscoring",
        tolerance: 1e-12,
    },
    Task {
        name: "crps-mixtures",
        says: "CRPS of 100,000 mixtures of 3, by scoringrules",
        tolerance: 1e-12,
    },
    Task {
        name: "leaderboard",
        says: "leaderboard of 1 million updates, by pandas",
        tolerance: 1e-11,
    },
    Task { name: "question", says: "one question of 3,000 updates, by pandas", tolerance: 1e-11 },
];

/// Times each task on both sides in turn and prints the medians and their ratio.
pub(crate) fn bench(only: Option<&str>) -> anyhow::Result<()> {
    let tasks: Vec<&Task> =
        TASKS.iter().filter(|task| only.is_none_or(|it| it == task.name)).collect();
    if tasks.is_empty() {
        bail!("there is no such task; the tasks are {}", TASKS.map(|task| task.name).join(", "));
    }
    let (mut ours, mut peer) = (ours()?, peer()?);
    println!(
        "{:52} {:>10} {:>10} {:>8}",
        "median of seven, in milliseconds", "ours", "peer", "ratio"
    );
    for task in tasks {
        let (here, there) = time(task, &mut ours, &mut peer)?;
        println!("{:52} {here:>10.2} {there:>10.2} {:>8.3}", task.says, here / there);
    }
    Ok(())
}

fn time(task: &Task, ours: &mut Side, peer: &mut Side) -> anyhow::Result<(f64, f64)> {
    // Once before anything counts, as compilers and caches warm up.
    let (first, other) = (ours.answer(task.name)?, peer.answer(task.name)?);
    let apart = (first.value - other.value).abs();
    if apart > task.tolerance * other.value.abs() {
        bail!("{}: we say {} and the peer {}", task.name, first.value, other.value);
    }
    let (mut here, mut there) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        here.push(ours.answer(task.name)?);
        there.push(peer.answer(task.name)?);
    }
    Ok((median(here), median(there)))
}

fn median(answers: Vec<Answer>) -> f64 {
    let mut times: Vec<f64> = answers.into_iter().map(|answer| answer.milliseconds).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Our side: an example of the crate, built for speed, which also writes the numbers.
fn ours() -> anyhow::Result<Side> {
    process::run(&mut process::cargo(&[
        "build",
        "--release",
        "-p",
        "scoring",
        "--example",
        "bench",
    ]))?;
    let program = workspace::target()?.join("release/examples/bench");
    let mut command = std::process::Command::new(program);
    command.arg(folder()?);
    Side::start(&mut command)
}

fn peer() -> anyhow::Result<Side> {
    let environment = Environment::installed("scoring-peers", &PACKAGES)?;
    Side::start(environment.script("xtask/src/scoring/peers.py").arg(folder()?))
}

/// Where the numbers lie that both sides read.
fn folder() -> anyhow::Result<PathBuf> {
    let folder = workspace::root().join("target/scoring-bench");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
