//! A query as the index is asked it.

use std::ops::Bound;

use domain::{NameField, NameMatch, SearchClause, SearchFacet, SearchQuery, SearchTerm};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhrasePrefixQuery,
    PhraseQuery, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Score, Searcher, TantivyError, Term};

use super::analysis::{cut, stems, whole, words};
use super::expansion::beginning;
use super::fields::Fields;
use super::spellings::other_spellings;
use super::writing::day_number;

/// How much another form of a word counts, beside the form that was asked for.
const OTHER_FORM: Score = 0.3;

/// How much a word counts for again where it stands in a title.
const IN_TITLE: Score = 2.0;

/// What a query is asked of.
pub(super) struct Question<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
}

/// A part of the query; `None` where it looks for nothing.
type Asked<T> = Result<Option<T>, TantivyError>;

impl<'a> Question<'a> {
    pub(super) fn new(searcher: &'a Searcher, fields: &'a Fields) -> Self {
        Self { searcher, fields }
    }

    /// The query for the index, for entries behind a place in the ledger.
    pub(super) fn of(
        &self,
        query: &SearchQuery,
        after: u64,
    ) -> Result<Box<dyn Query>, TantivyError> {
        let mut parts: Vec<(Occur, Box<dyn Query>)> = vec![];
        for clause in &query.clauses {
            if let Some(part) = self.clause(clause)? {
                parts.push(part);
            }
        }
        if parts.is_empty() {
            // Marks alone look for nothing.
            return Ok(Box::new(EmptyQuery));
        }
        if !parts.iter().any(|(occur, _)| *occur == Occur::Must) {
            parts.push((Occur::Must, unscored(Box::new(AllQuery))));
        }
        if after > 0 {
            // Parts of the index whose entries all stand before the place are passed over.
            let place = Term::from_field_u64(self.fields.sequence, after);
            let behind = RangeQuery::new(Bound::Excluded(place), Bound::Unbounded);
            parts.push((Occur::Must, unscored(Box::new(behind))));
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }

    fn clause(&self, clause: &SearchClause) -> Asked<(Occur, Box<dyn Query>)> {
        let mut any = vec![];
        for term in &clause.any {
            any.extend(self.term(term)?);
        }
        let occur = if clause.is_excluded { Occur::MustNot } else { Occur::Must };
        // What has no letter or digit in it is passed over, as it is in the texts.
        Ok((!any.is_empty()).then(|| (occur, either(any))))
    }

    fn term(&self, term: &SearchTerm) -> Asked<Box<dyn Query>> {
        Ok(match term {
            SearchTerm::Word(word) => self.word(word),
            SearchTerm::Phrase(words) => in_order(self.fields.words, words),
            SearchTerm::Prefix(prefix) => self.prefix(self.fields.words, prefix)?,
            SearchTerm::Name { field, name, matching } => self.name(*field, name, *matching)?,
            SearchTerm::Kind(kind) => {
                let word = SearchQuery::word_of(*kind).unwrap_or_default();
                Some(unscored(exact(self.fields.facet(SearchFacet::Kind), word)))
            }
            SearchTerm::Language(language) => {
                Some(unscored(exact(self.fields.facet(SearchFacet::Language), language)))
            }
            SearchTerm::Since(day) => {
                let day = Term::from_field_i64(self.fields.day, day_number(*day));
                Some(unscored(Box::new(RangeQuery::new(Bound::Included(day), Bound::Unbounded))))
            }
            SearchTerm::Until(day) => {
                let day = Term::from_field_i64(self.fields.day, day_number(*day));
                Some(unscored(Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(day)))))
            }
        })
    }

    /// A word in all its forms, the form that was asked for before the others.
    fn word(&self, word: &str) -> Option<Box<dyn Query>> {
        let cut_words = cut_texts(word);
        let mut forms: Vec<Box<dyn Query>> =
            side_by_side(self.fields.words, &cut_words).into_iter().collect();
        if let [only] = cut_words.as_slice() {
            forms.push(boosted(exact(self.fields.title, only), IN_TITLE));
            let stem = cut(&mut stems(), word).into_iter().next();
            let stem = stem.map(|stem| exact(self.fields.stems, &stem.text));
            forms.extend(stem.map(|stem| boosted(stem, OTHER_FORM)));
        }
        let others = other_spellings(word, &cut_words).into_iter();
        forms.extend(others.filter_map(|row| side_by_side(self.fields.words, &row)));
        (!forms.is_empty()).then(|| either(forms))
    }

    fn prefix(&self, field: Field, prefix: &str) -> Asked<Box<dyn Query>> {
        let tokens = cut(&mut words(), prefix);
        match tokens.as_slice() {
            [] => Ok(None),
            [only] => beginning(self.searcher, field, &only.text).map(Some),
            all => {
                let terms = all.iter().map(|token| Term::from_field_text(field, &token.text));
                Ok(Some(Box::new(PhrasePrefixQuery::new(terms.collect()))))
            }
        }
    }

    fn name(&self, field: NameField, name: &str, matching: NameMatch) -> Asked<Box<dyn Query>> {
        let names = self.fields.names(field);
        let found = match matching {
            NameMatch::Part => {
                let known = exact(names.known, &whole(name));
                in_order(names.words, name).map(|words| either(vec![words, known]))
            }
            NameMatch::Beginning => {
                let known = beginning(self.searcher, names.known, &whole(name))?;
                self.prefix(names.words, name)?.map(|words| either(vec![words, known]))
            }
            NameMatch::Whole => Some(exact(names.whole, &whole(name))),
        };
        // A name without letters is nobody's.
        Ok(Some(unscored(found.unwrap_or_else(|| Box::new(EmptyQuery)))))
    }
}

/// Words side by side; `None` where there is none.
fn in_order(field: Field, text: &str) -> Option<Box<dyn Query>> {
    side_by_side(field, &cut_texts(text))
}

/// Words that are cut already side by side; `None` where there is none.
fn side_by_side(field: Field, words: &[String]) -> Option<Box<dyn Query>> {
    match words {
        [] => None,
        [only] => Some(exact(field, only)),
        all => {
            let terms = all.iter().map(|word| Term::from_field_text(field, word));
            Some(Box::new(PhraseQuery::new(terms.collect())))
        }
    }
}

fn cut_texts(text: &str) -> Vec<String> {
    cut(&mut words(), text).into_iter().map(|token| token.text).collect()
}

fn exact(field: Field, word: &str) -> Box<dyn Query> {
    let term = Term::from_field_text(field, word);
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn either(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.pop() {
        Some(only) if queries.is_empty() => only,
        last => {
            queries.extend(last);
            Box::new(BooleanQuery::union(queries))
        }
    }
}

fn boosted(query: Box<dyn Query>, times: Score) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, times))
}

/// What only narrows has no say in what comes first.
fn unscored(query: Box<dyn Query>) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
