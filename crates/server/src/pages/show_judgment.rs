//! The judgment page: the claim, its evidence as links to the words, and what will test it.

use actions::{AssumptionStanding, AssumptionState, ShownJudgment, show_judgment};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use domain::{Direction, Indicator};

use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::view::{Line, QuoteView, href};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/judgments/{id}", get(show))
}

#[derive(Template)]
#[template(path = "judgment.html")]
struct JudgmentPage<'a> {
    layout: Layout,
    shown: &'a ShownJudgment,
    recorded: String,
    quotes_for: Vec<QuoteView>,
    quotes_against: Vec<QuoteView>,
    questions: Vec<Line>,
    cited_by: Vec<Line>,
    assumptions: Vec<AssumptionLine>,
    /// What to watch for, and what it speaks for.
    indicators: Vec<(&'a str, &'static str)>,
}

/// An assumption and where it stands.
struct AssumptionLine {
    text: String,
    note: Option<String>,
    href: String,
}

async fn show(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Judgments), path: format!("/judgments/{id}") };
    answer(&desk, spot, move |desk| Ok(show_judgment(desk, id)?), page).await
}

fn page(mut layout: Layout, shown: &ShownJudgment) -> askama::Result<String> {
    layout.title.clone_from(&shown.judgment.record.claim);
    let page = JudgmentPage {
        layout,
        shown,
        recorded: day(shown.judgment.recorded_at),
        quotes_for: shown.quotes_for.iter().map(QuoteView::graded).collect(),
        quotes_against: shown.quotes_against.iter().map(QuoteView::graded).collect(),
        questions: Line::all(&shown.questions),
        cited_by: Line::all(&shown.cited_by),
        assumptions: shown.assumption_states.iter().map(assumption).collect(),
        indicators: shown.judgment.record.indicators.iter().map(indicator).collect(),
    };
    page.render()
}

fn assumption(standing: &AssumptionStanding) -> AssumptionLine {
    let text = standing.text.clone();
    match &standing.state {
        AssumptionState::Holds => AssumptionLine { text, note: None, href: String::new() },
        AssumptionState::Broken { by, reason } => {
            AssumptionLine { text, note: Some(format!("broken: {reason}")), href: href(*by) }
        }
        AssumptionState::BrokenBefore { by, reason } => {
            let note = format!("broken before this judgment: {reason}");
            AssumptionLine { text, note: Some(note), href: href(*by) }
        }
    }
}

fn indicator(indicator: &Indicator) -> (&str, &'static str) {
    let points = match indicator.points {
        Direction::For => "for it",
        Direction::Against => "against it",
    };
    (&indicator.sign, points)
}
