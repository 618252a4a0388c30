//! The page on which a judgment is made.

use actions::{Desk, record_judgment_under};
use askama::Template;
use axum::response::Response;
use serde::Serialize;

use super::start::{Start, lines, start};
use super::typed_judgment::{judgment, refusal};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer};
use crate::pages::form::Form;
use crate::pages::margin_card::MarginCard;
use crate::pages::pager::address;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

const PATH: &str = "/judgments/new";
/// What the ids of the form's fields begin with.
const NAME: &str = "judgment";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).post(PATH, send)
}

/// The form with what there is to point at.
#[derive(Serialize)]
struct Draft {
    form: Form,
    read: Vec<domain::Entry>,
}

#[derive(Template)]
#[template(path = "record_judgment.html")]
struct JudgePage<'a> {
    layout: Layout,
    form: &'a Form,
    read: Vec<MarginCard>,
}

async fn begin(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    let path = address(PATH, &asked);
    let work = |desk: &Desk| {
        let Start { typed, read } = start(desk, asked)?;
        Ok(Draft { form: Form::filled(NAME, typed), read })
    };
    answer(&desk, spot(format, path), work, page).await
}

async fn send(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = |desk: &mut Desk, typed: &Typed| {
        let made = record_judgment_under(desk, typed.given("topic"), &judgment(typed)?);
        made.map(href).map_err(|error| refusal(typed, error))
    };
    act(&desk, (format, typed), work, |typed, failure| again(&desk, typed, failure)).await
}

async fn again(desk: &SharedDesk, typed: Typed, failure: Failure) -> Result<Response, Failure> {
    let work = |desk: &Desk| {
        // What there is to point at is shown again, too, as far as it can be found.
        let read = start(desk, typed.clone()).map_or_else(|_| vec![], |start| start.read);
        Ok(Draft { form: Form::refused(NAME, typed, failure), read })
    };
    answer(desk, spot(Format::Html, PATH.to_owned()), work, page).await
}

fn page(mut layout: Layout, draft: &Draft) -> askama::Result<String> {
    "Make a judgment".clone_into(&mut layout.title);
    JudgePage { layout, form: &draft.form, read: lines(&draft.read) }.render()
}

fn spot(format: Format, path: String) -> Spot {
    Spot { format, place: Some(Place::Judgments), path }
}
