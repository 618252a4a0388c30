//! Search queries: whatever is taken from one is a query too.

use domain::SearchQuery;

pub(crate) fn feed(bytes: &[u8]) {
    let text = crate::text(bytes);
    for query in [SearchQuery::parse(&text), SearchQuery::parse_typed(&text)].into_iter().flatten()
    {
        drop((query.plain_text(), query.narrowing(), query.undated()));
        assert_eq!(query.has_plain_words(), !query.plain_text().trim().is_empty(), "{text}");
    }
    drop(SearchQuery::parse_kept(&text));
    for (_, loosened) in SearchQuery::loosened(&text) {
        assert!(SearchQuery::parse(&loosened).is_ok(), "{loosened}");
    }
}
