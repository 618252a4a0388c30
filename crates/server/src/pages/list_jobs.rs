//! The jobs: what runs, what was broken off, and the forms that begin and clear some.

use actions::{
    BeginJobError, ChangeJobError, Desk, FetchFeedsError, Job, JobFileError, JobList, JobPlace,
    RefillIndex, TakeFeeds, begin_job, clear_jobs, list_jobs,
};
use askama::Template;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, refused};
use crate::pages::form::Form;
use crate::pages::job_view::{JobView, href};
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

const PATH: &str = "/jobs";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, jobs)
        .get("/jobs/rows", rows)
        .get("/jobs/clear", back)
        .post("/jobs/clear", clear)
        .get("/jobs/fetch-feeds", back)
        .post("/jobs/fetch-feeds", fetch_feeds)
        .get("/jobs/rebuild-archive", back)
        .post("/jobs/rebuild-archive", rebuild_archive)
}

#[derive(Template)]
#[template(path = "jobs.html")]
struct JobsPage<'a> {
    layout: Layout,
    list: &'a JobList,
    rows: Vec<Row<'a>>,
    form: Form,
}

#[derive(Template)]
#[template(path = "parts/job_rows.html")]
struct RowsPart<'a> {
    rows: Vec<Row<'a>>,
}

/// A job in the list.
struct Row<'a> {
    job: &'a Job,
    href: String,
    view: JobView,
}

impl<'a> Row<'a> {
    fn all(list: &'a JobList) -> Vec<Self> {
        let rows = list.jobs.iter();
        rows.map(|job| Self { job, href: href(job), view: JobView::of(job) }).collect()
    }
}

impl JobsPage<'_> {
    fn is_moving(&self) -> bool {
        self.list.jobs.iter().any(|job| job.standing.is_moving())
    }

    fn has_over(&self) -> bool {
        self.list.jobs.iter().any(|job| job.standing.is_over())
    }
}

async fn jobs(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    show(&desk, format, Form::filled("jobs", Typed::default())).await
}

async fn show(desk: &SharedDesk, format: Format, form: Form) -> Result<Response, Failure> {
    let spot = Spot { format, place: None, path: PATH.to_owned() };
    let work = |desk: &Desk| Ok(list_jobs(desk)?);
    answer(desk, spot, work, |mut layout, list: &JobList| {
        "Jobs".clone_into(&mut layout.title);
        JobsPage { layout, list, rows: Row::all(list), form }.render()
    })
    .await
}

/// What the script puts in the place of the list now and then.
async fn rows(desk: SharedDesk) -> Result<Response, Failure> {
    let list = desk.with(|desk| Ok(list_jobs(desk)?)).await?;
    let part = RowsPart { rows: Row::all(&list) }.render();
    part.map(|part| Html(part).into_response()).map_err(|_| Failure::internal())
}

async fn clear(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = |desk: &mut Desk, _: &Typed| {
        clear_jobs(desk, &[])?;
        Ok(PATH.to_owned())
    };
    act(&desk, (format, typed), work, |typed, failure| again(&desk, typed, failure)).await
}

async fn fetch_feeds(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let can_fetch = desk.web("ask whoever serves it to let it fetch").map(|_| ());
    let work = |desk: &mut Desk, _: &Typed| {
        can_fetch?;
        let plan = TakeFeeds::plan(desk, &[])?;
        Ok(format!("{PATH}/{}", begin_job(desk, plan, JobPlace::Background)?))
    };
    let done = act(&desk, (format, typed), work, |typed, failure| again(&desk, typed, failure));
    let done = done.await;
    desk.wake_worker();
    done
}

async fn rebuild_archive(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = |desk: &mut Desk, _: &Typed| {
        Ok(format!("{PATH}/{}", begin_job(desk, RefillIndex::plan(), JobPlace::Background)?))
    };
    let done = act(&desk, (format, typed), work, |typed, failure| again(&desk, typed, failure));
    let done = done.await;
    desk.wake_worker();
    done
}

/// The list, with why something was refused.
async fn again(desk: &SharedDesk, typed: Typed, failure: Failure) -> Result<Response, Failure> {
    show(desk, Format::Html, Form::refused("jobs", typed, failure)).await
}

/// Whoever reloads the answer to a form comes back to the jobs.
async fn back() -> Redirect {
    Redirect::to(PATH)
}

impl From<JobFileError> for Failure {
    fn from(error: JobFileError) -> Self {
        match error {
            JobFileError::NoSuch(_) => Self::not_found(error.to_string()),
            JobFileError::File { .. } | JobFileError::Damaged { .. } => refused(error),
        }
    }
}

impl From<BeginJobError> for Failure {
    fn from(error: BeginJobError) -> Self {
        match error {
            BeginJobError::Job(error) => error.into(),
            BeginJobError::Nothing(_)
            | BeginJobError::Same(_)
            | BeginJobError::File { .. }
            | BeginJobError::Ledger(_) => refused(error),
        }
    }
}

impl From<ChangeJobError> for Failure {
    fn from(error: ChangeJobError) -> Self {
        match error {
            ChangeJobError::Job(error) => error.into(),
            ChangeJobError::Unfit { .. } | ChangeJobError::Ledger(_) => refused(error),
        }
    }
}

impl From<FetchFeedsError> for Failure {
    fn from(error: FetchFeedsError) -> Self {
        match error {
            FetchFeedsError::LookUp(error) => error.into(),
            FetchFeedsError::NotSubscribed(_)
            | FetchFeedsError::Health { .. }
            | FetchFeedsError::Ledger(_) => refused(error),
        }
    }
}
