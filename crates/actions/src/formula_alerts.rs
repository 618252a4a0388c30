//! Alerts: what became of the formulas of those who speak in what was recorded last.

use std::collections::{BTreeSet, HashSet};

use domain::{Entry, Id, Kind};
use serde::Serialize;

use crate::Desk;
use crate::archive::{Filling, FillingProgress};
use crate::search::SearchError;
use crate::speaker_record::{FormulaNews, SpeakerRecord};
use crate::spoken::SpokenReader;

/// A formula of somebody that appeared, changed, was missed or came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormulaAlert {
    /// Whose formula it is.
    pub speaker: String,
    /// For whom they speak.
    pub side: Option<String>,
    /// The words of the formula.
    pub formula: String,
    /// What became of it.
    #[serde(flatten)]
    pub news: FormulaNews,
}

impl FormulaAlert {
    /// What became of it, in words, as "absent on 2022-03-01 to China, after 5 of the 6 occasions
    /// before".
    #[must_use]
    pub fn words(&self) -> String {
        self.news.words()
    }
}

/// How many statements are looked at: those recorded last.
const LOOKED_AT: usize = 1000;

/// What became of formulas by statements that were recorded behind a place in the ledger, by
/// speaker; of more than a thousand, by the last thousand.
///
/// # Errors
///
/// The ledger cannot be read, or the search index can be neither read nor made anew.
pub fn formula_alerts_after(
    desk: &Desk,
    sequence: u64,
    progress: FillingProgress<'_>,
) -> Result<Vec<FormulaAlert>, SearchError> {
    let recorded = desk.ledger.entries_after(sequence, &[Kind::Statement])?;
    if recorded.is_empty() {
        return Ok(vec![]);
    }
    desk.bring_up_archive(Filling::Whole, progress)?;
    desk.formula_alerts(&recorded[recorded.len().saturating_sub(LOOKED_AT)..])
}

impl Desk {
    /// What became of formulas by some statements; the search index has been brought up.
    pub(crate) fn formula_alerts(
        &self,
        statements: &[Entry],
    ) -> Result<Vec<FormulaAlert>, SearchError> {
        let occasions: HashSet<Id> = statements.iter().map(|entry| entry.id).collect();
        let mut reader = SpokenReader::new(self);
        let mut voices: BTreeSet<(String, Option<String>)> = BTreeSet::new();
        for entry in statements {
            let spoken = reader.of(entry)?;
            voices.extend(spoken.and_then(|it| Some((it.speaker?, it.side))));
        }
        let mut alerts = vec![];
        for (speaker, side) in voices {
            let request = SpeakerRecord {
                speaker: Some(speaker.clone()),
                side: side.clone(),
                ..SpeakerRecord::default()
            };
            for record in self.formulas_of(&request)? {
                let news = record.news.into_iter().filter(|it| occasions.contains(&it.occasion));
                alerts.extend(news.map(|news| FormulaAlert {
                    speaker: speaker.clone(),
                    side: side.clone(),
                    formula: record.words.clone(),
                    news,
                }));
            }
        }
        Ok(alerts)
    }
}
