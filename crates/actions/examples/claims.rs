//! Finds the claim that each of some texts repeats, as earlier wordings of a statement are found.
//!
//! ```text
//! cargo run -p actions --example claims -- claims.json texts.json [MODEL]
//! ```
//!
//! Both files hold an array: of claims with their titles, and of texts. For each text a line is
//! printed with the places of the nearest claims by words; where a meaning model is named, also by
//! meaning, and by both.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it reads files and prints what was found"
)]

use std::error::Error;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use actions::fused;
use domain::{Digest, Id, Kind, SearchItem, SearchQuery};
use ledger::{Archive, LastEntry, SearchIndex, VectorModel, Vectors, WantedWording};
use reading::asked_words;
use tempfile::TempDir;
use text::meaning::Model;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many claims are printed for each text.
const PRINTED: usize = 5;

/// How many are looked at by words and by meaning before both are put together.
const LOOKED_AT: usize = 100;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [claims, texts, model @ ..] = arguments.as_slice() else {
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
    let meaning = model.first().map(|model| Meaning::of(&claims, model, folder.path()));
    let meaning = meaning.transpose()?;
    for text in &texts {
        let (words, narrowed) = (asked_words(text), SearchQuery::default());
        let wanted = WantedWording { words: &words, narrowed: &narrowed, limit: LOOKED_AT };
        let by_words = archive.nearest(&wanted)?;
        let mut rows = vec![by_words];
        if let Some(meaning) = &meaning {
            let by_meaning = meaning.nearest(text)?;
            let both = fused(&rows[0], &by_meaning);
            rows.extend([by_meaning, both]);
        }
        let first = |row: Vec<u64>| row.into_iter().take(PRINTED).map(|it| it - 1).collect();
        let rows: Vec<Vec<u64>> = rows.into_iter().map(first).collect();
        println!("{}", serde_json::to_string(&rows)?);
    }
    Ok(())
}

/// The claims by what they mean.
struct Meaning {
    model: Model,
    vectors: Vectors,
}

impl Meaning {
    fn of(claims: &[(String, String)], model: &str, folder: &Path) -> Outcome<Self> {
        let model = Model::from_bytes(&std::fs::read(model)?)?;
        let of = VectorModel { digest: model.digest(), width: model.width() };
        let mut vectors = Vectors::open(folder, of)?;
        let mut writing = vectors.writing()?.ok_or("another program is writing")?;
        // As a document is, by its title and its words.
        let texts = claims.iter().map(|(claim, title)| format!("{title}\n{claim}"));
        let texts: Vec<String> = texts.collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for (sequence, vector) in (1..).zip(model.vectors(&texts)) {
            writing.add(sequence, &vector)?;
        }
        let sequence = claims.len() as u64;
        writing.commit(LastEntry { sequence, sha256: Digest::of(b"") })?;
        vectors.refresh()?;
        Ok(Self { model, vectors })
    }

    fn nearest(&self, text: &str) -> Outcome<Vec<u64>> {
        let near = self.vectors.nearest(&self.model.vector(text), None, LOOKED_AT)?;
        Ok(near.into_iter().map(|(sequence, _)| sequence).collect())
    }
}

fn item(sequence: u64, claim: &str, title: &str) -> SearchItem {
    SearchItem {
        sequence,
        id: Id { kind: Kind::Statement, number: sequence },
        title: Some(title.to_owned()),
        words: claim.to_owned(),
        speaker: None,
        told_as: None,
        speaker_as_written: None,
        side: None,
        side_known: vec![],
        addressee: None,
        addressee_known: vec![],
        outlet: None,
        date: None,
        language: Some("en".to_owned()),
        document: None,
    }
}
