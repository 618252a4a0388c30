//! Links from one page of a long list to the next.

use serde::Serialize;

/// How many lines stand on a page of a list.
pub(crate) const PER_PAGE: usize = 50;

/// Where the reader is in a long list.
pub(crate) struct Pager {
    pub(crate) page: usize,
    pub(crate) pages: usize,
    pub(crate) total: usize,
    /// Where the page before is, if there is one.
    pub(crate) before: Option<String>,
    /// Where the page after is, if there is one.
    pub(crate) after: Option<String>,
}

impl Pager {
    /// Links to the pages beside this one: `query` gives what stands behind the `?` for a page.
    pub(crate) fn new<Q: Serialize>(
        path: &str,
        (page, pages, total): (usize, usize, usize),
        query: impl Fn(usize) -> Q,
    ) -> Self {
        let link = |page: usize| address(path, &query(page));
        Self {
            page,
            pages,
            total,
            before: (page > 1).then(|| link(page - 1)),
            after: (page < pages).then(|| link(page + 1)),
        }
    }
}

/// A path with what is asked of it.
pub(crate) fn address(path: &str, query: &impl Serialize) -> String {
    // A query of texts and numbers can always be written.
    match serde_urlencoded::to_string(query).unwrap_or_default() {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

/// A text as a part of a path.
pub(crate) fn segment(text: &str) -> String {
    let written = serde_urlencoded::to_string([("", text.trim())]).unwrap_or_default();
    written.trim_start_matches('=').replace('+', "%20")
}
