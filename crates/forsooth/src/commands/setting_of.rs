//! `forsooth setting`: what was under way and scheduled when something was said.

use std::path::PathBuf;
use std::sync::Arc;

use actions::{AskSetting, parse_moment, setting_of};
use domain::Id;
use jiff::Timestamp;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show what was under way and scheduled between a statement's actors on the day it was said.
///
/// It is told from every document that was published by that day.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth setting s-12")]
pub(crate) struct Args {
    /// The statement.
    statement: Id,
    /// As the desk knew it then: nothing recorded or corrected later shows.
    #[arg(long, value_name = "MOMENT", value_parser = parse_moment)]
    as_of: Option<Timestamp>,
    /// A table of actors of your own [default: `actors.tsv` beside the desk].
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
}

pub(crate) fn run(args: &Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let asked = AskSetting {
        statement: args.statement,
        as_of: args.as_of,
        gazetteer: place.own_actors(args.actors.as_deref())?.map(Arc::new),
    };
    let setting = setting_of(&desk, &asked)?;
    output.data(&setting, print::setting)?;
    if setting.said.is_none() {
        output.say("Nobody knows on which day it was said, so that it has no setting.");
    } else if setting.is_empty() {
        output.say("The desk has read of nothing between them or around the speaker by that day.");
    } else if setting.under_way.is_empty() && setting.ahead.is_empty() {
        output.say("The desk has read of nothing between them by that day.");
    }
    Ok(())
}
