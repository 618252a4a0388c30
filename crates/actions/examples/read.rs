//! Reads documents and prints what was found, one JSON object a line.
//!
//! Usage: read MODEL FILE...
//!        read MODEL --texts FILE
//!
//! MODEL is a file written by `text::language::Model::to_bytes`. With `--texts`, each line of the
//! file is a document: a JSON object with `text` and, if it is known, the day of `published`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program: it reads files and prints"
)]

use std::error::Error;

use actions::{IntakeHints, MediaType, Model, ReadWith, parse_day, read_document};
use jiff::Timestamp;
use serde::Deserialize;

/// A document of which nothing but its text and its day is known.
#[derive(Deserialize)]
struct Text {
    text: String,
    published: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [model, documents @ ..] = arguments.as_slice() else { return Err("name a model".into()) };
    let model = Model::from_bytes(std::fs::read(model)?)?;
    match documents {
        ["--texts", path] => {
            for line in std::fs::read_to_string(path)?.lines() {
                let text: Text = serde_json::from_str(line)?;
                print(&model, text.text.as_bytes(), text.published.as_deref())?;
            }
        }
        files => {
            for path in files {
                print(&model, &std::fs::read(path)?, None)?;
            }
        }
    }
    Ok(())
}

fn print(model: &Model, bytes: &[u8], published: Option<&str>) -> Result<(), Box<dyn Error>> {
    let hints = IntakeHints {
        media_type: Some(MediaType::Plain),
        published: published.map(parse_day).transpose()?,
        ..IntakeHints::default()
    };
    let with = ReadWith { model: Some(model), gazetteer: None };
    let reading = read_document(bytes, &hints, &with, Timestamp::MAX)?;
    println!("{}", serde_json::to_string(&reading)?);
    Ok(())
}
