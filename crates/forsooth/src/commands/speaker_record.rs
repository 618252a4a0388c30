//! `forsooth speaker`: what a person, an office or a side has said.

use std::sync::Arc;

use actions::{SpeakerRecord, parse_day, speaker_record};
use clap::ValueEnum;

use crate::filling::Filled;
use crate::output::Output;
use crate::place::Place;
use crate::print;

/// Show what a person, an office or a side has said: by addressee and matter, the newest beside its
/// nearest earlier wordings, formulas that come again, and whether what was announced took place.
#[derive(clap::Args, Debug)]
#[command(before_help = EXAMPLE)]
pub(crate) struct Args {
    /// Who spoke: the name, or some of its words side by side.
    name: Option<String>,
    /// For whom, by the whole name, as Russia.
    #[arg(long)]
    side: Option<String>,
    /// The office that the speaker held, as "foreign minister".
    #[arg(long)]
    office: Option<String>,
    /// Only what was said to them.
    #[arg(long, value_name = "ADDRESSEE")]
    to: Option<String>,
    /// Only what was said on this day or later, as 2022-01-17.
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// Only what was said on this day or before.
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// Only what is put so.
    #[arg(long)]
    form: Option<Form>,
    /// How many statements to print.
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(0..=1000))]
    limit: u16,
}

const EXAMPLE: &str = "\
Example:
  forsooth speaker Lavrov
  forsooth speaker --side Russia --to NATO --since 2021-12-01
  forsooth speaker --office \"foreign minister\" --side Russia --form direct";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    Direct,
    Indirect,
    Mixed,
}

pub(crate) fn run(args: Args, place: &Place, output: Output) -> anyhow::Result<()> {
    let desk = place.open()?;
    let day = |text: &Option<String>| text.as_deref().map(parse_day).transpose();
    let request = SpeakerRecord {
        since: day(&args.since)?,
        until: day(&args.until)?,
        speaker: args.name,
        office: args.office,
        side: args.side,
        addressee: args.to,
        form: args.form.map(|form| match form {
            Form::Direct => domain::Form::Direct,
            Form::Indirect => domain::Form::Indirect,
            Form::Mixed => domain::Form::Mixed,
        }),
        gazetteer: place.own_actors(None)?.map(Arc::new),
        ..SpeakerRecord::default()
    };
    let mut filled = Filled::new(output);
    let record = speaker_record(&desk, &request, &mut |done, all| filled.tell(done, all))?;
    let limit = usize::from(args.limit);
    output.data(&record, |record, out| print::speakers_record(record, limit, out))?;
    for note in &record.notes {
        output.say(note);
    }
    if record.total == 0 {
        output.say(&nobody(&request));
    } else if record.statements.len() > limit {
        output.say("More with --limit.");
    }
    Ok(())
}

/// What is said where nobody who was asked for spoke.
fn nobody(asked: &SpeakerRecord) -> String {
    let SpeakerRecord { speaker, side, office, .. } = asked;
    match (speaker, side, office) {
        (Some(name), ..) => {
            // The first letters find a name that goes on otherwise.
            let begin: String = name.trim().chars().take(LETTERS).collect();
            let begin = begin.split_whitespace().next().unwrap_or_default();
            format!(
                "Nothing that \"{name}\" said is here; names are whole words, and `forsooth search \
                 'speaker:{begin}*'` finds those that begin so."
            )
        }
        (None, Some(side), _) => format!(
            "Nothing said for \"{side}\" is here; give the whole name of a side, as Russia or China."
        ),
        (None, None, Some(office)) => format!(
            "Nothing that a \"{office}\" said is here; give the office as \"foreign minister\"."
        ),
        (None, None, None) => "Nothing said is here.".to_owned(),
    }
}

/// How many letters of a name are looked for where it is not found.
const LETTERS: usize = 4;
