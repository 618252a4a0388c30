//! An answer: the same value as a page or as JSON.

use std::fmt::Display;
use std::future::Future;
use std::str::FromStr;

use actions::{
    Desk, LookUpError, RecordForecastError, ResolutionFlaw, ResolveQuestionError,
    ScoreQuestionError, UnclearResolution, Urgency, WithdrawForecastError, list_due,
    unfinished_jobs,
};
use askama::Result as Rendered;
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::{DeskClock, Id};
use serde::Serialize;

use crate::door::Seat;
use crate::error::Failure;
use crate::layout::{AccountLinks, Layout, Place};
use crate::negotiate::Format;
use crate::pages::job_view::job_note;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

/// How many days ahead the counter of what is due looks.
const SOON_DAYS: i64 = 7;

/// Where a page stands.
pub(crate) struct Spot {
    pub(crate) format: Format,
    pub(crate) place: Option<Place>,
    pub(crate) path: String,
}

/// Works something out at the desk and answers with it, as a page or as JSON.
pub(crate) async fn answer<T: Serialize + Send + 'static>(
    desk: &SharedDesk,
    spot: Spot,
    work: impl FnOnce(&Desk) -> Result<T, Failure> + Send + 'static,
    page: impl FnOnce(Layout, &T) -> Rendered<String>,
) -> Result<Response, Failure> {
    let Spot { format, place, path } = spot;
    if format == Format::Json {
        return Ok(Json(desk.with(move |desk| work(desk)).await?).into_response());
    }
    let account = account_links(desk.seat());
    let shown = move |desk: &mut Desk| {
        let value = work(desk)?;
        Ok((value, Layout { account, ..layout(desk, place, path)? }))
    };
    let (value, layout) = desk.with(shown).await?;
    match page(layout, &value) {
        Ok(page) => Ok(Html(page).into_response()),
        Err(_) => Err(Failure::internal()),
    }
}

/// Does at the desk what a form asks for, and leads on to where it says. For a person, a form that
/// is refused is shown again by `again`, with what was typed and why it was refused.
pub(crate) async fn act<A: Future<Output = Result<Response, Failure>>>(
    desk: &SharedDesk,
    (format, typed): (Format, Typed),
    act: impl FnOnce(&mut Desk, &Typed) -> Result<String, Failure> + Send + 'static,
    again: impl FnOnce(Typed, Failure) -> A,
) -> Result<Response, Failure> {
    let kept = typed.clone();
    match desk.write(move |desk| act(desk, &typed)).await {
        Ok(place) => Ok(Redirect::to(&place).into_response()),
        Err(failure) if format == Format::Html && keeps_form(failure.status) => {
            let status = match failure.status {
                status if status.is_server_error() => status,
                _ => StatusCode::UNPROCESSABLE_ENTITY,
            };
            let page = again(kept, failure).await?;
            Ok((status, page).into_response())
        }
        Err(failure) => Err(failure),
    }
}

/// Whether a form that failed so is shown again, so that what was typed is not lost.
fn keeps_form(status: StatusCode) -> bool {
    let for_now = [StatusCode::SERVICE_UNAVAILABLE, StatusCode::INSUFFICIENT_STORAGE];
    status.is_client_error() || for_now.contains(&status)
}

/// Reads an id from a path; what is no id names no page.
pub(crate) fn id_from(text: &str) -> Result<Id, Failure> {
    Id::from_str(text).map_err(|error| Failure::not_found(error.to_string()))
}

/// A refusal by an action, in its own words.
pub(crate) fn refused(error: impl Display) -> Failure {
    Failure::refused(error.to_string())
}

/// Whoever reloads the answer to a form comes back to the question.
pub(crate) async fn back(Path(id): Path<String>) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&href(id_from(&id)?)))
}

/// The same where the form belongs to a part of the question.
pub(crate) async fn back_from_part(
    Path((id, _)): Path<(String, String)>,
) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&href(id_from(&id)?)))
}

fn account_links(seat: &Seat) -> AccountLinks {
    match seat {
        Seat::Nobody => AccountLinks::Stranger,
        Seat::Visitor => AccountLinks::Visitor,
        Seat::Host => AccountLinks::Nothing,
        Seat::Person(caller) if caller.may_administer() => AccountLinks::All,
        Seat::Person(_) => AccountLinks::Own,
    }
}

fn layout(desk: &Desk, place: Option<Place>, path: String) -> Result<Layout, Failure> {
    let due = list_due(desk, SOON_DAYS)?;
    let pressing = due.iter().filter(|item| item.urgency != Urgency::Later).count();
    Ok(Layout {
        author: desk.author().to_owned(),
        place,
        due: Some(pressing),
        // Jobs that cannot be read stop no page; the list of jobs tells why.
        jobs: job_note(&unfinished_jobs(desk).unwrap_or_default()),
        ..plain_layout(desk, path)?
    })
}

