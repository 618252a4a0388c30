//! The page on which hypotheses are opened: what may explain a matter, and the evidence.

use actions::{
    Desk, HypothesesError, LookUpError, MatrixEvidenceRef, MatrixFlaw, OpenHypotheses,
    open_hypotheses, parse_probability,
};
use askama::Template;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, refused};
use crate::pages::ask_question::named;
use crate::pages::form::{Form, refused_at};
use crate::pages::pager::address;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

const PATH: &str = "/hypotheses/new";
/// What the ids of the form's fields begin with.
const NAME: &str = "hypotheses";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).post(PATH, send)
}

#[derive(Template)]
#[template(path = "open_hypotheses.html")]
struct OpenPage<'a> {
    layout: Layout,
    form: &'a Form,
}

async fn begin(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    let path = address(PATH, &asked);
    show(&desk, spot(format, path), Form::filled(NAME, asked)).await
}

async fn send(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = |desk: &mut Desk, typed: &Typed| Ok(href(open_hypotheses(desk, &request(typed)?)?));
    act(&desk, (format, typed), work, |typed, failure| {
        show(&desk, spot(Format::Html, PATH.to_owned()), Form::refused(NAME, typed, failure))
    })
    .await
}

fn request(typed: &Typed) -> Result<OpenHypotheses, Failure> {
    Ok(OpenHypotheses {
        matter: typed.text("matter").trim().to_owned(),
        hypotheses: typed.lines("hypotheses"),
        priors: typed.read_lines("priors", parse_probability)?,
        evidence: typed.read_lines("evidence", str::parse::<MatrixEvidenceRef>)?,
        judgment: typed.read("judgment", str::parse)?,
    })
}

async fn show(desk: &SharedDesk, spot: Spot, form: Form) -> Result<Response, Failure> {
    answer(
        desk,
        spot,
        |_| Ok(form),
        |mut layout, form| {
            "Open hypotheses".clone_into(&mut layout.title);
            OpenPage { layout, form }.render()
        },
    )
    .await
}

fn spot(format: Format, path: String) -> Spot {
    Spot { format, place: Some(Place::Judgments), path }
}

impl From<HypothesesError> for Failure {
    fn from(error: HypothesesError) -> Self {
        match error {
            HypothesesError::Flaw(flaw) => refused_at(field_of(&flaw), flaw),
            HypothesesError::HasPriors(_) | HypothesesError::Nothing(_) => {
                refused_at("hypotheses", error)
            }
            HypothesesError::Evidence(error) => refused_at("evidence", error),
            HypothesesError::LookUp(error) => named(error),
            HypothesesError::Machine(_) => refused(error),
            HypothesesError::Ledger(error) => LookUpError::from(error).into(),
        }
    }
}

/// The field that a flaw stands in.
fn field_of(flaw: &MatrixFlaw) -> &'static str {
    match flaw {
        MatrixFlaw::NoMatter => "matter",
        MatrixFlaw::NoPrior(_) | MatrixFlaw::PriorSum { .. } | MatrixFlaw::Chances { .. } => {
            "priors"
        }
        MatrixFlaw::EvidenceTwice { .. } => "evidence",
        MatrixFlaw::TooFew(_)
        | MatrixFlaw::Blank(_)
        | MatrixFlaw::Twice { .. }
        | MatrixFlaw::Rows { .. }
        | MatrixFlaw::Cells { .. } => "hypotheses",
    }
}
