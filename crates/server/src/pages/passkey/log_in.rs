//! Logging in with a passkey, which says by itself whose it is.

use axum::http::header::HeaderMap;
use axum::response::{Redirect, Response};
use axum::{Extension, Json};
use people::{Ceremony, Secret};
use tokio::time::Instant;

use super::options::Asked;
use super::{sent, site};
use crate::door::{Client, Routes, no_accounts, now};
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::log_in::{self, NotEntered, entered, forget, local};
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

const PATH: &str = "/login/passkey";

pub(super) fn routes() -> Routes {
    Routes::new().post("/login/challenge", challenge).get(PATH, back).post(PATH, log_in)
}

async fn challenge(desk: SharedDesk, _: Posted) -> Result<Json<Asked>, Failure> {
    let keeper = desk.keeper();
    if !keeper.has_accounts().await? {
        return Err(no_accounts());
    }
    let site = site(keeper)?;
    Ok(Json(Asked::new(keeper.challenge(Ceremony::LogIn), site, vec![])))
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
        Err(refusal) => {
            refusal.shown(format, |failure| log_in::again(desk.keeper(), &typed, failure))
        }
    }
}

/// Checks what was signed, not too often, and begins a session.
async fn enter(desk: &SharedDesk, client: Client, typed: &Typed) -> Result<Secret, NotEntered> {
    let keeper = desk.keeper();
    if !keeper.has_accounts().await? {
        return Err(no_accounts().into());
    }
    site(keeper)?;
    let credential = typed.text("credential");
    keeper.limits.attempt(client.0, credential, Instant::now())?;
    let (used, at) = (sent::used(keeper, typed)?, now());
    let done = keeper.with_roll(move |roll| Ok(roll.log_in_by_passkey(&used, at)?));
    let secret = done.await?.ok_or_else(no_accounts)?;
    keeper.limits.succeeded(client.0, credential);
    Ok(secret)
}

/// Whoever reloads the answer to the form comes back to where one logs in.
async fn back() -> Redirect {
    Redirect::to("/login")
}
