//! Finds the claim that each of some texts repeats, as earlier wordings of a statement are found.
//!
//! ```text
//! cargo run -p actions --example claims -- claims.json texts.json
//! ```
//!
//! Both files hold an array: of claims with their titles, and of texts. For each text a line is
//! printed with the places of the nearest claims.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it reads files and prints what was found"
)]

use std::error::Error;
use std::fs::File;
use std::io::BufReader;

use domain::{Digest, Id, Kind, SearchItem, SearchQuery};
use ledger::{Archive, LastEntry, SearchIndex, WantedWording};
use reading::asked_words;
use tempfile::TempDir;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many claims are printed for each text.
const PRINTED: usize = 5;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [claims, texts] = arguments.as_slice() else {
        return Err("name a file of claims and a file of texts".into());
    };
    let claims: Vec<(String, String)> =
        serde_json::from_reader(BufReader::new(File::open(claims)?))?;
    let texts: Vec<String> = serde_json::from_reader(BufReader::new(File::open(texts)?))?;
    let folder = TempDir::new()?;
    let archive = Archive::create(folder.path())?;
    let mut writing = archive.writing()?.ok_or("another program is writing")?;
    for (sequence, (claim, title)) in (1..).zip(&claims) {
        writing.add(&item(sequence, claim, title))?;
    }
    let sequence = claims.len() as u64;
    writing.commit(LastEntry { sequence, sha256: Digest::of(b"") })?;
    for text in &texts {
        let (words, narrowed) = (asked_words(text), SearchQuery::default());
        let wanted = WantedWording { words: &words, narrowed: &narrowed, limit: PRINTED };
        let places: Vec<u64> = archive.nearest(&wanted)?.iter().map(|it| it - 1).collect();
        println!("{}", serde_json::to_string(&places)?);
    }
    Ok(())
}

fn item(sequence: u64, claim: &str, title: &str) -> SearchItem {
    SearchItem {
        sequence,
        id: Id { kind: Kind::Statement, number: sequence },
        title: Some(title.to_owned()),
        words: claim.to_owned(),
        speaker: None,
        speaker_as_written: None,
        side: None,
        addressee: None,
        outlet: None,
        date: None,
        language: Some("en".to_owned()),
        document: None,
    }
}
