//! Searching everything that has words: the page, and what stands below its field while one types.

use actions::{
    Filling, MatchOrder, Search, SearchBy, SearchError, SearchHit, SearchResults, Snippet, search,
};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, refused};
use crate::pages::pager::{Pager, address};
use crate::pages::query::{Query, page_number};
use crate::pages::view::href;
use crate::serve::SharedDesk;

const PATH: &str = "/search";

/// How many stand on a page.
const PER_PAGE: usize = 20;

/// What can be looked for, and what it means.
pub(crate) const EXAMPLES: [(&str, &str); 7] = [
    ("ceasefire talks", "both words, in all their forms"),
    ("\"border accord\"", "these words side by side"),
    ("cease*", "words that begin so"),
    ("ceasefire OR truce -talks", "either word, and not the last"),
    ("speaker:Lavrov to:China", "who spoke, and to whom; also side: and outlet:"),
    ("kind:question lang:en", "the kind of thing, and the language"),
    ("treaty since:2026-01 until:2026-06", "between two days, months or years"),
];

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, page).get("/search/results", results)
}

/// What is asked for behind the `?`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Asked {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) q: String,
    #[serde(default, skip_serializing_if = "Sort::is_relevance")]
    sort: Sort,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<SearchBy>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "page_number")]
    page: Option<usize>,
    /// Whether what was found is counted too, while one types.
    #[serde(default, skip_serializing)]
    counted: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    #[default]
    Relevance,
    Date,
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    layout: Layout,
    found: Found<'a>,
}

#[derive(Template)]
#[template(path = "parts/search_results.html")]
struct ResultsPart<'a> {
    found: Found<'a>,
}

/// What a search found, or why it found nothing.
struct Found<'a> {
    asked: Asked,
    results: Result<&'a SearchResults, String>,
    hits: Vec<HitView<'a>>,
    pager: Option<Pager>,
}

/// One thing that was found.
struct HitView<'a> {
    id: String,
    href: String,
    heading: Vec<(&'a str, bool)>,
    snippet: Vec<(&'a str, bool)>,
    told: String,
    document: Option<(String, String)>,
}

async fn page(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: None, path: address(PATH, &asked) };
    let request = asked.request();
    if format == Format::Json {
        let work = move |desk: &actions::Desk| Ok(search(desk, &request, &mut |_, _| ())?);
        return answer(&desk, spot, work, |_, _| Ok(String::new())).await;
    }
    let work = move |desk: &actions::Desk| told(search(desk, &request, &mut |_, _| ()));
    let mut is_refused = false;
    let shown = answer(&desk, spot, work, |mut layout, found| {
        "Search".clone_into(&mut layout.title);
        is_refused = found.is_err();
        SearchPage { layout, found: Found::new(asked, found) }.render()
    });
    let shown = shown.await?;
    let status = if is_refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, shown).into_response())
}

/// What stands below the field, while one types.
async fn results(desk: SharedDesk, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let request = Search { is_typed: true, with_facets: asked.counted, ..asked.request() };
    let found = desk.with(move |desk| told(search(desk, &request, &mut |_, _| ()))).await?;
    let part = ResultsPart { found: Found::new(asked, &found) }.render();
    part.map(|part| Html(part).into_response()).map_err(|_| Failure::internal())
}

/// What was found, or in words why nothing was, where the reader can do something about it.
fn told(
    found: Result<SearchResults, SearchError>,
) -> Result<Result<SearchResults, String>, Failure> {
    match found {
        Ok(results) => Ok(Ok(results)),
        Err(SearchError::LookUp(error)) => Err(error.into()),
        Err(error) => Ok(Err(error.to_string())),
    }
}

impl From<SearchError> for Failure {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::LookUp(error) => error.into(),
            SearchError::Query(_) | SearchError::NothingMeant => refused(error).at_field("q"),
            SearchError::Model(_) => refused(error).at_field("by"),
            SearchError::TooDeep(_) | SearchError::NoSuchPage { .. } => {
                refused(error).at_field("page")
            }
            SearchError::Archive(_) | SearchError::Vectors(_) => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string())
            }
        }
    }
}

impl Sort {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    fn is_relevance(&self) -> bool {
        *self == Self::Relevance
    }
}

impl Asked {
    fn by_date(&self) -> bool {
        self.sort == Sort::Date
    }

    /// Whether it goes by this, as the field names it.
    fn goes_by(&self, word: &str) -> bool {
        match self.by {
            Some(SearchBy::Words) => word == "words",
            Some(SearchBy::Meaning) => word == "meaning",
            Some(SearchBy::Both) | None => word == "both",
        }
    }

    fn request(&self) -> Search {
        Search {
            // Both is what is done without being asked, and is no error where there is no model.
            by: self.by.filter(|by| *by != SearchBy::Both),
            order: if self.by_date() { MatchOrder::Date } else { MatchOrder::Relevance },
            page: self.page.unwrap_or(1),
            per_page: PER_PAGE,
            // Other pages wait for this one.
            filling: Filling::Slice,
            ..Search::new(&self.q)
        }
    }
}

impl<'a> Found<'a> {
    fn new(asked: Asked, found: &'a Result<SearchResults, String>) -> Self {
        let results = found.as_ref().map_err(Clone::clone);
        let hits = results.as_ref().map(|it| it.hits.iter().map(HitView::of).collect());
        let pager = results.as_ref().ok().map(|it| {
            let place = (it.page, it.pages, it.total);
            Pager::new(PATH, place, |page| Asked { page: Some(page), ..asked.clone() })
        });
        Self { hits: hits.unwrap_or_default(), pager, results, asked }
    }

    /// Where the query can be watched.
    fn watch(&self) -> String {
        format!("{}#watch-search", address("/watches", &[("query", &self.asked.q)]))
    }

    /// Where another query is answered, in the same order.
    fn link(&self, query: &str) -> String {
        address(PATH, &Asked { q: query.to_owned(), page: None, ..self.asked.clone() })
    }
}

impl<'a> HitView<'a> {
    fn of(hit: &'a SearchHit) -> Self {
        let snippet = hit.snippet.pieces();
        let (heading, snippet) = match hit.title.as_ref().map(Snippet::pieces) {
            Some(title) if !title.is_empty() => (title, snippet),
            Some(_) | None if snippet.is_empty() => (vec![("untitled", false)], snippet),
            Some(_) | None => (snippet, vec![]),
        };
        let names = [&hit.speaker, &hit.side, &hit.outlet].into_iter().flatten().cloned();
        let date = hit.date.map(|date| date.strftime("%-d %B %Y").to_string());
        let kind = std::iter::once(hit.kind.to_owned());
        let meant = hit.by_meaning.then(|| "by meaning".to_owned());
        let told: Vec<String> =
            kind.chain(names).chain(date).chain(hit.told_again()).chain(meant).collect();
        Self {
            id: hit.id.to_string(),
            href: href(hit.id),
            heading,
            snippet,
            told: told.join(" · "),
            document: hit.document.map(|id| (id.to_string(), href(id))),
        }
    }
}
