//! What machines did for a brief, so that its readers know.

use std::collections::{BTreeMap, BTreeSet};

use domain::{BriefJudgment, Id};

use crate::Desk;
use crate::look_up::LookUpError;

impl Desk {
    /// A sentence for each language model that read one of the documents a brief rests on, and
    /// what its author says of other machines; nothing where there is neither.
    pub(crate) fn ai_use(
        &self,
        documents: impl Iterator<Item = Id>,
        said: Option<&str>,
    ) -> Result<Option<String>, LookUpError> {
        let mut read_by: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for id in documents.collect::<BTreeSet<Id>>() {
            if let Some(model) = self.document(id)?.record.read_with {
                read_by.entry(model).or_default().push(id.to_string());
            }
        }
        let read = read_by.into_iter().map(|(model, read)| {
            let read = read.join(", ");
            format!("The language model {model} helped to find who said and did what in {read}; people chose, judged and forecast.")
        });
        let told: Vec<String> = read.chain(said.map(str::to_owned)).collect();
        Ok((!told.is_empty()).then(|| told.join(" ")))
    }
}

/// The documents that a judgment of a brief rests on.
pub(crate) fn documents(judgment: &BriefJudgment) -> impl Iterator<Item = Id> {
    let quotes = judgment.quotes_for.iter().chain(&judgment.quotes_against);
    quotes.map(|quote| quote.passage.document)
}
