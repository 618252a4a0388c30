//! Times whole searches by meaning: the vector of what is typed is made by the model, and those of
//! the entries are made up around vectors of it, as the model would take hours for all of them.

use std::path::Path;
use std::time::Instant;

use actions::{Desk, Filling, Search, SearchBy};
use ledger::{Archive, LastEntry, Ledger, VectorModel, Vectors};
use text::meaning::Model;

use crate::world::World;
use crate::{Outcome, time as time_searches};

/// How many texts the model is given, and how many words each has.
const SEEDS: usize = 200;
const WORDS: usize = 35;

/// How far each number of a vector is moved from that of its text, at most; with this, a vector and
/// that of its text have a cosine of about .87.
const MOVED: f32 = 0.05;

/// Times searches of two words by meaning, and by words and meaning.
pub(crate) fn time(path: &Path, model: &Path, world: &mut World) -> Outcome<()> {
    make(path, &Model::from_bytes(&std::fs::read(model)?)?, world)?;
    let desk = Desk::open(path, "Ada")?.with_meaning(model.to_owned());
    let began = Instant::now();
    crate::once(&desk, &Search { by: Some(SearchBy::Both), ..Search::new("border") })?;
    println!("first search by meaning done after {:.1?}", began.elapsed());
    let texts: Vec<String> =
        (0..200).map(|_| format!("{} {}", world.any_word(), world.any_word())).collect();
    for (name, by) in
        [("two words by meaning", SearchBy::Meaning), ("two words by both", SearchBy::Both)]
    {
        let search =
            |text: &String| Search { by: Some(by), filling: Filling::Slice, ..Search::new(text) };
        time_searches(&desk, name, &texts.iter().map(search).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// Makes a vector for each entry of the ledger, unless they are there.
fn make(path: &Path, model: &Model, world: &mut World) -> Outcome<()> {
    let of = VectorModel { digest: model.digest(), width: model.width() };
    let mut vectors = Vectors::open(&Archive::folder_of(path), of)?;
    let last = Ledger::open(path)?.last()?.ok_or("the ledger is empty")?;
    if vectors.last_entry().is_some() {
        return Ok(());
    }
    let texts: Vec<String> = (0..SEEDS).map(|_| world.words(WORDS)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let seeds = model.vectors(&texts);
    let began = Instant::now();
    let mut writing = vectors.writing()?.ok_or("another program is writing")?;
    for (sequence, seed) in (1..=last.sequence).zip(seeds.iter().cycle()) {
        let vector: Vec<f32> = seed.iter().map(|number| number + moved(world)).collect();
        writing.add(sequence, &vector)?;
    }
    writing.commit(LastEntry { sequence: last.sequence, sha256: last.sha256 })?;
    println!("{} vectors made up in {:.1?}", last.sequence, began.elapsed());
    Ok(())
}

/// A number from minus the most to the most.
fn moved(world: &mut World) -> f32 {
    let share = u16::try_from(world.below(2001)).unwrap_or_default();
    (f32::from(share) / 1000.0 - 1.0) * MOVED
}
