//! The question page: its forecasts over time, its settlement, and everybody's scores.

use actions::{
    QuestionState, Recorded, ShownProposal, ShownQuestion, ShownRequirement, show_question,
};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use domain::{QuestionKind, ScheduleChange, Withdrawal};

use crate::chart::Chart;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::forecast_charts::histories;
use crate::pages::view::{Chip, QuoteView, href};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/questions/{id}", get(show))
}

#[derive(Template)]
#[template(path = "question.html")]
struct QuestionPage<'a> {
    layout: Layout,
    shown: &'a ShownQuestion,
    chip: Chip,
    void: Option<&'a str>,
    asks_for: Option<AsksFor>,
    closes: String,
    deadline: String,
    condition: Option<Condition>,
    judgment: Option<String>,
    changes: Vec<ChangeLine>,
    charts: Vec<Chart>,
    forecasts: Vec<ForecastLine>,
    withdrawals: Vec<WithdrawalLine>,
    proposals: Vec<ProposalLine>,
    settlements: Vec<SettlementLine>,
    takes_forecasts: bool,
    can_be_settled: bool,
}

/// The answers of a question that asks for anything but yes or no.
struct AsksFor {
    words: String,
    /// What the form for a forecast begins with, a line for each answer.
    form: String,
    /// How many lines the form has.
    rows: usize,
    example: String,
}

struct Condition {
    text: String,
    requirements: Vec<RequirementLine>,
}

struct RequirementLine {
    text: String,
    href: String,
    chip: Chip,
}

struct ChangeLine {
    id: String,
    words: String,
    at: String,
}

struct WithdrawalLine {
    id: String,
    forecast: String,
    author: String,
    at: String,
}

struct ProposalLine {
    id: String,
    answer: String,
    author: String,
    reason: String,
    quotes: Vec<QuoteView>,
}

struct ForecastLine {
    id: String,
    at: String,
    author: String,
    words: String,
    reason: String,
    quotes: Vec<QuoteView>,
}

struct SettlementLine {
    id: String,
    chip: Chip,
    /// Whether it ended the question and was undone later.
    undone: bool,
    known: String,
    author: String,
    quotes: Vec<QuoteView>,
}

async fn show(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Questions), path: format!("/questions/{id}") };
    answer(&desk, spot, move |desk| Ok(show_question(desk, id)?), page).await
}

fn page(mut layout: Layout, shown: &ShownQuestion) -> askama::Result<String> {
    let question = &shown.question.record;
    layout.title.clone_from(&question.text);
    let void = match &shown.state {
        QuestionState::Void { reason } => Some(reason.as_str()),
        QuestionState::Open | QuestionState::Closed | QuestionState::Settled { .. } => None,
    };
    let page = QuestionPage {
        layout,
        shown,
        chip: Chip::of(&shown.state),
        void,
        asks_for: asks_for(shown),
        closes: day(shown.timetable.closes_at),
        deadline: day(shown.timetable.deadline_at),
        condition: condition(shown),
        judgment: question.judgment.map(|id| id.to_string()),
        changes: shown.changes.iter().map(change_line).collect(),
        charts: histories(shown),
        forecasts: shown.forecasts.iter().rev().map(forecast_line).collect(),
        withdrawals: shown.withdrawals.iter().map(withdrawal_line).collect(),
        proposals: shown.proposals.iter().map(proposal_line).collect(),
        settlements: shown.settlements.iter().map(settlement_line).collect(),
        takes_forecasts: shown.state == QuestionState::Open,
        can_be_settled: matches!(shown.state, QuestionState::Open | QuestionState::Closed),
    };
    page.render()
}

fn condition(shown: &ShownQuestion) -> Option<Condition> {
    let condition = shown.question.record.condition.as_ref()?;
    let line = |shown: &ShownRequirement| RequirementLine {
        text: shown.requirement.to_string(),
        href: href(shown.requirement.question),
        chip: Chip::of(&shown.state),
    };
    let requirements = shown.requirements.iter().map(line).collect();
    Some(Condition { text: condition.text.clone(), requirements })
}

fn asks_for(shown: &ShownQuestion) -> Option<AsksFor> {
    let kind = &shown.question.record.kind;
    let (answers, example) = match kind {
        QuestionKind::Binary => return None,
        QuestionKind::Choice(_) => {
            (shown.options.clone(), shown.options.first().map_or("", String::as_str))
        }
        QuestionKind::Horizons(horizons) => {
            (horizons.by.iter().map(ToString::to_string).collect(), "2027-03-31")
        }
        QuestionKind::Numeric(_) => (levels(), "120"),
        QuestionKind::Date(_) => (levels(), "2027-03-31"),
    };
    let lines: Vec<String> = answers.iter().map(|answer| format!("{answer}=")).collect();
    let (form, rows) = (lines.join("\n"), answers.len() + 1);
    Some(AsksFor { words: kind.asks_for(&shown.options), form, rows, example: example.to_owned() })
}

/// The quantiles that the form asks for.
fn levels() -> Vec<String> {
    ["10%", "50%", "90%"].map(str::to_owned).into()
}

fn change_line(change: &Recorded<ScheduleChange>) -> ChangeLine {
    let Recorded { id, recorded_at, record, .. } = change;
    ChangeLine { id: id.to_string(), words: record.fate.words(), at: day(*recorded_at) }
}

fn withdrawal_line(withdrawal: &Recorded<Withdrawal>) -> WithdrawalLine {
    let Recorded { id, recorded_at, author, record } = withdrawal;
    let [id, forecast] = [id, &record.forecast].map(ToString::to_string);
    WithdrawalLine { id, forecast, author: author.clone(), at: day(*recorded_at) }
}

fn proposal_line(shown: &ShownProposal) -> ProposalLine {
    let Recorded { id, author, record, .. } = &shown.proposal;
    ProposalLine {
        id: id.to_string(),
        answer: record.resolution.words(),
        author: author.clone(),
        reason: record.reason.clone().unwrap_or_default(),
        quotes: QuoteView::all(&shown.quotes),
    }
}

fn forecast_line(shown: &actions::ShownForecast) -> ForecastLine {
    let forecast = &shown.forecast;
    ForecastLine {
        id: forecast.id.to_string(),
        at: day(forecast.recorded_at),
        author: forecast.author.clone(),
        words: shown.words.clone(),
        reason: forecast.record.reason.clone().unwrap_or_default(),
        quotes: QuoteView::all(&shown.quotes),
    }
}

fn settlement_line(shown: &actions::ShownSettlement) -> SettlementLine {
    let settlement = &shown.settlement;
    SettlementLine {
        id: settlement.id.to_string(),
        chip: Chip::settled(&settlement.record.resolution),
        undone: settlement.record.resolution.is_final() && !shown.stands,
        known: day(settlement.record.known_at),
        author: settlement.author.clone(),
        quotes: QuoteView::all(&shown.quotes),
    }
}
