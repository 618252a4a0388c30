//! `forsooth topic`: puts a question under a topic.

use actions::{SetTopic, set_topic};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Put a question under a topic, so that the record can be told by it.
#[derive(clap::Args, Debug)]
#[command(before_help = "Example:\n  forsooth topic q-1 \"arms control\"")]
pub(crate) struct Args {
    /// The question.
    question: Id,

    /// The topic; it takes the place of an earlier one.
    topic: String,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let request = SetTopic { question: args.question, topic: args.topic };
    print::recorded(set_topic(&mut place.open()?, &request)?, output)?;
    output.say("See the record by topic: forsooth record --by topic");
    Ok(())
}
