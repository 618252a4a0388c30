//! The question page: its forecasts over time, its settlement, and everybody's scores.

use actions::{QuestionState, ShownQuestion, list_misleading, show_question};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Id, Resolution};

use crate::chart::Chart;
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::forecast_charts::histories;
use crate::pages::form::{Form, Refused};
use crate::pages::list_watches::WatchLine;
use crate::pages::question_lines::{
    AsksFor, ChangeLine, Condition, ForecastLine, MisledLine, ProposalLine, ReopeningLine,
    ScoreRow, SettlementLine, WithdrawalLine, asks_for, change_line, condition, forecast_line,
    misled_line, moment, proposal_line, reopening_line, settlement_line, withdrawal_line,
};
use crate::pages::typed::Typed;
use crate::pages::view::{Chip, score};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/questions/{id}", show)
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
    reopenings: Vec<ReopeningLine>,
    misled: Vec<MisledLine>,
    watches: Vec<WatchLine>,
    /// The form that was refused, with what was typed.
    refused: Refused,
}

impl QuestionPage<'_> {
    /// The form for the topic, which begins with the one that the question has.
    fn topic_form(&self) -> Form {
        let topic = self.shown.topic.as_deref();
        self.refused.form_or("topic", || Typed::default().with_some("topic", topic))
    }

    /// What may mislead a forecaster, for the form that asks for it.
    fn techniques() -> Vec<(&'static str, String)> {
        let named = list_misleading().iter();
        let named = named.map(|it| (it.name.as_str(), format!("{}: {}", it.name, it.says)));
        std::iter::once(("", "choose".to_owned())).chain(named).collect()
    }

    fn takes_forecasts(&self) -> bool {
        self.shown.state == QuestionState::Open || self.refused.is("forecast")
    }

    fn can_be_withdrawn(&self) -> bool {
        let is_held = self.shown.state == QuestionState::Open && self.shown.held.is_some();
        is_held || self.refused.is("withdrawal")
    }

    fn can_be_settled(&self) -> bool {
        let is_unsettled = matches!(self.shown.state, QuestionState::Open | QuestionState::Closed);
        is_unsettled || self.refused.is("settle")
    }

    fn can_be_reopened(&self) -> bool {
        matches!(self.shown.state, QuestionState::Settled { .. }) || self.refused.is("reopening")
    }

    /// Whether it is settled with an answer that whoever is at the desk has forecast.
    fn may_have_misled(&self) -> bool {
        let own = |scores: &actions::ForecasterScores| scores.forecaster == self.layout.author;
        self.shown.scores.iter().any(own) || self.refused.is("misled")
    }

    /// The question that its condition waits for again, though it was settled.
    fn overtaken_by(&self) -> Option<Id> {
        let is_settled = matches!(self.shown.state, QuestionState::Settled { .. });
        self.shown.awaits.filter(|_| is_settled)
    }

    /// Whether it was settled no while it can still happen.
    fn is_early_no(&self) -> bool {
        let timetable = &self.shown.timetable;
        let is_ahead = timetable.deadline_at > self.layout.now && timetable.ends.is_none();
        let no = |resolution: &Resolution| *resolution == Resolution::No;
        matches!(&self.shown.state, QuestionState::Settled { resolution, .. } if no(resolution))
            && is_ahead
    }

    /// When those who took their last forecast back did so.
    fn withdrawn(scores: &actions::ForecasterScores) -> Option<String> {
        scores.withdrawn_at.map(day)
    }

    /// The event that it waits for.
    fn scheduled(&self) -> Option<String> {
        let checkpoint = self.shown.question.record.checkpoint.as_ref()?;
        checkpoint.scheduled.map(|id| id.to_string())
    }
}

/// The scores of a forecaster, a row a rule.
pub(super) fn score_rows(scores: &actions::ForecasterScores) -> Vec<ScoreRow> {
    let rows = scores.last_scores.iter().zip(&scores.over_time).map(|(last, over_time)| {
        let (rule, direction) = (last.rule.name(), last.rule.direction());
        let (last, over_time) = (score(last.value), score(over_time.value));
        ScoreRow { rule, direction, last, over_time }
    });
    rows.collect()
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Questions), path: format!("/questions/{id}") };
    let page = |layout, shown: &ShownQuestion| page(layout, shown, Refused::default());
    answer(&desk, spot, move |desk| Ok(show_question(desk, id)?), page).await
}

/// Shows the page again with the form that was refused.
pub(crate) async fn show_again(
    desk: &SharedDesk,
    id: Id,
    refused: Form,
) -> Result<Response, Failure> {
    let (place, path) = (Some(Place::Questions), format!("/questions/{id}"));
    let spot = Spot { format: Format::Html, place, path };
    let page = |layout, shown: &ShownQuestion| page(layout, shown, Refused::this(refused));
    answer(desk, spot, move |desk| Ok(show_question(desk, id)?), page).await
}

fn page(mut layout: Layout, shown: &ShownQuestion, refused: Refused) -> askama::Result<String> {
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
        closes: moment(shown.timetable.closes_at, &shown.told.closes),
        deadline: moment(shown.timetable.deadline_at, &shown.told.deadline),
        condition: condition(shown),
        judgment: question.judgment.map(|id| id.to_string()),
        changes: shown.changes.iter().map(change_line).collect(),
        charts: histories(shown),
        forecasts: shown.forecasts.iter().rev().map(forecast_line).collect(),
        withdrawals: shown.withdrawals.iter().map(withdrawal_line).collect(),
        proposals: shown.proposals.iter().map(proposal_line).collect(),
        settlements: shown.settlements.iter().map(settlement_line).collect(),
        reopenings: shown.reopenings.iter().map(reopening_line).collect(),
        misled: shown.misled.iter().map(misled_line).collect(),
        watches: WatchLine::all(&shown.watches),
        refused,
    };
    page.render()
}
