//! The judgment page: the claim, its evidence as links to the words, and what will test it.

use actions::{AssumptionStanding, AssumptionState, ShownJudgment, show_judgment};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use domain::{Direction, Id, Indicator};

use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::form::{Form, Refused};
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
    /// The form that was refused, with what was typed.
    refused: Refused,
}

/// An assumption and where it stands.
struct AssumptionLine {
    /// The name of its form.
    form: String,
    text: String,
    is_broken: bool,
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
    let page = |layout, shown: &ShownJudgment| page(layout, shown, Refused::default());
    answer(&desk, spot, move |desk| Ok(show_judgment(desk, id)?), page).await
}

/// Shows the page again with the form that was refused.
pub(crate) async fn show_again(
    desk: &SharedDesk,
    id: Id,
    refused: Form,
) -> Result<Response, Failure> {
    let (place, path) = (Some(Place::Judgments), format!("/judgments/{id}"));
    let spot = Spot { format: Format::Html, place, path };
    let page = |layout, shown: &ShownJudgment| page(layout, shown, Refused::this(refused));
    answer(desk, spot, move |desk| Ok(show_judgment(desk, id)?), page).await
}

fn page(mut layout: Layout, shown: &ShownJudgment, refused: Refused) -> askama::Result<String> {
    layout.title.clone_from(&shown.judgment.record.claim);
    let page = JudgmentPage {
        layout,
        shown,
        recorded: day(shown.judgment.recorded_at),
        quotes_for: shown.quotes_for.iter().map(QuoteView::graded).collect(),
        quotes_against: shown.quotes_against.iter().map(QuoteView::graded).collect(),
        questions: Line::all(&shown.questions),
        cited_by: Line::all(&shown.cited_by),
        assumptions: (1..).zip(&shown.assumption_states).map(assumption).collect(),
        indicators: shown.judgment.record.indicators.iter().map(indicator).collect(),
        refused,
    };
    page.render()
}

fn assumption((number, standing): (usize, &AssumptionStanding)) -> AssumptionLine {
    let (is_broken, note, href) = match &standing.state {
        AssumptionState::Holds => (false, None, String::new()),
        AssumptionState::Broken { by, reason } => {
            (true, Some(format!("broken: {reason}")), href(*by))
        }
        AssumptionState::BrokenBefore { by, reason } => {
            (true, Some(format!("broken before this judgment: {reason}")), href(*by))
        }
    };
    let form = format!("assumption-{number}");
    AssumptionLine { form, text: standing.text.clone(), is_broken, note, href }
}

fn indicator(indicator: &Indicator) -> (&str, &'static str) {
    let points = match indicator.points {
        Direction::For => "for it",
        Direction::Against => "against it",
    };
    (&indicator.sign, points)
}
