//! Joining by an invitation with a passkey instead of a password.

use actions::{Desk, join_by_passkey};
use axum::http::header::HeaderMap;
use axum::response::{Redirect, Response};
use axum::{Extension, Json};
use people::{Ceremony, NewPasskey, Secret, UserHandle};
use tokio::time::Instant;

use super::options::{AskedForNew, Owner};
use super::{sent, site};
use crate::door::{Client, Routes, Seat, no_accounts, now};
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::join_desk;
use crate::pages::log_in::{NotEntered, entered, forget};
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

const PATH: &str = "/join/passkey";

pub(super) fn routes() -> Routes {
    Routes::new().post("/join/challenge", challenge).get(PATH, back).post(PATH, join)
}

/// Whoever asks is told nothing: the invitation is looked at when the passkey comes.
async fn challenge(desk: SharedDesk, _: Posted) -> Result<Json<AskedForNew>, Failure> {
    let keeper = desk.keeper();
    if !keeper.has_accounts().await? {
        return Err(no_accounts());
    }
    let (site, handle) = (site(keeper)?, UserHandle::new());
    // The name stands in the form, and the page fills it in.
    let owner = Owner { handle, name: String::new(), known: vec![] };
    Ok(Json(AskedForNew::new(keeper.challenge(Ceremony::Join { handle }), site, owner)))
}

async fn join(
    desk: SharedDesk,
    Extension(client): Extension<Client>,
    format: Format,
    headers: HeaderMap,
    Posted(typed): Posted,
) -> Result<Response, NotEntered> {
    match enter(&desk, client, &typed).await {
        Ok(secret) => {
            forget(&desk, &headers).await?;
            Ok(entered(desk.keeper(), &secret, "/")?)
        }
        Err(refusal) => {
            refusal.shown(format, |failure| join_desk::again(desk.keeper(), &typed, failure))
        }
    }
}

/// Takes somebody in who was invited, with their first session.
async fn enter(desk: &SharedDesk, client: Client, typed: &Typed) -> Result<Secret, NotEntered> {
    let keeper = desk.keeper();
    if !keeper.has_accounts().await? {
        return Err(no_accounts().into());
    }
    site(keeper)?;
    let need = |field, lacking| typed.need(field, lacking, str::parse::<String>);
    let invitation = need("invitation", "give the invitation that you were sent")?;
    let name = need("name", "give the name that your entries are to be signed with")?;
    let label = need("label", "say which passkey it is, as: my phone")?;
    // Each invitation is a name of its own, so that nobody uses up the tries of others.
    keeper.limits.attempt(client.0, &invitation, Instant::now())?;
    let (made, at, tried) = (sent::made(keeper, typed)?, now(), invitation.clone());
    let desk_itself = desk.clone().seating(Seat::Host);
    let taken_in = desk_itself.with(move |desk: &mut Desk| {
        let roll = desk.roll()?;
        let new = NewPasskey { name: &name, label: &label, made: &made };
        Ok(join_by_passkey(desk, &roll, (&invitation, new), at)?.session)
    });
    let secret = taken_in.await?;
    keeper.limits.succeeded(client.0, &tried);
    Ok(secret)
}

/// Whoever reloads the answer to the form comes back to where one joins.
async fn back() -> Redirect {
    Redirect::to("/join")
}
