//! A public judgment: the claim, the words that it rests on, and what will test it.

use actions::{AssumptionState, ShownJudgment, show_judgment};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::Quote;

use super::{lines, quotes, visit};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{day, id_from};
use crate::pages::view::{Line, QuoteView};
use crate::serve::SharedDesk;

pub(super) fn routes() -> Routes {
    Routes::new().get("/public/judgments/{id}", show)
}

#[derive(Template)]
#[template(path = "public/judgment.html")]
struct JudgmentPage<'a> {
    layout: Layout,
    shown: &'a ShownJudgment,
    recorded: String,
    quotes_for: Vec<QuoteView>,
    quotes_against: Vec<QuoteView>,
    /// What is taken for granted, each with what became of it.
    assumptions: Vec<(&'a str, Option<String>)>,
    questions: Vec<Line>,
    cited_by: Vec<Line>,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let work = move |desk: &actions::Desk| Ok(show_judgment(desk, id)?);
    visit(&desk, (format, format!("/public/judgments/{id}")), work, page).await
}

fn page(mut layout: Layout, shown: &ShownJudgment) -> askama::Result<String> {
    layout.title.clone_from(&shown.judgment.record.claim);
    let views = |shown: &[actions::ShownEvidence]| {
        let told: Vec<Quote> = shown.iter().map(|it| it.quote.clone()).collect();
        quotes(QuoteView::all(&told))
    };
    let page = JudgmentPage {
        layout,
        shown,
        recorded: day(shown.judgment.recorded_at),
        quotes_for: views(&shown.quotes_for),
        quotes_against: views(&shown.quotes_against),
        assumptions: assumptions(shown),
        questions: lines(&shown.questions),
        cited_by: lines(&shown.cited_by),
    };
    page.render()
}

fn assumptions(shown: &ShownJudgment) -> Vec<(&str, Option<String>)> {
    let told = |state: &AssumptionState| match state {
        AssumptionState::Holds => None,
        AssumptionState::Broken { reason, .. } => Some(format!("broken: {reason}")),
        AssumptionState::BrokenBefore { reason, .. } => {
            Some(format!("broken before this judgment: {reason}"))
        }
    };
    let standings = shown.assumption_states.iter();
    standings.map(|it| (it.text.as_str(), told(&it.state))).collect()
}
