//! `forsooth list`: everything of a kind, a line each.

use actions::{ListQuestions, QuestionOrder, Standing, list_entries, list_questions};
use anyhow::bail;
use clap::ValueEnum;
use domain::Kind;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List everything of a kind, a line each.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth list questions --state open --words geneva")]
pub(crate) struct Args {
    /// What to list.
    kind: Listed,
    /// Only questions that stand so: open, closed, overtaken, settled or void.
    #[arg(long)]
    state: Option<Standing>,
    /// Only questions whose text holds each of these words.
    #[arg(long, default_value = "", hide_default_value = true)]
    words: String,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Listed {
    Documents,
    Statements,
    Events,
    Positions,
    Scheduled,
    Relations,
    NotedJudgments,
    NotedPredictions,
    Judgments,
    Questions,
    AddedOptions,
    Forecasts,
    Withdrawals,
    ScheduleChanges,
    Proposals,
    Settlements,
    Reopenings,
    Briefs,
    SourceGrades,
    ItemGrades,
    AssumptionChecks,
    Hypotheses,
    Subscriptions,
    PageChecks,
    AccountChanges,
    Visibilities,
    Erasures,
}

impl Listed {
    fn kind(self) -> Kind {
        match self {
            Self::Documents => Kind::Document,
            Self::Statements => Kind::Statement,
            Self::Events => Kind::Event,
            Self::Positions => Kind::Position,
            Self::Scheduled => Kind::ScheduledEvent,
            Self::Relations => Kind::Relation,
            Self::NotedJudgments => Kind::NotedJudgment,
            Self::NotedPredictions => Kind::NotedPrediction,
            Self::Judgments => Kind::Judgment,
            Self::Questions => Kind::Question,
            Self::Forecasts => Kind::Forecast,
            Self::AddedOptions => Kind::AddedOption,
            Self::Withdrawals => Kind::Withdrawal,
            Self::ScheduleChanges => Kind::ScheduleChange,
            Self::Proposals => Kind::ProposedSettlement,
            Self::Settlements => Kind::Settlement,
            Self::Reopenings => Kind::Reopening,
            Self::Briefs => Kind::Brief,
            Self::SourceGrades => Kind::SourceGrade,
            Self::ItemGrades => Kind::ItemGrade,
            Self::AssumptionChecks => Kind::AssumptionCheck,
            Self::Hypotheses => Kind::Hypotheses,
            Self::Subscriptions => Kind::Subscription,
            Self::PageChecks => Kind::PageCheck,
            Self::AccountChanges => Kind::AccountChange,
            Self::Visibilities => Kind::Visibility,
            Self::Erasures => Kind::Erasure,
        }
    }
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let kind = args.kind.kind();
    let is_filtered = args.state.is_some() || !args.words.is_empty();
    if is_filtered && kind != Kind::Question {
        bail!("--state and --words choose among questions; leave them out, or list questions");
    }
    let desk = place.open()?;
    let entries = if kind == Kind::Question {
        list_questions(&desk, &wanted(args))?.entries
    } else {
        list_entries(&desk, kind)?
    };
    output.data(&entries, |entries, out| print::list(entries, out))?;
    if entries.is_empty() && is_filtered {
        output.say("No question is like that.");
    } else if entries.is_empty() {
        output.say(&format!("No {kind} yet. {}", print::how_to_make(kind)));
    }
    Ok(())
}

fn wanted(args: &Args) -> ListQuestions {
    ListQuestions {
        standing: args.state,
        words: args.words.clone(),
        order: QuestionOrder::Oldest,
        ..ListQuestions::default()
    }
}
