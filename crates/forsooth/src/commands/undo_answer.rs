//! `forsooth catalogue --on ID --undo`: undoes one's own answer.

use actions::{UndoAnswer, undo_answer};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(
    prediction: Id,
    reason: String,
    place: &Place,
    output: Output,
) -> anyhow::Result<()> {
    print::recorded(undo_answer(&mut place.open()?, &UndoAnswer { prediction, reason })?, output)
}
