//! The page on which a question is asked.

use actions::{
    Desk, Finding, SetTopic, Template as Pattern, ask_question_by_clock, check_topic, lint_draft,
    list_templates, set_topic,
};
use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::start::{SLOT, Start, from_template, start, template};
use super::typed_question::{clocks, question};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::pager::address;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

const PATH: &str = "/questions/new";
/// What the ids of the form's fields begin with.
const NAME: &str = "question";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).post(PATH, send)
}

/// The form with what is known of the question so far.
#[derive(Serialize)]
struct Draft {
    form: Form,
    note: Option<String>,
    /// What a settler would quarrel about; none until it was checked.
    findings: Option<Vec<Finding>>,
    templates: Vec<&'static Pattern>,
}

#[derive(Template)]
#[template(path = "ask_question.html")]
struct AskPage<'a> {
    layout: Layout,
    draft: &'a Draft,
}

/// A template whose slots are still to be filled in.
#[derive(Serialize)]
struct Unfilled {
    form: Form,
    template: &'static Pattern,
}

#[derive(Template)]
#[template(path = "ask_from_template.html")]
struct TemplatePage<'a> {
    layout: Layout,
    unfilled: &'a Unfilled,
}

impl AskPage<'_> {
    /// The noted prediction that the question is drafted from.
    fn prediction(&self) -> Option<&str> {
        Some(self.draft.form.text("prediction")).filter(|id| !id.is_empty())
    }
}

impl TemplatePage<'_> {
    /// The slots: the name of the field, what belongs there, and one filling.
    fn slots(&self) -> Vec<(String, String, String)> {
        let slot = |it: &actions::Slot| {
            let default =
                it.default.as_ref().map_or_else(String::new, |it| format!("; empty means {it}"));
            (
                format!("{SLOT}{}", it.name),
                capitalized(&it.asks),
                format!("As {}{default}.", it.example),
            )
        };
        self.unfilled.template.slots.iter().map(slot).collect()
    }
}

fn capitalized(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

async fn begin(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    let path = address(PATH, &asked);
    let Some(name) = asked.given("template").map(str::to_owned) else {
        return show(&desk, format, path, |desk| start(desk, asked)).await;
    };
    let template = template(&name)?;
    if asked.beginning(SLOT).next().is_none() {
        let form = Form::filled(NAME, Typed::default());
        return fill(&desk, format, path, Unfilled { form, template }).await;
    }
    match from_template(&name, &asked) {
        Ok(typed) => show(&desk, format, path, |_| Ok(Start { typed, note: None })).await,
        Err(failure) if format == Format::Json => Err(failure),
        Err(failure) => {
            let form = Form::refused(NAME, asked, failure);
            let page = fill(&desk, format, path, Unfilled { form, template }).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn send(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    match typed.given("do") {
        Some("check") => check(&desk, format, typed).await,
        Some("open") | None => {
            act(&desk, (format, typed), open, |typed, failure| again(&desk, typed, failure)).await
        }
        Some(other) => {
            Err(refused(format!("\"{other}\" is nothing to do; send check or open")).at_field("do"))
        }
    }
}

/// Opens the question, and puts it under its topic.
fn open(desk: &mut Desk, typed: &Typed) -> Result<String, Failure> {
    let topic = typed.owned("topic");
    // Looked at first, so that a question is not asked again with a shorter one.
    topic.as_deref().map_or(Ok(()), check_topic).map_err(|error| refused_at("topic", error))?;
    let id = ask_question_by_clock(desk, &question(typed)?, &clocks(typed)?)?;
    if let Some(topic) = topic {
        set_topic(desk, &SetTopic { question: id, topic })?;
    }
    Ok(href(id))
}

/// Says what a settler would quarrel about, and records nothing.
async fn check(desk: &SharedDesk, format: Format, typed: Typed) -> Result<Response, Failure> {
    let kept = typed.clone();
    let found = desk.with(move |desk| Ok(lint_draft(desk, &question(&typed)?)?)).await;
    match (found, format) {
        (Ok(findings), Format::Json) => {
            Ok(Json(serde_json::json!({ "findings": findings })).into_response())
        }
        (Ok(findings), Format::Html) => shown(desk, Form::filled(NAME, kept), Some(findings)).await,
        (Err(failure), Format::Html) if failure.status.is_client_error() => {
            let page = again(desk, kept, failure).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        (Err(failure), Format::Json | Format::Html) => Err(failure),
    }
}

async fn again(desk: &SharedDesk, typed: Typed, failure: Failure) -> Result<Response, Failure> {
    shown(desk, Form::refused(NAME, typed, failure), None).await
}

/// The page after the form was sent.
async fn shown(
    desk: &SharedDesk,
    form: Form,
    findings: Option<Vec<Finding>>,
) -> Result<Response, Failure> {
    let draft = Draft { form, note: None, findings, templates: vec![] };
    answer(desk, spot(Format::Html, PATH.to_owned()), |_| Ok(draft), page).await
}

/// The page as it begins.
async fn show(
    desk: &SharedDesk,
    format: Format,
    path: String,
    start: impl FnOnce(&Desk) -> Result<Start, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    let work = |desk: &Desk| {
        let Start { typed, note } = start(desk)?;
        let listed = list_templates(None).map_err(refused)?;
        let templates = listed.into_iter().map(|listed| listed.template).collect();
        Ok(Draft { form: Form::filled(NAME, typed), note, findings: None, templates })
    };
    answer(desk, spot(format, path), work, page).await
}

async fn fill(
    desk: &SharedDesk,
    format: Format,
    path: String,
    unfilled: Unfilled,
) -> Result<Response, Failure> {
    answer(
        desk,
        spot(format, path),
        |_| Ok(unfilled),
        |mut layout, unfilled| {
            "Ask a question".clone_into(&mut layout.title);
            TemplatePage { layout, unfilled }.render()
        },
    )
    .await
}

fn page(mut layout: Layout, draft: &Draft) -> askama::Result<String> {
    "Ask a question".clone_into(&mut layout.title);
    AskPage { layout, draft }.render()
}

fn spot(format: Format, path: String) -> Spot {
    Spot { format, place: Some(Place::Questions), path }
}
