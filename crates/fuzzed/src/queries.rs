//! Search queries: whatever is taken from one is a query too.

use domain::SearchQuery;

use crate::seen;

pub(crate) fn feed(bytes: &[u8]) {
    let text = crate::text(bytes);
    for query in [SearchQuery::parse(&text), SearchQuery::parse_typed(&text)].into_iter().flatten()
    {
        seen((query.plain_text(), query.undated()));
        assert!(!query.narrowing().has_plain_words(), "{text}");
    }
    seen(SearchQuery::parse_kept(&text));
    if SearchQuery::parse(&text).is_err() {
        return;
    }
    for (clause, rest) in SearchQuery::loosened(&text) {
        let is_all = rest.trim().is_empty();
        assert!(is_all || SearchQuery::parse(&rest).is_ok(), "{text}: without {clause}, {rest}");
    }
}
