//! Logging in and out: from a name and a password to a session, and its end.

use askama::Template;
use axum::Extension;
use axum::http::StatusCode;
use axum::http::header::{HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use axum::response::{Html, IntoResponse, Redirect, Response};
use people::{LogInError, Secret, Site};
use tokio::time::Instant;

use crate::door::{Client, Keeper, Routes, Shown, TooSoon, forgotten, kept, no_accounts, now};
use crate::error::Failure;
use crate::layout::{AccountLinks, Layout};
use crate::negotiate::Format;
use crate::pages::form::{Form, refused_at};
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

const PATH: &str = "/login";

/// Has a browser throw away what it kept of a site.
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).post(PATH, log_in).post("/logout", log_out)
}

#[derive(Template)]
#[template(path = "log_in.html")]
struct LogInPage<'a> {
    layout: Layout,
    form: Form,
    /// Where passkeys are used, if anywhere.
    passkeys_at: Option<&'a str>,
}

async fn begin(desk: SharedDesk, Query(asked): Query<Typed>) -> Result<Response, Failure> {
    if !desk.keeper().has_accounts().await? {
        return Err(no_accounts());
    }
    let next = Typed::default().with("next", asked.text("next"));
    page(desk.keeper(), Form::filled("log-in", next))
}

async fn log_in(
    desk: SharedDesk,
    Extension(client): Extension<Client>,
    format: Format,
    headers: HeaderMap,
    Posted(typed): Posted,
) -> Result<Response, NotEntered> {
    match enter(&desk, client, &typed).await {
        Ok(secret) => {
            forget(&desk, &headers).await?;
            Ok(entered(desk.keeper(), &secret, local(typed.text("next")))?)
        }
        Err(refusal) => refusal.shown(format, |failure| again(desk.keeper(), &typed, failure)),
    }
}

/// The page with the form that was refused, never with the password.
pub(crate) fn again(keeper: &Keeper, typed: &Typed, why: Failure) -> Result<Response, Failure> {
    let kept = ["name", "next"].map(|field| (field, typed.text(field)));
    page(keeper, Form::refused("log-in", kept.into_iter().collect(), why))
}

/// Why somebody is not let in.
pub(crate) enum NotEntered {
    TooSoon(TooSoon),
    Failure(Failure),
}

/// Checks a name and a password, not too often, and begins a session.
async fn enter(desk: &SharedDesk, client: Client, typed: &Typed) -> Result<Secret, NotEntered> {
    let keeper = desk.keeper();
    if !keeper.has_accounts().await? {
        return Err(no_accounts().into());
    }
    check_privacy(keeper)?;
    let name = typed.need("name", "give your name", str::parse::<String>)?;
    let password = typed.text("password").to_owned();
    keeper.limits.attempt(client.0, &name, Instant::now())?;
    let (tried, at) = (name.clone(), now());
    let done = keeper.with_password(move |roll| roll.log_in(&tried, &password, at)).await?;
    let secret = done.map_err(Failure::from)?.map_err(Failure::from)?;
    keeper.limits.succeeded(client.0, &name);
    Ok(secret)
}

impl From<LogInError> for Failure {
    fn from(error: LogInError) -> Self {
        match error {
            LogInError::Refused => refused_at("password", error),
            LogInError::RefusedPasskey | LogInError::Passkey(_) => Self::refused(error.to_string()),
            LogInError::Roll(error) => error.into(),
        }
    }
}

/// Refuses to take a password or a passkey where others could read on the way.
pub(crate) fn check_privacy(keeper: &Keeper) -> Result<(), Failure> {
    if keeper.is_private() {
        return Ok(());
    }
    let message = "what is sent here to log in could be read on its way; put a proxy with TLS in front \
                   and serve with --proxy";
    Err(Failure::new(StatusCode::FORBIDDEN, message))
}

/// Ends the session that the browser had before, as nobody would end it later.
pub(crate) async fn forget(desk: &SharedDesk, headers: &HeaderMap) -> Result<(), Failure> {
    if let Shown::Session(secret) = Shown::of(headers, desk.keeper().is_tls()) {
        desk.keeper().with_roll(move |roll| Ok(roll.log_out(&secret)?)).await?;
    }
    Ok(())
}

/// Gives the browser its session, and leads on.
pub(crate) fn entered(keeper: &Keeper, secret: &Secret, next: &str) -> Result<Response, Failure> {
    let cookie = kept(secret.reveal(), keeper.is_tls()).ok_or_else(Failure::internal)?;
    Ok(([(SET_COOKIE, cookie)], Redirect::to(next)).into_response())
}

/// The place to go on to, which is on this desk; a foreign one is not gone to.
pub(crate) fn local(next: &str) -> &str {
    let is_plain = |letter: u8| letter.is_ascii_graphic() && letter != b'\\';
    let is_local = next.starts_with('/') && !next.starts_with("//") && next.bytes().all(is_plain);
    if is_local { next } else { "/" }
}

async fn log_out(desk: SharedDesk, headers: HeaderMap) -> Result<Response, Failure> {
    desk.seat().session()?;
    forget(&desk, &headers).await?;
    let cookie = forgotten(desk.keeper().is_tls()).ok_or_else(Failure::internal)?;
    let cache = HeaderValue::from_static("\"cache\"");
    let headers = [(SET_COOKIE, cookie), (CLEAR_SITE_DATA, cache)];
    Ok((headers, Redirect::to(PATH)).into_response())
}

impl NotEntered {
    /// The refusal; for a person the form `again`, never with the password.
    pub(crate) fn shown(
        self,
        format: Format,
        again: impl FnOnce(Failure) -> Result<Response, Failure>,
    ) -> Result<Response, Self> {
        match self {
            Self::Failure(failure)
                if format == Format::Html && failure.status.is_client_error() =>
            {
                let status = failure.status;
                Ok((status, again(failure)?).into_response())
            }
            Self::Failure(_) | Self::TooSoon(_) => Err(self),
        }
    }
}

impl IntoResponse for NotEntered {
    fn into_response(self) -> Response {
        match self {
            Self::Failure(failure) => failure.into_response(),
            Self::TooSoon(soon) => soon.into_response(),
        }
    }
}

impl From<TooSoon> for NotEntered {
    fn from(soon: TooSoon) -> Self {
        Self::TooSoon(soon)
    }
}

impl From<Failure> for NotEntered {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

fn page(keeper: &Keeper, form: Form) -> Result<Response, Failure> {
    let passkeys_at = keeper.site().map(Site::origin);
    let page = LogInPage { layout: stranger("Log in"), form, passkeys_at }.render();
    page.map(|page| Html(page).into_response()).map_err(|_| Failure::internal())
}

/// What surrounds a page for somebody who is not known, to whom nothing of the desk is told.
pub(crate) fn stranger(title: &str) -> Layout {
    Layout {
        title: title.to_owned(),
        desk: "Forsooth".to_owned(),
        account: AccountLinks::Stranger,
        ..Layout::default()
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn a_log_in_leads_nowhere_else() {
        assert_eq!(local("/questions/q-1?page=2"), "/questions/q-1?page=2");
        for foreign in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/questions q-1",
            "javascript:alert(1)",
            "evil.example",
            "",
        ] {
            assert_eq!(local(foreign), "/", "{foreign:?}");
        }
    }
}
