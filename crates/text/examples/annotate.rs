//! Annotates texts, one JSON object a line; with `--time`, prints how long that takes; with
//! `--memory`, how much the process holds at most, all annotations of the texts with it; with
//! `--open`, how long the model takes to open.
//!
//! Usage: annotate MODEL FILE...
//!        annotate MODEL --time FILE...
//!        annotate MODEL --memory FILE...
//!        annotate MODEL --open
//!
//! MODEL is a file written by `text::language::Model::to_bytes`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program: it reads files, looks at the clock and prints"
)]

use std::error::Error;
use std::time::Instant;

use serde_json::json;
use text::language::{Annotation, Model, Token};

/// How often the texts are read for a time; the median counts.
const RUNS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, rest @ ..] = arguments.as_slice() else { return Err("name a model".into()) };
    let start = Instant::now();
    let model = Model::from_bytes(std::fs::read(model)?)?;
    let opening = start.elapsed().as_secs_f64() * 1000.0;
    match rest {
        [flag, files @ ..] if flag == "--time" => time(&model, files),
        [flag, files @ ..] if flag == "--memory" => memory(&model, files),
        [flag] if flag == "--open" => {
            println!("{}", json!({ "milliseconds": opening }));
            Ok(())
        }
        files => annotate(&model, files),
    }
}

fn annotate(model: &Model, files: &[String]) -> Result<(), Box<dyn Error>> {
    let mut annotator = model.annotator();
    for path in files {
        let text = std::fs::read_to_string(path)?;
        println!("{}", line(path, &annotator.annotate(&text)));
    }
    Ok(())
}

fn time(model: &Model, files: &[String]) -> Result<(), Box<dyn Error>> {
    let texts = files.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let seconds = median(|| {
        let mut annotator = model.annotator();
        for text in &texts {
            annotator.annotate(text);
        }
    });
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let together = median(|| drop(model.annotate_all(&texts)));
    println!("{}", json!({ "words": words, "seconds": seconds, "together": together }));
    Ok(())
}

/// The median time of several runs, in seconds.
fn median(mut work: impl FnMut()) -> f64 {
    let mut seconds = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        work();
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    seconds[RUNS / 2]
}

fn memory(model: &Model, files: &[String]) -> Result<(), Box<dyn Error>> {
    let texts = files.iter().map(std::fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let annotations = model.annotate_all(&texts);
    let tokens: usize = annotations.iter().map(|annotation| annotation.tokens.len()).sum();
    println!("{}", json!({ "tokens": tokens, "megabytes": most_memory()? }));
    Ok(())
}

/// The most memory that this process held, in megabytes, as Linux counts it.
fn most_memory() -> Result<f64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()).ok_or("no VmHWM")?;
    Ok(kilobytes.parse::<f64>()? / 1000.0)
}

fn line(path: &str, annotation: &Annotation) -> serde_json::Value {
    let tokens = &annotation.tokens;
    let mut entity = vec!["O".to_owned(); tokens.len()];
    for named in &annotation.entities {
        for at in named.tokens.clone() {
            let place = if at == named.tokens.start { "B" } else { "I" };
            entity[at] = format!("{place}-{}", named.label);
        }
    }
    json!({
        "path": path,
        "start": tokens.iter().map(|it| it.range.start).collect::<Vec<_>>(),
        "end": tokens.iter().map(|it| it.range.end).collect::<Vec<_>>(),
        "tag": tokens.iter().map(Token::tag).collect::<Vec<_>>(),
        "pos": tokens.iter().map(|it| it.part_of_speech().name()).collect::<Vec<_>>(),
        "morph": tokens.iter().map(Token::features).collect::<Vec<_>>(),
        "head": tokens.iter().map(|it| it.head).collect::<Vec<_>>(),
        "label": tokens.iter().map(Token::label).collect::<Vec<_>>(),
        "lemma": tokens.iter().map(Token::lemma).collect::<Vec<_>>(),
        "opens": tokens.iter().map(|it| it.opens_sentence).collect::<Vec<_>>(),
        "entity": entity,
    })
}
