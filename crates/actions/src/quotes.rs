//! The words of evidence with where they come from.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::{Document, Evidence, Form, Found, Id, NotedPrediction, Quote, Statement};

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};

/// A quote with the document and the statement it was taken from.
pub(crate) struct PlacedQuote {
    pub(crate) quote: Quote,
    pub(crate) document: Document,
    /// The statement whose words they are, or within which they stand.
    pub(crate) statement: Option<Id>,
    /// Whether these words were denied or not said at all.
    pub(crate) is_denied: bool,
    /// Whether they hold under a condition.
    pub(crate) is_conditional: bool,
}

impl Desk {
    /// The words of some evidence with where they come from. Whoever sees what quotes them sees
    /// them, though not the document.
    pub(crate) fn quotes(&self, evidence: &[Evidence]) -> Result<Vec<Quote>, LookUpError> {
        Ok(self.placed_quotes(evidence)?.into_iter().map(|placed| placed.quote).collect())
    }

    /// The same, each with its document and statement.
    pub(crate) fn placed_quotes(
        &self,
        evidence: &[Evidence],
    ) -> Result<Vec<PlacedQuote>, LookUpError> {
        let mut read = Shelf::default();
        self.seeing_all(|desk| {
            let placed = |evidence: &Evidence| {
                let document = evidence.passage.document;
                Ok(read.document(desk, document)?.placed(evidence))
            };
            evidence.iter().map(placed).collect()
        })
    }
}

/// The documents that some evidence points into, each read once.
#[derive(Default)]
struct Shelf(BTreeMap<Id, Shelved>);

/// A document with who said what in it.
struct Shelved {
    document: Document,
    statements: Vec<Said>,
    predictions: Vec<Recorded<Found<NotedPrediction>>>,
}

/// A statement with its id.
struct Said {
    id: Id,
    statement: Statement,
}

impl Shelf {
    fn document(&mut self, desk: &Desk, id: Id) -> Result<&Shelved, LookUpError> {
        Ok(match self.0.entry(id) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => unread.insert(Shelved {
                document: desk.document(id)?.record,
                statements: desk.citing(id)?.into_iter().map(said).collect(),
                predictions: desk.citing(id)?,
            }),
        })
    }
}

fn said(statement: Recorded<Found<Statement>>) -> Said {
    Said { id: statement.id, statement: statement.record.item }
}

impl Shelved {
    fn placed(&self, evidence: &Evidence) -> PlacedQuote {
        let said = self.said(evidence);
        let statement = said.map(|said| &said.statement);
        let words = &evidence.passage.span.text;
        // Of what was read before it was noted, it is worked out.
        let unnoted = said.filter(|said| said.statement.turned_down.is_none());
        let outer = unnoted.and_then(|said| self.turned_down(said));
        let is_turned_down = outer.is_some();
        let told = outer.into_iter().chain(statement.and_then(|it| it.told_as(words)));
        let mut told: Vec<String> = told.collect();
        let noted = self.noted(evidence);
        if told.is_empty() {
            told.extend(noted.and_then(NotedPrediction::told_as));
        }
        let quote = Quote {
            passage: evidence.passage.clone(),
            speaker: statement.and_then(|it| it.speaker.clone()),
            told_as: (!told.is_empty()).then(|| told.join(", ")),
            is_reported: statement.is_some_and(|it| it.form != Form::Direct),
            title: self.document.title.clone(),
            source: self.document.source.clone(),
            published: self.document.published,
        };
        PlacedQuote {
            quote,
            document: self.document.clone(),
            is_denied: is_turned_down
                || statement.is_some_and(|it| it.telling().is_denied())
                || noted.is_some_and(NotedPrediction::is_denied),
            is_conditional: noted.is_some_and(|it| it.condition.is_some())
                || statement
                    .is_some_and(|it| it.condition.is_some() || it.content_condition.is_some()),
            statement: said.map(|said| said.id),
        }
    }

    /// That a statement around another denies or rejects it, as in "refuted claims that …".
    fn turned_down(&self, said: &Said) -> Option<String> {
        let within = said.statement.within.as_ref()?;
        let outer = self.statements.iter().map(|it| &it.statement).find(|it| it.span == *within)?;
        outer.turning_down()
    }

    /// The prediction that the evidence was taken from.
    fn noted(&self, evidence: &Evidence) -> Option<&NotedPrediction> {
        let taken = |it: &&Recorded<Found<NotedPrediction>>| evidence.item == Some(it.id);
        self.predictions.iter().find(taken).map(|it| &it.record.item)
    }

    /// Who said the words: by the statement they were taken from, or by the narrowest one they
    /// lie within, because a statement can tell of another.
    fn said(&self, evidence: &Evidence) -> Option<&Said> {
        let place = &evidence.passage.span;
        let holds =
            |said: &&Said| evidence.item == Some(said.id) || said.statement.span.holds(place);
        self.statements
            .iter()
            .filter(holds)
            .min_by_key(|said| (evidence.item != Some(said.id), said.statement.span.text.len()))
    }
}
