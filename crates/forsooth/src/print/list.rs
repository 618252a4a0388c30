//! Lists on a terminal, a line each.

use std::io::{Result, Write};

use actions::{ListedEntry, QuestionState};
use domain::Kind;

use crate::guard::one_line;
use crate::style::{ATTENTION, FAINT, ID};

/// Prints a line for each entry.
pub(crate) fn list(entries: &[ListedEntry], out: &mut dyn Write) -> Result<()> {
    let width = entries.iter().map(|entry| entry.id.to_string().len()).max().unwrap_or(0);
    for entry in entries {
        let id = entry.id.to_string();
        write!(out, "{ID}{id:<width$}{ID:#}  {}", one_line(&entry.line))?;
        if let Some(state) = &entry.state {
            write!(out, "  {ATTENTION}{}{ATTENTION:#}", state_word(state))?;
        }
        if let Some(overtaken) = &entry.overtaken {
            write!(out, " {ATTENTION}({}){ATTENTION:#}", one_line(overtaken))?;
        }
        writeln!(out, "  {FAINT}{}{FAINT:#}", one_line(&entry.author))?;
    }
    Ok(())
}

/// The state of a question in a word or two.
pub(crate) fn state_word(state: &QuestionState) -> String {
    match state {
        QuestionState::Open => "open".to_owned(),
        QuestionState::Closed => "closed".to_owned(),
        QuestionState::Settled { resolution, .. } => {
            format!("settled: {}", one_line(&resolution.words()))
        }
        QuestionState::Void { .. } => "void".to_owned(),
    }
}

/// What to do so that there is one of a kind.
pub(crate) fn how_to_make(kind: Kind) -> &'static str {
    match kind {
        Kind::Desk
        | Kind::Document
        | Kind::Statement
        | Kind::Event
        | Kind::Position
        | Kind::ScheduledEvent
        | Kind::Relation
        | Kind::NotedJudgment
        | Kind::NotedPrediction => "Add a document: forsooth add FILE",
        Kind::Judgment => "Make one: forsooth judge --help",
        Kind::Question => "Ask one: forsooth ask --help",
        Kind::Forecast => "Make one: forsooth forecast --help",
        Kind::AddedOption => "Add one to a question: forsooth option --help",
        Kind::Withdrawal => "Nobody has taken a forecast back.",
        Kind::ScheduleChange => "Note one: forsooth schedule --help",
        Kind::ProposedSettlement => "Make one: forsooth propose --help",
        Kind::Settlement => "Settle a question: forsooth settle --help",
        Kind::Reopening => "Nothing had to be undone.",
        Kind::Brief => "Write one: forsooth brief --help",
        Kind::SourceGrade | Kind::ItemGrade => "Give one: forsooth grade --help",
        Kind::AssumptionCheck => "No assumption was broken.",
        Kind::CataloguedPrediction => "Read old notes: forsooth catalogue FOLDER",
        Kind::CatalogueAnswer | Kind::CatalogueUndoing | Kind::CatalogueCorrection => {
            "Say how predictions came out: forsooth catalogue --settle"
        }
        Kind::Misled => "Name what misled you: forsooth misled --help",
        Kind::QuestionTopic => "Name one: forsooth topic --help",
        Kind::Subscription => "Subscribe to one: forsooth subscribe --help",
        Kind::Unsubscription => "No subscription was ended.",
        Kind::Watch => "Watch a search: forsooth watch --help",
        Kind::WatchLook => "Look at what a watch raised: forsooth watches seen --help",
        Kind::WatchEnd => "No watch was ended.",
        Kind::Erasure => "Nothing was erased.",
        Kind::PageCheck => "No page was found gone: forsooth fetch-again --help",
        Kind::EventImport => "Import some: forsooth import-events --help",
        Kind::AccountChange => "Begin with an administrator: forsooth account begin --help",
        Kind::Visibility => "Say who sees something: forsooth visibility --help",
        Kind::HouseLadder => "Add one: forsooth ladder add --help",
        Kind::Hypotheses | Kind::Ratings => "Open some: forsooth hypotheses --help",
    }
}
