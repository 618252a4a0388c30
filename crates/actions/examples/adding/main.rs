//! Times the adding of documents to a desk of many, and their reading alone, in turn, and prints
//! both as JSON.
//!
//! Usage: adding MODEL DOCUMENTS FOLDER FILE...
//!
//! MODEL is a file written by `text::language::Model::to_bytes`. The desk is opened anew for each
//! document, as each `forsooth add` opens it. It stays in FOLDER, and is taken the next time as it
//! is; where FOLDER is empty, it is made for this once.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program: it reads files, looks at the clock and prints"
)]

#[path = "../archive/filling.rs"]
mod filling;
#[path = "../archive/world.rs"]
#[expect(dead_code, reason = "searches are made of the rest of it")]
mod world;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use actions::{
    Desk, IntakeHints, Model, ReadWith, TakenFile, add_file, fill_copies, read_document,
};
use domain::Kind;
use jiff::Timestamp;
use ledger::Ledger;
use serde_json::json;
use tempfile::TempDir;

use crate::world::World;

/// How many statements each document of the desk has.
const STATEMENTS: usize = 10;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [model, documents, kept, files @ ..] = arguments.as_slice() else {
        return Err("name a model, how many documents the desk has, and where it stays".into());
    };
    let model = Model::from_bytes(std::fs::read(model)?)?;
    let passing = TempDir::new()?;
    let folder = Some(PathBuf::from(kept)).filter(|_| !kept.is_empty());
    let path = folder.as_deref().unwrap_or(passing.path()).join("desk.sqlite3");
    if !path.exists() {
        filling::fill(&path, documents.parse::<usize>()? * STATEMENTS, &mut World::new())?;
    }
    let documents = Ledger::open(&path)?.count(Kind::Document)?;

    let began = Instant::now();
    fill_copies(&Desk::open(&path, "Ada")?, &mut |_, _| ())?;
    let compared = began.elapsed().as_secs_f64();

    let (mut reading, mut adding) = (vec![], vec![]);
    for file in files {
        let bytes = std::fs::read(file)?;
        reading.push(read_alone(&bytes, &model)?);
        adding.push(add(&path, file, bytes, &model)?);
    }
    let ratios: Vec<f64> = adding.iter().zip(&reading).map(|(add, read)| add / read).collect();
    println!(
        "{}",
        json!({
            "documents": documents,
            "compared": compared,
            "reading": median(reading),
            "adding": median(adding),
            "ratio": median(ratios.clone()),
            "worst": ratios.into_iter().fold(0.0, f64::max),
        })
    );
    Ok(())
}

/// How long it takes to read a document, in seconds.
fn read_alone(bytes: &[u8], model: &Model) -> Outcome<f64> {
    let began = Instant::now();
    let with = ReadWith { model: Some(model), gazetteer: None };
    read_document(bytes, &IntakeHints::default(), &with, Timestamp::MAX)?;
    Ok(began.elapsed().as_secs_f64())
}

/// How long it takes to open the desk and to add a document, in seconds.
fn add(desk: &Path, name: &str, bytes: Vec<u8>, model: &Model) -> Outcome<f64> {
    let began = Instant::now();
    let mut desk = Desk::open(desk, "Ada")?;
    let file = TakenFile::new(name.to_owned(), bytes, &IntakeHints::default(), None);
    let read_with = ReadWith { model: Some(model), gazetteer: None };
    let handled = add_file(&mut desk, file, &read_with, &mut |_| ())?;
    drop(desk);
    let taken = began.elapsed().as_secs_f64();
    let is_added = handled.iter().all(|it| it.outcome.id().is_some());
    if is_added {
        Ok(taken)
    } else {
        Err(format!("{name} was not added; the desk may hold it from an earlier run").into())
    }
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or_default()
}
