//! A wording as the index is asked for others like it: any of its words, a rare one for more than
//! a frequent one, in its forms where they are English.

use tantivy::query::{BooleanQuery, Occur, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, TantivyError, Term};

use super::WantedWording;
use super::analysis::{cut, stems};
use super::fields::Fields;
use super::question::Question;

/// How many words are asked for at most: the rarest, which say most.
const ASKED: usize = 64;

/// The query for the index; `None` where nothing in it has any of the words.
pub(super) fn question(
    searcher: &Searcher,
    fields: &Fields,
    wanted: &WantedWording<'_>,
) -> Result<Option<Box<dyn Query>>, TantivyError> {
    let terms = terms(searcher, fields, wanted.words)?;
    if terms.is_empty() || wanted.limit == 0 {
        return Ok(None);
    }
    let asked =
        |term| -> Box<dyn Query> { Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) };
    let any: Box<dyn Query> = Box::new(BooleanQuery::union(terms.into_iter().map(asked).collect()));
    if wanted.narrowed.is_empty() {
        return Ok(Some(any));
    }
    let narrowed = Question::new(searcher, fields).of(wanted.narrowed, 0)?;
    Ok(Some(Box::new(BooleanQuery::new(vec![(Occur::Must, narrowed), (Occur::Must, any)]))))
}

/// The words that the index has, the rarest of them where there are many.
fn terms(
    searcher: &Searcher,
    fields: &Fields,
    words: &[String],
) -> Result<Vec<Term>, TantivyError> {
    let mut analyzer = stems();
    let tokens = words.iter().flat_map(|word| cut(&mut analyzer, word));
    let mut counted: Vec<(u64, Term)> = vec![];
    for token in tokens {
        let stem = Term::from_field_text(fields.stems, &token.text);
        let stems = searcher.doc_freq(&stem)?;
        // Words of other languages stand in the index as they are written.
        let (count, term) = if stems > 0 {
            (stems, stem)
        } else {
            let word = Term::from_field_text(fields.words, &token.text);
            (searcher.doc_freq(&word)?, word)
        };
        if count > 0 {
            counted.push((count, term));
        }
    }
    counted.sort();
    // What is said twice is no more looked for than what is said once.
    counted.dedup();
    counted.truncate(ASKED);
    Ok(counted.into_iter().map(|(_, term)| term).collect())
}
