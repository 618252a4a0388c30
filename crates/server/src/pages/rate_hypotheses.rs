//! The form in which an analyst rates hypotheses, a cell for each with each piece of evidence.

use actions::{
    Coherence, Desk, NotARow, RateHypotheses, RateHypothesesError, RatedRow, ShownHypotheses,
    parse_probability, rate_hypotheses, show_hypotheses,
};
use axum::extract::Path;
use axum::response::{Redirect, Response};
use domain::{Cell, Id, Probability};

use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::{act, id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::posted::Posted;
use crate::pages::show_hypotheses::show_again;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

/// What the ids of the form's fields begin with.
pub(crate) const NAME: &str = "ratings";

/// How chances that do not add up to 100% are made to.
pub(crate) const COHERENCE: [(&str, &str); 3] = [
    ("", "leave them as they are"),
    ("nearest", "take the nearest that do: differences stay"),
    ("proportional", "in proportion: ratios stay"),
];

pub(crate) fn routes() -> Routes {
    Routes::new().get("/hypotheses/{id}/ratings", back).post("/hypotheses/{id}/ratings", rate)
}

/// Whoever reloads the answer to the form comes back to the hypotheses.
async fn back(Path(id): Path<String>) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&href(id_from(&id)?)))
}

async fn rate(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let again = |typed, failure| show_again(&desk, id, Form::refused(NAME, typed, failure));
    let work = move |desk: &mut Desk, typed: &Typed| {
        let shown = show_hypotheses(desk, id)?;
        rate_hypotheses(desk, &request(id, &shown, typed)?)?;
        Ok(href(id))
    };
    act(&desk, (format, typed), work, again).await
}

fn request(id: Id, shown: &ShownHypotheses, typed: &Typed) -> Result<RateHypotheses, Failure> {
    let hypotheses = shown.hypotheses.record.hypotheses.len();
    let evidence = shown.hypotheses.record.evidence.len();
    let mut rows = vec![];
    for hypothesis in 1..=hypotheses {
        let cells = (1..=evidence).map(|piece| cell(typed, &cell_field(hypothesis, piece)));
        let cells = cells.collect::<Result<Vec<_>, Failure>>()?;
        if cells.iter().any(Option::is_some) {
            rows.push(RatedRow { hypothesis, cells });
        }
    }
    let coherence = match typed.given("coherence") {
        None => None,
        Some("nearest") => Some(Coherence::Nearest),
        Some("proportional") => Some(Coherence::Proportional),
        Some(other) => {
            let message =
                format!("\"{other}\" is no way to make chances add up; choose one of the list");
            return Err(refused_at("coherence", message));
        }
    };
    Ok(RateHypotheses { hypotheses: id, rows, chances: chances(typed, hypotheses)?, coherence })
}

/// The field of a cell, both counted from 1.
pub(crate) fn cell_field(hypothesis: usize, piece: usize) -> String {
    format!("cell-{hypothesis}-{piece}")
}

/// The field of a chance, counted from 1.
pub(crate) fn chance_field(hypothesis: usize) -> String {
    format!("chance-{hypothesis}")
}

/// A cell as it was typed; none is left as it was.
fn cell(typed: &Typed, field: &str) -> Result<Option<Cell>, Failure> {
    let read = |text: &str| {
        let row = format!("1: {text}").parse::<RatedRow>().map_err(|error| no_cell(&error))?;
        match row.cells.as_slice() {
            [cell] => Ok(*cell),
            _ => Err(format!("\"{text}\" is more than one cell; give one mark or one likelihood")),
        }
    };
    Ok(typed.read(field, read)?.flatten())
}

/// Why a text is no cell, in words of the page.
fn no_cell(error: &NotARow) -> String {
    match error {
        NotARow::NoCell(text) => format!(
            "\"{text}\" is no cell; give a mark (CC, C, N, I, II, NA), a step as 6/7 or a likelihood \
             as 70%"
        ),
        NotARow::NoNumber(_) | NotARow::Step(_) | NotARow::Likelihood(_) => error.to_string(),
    }
}

/// The chances, one for each hypothesis or none.
fn chances(typed: &Typed, hypotheses: usize) -> Result<Vec<Probability>, Failure> {
    let fields: Vec<String> = (1..=hypotheses).map(chance_field).collect();
    if fields.iter().all(|field| typed.given(field).is_none()) {
        return Ok(vec![]);
    }
    let lacking = "give a chance for each hypothesis, or for none";
    fields.iter().map(|field| typed.need(field, lacking, parse_probability)).collect()
}

impl From<RateHypothesesError> for Failure {
    fn from(error: RateHypothesesError) -> Self {
        match error {
            RateHypothesesError::LookUp(error) => error.into(),
            RateHypothesesError::Nothing => {
                refused("nothing is rated; fill in a cell, or the chances")
            }
            RateHypothesesError::NoProportions => refused_at("coherence", error),
            RateHypothesesError::NoSuchHypothesis { .. }
            | RateHypothesesError::Cells { .. }
            | RateHypothesesError::Twice(_)
            | RateHypothesesError::Flaw(_)
            | RateHypothesesError::Ledger(_) => refused(error),
        }
    }
}
