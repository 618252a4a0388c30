//! The items of a list that was announced as messages, conclusions and the like.

use std::collections::HashMap;

use crate::lexicon::judgment_words;
use crate::page::{Page, Run, Unit};

/// The claims of announced lists, by the sentence that opens an item.
pub(super) struct Listed(HashMap<usize, Run>);

impl Listed {
    /// The claim of the item that a sentence opens.
    pub(super) fn claim_of(&self, index: usize) -> Option<Run> {
        self.0.get(&index).copied()
    }
}

/// Finds the announced lists of a page.
pub(super) fn find(page: &Page<'_>) -> Listed {
    let mut claims = HashMap::new();
    let mut announced = false;
    for (index, unit) in page.units.iter().enumerate() {
        if let Some(claim) = announced.then(|| claim(page, index)).flatten() {
            claims.insert(index, claim);
        }
        announced = announces(page, *unit) || announced && !is_past_list(page, index);
    }
    Listed(claims)
}

/// Whether a sentence announces a list of messages, conclusions and the like.
fn announces(page: &Page<'_>, unit: Unit) -> bool {
    let nouns: Vec<&str> = judgment_words().announced.iter().map(String::as_str).collect();
    let ends = page.is(unit.run.to - 1, &[":"]);
    ends && page.find(unit.run, &nouns).is_some()
}

/// The claim of an item of the announced list: its first sentence after the ordinal.
///
/// Where the item says itself what it means ("which indicates that"), that is the claim.
fn claim(page: &Page<'_>, index: usize) -> Option<Run> {
    let unit = page.units[index];
    let start = after_ordinal(page, unit)?;
    let same = page.units[index..].iter().take_while(|it| it.paragraph == unit.paragraph);
    let says_meaning = same.take(6).any(|other| {
        let words = page.tree.words_in(other.run);
        words.into_iter().any(|word| super::sign::meant(page, word).is_some())
    });
    // A number with its period may stand as a sentence of its own.
    let alone = start >= unit.run.to;
    let next = page.units.get(index + 1).filter(|it| alone && it.paragraph == unit.paragraph);
    let claim = page.trimmed(next.map_or(Run::new(start, unit.run.to), |it| it.run));
    (!says_meaning && !claim.is_empty()).then_some(claim)
}

fn after_ordinal(page: &Page<'_>, unit: Unit) -> Option<usize> {
    let first = unit.run.from;
    let ordinal = judgment_words().ordinals.contains(&page.tokens[first].lower);
    let comma = page.find(Run::new(first, (first + 6).min(unit.run.to)), &[",", ":"]);
    let numbered = page.tokens[first].number().is_some() && page.is(first + 1, &[".", ")"]);
    match (ordinal, numbered) {
        (true, _) => comma.map(|at| at + 1),
        (false, true) => Some(first + 2),
        (false, false) => None,
    }
}

/// Whether the list has ended: a paragraph began without an ordinal.
fn is_past_list(page: &Page<'_>, index: usize) -> bool {
    let unit = page.units[index];
    let opens = index == 0 || page.units[index - 1].paragraph != unit.paragraph;
    opens && after_ordinal(page, unit).is_none()
}
