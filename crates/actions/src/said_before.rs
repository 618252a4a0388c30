//! Telling what of a document was said before: the nearest earlier wording of each statement in it.

use std::collections::BTreeSet;

use domain::{Id, Kind};
use serde::Serialize;

use crate::Desk;
use crate::archive::{Filling, FillingProgress};
use crate::earlier_reader::EarlierReader;
use crate::formula_alerts::FormulaAlert;
use crate::nearest_wordings::EarlierWording;
use crate::search::SearchError;
use crate::spoken::SpokenReader;

/// Of how many statements of a document the nearest earlier wording is looked for.
const LOOKED_AT: usize = 30;

/// What of a document was said before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SaidBefore {
    /// The document.
    pub document: Id,
    /// Its title.
    pub title: Option<String>,
    /// The statements with something like them before, in the order of the ledger.
    pub statements: Vec<SaidAgain>,
    /// How many of its statements were looked at: the first.
    pub looked_at: usize,
    /// How many it has.
    pub total: usize,
    /// The formulas that appear, change, are missed or come back in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub formulas: Vec<FormulaAlert>,
    /// What a reader should know, as that newer entries are not searched yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A statement with something like it before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SaidAgain {
    /// The statement.
    pub statement: Id,
    /// What was said, with whatever must stand before it.
    pub words: String,
    /// The nearest wording before, by the speaker if there is one.
    pub earlier: EarlierWording,
}

/// Tells the nearest earlier wording of each of the first thirty statements of a document.
///
/// # Errors
///
/// The document cannot be looked up, or the search index can be neither read nor made anew.
pub fn said_before(
    desk: &Desk,
    document: Id,
    filling: Filling,
    progress: FillingProgress<'_>,
) -> Result<SaidBefore, SearchError> {
    let title = desk.document(document)?.record.title;
    let mut notes = desk.bring_up_archive(filling, progress)?;
    let entries = desk.ledger.citing_of(document, Kind::Statement)?;
    let (mut reader, mut earlier) = (SpokenReader::new(desk), EarlierReader::new(desk));
    let (mut statements, mut sentences) = (vec![], BTreeSet::new());
    for entry in entries.iter().take(LOOKED_AT) {
        let Some(spoken) = reader.of(entry)? else { continue };
        let found = earlier.earlier_of(&spoken, None)?;
        let new = found.notes.iter().filter(|note| !notes.contains(note)).cloned();
        notes.extend(new.collect::<Vec<_>>());
        let sorts = [found.speaker, found.office, found.side, found.meaning];
        let nearest = sorts.into_iter().flatten().next();
        let Some(earlier) = nearest else { continue };
        // A sentence that was told in several pieces is told with the first of them.
        let joined = desk.joined_sentence(entry)?;
        if !sentences.insert(joined.as_ref().map_or(spoken.id, |it| it.first)) {
            continue;
        }
        let words = joined.map_or_else(|| spoken.told_words(), |it| it.words);
        statements.push(SaidAgain { statement: spoken.id, words, earlier });
    }
    let (looked_at, total) = (entries.len().min(LOOKED_AT), entries.len());
    let formulas = desk.formula_alerts(&entries)?;
    Ok(SaidBefore { document, title, statements, looked_at, total, formulas, notes })
}
