//! `forsooth catalogue --on ID --answer ANSWER`: says how one prediction came out.

use actions::{AnswerPrediction, answer_prediction};

use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(request: &AnswerPrediction, place: &Place, output: Output) -> anyhow::Result<()> {
    print::recorded(answer_prediction(&mut place.open()?, request)?, output)
}
