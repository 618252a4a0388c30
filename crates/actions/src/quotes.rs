//! The words of evidence with where they come from.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::{Document, Evidence, Found, Id, Quote, Span, Statement};

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};

/// A quote with the document and the statement it was taken from.
pub(crate) struct PlacedQuote {
    pub(crate) quote: Quote,
    pub(crate) document: Document,
    /// The statement whose words they are, or within which they stand.
    pub(crate) statement: Option<Id>,
}

impl Desk {
    /// The words of some evidence with where they come from.
    pub(crate) fn quotes(&self, evidence: &[Evidence]) -> Result<Vec<Quote>, LookUpError> {
        Ok(self.placed_quotes(evidence)?.into_iter().map(|placed| placed.quote).collect())
    }

    /// The same, each with its document and statement.
    pub(crate) fn placed_quotes(
        &self,
        evidence: &[Evidence],
    ) -> Result<Vec<PlacedQuote>, LookUpError> {
        let mut read = Shelf::default();
        let placed = |evidence: &Evidence| {
            let document = evidence.passage.document;
            Ok(read.document(self, document)?.placed(evidence))
        };
        evidence.iter().map(placed).collect()
    }
}

/// The documents that some evidence points into, each read once.
#[derive(Default)]
struct Shelf(BTreeMap<Id, Shelved>);

/// A document with who said what in it.
struct Shelved {
    document: Document,
    statements: Vec<Said>,
}

/// Who said the words of a span.
struct Said {
    id: Id,
    span: Span,
    speaker: Option<String>,
}

impl Shelf {
    fn document(&mut self, desk: &Desk, id: Id) -> Result<&Shelved, LookUpError> {
        Ok(match self.0.entry(id) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => unread.insert(Shelved {
                document: desk.look_up::<Document>(id)?.record,
                statements: desk.citing(id)?.into_iter().map(said).collect(),
            }),
        })
    }
}

fn said(statement: Recorded<Found<Statement>>) -> Said {
    let Statement { span, speaker, .. } = statement.record.item;
    Said { id: statement.id, span, speaker }
}

impl Shelved {
    fn placed(&self, evidence: &Evidence) -> PlacedQuote {
        let said = self.said(evidence);
        let quote = Quote {
            passage: evidence.passage.clone(),
            speaker: said.and_then(|said| said.speaker.clone()),
            title: self.document.title.clone(),
            source: self.document.source.clone(),
            published: self.document.published,
        };
        let statement = said.map(|said| said.id);
        PlacedQuote { quote, document: self.document.clone(), statement }
    }

    /// Who said the words: by the statement they were taken from, or by the narrowest one they
    /// lie within, because a statement can tell of another.
    fn said(&self, evidence: &Evidence) -> Option<&Said> {
        let place = &evidence.passage.span;
        let holds = |said: &&Said| {
            evidence.item == Some(said.id)
                || (said.span.start <= place.start && place.end <= said.span.end)
        };
        self.statements
            .iter()
            .filter(holds)
            .min_by_key(|said| (evidence.item != Some(said.id), said.span.end - said.span.start))
    }
}
