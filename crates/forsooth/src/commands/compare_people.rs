//! `forsooth record --against PERSON`: two people on the questions that both forecast.

use actions::compare_people;

use crate::output::Output;
use crate::place::Place;
use crate::print;

pub(crate) fn run(
    person: Option<String>,
    against: &str,
    place: &Place,
    output: Output,
) -> anyhow::Result<()> {
    let person = person.unwrap_or_else(|| place.author());
    let compared = compare_people(&place.open()?, &person, against)?;
    output.data(&compared, |compared, out| print::compared_people(compared, out))
}
