//! Times the reading of texts, and the parse as a part of it, and prints both as JSON.
//!
//! Usage: time MODEL RUNS FILE...
//!
//! MODEL is a file written by `text::language::Model::to_bytes`. The median of the runs counts.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program: it reads files, looks at the clock and prints"
)]

use std::error::Error;
use std::time::Instant;

use actions::Model;
use reading::{IntakeHints, MediaType, read, take_in};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, runs, files @ ..] = arguments.as_slice() else {
        return Err("name a model and how many runs".into());
    };
    let model = Model::from_bytes(std::fs::read(model)?)?;
    let hints = IntakeHints { media_type: Some(MediaType::Plain), ..IntakeHints::default() };
    let mut intakes = Vec::new();
    for path in files {
        intakes.push(take_in(&std::fs::read(path)?, &hints)?);
    }
    let words: usize =
        intakes.iter().map(|intake| intake.document.text.split_whitespace().count()).sum();
    let (mut parses, mut rules) = (Vec::new(), Vec::new());
    for _ in 0..runs.parse()? {
        let mut annotator = model.annotator();
        let (mut parse, mut rule) = (0.0, 0.0);
        for intake in &intakes {
            let start = Instant::now();
            let annotation = annotator.annotate(&intake.document.text);
            parse += start.elapsed().as_secs_f64();
            let start = Instant::now();
            drop(read(intake, &annotation));
            rule += start.elapsed().as_secs_f64();
        }
        parses.push(parse);
        rules.push(rule);
    }
    println!("{}", json!({ "words": words, "parse": median(parses), "rules": median(rules) }));
    Ok(())
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or_default()
}
