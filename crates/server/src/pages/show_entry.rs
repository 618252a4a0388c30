//! Any entry: what it says, where it points, and what names it.

use actions::{EarlierWordings, Shown, WordChange, has_receipt, show_entry};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{Entry, Erased, Kind, Passage, Record, ScoringRules};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::erase_entries::erasing;
use crate::pages::grade_item::grading;
use crate::pages::pager::address;
use crate::pages::speaker_record;
use crate::pages::view::{Line, href, passage_href};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/entries/{id}", show)
}

#[derive(Template)]
#[template(path = "entry.html")]
struct EntryPage<'a> {
    layout: Layout,
    kind: &'static str,
    facts: Vec<(&'static str, String)>,
    passages: Vec<(String, String)>,
    /// Of the opening of a desk: by which rules it scores.
    scoring: Option<&'a ScoringRules>,
    links: Vec<(String, String)>,
    cited_by: Vec<Line>,
    /// Of a statement: its nearest earlier wordings.
    earlier: Option<&'a EarlierWordings>,
    /// Of a statement: who spoke, and where that speaker's record is.
    speaker: Option<(&'a str, String)>,
    /// Of a statement: where its setting is.
    setting: Option<String>,
    /// Where it is graded, if it can be.
    grading: Option<String>,
    /// Where its receipt is, if it has one.
    receipt: Option<String>,
    /// Where it is erased, if whoever is at the desk may do that.
    erasing: Option<String>,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let own_page = href(id);
    if !own_page.starts_with("/entries/") {
        return Ok(Redirect::permanent(&own_page).into_response());
    }
    let spot = Spot { format, place: None, path: own_page };
    answer(&desk, spot, move |desk| Ok(show_entry(desk, id)?), page).await
}

/// The rules that the opening of a desk tells.
fn scoring(record: &Record) -> Option<&ScoringRules> {
    let Record::Desk(opening) = record else { return None };
    opening.scoring.as_ref()
}

fn page(mut layout: Layout, shown: &Shown) -> askama::Result<String> {
    let Shown::Entry(shown) = shown else { return Ok(String::new()) };
    let entry = &shown.entry;
    layout.title = entry.id.to_string();
    let mut facts = vec![
        ("Recorded", day(entry.recorded_at)),
        ("By", entry.author.clone()),
        ("Entry", entry.sequence.to_string()),
        ("SHA-256", entry.sha256.to_string()),
    ];
    let is_erased = entry.record.erased().is_some();
    facts.extend(gone(&entry.record).map(|words| ("What it says", words)));
    let passages = entry.record.passages();
    let erasing = erasing(entry.id, &layout).filter(|_| !is_erased);
    let page = EntryPage {
        layout,
        erasing,
        kind: entry.id.kind.word(),
        facts,
        scoring: scoring(&entry.record),
        passages: passages.iter().map(|it| (words_href(entry, it), words(entry, it))).collect(),
        links: entry.record.links().into_iter().map(|id| (href(id), id.to_string())).collect(),
        cited_by: Line::all(&shown.cited_by),
        earlier: shown.earlier.as_ref(),
        speaker: speaker(entry),
        setting: (entry.id.kind == Kind::Statement && !is_erased)
            .then(|| format!("/statements/{}/setting", entry.id)),
        grading: (entry.id.kind.is_finding() && !is_erased).then(|| grading(entry.id)),
        receipt: has_receipt(entry.id.kind).then(|| format!("/receipts/{}", entry.id)),
    };
    page.render()
}

/// What is told of an erasure, and in the place of what was erased.
fn gone(record: &Record) -> Option<String> {
    if let Record::Erasure(erasure) = record {
        return Some(erasure.words());
    }
    record.erased().map(Erased::words)
}

/// Who spoke, by the name in the document, and where that speaker's record is.
fn speaker(entry: &Entry) -> Option<(&str, String)> {
    let Record::Statement(found) = &entry.record else { return None };
    let name = found.item.speaker.as_deref()?;
    Some((name, address(speaker_record::PATH, &[("speaker", name)])))
}

/// The words of an entry at a place; those of a statement as they are told.
pub(crate) fn words(entry: &Entry, passage: &Passage) -> String {
    if let Record::Statement(found) = &entry.record
        && found.item.span == passage.span
    {
        return found.item.told();
    }
    passage.span.text.clone()
}

/// Where the words of an entry stand: at its own mark if it was read there.
fn words_href(entry: &Entry, passage: &Passage) -> String {
    if entry.id.kind.is_finding() {
        format!("{}#{}", href(passage.document), entry.id)
    } else {
        passage_href(passage)
    }
}
