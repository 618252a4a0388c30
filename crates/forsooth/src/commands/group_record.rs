//! `forsooth record --by …`: the record by person, topic, source, technique or horizon.

use actions::{RecordBy, group_record};

use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(by: RecordBy, place: &Place, output: Output) -> anyhow::Result<()> {
    let record = group_record(&place.open()?, by)?;
    output.data(&record, |record, out| print::grouped_record(record, out))?;
    if record.groups.is_empty() {
        output.say(match by {
            RecordBy::Technique => "Nobody has named what misled them: forsooth misled --help",
            RecordBy::Person | RecordBy::Topic | RecordBy::Source | RecordBy::Horizon => {
                "Nobody has a score yet: settle a question that has forecasts."
            }
        });
    }
    Ok(())
}
