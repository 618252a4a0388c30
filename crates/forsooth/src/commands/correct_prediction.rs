//! `forsooth catalogue --on ID --range RANGE`: says what the words of a note meant.

use actions::{CorrectPrediction, correct_prediction};

use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(
    request: &CorrectPrediction,
    place: &Place,
    output: Output,
) -> anyhow::Result<()> {
    print::recorded(correct_prediction(&mut place.open()?, request)?, output)
}
