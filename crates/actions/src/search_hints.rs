//! What a search would find that asked for less: hints for its reader.

use domain::SearchQuery;
use ledger::{MatchOrder, Wanted};

use crate::Desk;
use crate::search::{CountedValue, SearchError};

/// How many parts a query can have for each to be left out once.
const LOOSENED: usize = 8;

impl Desk {
    /// What fits without one part of a query, for each that makes a difference.
    pub(crate) fn loosened(&self, text: &str) -> Result<Vec<CountedValue>, SearchError> {
        let mut loosened = vec![];
        for (value, query) in SearchQuery::loosened(text).into_iter().take(LOOSENED) {
            let Ok(rest) = SearchQuery::parse(&query) else { continue };
            if rest.is_empty() {
                continue;
            }
            let count = self.count(&rest)?;
            if count > 0 {
                loosened.push(CountedValue { value, count, query });
            }
        }
        Ok(loosened)
    }

    /// How many entries fit the words of a query.
    fn count(&self, query: &SearchQuery) -> Result<usize, SearchError> {
        let order = MatchOrder::Relevance;
        let wanted =
            Wanted { query, after: 0, order, skip: 0, limit: 0, with_facets: false, but: &[] };
        Ok(self.matches(&wanted)?.total)
    }

    /// Where a query asks for days: what would fit, and has none.
    pub(crate) fn undated_note(&self, query: &SearchQuery) -> Result<Option<String>, SearchError> {
        let Some(undated) = query.undated() else { return Ok(None) };
        Ok(match self.count(&undated)? {
            0 => None,
            1 => Some("1 more has no day; leave out since: and until: to find it".to_owned()),
            count => {
                Some(format!("{count} more have no day; leave out since: and until: to find them"))
            }
        })
    }
}
