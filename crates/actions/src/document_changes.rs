//! What changed between two versions of a document, and what that does to the words that were
//! quoted from the earlier one.

use std::collections::BTreeMap;

use domain::{Document, Entry, Id};
use serde::Serialize;
use text::{Difference, differences};

use crate::Desk;
use crate::look_up::LookUpError;

/// What changed between two versions of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentChanges {
    /// The earlier version.
    pub earlier: Id,
    /// What became of its sentences, in the order of the texts.
    pub sentences: Vec<SentenceChange>,
    /// The quoted words of the earlier version that do not stand in the later one.
    pub quotes: Vec<ChangedQuote>,
    /// How many quoted words of the earlier version stand in the later one exactly.
    pub exact: usize,
}

/// What became of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum SentenceChange {
    /// It is new.
    Added {
        /// As it is.
        after: String,
    },
    /// It is gone.
    Dropped {
        /// As it was.
        before: String,
    },
    /// It has other words.
    Changed {
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
}

/// Quoted words that no longer stand in the page as they were quoted. What quotes them still
/// points into the earlier version, which is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedQuote {
    /// The words.
    pub exact: String,
    /// The sentence in their place, where it was changed; none where they are gone.
    pub now: Option<String>,
    /// What quotes them: statements, and whatever has them as evidence.
    pub quoted_by: Vec<Id>,
}

impl ChangedQuote {
    /// What became of them, in a word.
    pub fn word(&self) -> &'static str {
        if self.now.is_some() { "changed" } else { "gone" }
    }
}

impl DocumentChanges {
    /// All of it in a line, as "2 changed, 1 added, 0 dropped; of the words quoted from d-12 1
    /// stands exactly, 1 changed, 0 are gone".
    pub fn words(&self) -> String {
        let count =
            |is: fn(&SentenceChange) -> bool| self.sentences.iter().filter(|it| is(it)).count();
        let changed = count(|it| matches!(it, SentenceChange::Changed { .. }));
        let added = count(|it| matches!(it, SentenceChange::Added { .. }));
        let dropped = count(|it| matches!(it, SentenceChange::Dropped { .. }));
        let sentences = format!("sentences: {changed} changed, {added} added, {dropped} dropped");
        let other = self.quotes.iter().filter(|quote| quote.now.is_some()).count();
        let (gone, exact) = (self.quotes.len() - other, self.exact);
        let earlier = self.earlier;
        format!(
            "{sentences}; words quoted from {earlier}: {exact} exact, {other} changed, {gone} gone"
        )
    }
}

/// What changed from one version of a document to another.
///
/// # Errors
///
/// One of them cannot be looked up, or its text is lost.
pub(crate) fn changes_between(
    desk: &Desk,
    earlier: Id,
    later: Id,
) -> Result<DocumentChanges, LookUpError> {
    let text = |id| desk.text_of(&desk.look_up::<Document>(id)?).map(|document| document.text);
    let (before, after) = (text(earlier)?, text(later)?);
    let found = differences(&before, &after);
    let now = on_one_line(&after);
    let (mut quotes, mut exact) = (Vec::new(), 0);
    for (words, quoted_by) in quoted(&desk.ledger.citing(earlier)?, earlier) {
        if now.contains(&on_one_line(&words)) {
            exact += 1;
        } else {
            quotes.push(ChangedQuote { now: replaced(&words, &found), exact: words, quoted_by });
        }
    }
    let sentences = found.into_iter().map(SentenceChange::of).collect();
    Ok(DocumentChanges { earlier, sentences, quotes, exact })
}

impl SentenceChange {
    fn of(difference: Difference<'_>) -> Self {
        match difference {
            Difference::Added(after) => Self::Added { after: after.to_owned() },
            Difference::Dropped(before) => Self::Dropped { before: before.to_owned() },
            Difference::Changed { before, after } => {
                Self::Changed { before: before.to_owned(), after: after.to_owned() }
            }
        }
    }
}

/// The words of a document that statements and evidence quote, each with what quotes it, in the
/// order of the ledger.
fn quoted(citing: &[Entry], document: Id) -> Vec<(String, Vec<Id>)> {
    let mut order: Vec<String> = Vec::new();
    let mut by_words: BTreeMap<String, Vec<Id>> = BTreeMap::new();
    for entry in citing {
        let is_finding = entry.id.kind.is_finding();
        if is_finding && entry.id.kind != domain::Kind::Statement {
            continue;
        }
        let mut passages = entry.record.passages();
        passages.retain(|passage| passage.document == document);
        // Of a statement its own words count, not those that tell who said them.
        passages.truncate(if is_finding { 1 } else { usize::MAX });
        for passage in passages {
            let words = passage.span.text;
            let ids = by_words.entry(words.clone()).or_default();
            if ids.is_empty() {
                order.push(words);
            }
            if !ids.contains(&entry.id) {
                ids.push(entry.id);
            }
        }
    }
    let with_ids = |words: String| by_words.remove(&words).map(|ids| (words, ids));
    order.into_iter().filter_map(with_ids).collect()
}

/// The sentence that took the place of the one that some words stood in.
fn replaced(words: &str, found: &[Difference<'_>]) -> Option<String> {
    let words = on_one_line(words);
    found.iter().find_map(|difference| match difference {
        Difference::Changed { before, after } => {
            let before = on_one_line(before);
            let is_its = before.contains(&words) || words.contains(&before);
            is_its.then(|| (*after).to_owned())
        }
        Difference::Added(_) | Difference::Dropped(_) => None,
    })
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
