//! The words that begin in a certain way.

use std::collections::BTreeSet;
use std::ops::Bound;

use tantivy::query::{BooleanQuery, InvertedIndexRangeQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, TantivyError, Term};

/// How many words are ranked by how rare each is; where more begin so, all rank alike.
const RANKED: usize = 64;

/// Finds every word of a field that begins in a certain way.
pub(super) fn beginning(
    searcher: &Searcher,
    field: Field,
    prefix: &str,
) -> Result<Box<dyn Query>, TantivyError> {
    let words = words(searcher, field, prefix)?;
    if words.len() > RANKED {
        return Ok(unranked(field, prefix));
    }
    let term = |word: String| -> Box<dyn Query> {
        let term = Term::from_field_text(field, &word);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    };
    Ok(Box::new(BooleanQuery::union(words.into_iter().map(term).collect())))
}

/// The words that begin so, at most one more than are ranked.
fn words(
    searcher: &Searcher,
    field: Field,
    prefix: &str,
) -> Result<BTreeSet<String>, TantivyError> {
    let mut words = BTreeSet::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut stream = inverted.terms().range().ge(prefix.as_bytes()).into_stream()?;
        while words.len() <= RANKED && stream.advance() {
            let Ok(word) = std::str::from_utf8(stream.key()) else { break };
            if !word.starts_with(prefix) {
                break;
            }
            words.insert(word.to_owned());
        }
    }
    Ok(words)
}

fn unranked(field: Field, prefix: &str) -> Box<dyn Query> {
    let first = Term::from_field_text(field, prefix);
    // No word holds the last character there is, so all words that begin so stand before this one.
    let behind = Term::from_field_text(field, &format!("{prefix}\u{10ffff}"));
    Box::new(InvertedIndexRangeQuery::new(Bound::Included(first), Bound::Excluded(behind)))
}