/// What surrounds a page that tells nothing of the work at a desk.
pub(crate) fn plain_layout(desk: &Desk, path: String) -> Result<Layout, Failure> {
    let opening = desk.opening();
    let now = desk.now().map_err(LookUpError::from)?;
    let banner = match opening.clock {
        DeskClock::System => None,
        DeskClock::Replayed => Some(format!(
            "A sample desk: public events, with invented analysts. Its clock stands at {}.",
            day(now)
        )),
    };
    let (title, desk) = (opening.name.clone(), opening.name.clone());
    Ok(Layout { title, desk, now, banner, path: Some(path), ..Layout::default() })
}

/// A day as readers write it, as "3 February 2022".
pub(crate) fn day(at: jiff::Timestamp) -> String {
    at.strftime("%-d %B %Y").to_string()
}

impl From<LookUpError> for Failure {
    fn from(error: LookUpError) -> Self {
        if error.is_unfit_name() {
            return Self::refused(error.to_string());
        }
        match error {
            LookUpError::NoSuch(_) | LookUpError::OtherKind { .. } => {
                Self::not_found(error.to_string())
            }
            LookUpError::Erased { .. } => Self::new(StatusCode::GONE, error.to_string()),
            LookUpError::Corrected { .. }
            | LookUpError::Hidden { .. }
            | LookUpError::HiddenAnswer { .. }
            | LookUpError::HiddenRatings { .. }
            | LookUpError::Withheld(_) => Self::refused(error.to_string()),
            LookUpError::TextLost(_) | LookUpError::Copies(_) | LookUpError::Ledger(_) => {
                Self::internal()
            }
        }
    }
}

impl From<ScoreQuestionError> for Failure {
    fn from(error: ScoreQuestionError) -> Self {
        match error {
            ScoreQuestionError::LookUp(error) => error.into(),
            ScoreQuestionError::History(_) | ScoreQuestionError::Ledger(_) => Self::internal(),
        }
    }
}

impl From<RecordForecastError> for Failure {
    fn from(error: RecordForecastError) -> Self {
        match error {
            RecordForecastError::LookUp(error) => error.into(),
            RecordForecastError::Unclear(_) => refused(error).at_field("chances"),
            RecordForecastError::NotFresh { .. } | RecordForecastError::FreshPastClose { .. } => {
                refused(error).at_field("fresh_until")
            }
            RecordForecastError::Evidence(_) => refused(error).at_field("evidence"),
            RecordForecastError::NotOpen(_) | RecordForecastError::Ledger(_) => refused(error),
        }
    }
}

impl From<ResolveQuestionError> for Failure {
    fn from(error: ResolveQuestionError) -> Self {
        match error {
            ResolveQuestionError::LookUp(error) => error.into(),
            ResolveQuestionError::Unclear(error) => error.into(),
            ResolveQuestionError::Settled { question, outcome, settlement, author } => {
                let settled = format!(
                    "{question} is settled already ({outcome}, in {settlement} by {author})"
                );
                refused(format!("{settled}; undo that settlement first, below it on the page"))
            }
            ResolveQuestionError::NotProposed(proposal) => {
                refused(format!("{proposal} awaits no decision any more"))
            }
            ResolveQuestionError::AgainstItsRule { question, ruled, reason } => {
                let remedy = "settle it so, or say first what became of its event";
                let ruled = format!("by its rule {question} ends as {ruled}: {reason}; {remedy}");
                refused(ruled).at_field("outcome")
            }
            ResolveQuestionError::NoEvidence | ResolveQuestionError::Evidence(_) => {
                refused(error).at_field("evidence")
            }
            ResolveQuestionError::KnownAt { .. } => refused(error).at_field("known"),
            ResolveQuestionError::NotCome { .. } => refused(error).at_field("outcome"),
            ResolveQuestionError::LookAgain { .. } => refused(error).at_field("look_again"),
            ResolveQuestionError::Void { .. }
            | ResolveQuestionError::Machine(_)
            | ResolveQuestionError::Ledger(_) => refused(error),
        }
    }
}

impl From<UnclearResolution> for Failure {
    fn from(error: UnclearResolution) -> Self {
        match error {
            UnclearResolution::NoLookAgain => {
                refused("say on which day to look again, as 2027-03-01").at_field("look_again")
            }
            UnclearResolution::Flaw(ResolutionFlaw::NoReason(_)) => {
                refused(error).at_field("reason")
            }
            UnclearResolution::NoAnswer { .. }
            | UnclearResolution::Flaw(
                ResolutionFlaw::OtherKind { .. }
                | ResolutionFlaw::NoSuchOption { .. }
                | ResolutionFlaw::NotOne(_)
                | ResolutionFlaw::Twice(_)
                | ResolutionFlaw::Outside { .. }
                | ResolutionFlaw::NotFinite(_),
            ) => refused(error).at_field("outcome"),
        }
    }
}

impl From<WithdrawForecastError> for Failure {
    fn from(error: WithdrawForecastError) -> Self {
        match error {
            WithdrawForecastError::LookUp(error) => error.into(),
            WithdrawForecastError::NoForecast(_)
            | WithdrawForecastError::NotOpen(_)
            | WithdrawForecastError::Ledger(_) => refused(error),
        }
    }
}
