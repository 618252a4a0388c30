//! A public question: how it is settled, how it ended, and then what was forecast.

use actions::{QuestionState, ShownQuestion, show_question};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::{public_href, quotes, visit};
use crate::chart::Chart;
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::id_from;
use crate::pages::forecast_charts::histories;
use crate::pages::question_lines::{
    Condition, ForecastLine, ReopeningLine, RequirementLine, ScoreRow, SettlementLine,
    WithdrawalLine, condition, forecast_line, moment, reopening_line, settlement_line,
    withdrawal_line,
};
use crate::pages::show_question::score_rows;
use crate::pages::view::Chip;
use crate::serve::SharedDesk;

pub(super) fn routes() -> Routes {
    Routes::new().get("/public/questions/{id}", show)
}

#[derive(Template)]
#[template(path = "public/question.html")]
struct QuestionPage<'a> {
    layout: Layout,
    shown: &'a ShownQuestion,
    chip: Chip,
    void: Option<&'a str>,
    asks_for: Option<String>,
    closes: String,
    deadline: String,
    condition: Option<Condition>,
    /// The judgment that it checks, and where that is.
    judgment: Option<(String, String)>,
    changes: Vec<String>,
    charts: Vec<Chart>,
    forecasts: Vec<ForecastLine>,
    withdrawals: Vec<WithdrawalLine>,
    settlements: Vec<SettlementLine>,
    reopenings: Vec<ReopeningLine>,
    /// Each forecaster's scores.
    scores: Vec<(&'a str, Vec<ScoreRow>)>,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let work = move |desk: &actions::Desk| Ok(show_question(desk, id)?);
    visit(&desk, (format, format!("/public/questions/{id}")), work, page).await
}

fn page(mut layout: Layout, shown: &ShownQuestion) -> askama::Result<String> {
    let question = &shown.question.record;
    layout.title.clone_from(&question.text);
    let void = match &shown.state {
        QuestionState::Void { reason } => Some(reason.as_str()),
        QuestionState::Open | QuestionState::Closed | QuestionState::Settled { .. } => None,
    };
    let told = shown.changes.iter().map(|change| change.record.fate.words());
    let page = QuestionPage {
        layout,
        shown,
        chip: Chip::of(&shown.state),
        void,
        asks_for: (!question.kind.is_binary()).then(|| question.kind.asks_for(&shown.options)),
        closes: moment(shown.timetable.closes_at, &shown.told.closes),
        deadline: moment(shown.timetable.deadline_at, &shown.told.deadline),
        condition: public_condition(shown),
        judgment: question.judgment.and_then(|id| Some((id.to_string(), public_href(id)?))),
        changes: told.collect(),
        charts: histories(shown),
        forecasts: shown.forecasts.iter().rev().map(public_forecast).collect(),
        withdrawals: shown.withdrawals.iter().map(withdrawal_line).collect(),
        settlements: shown.settlements.iter().map(public_settlement).collect(),
        reopenings: shown.reopenings.iter().map(reopening_line).collect(),
        scores: shown.scores.iter().map(|it| (&*it.forecaster, score_rows(it))).collect(),
    };
    page.render()
}

/// The condition, with ways to its questions, which are public too.
fn public_condition(shown: &ShownQuestion) -> Option<Condition> {
    let condition = condition(shown)?;
    let led = condition.requirements.into_iter().zip(&shown.requirements);
    let led = led.map(|(line, shown)| RequirementLine {
        href: public_href(shown.requirement.question).unwrap_or_default(),
        ..line
    });
    Some(Condition { requirements: led.collect(), ..condition })
}

fn public_forecast(shown: &actions::ShownForecast) -> ForecastLine {
    let line = forecast_line(shown);
    ForecastLine { quotes: quotes(line.quotes), ..line }
}

fn public_settlement(shown: &actions::ShownSettlement) -> SettlementLine {
    let line = settlement_line(shown);
    SettlementLine { quotes: quotes(line.quotes), ..line }
}
