//! What the question page tells line by line: its answers, its condition, and what was recorded.

use actions::{Recorded, ShownProposal, ShownQuestion, ShownRequirement};
use domain::{Misled, QuestionKind, Reopening, ScheduleChange, Withdrawal};
use jiff::Timestamp;

use crate::pages::answer::day;
use crate::pages::view::{Chip, QuoteView, href};

/// The answers of a question that asks for anything but yes or no.
pub(super) struct AsksFor {
    pub(super) words: String,
    /// What the form for a forecast begins with, a line for each answer.
    pub(super) form: String,
    /// How many lines the form has.
    pub(super) rows: usize,
    pub(super) example: String,
    /// How an answer outside of what it asks for is written, to stand behind the example.
    pub(super) outside: &'static str,
}

pub(super) struct Condition {
    pub(super) text: String,
    pub(super) requirements: Vec<RequirementLine>,
}

pub(super) struct RequirementLine {
    pub(super) text: String,
    pub(super) href: String,
    pub(super) chip: Chip,
}

pub(super) struct ChangeLine {
    pub(super) id: String,
    pub(super) words: String,
    pub(super) at: String,
}

pub(super) struct WithdrawalLine {
    pub(super) id: String,
    pub(super) forecast: String,
    pub(super) author: String,
    pub(super) at: String,
}

pub(super) struct ProposalLine {
    pub(super) id: String,
    pub(super) answer: String,
    pub(super) author: String,
    pub(super) reason: String,
    pub(super) quotes: Vec<QuoteView>,
}

pub(super) struct ForecastLine {
    pub(super) id: String,
    pub(super) at: String,
    pub(super) author: String,
    pub(super) words: String,
    pub(super) reason: String,
    pub(super) quotes: Vec<QuoteView>,
}

pub(super) struct SettlementLine {
    pub(super) id: String,
    pub(super) chip: Chip,
    /// Whether it ended the question and was undone later.
    pub(super) undone: bool,
    pub(super) known: String,
    /// Why it is annulled, ambiguous or not to be told yet.
    pub(super) reason: Option<String>,
    /// When to look again, where it is not to be told yet.
    pub(super) look_again: Option<String>,
    pub(super) author: String,
    pub(super) quotes: Vec<QuoteView>,
}

pub(super) struct ReopeningLine {
    pub(super) id: String,
    pub(super) settlement: String,
    pub(super) author: String,
    pub(super) at: String,
    pub(super) reason: String,
}

/// How a forecaster did by one rule.
pub(super) struct ScoreRow {
    pub(super) rule: &'static str,
    pub(super) direction: &'static str,
    pub(super) last: String,
    pub(super) over_time: String,
}

pub(super) struct MisledLine {
    pub(super) id: String,
    pub(super) author: String,
    pub(super) technique: String,
    pub(super) note: Option<String>,
}

pub(super) fn condition(shown: &ShownQuestion) -> Option<Condition> {
    let condition = shown.question.record.condition.as_ref()?;
    let line = |shown: &ShownRequirement| RequirementLine {
        text: shown.requirement.to_string(),
        href: href(shown.requirement.question),
        chip: Chip::of(&shown.state),
    };
    let requirements = shown.requirements.iter().map(line).collect();
    Some(Condition { text: condition.text.clone(), requirements })
}

pub(super) fn asks_for(shown: &ShownQuestion) -> Option<AsksFor> {
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
    let (words, example) = (kind.asks_for(&shown.options), example.to_owned());
    Some(AsksFor { words, form, rows, example, outside: outside(kind) })
}

/// How an answer outside of what a question asks for is written.
fn outside(kind: &QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Binary | QuestionKind::Choice(_) => "",
        QuestionKind::Numeric(range) => range.bounds.words(),
        QuestionKind::Date(range) => range.bounds.words_of_days(),
        QuestionKind::Horizons(_) => ", or after if it did not happen by then",
    }
}

/// The quantiles that the form asks for.
fn levels() -> Vec<String> {
    ["10%", "50%", "90%"].map(str::to_owned).into()
}

/// A moment for readers: the day where it is the end of one, and else as it is told.
pub(super) fn moment(at: Timestamp, told: &str) -> String {
    let is_end = at.strftime("%H:%M:%S").to_string() == "23:59:59";
    if is_end { day(at) } else { told.to_owned() }
}

pub(super) fn change_line(change: &Recorded<ScheduleChange>) -> ChangeLine {
    let Recorded { id, recorded_at, record, .. } = change;
    ChangeLine { id: id.to_string(), words: record.fate.words(), at: day(*recorded_at) }
}

pub(super) fn withdrawal_line(withdrawal: &Recorded<Withdrawal>) -> WithdrawalLine {
    let Recorded { id, recorded_at, author, record } = withdrawal;
    let [id, forecast] = [id, &record.forecast].map(ToString::to_string);
    WithdrawalLine { id, forecast, author: author.clone(), at: day(*recorded_at) }
}

pub(super) fn proposal_line(shown: &ShownProposal) -> ProposalLine {
    let Recorded { id, author, record, .. } = &shown.proposal;
    ProposalLine {
        id: id.to_string(),
        answer: record.resolution.words(),
        author: author.clone(),
        reason: record.reason.clone().unwrap_or_default(),
        quotes: QuoteView::all(&shown.quotes),
    }
}

pub(super) fn forecast_line(shown: &actions::ShownForecast) -> ForecastLine {
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

pub(super) fn settlement_line(shown: &actions::ShownSettlement) -> SettlementLine {
    let settlement = &shown.settlement;
    SettlementLine {
        id: settlement.id.to_string(),
        chip: Chip::settled(&settlement.record.resolution),
        undone: settlement.record.resolution.is_final() && !shown.stands,
        known: day(settlement.record.known_at),
        reason: settlement.record.resolution.reason().map(str::to_owned),
        look_again: settlement.record.resolution.look_again().map(|day| day.to_string()),
        author: settlement.author.clone(),
        quotes: QuoteView::all(&shown.quotes),
    }
}

pub(super) fn reopening_line(reopening: &Recorded<Reopening>) -> ReopeningLine {
    let Recorded { id, recorded_at, author, record } = reopening;
    let [id, settlement] = [id, &record.settlement].map(ToString::to_string);
    let (at, reason) = (day(*recorded_at), record.reason.clone());
    ReopeningLine { id, settlement, author: author.clone(), at, reason }
}

pub(super) fn misled_line(misled: &Recorded<Misled>) -> MisledLine {
    let Recorded { id, author, record, .. } = misled;
    MisledLine {
        id: id.to_string(),
        author: author.clone(),
        technique: record.technique.clone(),
        note: record.note.clone(),
    }
}
