//! `forsooth watches`: what is watched, and what fits it.

use actions::{Filling, list_watches};

use crate::filling::Filled;
use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(place: &Place, output: Output) -> anyhow::Result<()> {
    let mut filled = Filled::new(output);
    let progress = &mut |done, all| filled.tell(done, all);
    let list = list_watches(&place.open()?, Filling::Whole, progress)?;
    output.data(&list, print::watches)?;
    for note in &list.notes {
        output.say(note);
    }
    if list.watches.is_empty() {
        output.say("Nothing is watched. Watch a search: forsooth watch --help");
    } else if list.watches.iter().any(|watch| watch.new > 0) {
        output.say("Say what you make of it: forsooth watches seen WATCH --view keeps|changes");
    }
    Ok(())
}
