//! `forsooth catalogue --csv`: the predictions of old notes as a table.

use actions::export_catalogue;

use crate::output::Output;
use crate::place::Place;

pub(crate) fn run(place: &Place, output: Output) -> anyhow::Result<()> {
    let rows = export_catalogue(&place.open()?, &mut std::io::stdout().lock())?;
    output.say(&format!("{} written", crate::print::counted(rows, "row")));
    Ok(())
}
