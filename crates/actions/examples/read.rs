//! Reads documents and prints what was found, one JSON object a line.
//!
//! Usage: read MODEL FILE...
//!
//! MODEL is a file written by `text::language::Model::to_bytes`.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program: it reads files and prints"
)]

use std::error::Error;

use actions::{IntakeHints, MediaType, Model, read_document};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, files @ ..] = arguments.as_slice() else { return Err("name a model".into()) };
    let model = Model::from_bytes(std::fs::read(model)?)?;
    let hints = IntakeHints { media_type: Some(MediaType::Plain), ..IntakeHints::default() };
    for path in files {
        let reading = read_document(&std::fs::read(path)?, &hints, Some(&model))?;
        println!("{}", serde_json::to_string(&reading)?);
    }
    Ok(())
}
