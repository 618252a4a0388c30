//! A job: how far it is, what failed, and the forms that cancel it, go on with it, or try again.

use actions::{
    ChangeJobError, Desk, Job, JobId, JobPlace, ShownItem, ShownJob, cancel_job, resume_job,
    retry_job, show_job,
};
use askama::Template;
use axum::extract::Path;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer};
use crate::pages::form::Form;
use crate::pages::job_view::JobView;
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::pages::view;
use crate::serve::SharedDesk;

/// How many failures, and how many of the documents added last, a page shows.
const MOST: usize = 100;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/jobs/{id}", page)
        .get("/jobs/{id}/progress", progress)
        .get("/jobs/{id}/cancel", back)
        .post("/jobs/{id}/cancel", cancel)
        .get("/jobs/{id}/resume", back)
        .post("/jobs/{id}/resume", resume)
        .get("/jobs/{id}/retry", back)
        .post("/jobs/{id}/retry", retry)
}

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage<'a> {
    layout: Layout,
    shown: ShownView<'a>,
    form: Form,
}

#[derive(Template)]
#[template(path = "parts/job.html")]
struct JobPart<'a> {
    shown: ShownView<'a>,
}

/// A job as its page shows it.
struct ShownView<'a> {
    job: &'a Job,
    view: JobView,
    failures: Vec<Failing<'a>>,
    more_failures: usize,
    /// The documents that were added last, the newest first.
    added: Vec<(String, String)>,
    /// What else is to be said of its items.
    told: Vec<(&'a str, &'a str)>,
}

/// A row of what failed.
struct Failing<'a> {
    item: &'a str,
    place: &'a str,
    error: &'a str,
}

impl<'a> ShownView<'a> {
    fn of(shown: &'a ShownJob) -> Self {
        let mut failures: Vec<Failing<'a>> = shown.failed().flat_map(failing).collect();
        let more_failures = failures.len().saturating_sub(MOST);
        failures.truncate(MOST);
        let ends = || shown.items.iter().filter_map(|item| Some((item, item.end.as_ref()?)));
        let added = ends().flat_map(|(_, end)| &end.added).rev().take(MOST);
        let added = added.map(|id| (id.to_string(), view::href(*id)));
        let told = ends().flat_map(|(item, end)| end.told.iter().map(|it| (&*item.name, &**it)));
        Self {
            job: &shown.job,
            view: JobView::of(&shown.job),
            failures,
            more_failures,
            added: added.collect(),
            told: told.take(MOST).collect(),
        }
    }
}

fn failing(item: &ShownItem) -> impl Iterator<Item = Failing<'_>> {
    item.end.iter().flat_map(|end| &end.failures).map(|failure| Failing {
        item: &item.name,
        place: failure.place.as_deref().unwrap_or_default(),
        error: &failure.error,
    })
}

async fn page(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    show(&desk, format, job_from(&id)?, Form::filled("job", Typed::default())).await
}

async fn show(
    desk: &SharedDesk,
    format: Format,
    id: JobId,
    form: Form,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: None, path: format!("/jobs/{id}") };
    let work = move |desk: &Desk| Ok(show_job(desk, id)?);
    answer(desk, spot, work, |mut layout, shown: &ShownJob| {
        layout.title = format!("{id}: {}", shown.job.title);
        JobPage { layout, shown: ShownView::of(shown), form }.render()
    })
    .await
}

/// What the script puts in the place of the job now and then.
async fn progress(desk: SharedDesk, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = job_from(&id)?;
    let shown = desk.with(move |desk| Ok(show_job(desk, id)?)).await?;
    let part = JobPart { shown: ShownView::of(&shown) }.render();
    part.map(|part| Html(part).into_response()).map_err(|_| Failure::internal())
}

/// What is to become of a job.
type Change = fn(&Desk, JobId) -> Result<Job, ChangeJobError>;

async fn cancel(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    change(&desk, &id, (format, typed), cancel_job).await
}

async fn resume(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let resume: Change = |desk, id| resume_job(desk, id, JobPlace::Background);
    change(&desk, &id, (format, typed), resume).await
}

async fn retry(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let retry: Change = |desk, id| retry_job(desk, id, JobPlace::Background);
    change(&desk, &id, (format, typed), retry).await
}

async fn change(
    desk: &SharedDesk,
    id: &str,
    (format, typed): (Format, Typed),
    change: Change,
) -> Result<Response, Failure> {
    let id = job_from(id)?;
    let work = move |desk: &mut Desk, _: &Typed| {
        change(desk, id)?;
        Ok(format!("/jobs/{id}"))
    };
    let again = |typed, failure| show(desk, Format::Html, id, Form::refused("job", typed, failure));
    let done = act(desk, (format, typed), work, again).await;
    desk.wake_worker();
    done
}

/// Reads a job's name from a path; what is none names no page.
fn job_from(text: &str) -> Result<JobId, Failure> {
    text.parse().map_err(|error: actions::NotAJobId| Failure::not_found(error.to_string()))
}

/// Whoever reloads the answer to a form comes back to the job.
async fn back(Path(id): Path<String>) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&format!("/jobs/{}", job_from(&id)?)))
}
