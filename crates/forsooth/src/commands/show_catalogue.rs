//! `forsooth catalogue`: the predictions of old notes, and what they come to.

use actions::{LookUpError, show_catalogue};
use domain::Id;

use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(only_record: bool, place: &Place, output: Output) -> anyhow::Result<()> {
    let mut catalogue = show_catalogue(&place.open()?)?;
    let is_empty = catalogue.predictions.is_empty();
    if only_record {
        catalogue.predictions.clear();
    }
    output.data(&catalogue, |catalogue, out| print::catalogue(catalogue, out))?;
    if is_empty {
        output.say("The catalogue is empty. Read old notes: forsooth catalogue FOLDER");
    }
    Ok(())
}

pub(crate) fn run_one(prediction: Id, place: &Place, output: Output) -> anyhow::Result<()> {
    let catalogue = show_catalogue(&place.open()?)?;
    let found = catalogue.find(prediction).ok_or(LookUpError::NoSuch(prediction))?;
    output.data(found, |found, out| print::catalogued_prediction(found, out))
}
