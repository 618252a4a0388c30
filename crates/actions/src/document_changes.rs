//! What changed between two versions of a document, and what that does to the words that were
//! quoted from the earlier one.

use domain::{Entry, Id, Kind, Passage};
use serde::Serialize;
use text::Difference;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::quote_fate::{ChangedAttribution, Comparison, QuoteFate, Versions};

/// What changed between two versions of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentChanges {
    /// The earlier version.
    pub earlier: Id,
    /// What became of its sentences, in the order of the texts.
    pub sentences: Vec<SentenceChange>,
    /// The quoted words of the earlier version that do not stand in the later one, or that it
    /// tells otherwise.
    pub quotes: Vec<ChangedQuote>,
    /// How many quoted words of the earlier version stand in the later one exactly, said by whom
    /// they were said.
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

/// Quoted words that no longer stand in the page as they were quoted, or are told there otherwise,
/// as where "said the minister" became "said an aide". What quotes them still points into the
/// earlier version, which is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedQuote {
    /// The words.
    pub exact: String,
    /// The sentence in their place, where it was changed; none where they are gone.
    pub now: Option<String>,
    /// Who said them then and now, where the words stand and that was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<ChangedAttribution>,
    /// What quotes them: statements, and whatever has them as evidence.
    pub quoted_by: Vec<Id>,
}

impl ChangedQuote {
    /// What became of them, in a word.
    pub fn word(&self) -> &'static str {
        if self.is_changed() { "changed" } else { "gone" }
    }

    fn is_changed(&self) -> bool {
        self.now.is_some() || self.attribution.is_some()
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
        let other = self.quotes.iter().filter(|quote| quote.is_changed()).count();
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
    let versions = Versions::of(desk, earlier, later)?;
    let compared = versions.compare();
    let (quotes, exact) =
        quotes(&compared, &quoted(&desk.visible(desk.ledger.citing(earlier)?)?, earlier));
    let sentences = compared.found.into_iter().map(SentenceChange::of).collect();
    Ok(DocumentChanges { earlier, sentences, quotes, exact })
}

/// What became of quoted words, in the order of the ledger: those that were changed, and how many
/// were not.
fn quotes(compared: &Comparison<'_>, quoted: &[Quoted]) -> (Vec<ChangedQuote>, usize) {
    let mut changed: Vec<ChangedQuote> = Vec::new();
    let mut exact: Vec<&str> = Vec::new();
    for it in quoted {
        let words = &it.passage.span.text;
        let (now, attribution) = match compared.fate(&it.passage.span, it.item) {
            QuoteFate::Exact if exact.contains(&words.as_str()) => continue,
            QuoteFate::Exact => {
                exact.push(words);
                continue;
            }
            QuoteFate::Gone(now) => (now, None),
            QuoteFate::Retold(told, now) => (now, Some(told)),
        };
        let is_same =
            |quote: &&mut ChangedQuote| quote.exact == *words && quote.attribution == attribution;
        let known = changed.iter_mut().find(is_same);
        match known {
            Some(quote) if quote.quoted_by.contains(&it.by) => (),
            Some(quote) => quote.quoted_by.push(it.by),
            None => changed.push(ChangedQuote {
                exact: words.clone(),
                now,
                attribution,
                quoted_by: vec![it.by],
            }),
        }
    }
    (changed, exact.len())
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

/// Words of a document that something quotes.
struct Quoted {
    passage: Passage,
    /// The statement that they are.
    item: Option<Id>,
    by: Id,
}

/// The words of a document that statements and evidence quote, each with what quotes it, in the
/// order of the ledger.
fn quoted(citing: &[Entry], document: Id) -> Vec<Quoted> {
    let quoted = citing.iter().flat_map(|entry| {
        let by = entry.id;
        quotes_of(entry).into_iter().map(move |(passage, item)| Quoted { passage, item, by })
    });
    quoted.filter(|it| it.passage.document == document).collect()
}

/// The passages that an entry quotes, each with the statement that it is.
fn quotes_of(entry: &Entry) -> Vec<(Passage, Option<Id>)> {
    let mut passages = entry.record.passages();
    if entry.id.kind == Kind::Statement {
        // Its own words count, not those that tell who said them.
        passages.truncate(1);
        return passages.into_iter().map(|passage| (passage, Some(entry.id))).collect();
    }
    if entry.id.kind.is_finding() {
        return vec![];
    }
    passages.into_iter().map(|passage| (passage, None)).collect()
}
