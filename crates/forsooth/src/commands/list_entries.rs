//! `forsooth list`: everything of a kind, a line each.

use actions::list_entries;
use clap::ValueEnum;
use domain::Kind;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// List everything of a kind, a line each.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth list questions")]
pub(crate) struct Args {
    /// What to list.
    kind: Listed,
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
        }
    }
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let kind = args.kind.kind();
    let entries = list_entries(&place.open()?, kind)?;
    output.data(&entries, |entries, out| print::list(entries, out))?;
    if entries.is_empty() {
        output.say(&format!("No {kind} yet. {}", print::how_to_make(kind)));
    }
    Ok(())
}
