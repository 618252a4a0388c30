//! `cargo xtask test`: the steps of continuous integration, in order.

use std::time::Instant;

use anyhow::Context;

use crate::torture;

use super::{deny, docs, format, install, judge, layers, lint, schemathesis, suite};

struct Step {
    name: &'static str,
    run: fn() -> anyhow::Result<()>,
}

const STEPS: [Step; 10] = [
    Step { name: "what the tests need", run: install::run },
    Step { name: "format", run: format::run },
    Step { name: "lints", run: lint::run },
    Step { name: "docs", run: docs::run },
    Step { name: "licenses and sources", run: deny::run },
    Step { name: "layers", run: layers::run },
    Step { name: "tests", run: suite::run },
    Step { name: "writers that are killed", run: torture::run_briefly },
    Step { name: "the record, judged from outside", run: judge::run },
    Step { name: "the description for programs, tried out", run: schemathesis::run },
];

/// Runs the steps up to the first that fails.
pub(crate) fn run_all() -> anyhow::Result<()> {
    let started = Instant::now();
    for (index, step) in STEPS.iter().enumerate() {
        run_step(index + 1, step)?;
    }
    println!("\nall {} steps passed in {}", STEPS.len(), seconds_since(started));
    Ok(())
}

fn run_step(number: usize, step: &Step) -> anyhow::Result<()> {
    let title = format!("step {number} of {}, {}", STEPS.len(), step.name);
    println!("\n== {title}");
    let started = Instant::now();
    (step.run)().with_context(|| format!("{title}, failed after {}", seconds_since(started)))?;
    println!("== {title}, passed in {}", seconds_since(started));
    Ok(())
}

fn seconds_since(started: Instant) -> String {
    format!("{:.1} s", started.elapsed().as_secs_f64())
}
