//! The document page: its text with highlights, and a margin card level with each.

use actions::{SentenceChange, ShownDocument, show_document};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Entry, Kind};

use crate::door::Routes;
use crate::error::Failure;
use crate::highlight::{Highlight, Mark, Paragraph, highlighted};
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from};
use crate::pages::erase_entries::erasing;
use crate::pages::margin_card::MarginCard;
use crate::pages::view::Line;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/documents/{id}", show)
}

#[derive(Template)]
#[template(path = "document.html")]
struct DocumentPage<'a> {
    layout: Layout,
    shown: &'a ShownDocument,
    /// Whether the text shows the title itself.
    opens_with_title: bool,
    paragraphs: Vec<Paragraph<'a>>,
    cards: Vec<MarginCard>,
    cited_by: Vec<Line>,
    /// Whether somebody speaks in it, so that it can be asked what was said before.
    has_statements: bool,
    /// Where it is erased, if whoever is at the desk may do that.
    erasing: Option<String>,
}

impl DocumentPage<'_> {
    fn card(&self, anchor: &str) -> Option<&MarginCard> {
        self.cards.iter().find(|card| card.anchor == anchor)
    }
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Documents), path: format!("/documents/{id}") };
    answer(&desk, spot, move |desk| Ok(show_document(desk, id)?), page).await
}

fn page(mut layout: Layout, shown: &ShownDocument) -> askama::Result<String> {
    let title = shown.document.record.title.clone();
    let opens_with_title =
        title.as_ref().is_some_and(|title| shown.content.trim_start().starts_with(title.as_str()));
    layout.title = title.unwrap_or_else(|| shown.document.id.to_string());
    let highlights = highlights(shown);
    let erasing = erasing(shown.document.id, &layout);
    let page = DocumentPage {
        layout,
        erasing,
        shown,
        opens_with_title,
        paragraphs: highlighted(&shown.content, &highlights),
        cards: shown.findings.iter().filter_map(MarginCard::of).collect(),
        cited_by: shown.cited_by.iter().map(|citing| Line::of(&citing.entry)).collect(),
        has_statements: shown.findings.iter().any(|entry| entry.id.kind == Kind::Statement),
    };
    page.render()
}

fn highlights(shown: &ShownDocument) -> Vec<Highlight> {
    let mut highlights: Vec<Highlight> = shown.findings.iter().filter_map(of_finding).collect();
    for citing in &shown.cited_by {
        for (start, end) in &citing.places {
            let highlight =
                Highlight::evidence(*start, *end, format!("evidence for {}", citing.entry.id));
            if !highlights.iter().any(|it| it.anchor == highlight.anchor) {
                highlights.push(highlight);
            }
        }
    }
    highlights
}

fn of_finding(entry: &Entry) -> Option<Highlight> {
    let span = entry.record.passages().into_iter().next()?.span;
    Some(Highlight {
        start: span.start,
        end: span.end,
        mark: Mark::of(entry.id.kind),
        anchor: entry.id.to_string(),
        label: entry.id.kind.word().to_owned(),
    })
}
