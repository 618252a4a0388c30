//! One's own account: the browsers that are logged in, the tokens of programs, and the password.

use actions::{Desk, WaysIn, change_password, issue_token, list_ways_in, revoke_token};
use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Scopes;
use jiff::{SignedDuration, Timestamp};
use people::{NewToken, PasswordChange, Secret, SessionId, TokenId};
use tokio::time::Instant;

use crate::door::{Client, Routes, now};
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer};
use crate::pages::form::{Form, Refused, refused_at};
use crate::pages::log_in::NotEntered;
use crate::pages::posted::Posted;
use crate::pages::told_secret::{ToldSecret, tell};
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

const PATH: &str = "/account";
const TOKEN: &str = "token";
const PASSWORD: &str = "change";

/// How many days a token is good for where nobody says.
const DAYS: i64 = 90;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, account)
        .get("/account/password", back)
        .post("/account/password", set_password)
        .get("/account/tokens", back)
        .post("/account/tokens", issue)
        .get("/account/tokens/{id}/revoke", back)
        .post("/account/tokens/{id}/revoke", revoke)
        .get("/account/sessions/end", back)
        .post("/account/sessions/end", end_all)
        .get("/account/sessions/{id}/end", back)
        .post("/account/sessions/{id}/end", end)
}

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage<'a> {
    layout: Layout,
    ways: &'a WaysIn,
    /// The session that looks.
    own: SessionId,
    at: Timestamp,
    refused: Refused,
}

async fn account(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    show(&desk, format, Refused::default()).await
}

async fn show(desk: &SharedDesk, format: Format, refused: Refused) -> Result<Response, Failure> {
    let (caller, own) = desk.seat().session()?;
    let spot = Spot { format, place: None, path: PATH.to_owned() };
    let at = now();
    let work = move |desk: &Desk| Ok(list_ways_in(&desk.roll()?, &caller.account.name, at)?);
    answer(desk, spot, work, |mut layout, ways: &WaysIn| {
        layout.title.clone_from(&ways.account.name);
        AccountPage { layout, ways, own, at, refused }.render()
    })
    .await
}

/// The page with the form that was refused; what was typed as a password is not shown again.
async fn again(
    desk: &SharedDesk,
    name: &str,
    typed: Typed,
    why: Failure,
) -> Result<Response, Failure> {
    let typed = if name == PASSWORD { Typed::default() } else { typed };
    show(desk, Format::Html, Refused::this(Form::refused(name, typed, why))).await
}

async fn set_password(
    desk: SharedDesk,
    Extension(client): Extension<Client>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, NotEntered> {
    let (caller, session) = desk.seat().session()?;
    let (name, limits) = (caller.account.name.clone(), &desk.keeper().limits);
    // Whoever found a browser open must not guess on.
    limits.attempt(client.0, &name, Instant::now())?;
    let work = move |desk: &mut Desk, typed: &Typed| {
        let (old, new) = (typed.text("old"), typed.text("password"));
        let roll = desk.roll()?;
        let name = &caller.account.name;
        change_password(desk, &roll, PasswordChange { name, old, new, keeps: Some(session) })?;
        Ok(PATH.to_owned())
    };
    let done = act(&desk, (format, typed), work, |typed, why| again(&desk, PASSWORD, typed, why));
    let done = done.await?;
    if done.status().is_redirection() {
        limits.succeeded(client.0, &name);
    }
    Ok(done)
}

async fn issue(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let (caller, _) = desk.seat().session()?;
    let (kept, name) = (typed.clone(), caller.account.name.clone());
    let issued = desk.with(move |desk| issued(desk, &name, &typed)).await;
    match issued {
        Ok((label, secret)) => {
            let told = ToldSecret {
                title: format!("The token for {label}"),
                secret: secret.reveal().to_owned(),
                told: "A program shows it in the header \"Authorization: Bearer\".".to_owned(),
                link: None,
                back: PATH,
            };
            tell(&desk, format, told).await
        }
        Err(why) if format == Format::Html && why.status.is_client_error() => {
            let status = why.status;
            Ok((status, again(&desk, TOKEN, kept, why).await?).into_response())
        }
        Err(why) => Err(why),
    }
}

/// Issues a token for an account; gives its label and the secret.
fn issued(desk: &mut Desk, name: &str, typed: &Typed) -> Result<(String, Secret), Failure> {
    let label = typed.need("label", "say what the token is for", str::parse::<String>)?;
    let scopes = typed.text("scopes").replace(['\n', ' '], ",");
    let scopes = scopes.parse::<Scopes>().map_err(|error| refused_at("scopes", error))?;
    let days = typed.read("days", str::parse::<u16>)?.map_or(DAYS, i64::from);
    let at = now();
    let ends_at = at + SignedDuration::from_hours(days * 24);
    let new = NewToken { name, label: &label, scopes: &scopes, ends_at };
    let roll = desk.roll()?;
    let (token, secret) = issue_token(desk, &roll, new, at)?;
    Ok((token.label, secret))
}

async fn revoke(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let (caller, _) = desk.seat().session()?;
    let id = TokenId(number(&id, "token")?);
    let work = move |desk: &mut Desk, _: &Typed| {
        let roll = desk.roll()?;
        revoke_token(desk, &roll, &caller.account.name, id)?;
        Ok(PATH.to_owned())
    };
    act(&desk, (format, typed), work, |typed, why| again(&desk, TOKEN, typed, why)).await
}

async fn end(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let (caller, _) = desk.seat().session()?;
    let id = SessionId(number(&id, "session")?);
    let work = move |desk: &mut Desk, _: &Typed| {
        desk.roll()?.end_session(&caller.account.name, id)?;
        Ok(PATH.to_owned())
    };
    act(&desk, (format, typed), work, |typed, why| again(&desk, "session", typed, why)).await
}

async fn end_all(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let (caller, _) = desk.seat().session()?;
    let work = move |desk: &mut Desk, _: &Typed| {
        desk.roll()?.end_all_sessions(&caller.account.name)?;
        Ok("/login".to_owned())
    };
    act(&desk, (format, typed), work, |typed, why| again(&desk, "session", typed, why)).await
}

/// Reads a number from a path; what is none names nothing.
pub(crate) fn number(text: &str, what: &str) -> Result<u64, Failure> {
    text.parse().map_err(|_| Failure::not_found(format!("there is no {what} \"{text}\"")))
}

/// Whoever reloads the answer to a form comes back to the account.
async fn back() -> Redirect {
    Redirect::to(PATH)
}
