//! Prints the pieces and the vector of each text of a file, a line a text; with `--time`, how many
//! texts a second that is, together and one after the other.
//!
//! Usage: meaning MODEL TEXTS.jsonl [--time]
//!
//! MODEL is a file written by `text::meaning::Model::pack`, or the folder of a published model; a
//! line of TEXTS.jsonl has a "text".

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program: it reads files, looks at the clock and prints"
)]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use text::meaning::{Model, ModelFiles};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, texts, rest @ ..] = arguments.as_slice() else {
        return Err("name a model and a file of texts".into());
    };
    let began = Instant::now();
    let model = opened_at(Path::new(model))?;
    let opened = began.elapsed().as_secs_f64();
    let texts = std::fs::read_to_string(texts)?;
    let lines = texts.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    let texts: Vec<&str> = lines.iter().filter_map(|line| line["text"].as_str()).collect();
    if rest.is_empty() {
        for (text, vector) in texts.iter().zip(model.vectors(&texts)) {
            let pieces = model.pieces(text);
            println!("{}", json!({ "text": text, "pieces": pieces, "vector": vector }));
        }
        return Ok(());
    }
    let pieces: usize = texts.iter().map(|text| model.pieces(text).len()).sum();
    let began = Instant::now();
    let together = model.vectors(&texts).len();
    let together = per_second(together, began);
    let few = &texts[..texts.len().min(100)];
    let began = Instant::now();
    for text in few {
        model.vector(text);
    }
    let alone = per_second(few.len(), began);
    println!(
        "{}",
        json!({
            "texts": texts.len(),
            "pieces": pieces,
            "opened_ms": opened * 1000.0,
            "together": together,
            "alone": alone,
        })
    );
    Ok(())
}

fn opened_at(path: &Path) -> Result<Model, Box<dyn Error>> {
    if !path.is_dir() {
        return Ok(Model::from_bytes(&std::fs::read(path)?)?);
    }
    let read = |name: &str| std::fs::read(path.join(name));
    let (config, tokenizer, weights) =
        (read("config.json")?, read("tokenizer.json")?, read("model.safetensors")?);
    let files = ModelFiles { config: &config, tokenizer: &tokenizer, weights: &weights };
    Ok(Model::from_bytes(&Model::pack(&files)?)?)
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 texts")]
fn per_second(texts: usize, began: Instant) -> f64 {
    texts as f64 / began.elapsed().as_secs_f64()
}
