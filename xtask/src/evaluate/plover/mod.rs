//! PLOVER: the gold records of the event ontology, one event of each text.
//!
//! The records use the names of an older manual: DEMAND is our REQUEST, DISAPPROVE and INVESTIGATE
//! are our ACCUSE, and FIGHT is our ASSAULT.
//!
//! - The events that are judged are those of ours whose cue shares a letter with the words marked
//!   as the event; if there is none, those of the cue that our reading tells first.
//! - The class is right if one of them has the record's.
//! - Both actors are right if the events of that class among them have, together, the codes of all
//!   sources and all targets of the record. A record without a target asks for none. Sectors are
//!   counted apart.
//! - The records call every organization of states IGO, every armed group after its state, and a
//!   few states by another code; ours is right if our tables say that it is such an organization
//!   or a group of that state.
//!
//! Records are counted together and by halves, as the lexicon was checked on the first, third and
//! so on; the other half was looked at for its figures only.

mod codes;
mod record;
mod table;

use std::path::Path;

use anyhow::Context;

use super::readings::{Reader, Text};
use codes::Codes;
use record::Record;
use table::Table;

/// Reads the text of every record and prints how much of the record was read.
pub(super) fn run(reader: &Reader, folder: &Path) -> anyhow::Result<()> {
    let path = folder.join("records.json");
    let file = std::fs::read_to_string(&path);
    let file = file.with_context(|| format!("cannot read {}", path.display()))?;
    let records: Vec<serde_json::Value> = serde_json::from_str(&file)?;
    let records: Vec<Record> = records.iter().filter_map(Record::of).collect();
    let texts = records.iter().map(|it| Text { text: &it.text, published: it.date.as_deref() });
    let readings = reader.read_texts(&texts.collect::<Vec<_>>())?;
    let codes = Codes::of_tables();
    let mut table = Table::default();
    for (index, (reading, record)) in readings.iter().zip(&records).enumerate() {
        table.add(index % 2 == 0, reading, record, &codes);
    }
    println!("PLOVER, {} records\n{table}", records.len());
    Ok(())
}
