//! The clauses of a query, as its pieces are read one after the other.

use super::error::SearchQueryError;
use super::lexer::{Piece, Quotes, pieces};
use super::query::{NameMatch, SearchClause, SearchQuery, SearchTerm};
use super::terms::{name_field, terms};

/// The clauses that were read so far.
#[derive(Default)]
pub(super) struct Clauses {
    done: Vec<SearchClause>,
    /// Whether the next term is another possibility of the last clause.
    pub(super) awaits_other: bool,
}

impl Clauses {
    pub(super) fn take(&mut self, piece: &Piece) -> Result<(), SearchQueryError> {
        let is_bare =
            piece.field.is_none() && piece.quotes == Quotes::Missing && !piece.is_excluded;
        match piece.value.as_str() {
            "OR" if is_bare => self.await_other(),
            // Everything is looked for together anyway.
            "AND" if is_bare => Ok(()),
            "" if piece.field.is_none() => Ok(()),
            value => self.add(terms(piece)?, piece.is_excluded, value),
        }
    }

    /// Takes the word that is being typed; what cannot be read is left out.
    pub(super) fn take_unfinished(&mut self, piece: &Piece) {
        let is_name = piece.field.as_deref().and_then(name_field).is_some();
        let goes_on = piece.quotes == Quotes::Missing && !piece.is_whole && !piece.is_excluded;
        let Ok(mut terms) = terms(piece) else { return };
        let is_open = piece.quotes != Quotes::Closed && !piece.is_excluded;
        match terms.as_mut_slice() {
            // One letter is no language yet.
            [SearchTerm::Language(code)] if code.chars().count() < 2 => return,
            [SearchTerm::Word(word)] if goes_on && word.chars().count() > 1 => {
                let prefix = SearchTerm::Prefix(word.clone());
                terms.push(prefix);
            }
            [SearchTerm::Phrase(words)] if piece.quotes == Quotes::Open => {
                let prefix = SearchTerm::Prefix(words.clone());
                terms.push(prefix);
            }
            [SearchTerm::Name { matching, .. }] if is_open && is_name => {
                *matching = NameMatch::Beginning;
            }
            _ => {}
        }
        let is_word = piece.field.is_some() || piece.is_excluded && !piece.value.is_empty();
        let is_operator = !is_word && matches!(piece.value.as_str(), "" | "OR" | "AND");
        if !is_operator && self.add(terms, piece.is_excluded, &piece.value).is_err() {
            self.awaits_other = false;
        }
    }

    fn await_other(&mut self) -> Result<(), SearchQueryError> {
        let Some(last) = self.done.last().filter(|_| !self.awaits_other) else {
            return Err(SearchQueryError::BareOr);
        };
        if last.is_excluded {
            return Err(SearchQueryError::BareOr);
        }
        self.awaits_other = true;
        Ok(())
    }

    fn add(
        &mut self,
        terms: Vec<SearchTerm>,
        is_excluded: bool,
        value: &str,
    ) -> Result<(), SearchQueryError> {
        match self.done.last_mut().filter(|_| self.awaits_other) {
            Some(_) if is_excluded => return Err(SearchQueryError::ExcludedByOr(value.to_owned())),
            Some(last) => last.any.extend(terms),
            None => self.done.push(SearchClause { is_excluded, any: terms }),
        }
        self.awaits_other = false;
        Ok(())
    }

    pub(super) fn finish(self) -> Result<SearchQuery, SearchQueryError> {
        if self.awaits_other {
            return Err(SearchQueryError::BareOr);
        }
        Ok(SearchQuery { clauses: self.done })
    }
}

/// The clauses as they were written, each with all that stands around its ORs; what says nothing, as
/// an AND or a pair of quotation marks, is left out.
pub(super) fn written_clauses(text: &str) -> Vec<String> {
    let mut clauses: Vec<String> = vec![];
    let mut goes_on = false;
    let says = |piece: &Piece| {
        piece.written != "AND" && (piece.field.is_some() || !piece.value.is_empty())
    };
    for piece in pieces(text).into_iter().filter(says) {
        let is_or = piece.written == "OR";
        match clauses.last_mut() {
            Some(last) if is_or || goes_on => {
                last.push(' ');
                last.push_str(&piece.written);
            }
            Some(_) | None => clauses.push(piece.written),
        }
        goes_on = is_or;
    }
    clauses
}
