//! `forsooth record`: how good each forecaster has been.

use actions::{RecordBy, show_record};
use clap::ValueEnum;

use crate::commands::{compare_people, group_record};
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show the track record: scores and calibration of each forecaster, with counts.
#[derive(clap::Args, Debug)]
#[command(
    before_help = "Example:\n  forsooth record                          everybody, the desk and the team\n  forsooth record --by topic               the same by topic\n  forsooth record --person Anna --against Ben"
)]
pub(crate) struct Args {
    /// Tell it by this instead.
    #[arg(long, value_name = "WHAT")]
    by: Option<By>,

    /// Compare with this person, on the questions that both forecast.
    #[arg(long, value_name = "PERSON", conflicts_with = "by")]
    against: Option<String>,

    /// Whom to compare [default: whoever is at the desk].
    #[arg(long, value_name = "PERSON", requires = "against")]
    person: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    /// Who forecast.
    Person,
    /// The topic of the question: forsooth topic.
    Topic,
    /// The source of the evidence of the judgment behind the question.
    Source,
    /// What misled the forecaster: forsooth misled.
    Technique,
    /// How long before the deadline the forecast was made.
    Horizon,
}

impl By {
    fn by(self) -> RecordBy {
        match self {
            Self::Person => RecordBy::Person,
            Self::Topic => RecordBy::Topic,
            Self::Source => RecordBy::Source,
            Self::Technique => RecordBy::Technique,
            Self::Horizon => RecordBy::Horizon,
        }
    }
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    if let Some(by) = args.by {
        return group_record::run(by.by(), place, output);
    }
    if let Some(against) = &args.against {
        return compare_people::run(args.person, against, place, output);
    }
    let record = show_record(&place.open()?)?;
    output.data(&record, |record, out| print::record(record, out))
}
