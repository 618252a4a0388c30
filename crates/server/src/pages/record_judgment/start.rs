//! What the form for a judgment begins with: a document, something that was read in one, or an
//! earlier judgment.

use actions::{Desk, Shown, show_entry};
use domain::{Entry, Record};
use serde::Serialize;

use crate::error::Failure;
use crate::pages::answer::{id_from, refused};
use crate::pages::margin_card::MarginCard;
use crate::pages::typed::Typed;

/// What the form begins with.
#[derive(Serialize)]
pub(super) struct Start {
    pub(super) typed: Typed,
    /// What was read in the document, to point at.
    pub(super) read: Vec<Entry>,
}

/// What the form begins with, by what stands behind the `?`.
pub(super) fn start(desk: &Desk, asked: Typed) -> Result<Start, Failure> {
    let Some(from) = asked.given("from") else { return Ok(Start { typed: asked, read: vec![] }) };
    let id = id_from(from)?;
    match show_entry(desk, id)? {
        Shown::Document(shown) => Ok(Start { typed: asked, read: shown.findings }),
        Shown::Judgment(_) => {
            Ok(Start { typed: asked.with("earlier", id.to_string()), read: vec![] })
        }
        Shown::Entry(shown) if id.kind.is_finding() => {
            let claim = claim_of(&shown.entry.record);
            let typed = asked.with("for", id.to_string()).with_some("claim", claim);
            Ok(Start { typed, read: vec![shown.entry] })
        }
        Shown::Question(_) | Shown::Brief(_) | Shown::Hypotheses(_) | Shown::Entry(_) => {
            let message = format!(
                "a judgment does not begin with a {}; begin with a document, as d-1, or with \
                 something read in one, as s-1",
                id.kind
            );
            Err(refused(message).at_field("from"))
        }
    }
}

/// The claim of a judgment or a prediction that was read.
fn claim_of(record: &Record) -> Option<String> {
    if let Record::NotedJudgment(found) = record {
        return Some(found.item.claim.clone());
    }
    if let Record::NotedPrediction(found) = record {
        return Some(found.item.claim.clone());
    }
    None
}

/// What was read, in a line each: the id, and the words.
pub(super) fn lines(read: &[Entry]) -> Vec<MarginCard> {
    read.iter().filter_map(MarginCard::of).collect()
}
