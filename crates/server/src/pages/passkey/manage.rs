//! Looking after one's own passkeys: adding and removing them, and dropping the password for them.

use actions::{add_passkey, drop_password, remove_passkey};
use axum::extract::Path;
use axum::response::{Redirect, Response};
use axum::{Extension, Json};
use people::{Ceremony, NewPasskey, PasskeyId, PasskeyRemoval};

use super::options::{Asked, AskedForNew, Owner};
use super::{sent, site};
use crate::door::{Client, Routes, no_accounts, now};
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::log_in::NotEntered;
use crate::pages::posted::Posted;
use crate::pages::show_account::{Change, change_ways_in, number, removal};
use crate::serve::SharedDesk;

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/account/challenge", challenge)
        .post("/account/passkeys/challenge", challenge_for_new)
        .get("/account/passkeys", back)
        .post("/account/passkeys", add)
        .get("/account/passkeys/{id}/remove", back)
        .post("/account/passkeys/{id}/remove", remove)
        .get("/account/password/drop", back)
        .post("/account/password/drop", drop_own)
}

/// Asks for one of one's own passkeys, to show once more who one is.
async fn challenge(desk: SharedDesk, _: Posted) -> Result<Json<Asked>, Failure> {
    let (caller, _) = desk.seat().session()?;
    let (keeper, account) = (desk.keeper(), caller.account.name.clone());
    let site = site(keeper)?;
    let (name, id) = (account.clone(), site.id().to_owned());
    let known = keeper.with_roll(move |roll| Ok(roll.credentials_of(&name, &id)?));
    let known = known.await?.ok_or_else(no_accounts)?;
    if known.is_empty() {
        let told = format!("{account} has no passkey for {}; give the password", site.id());
        return Err(Failure::refused(told));
    }
    Ok(Json(Asked::new(keeper.challenge(Ceremony::Confirm { account }), site, known)))
}

/// Asks for a new passkey.
async fn challenge_for_new(desk: SharedDesk, _: Posted) -> Result<Json<AskedForNew>, Failure> {
    let (caller, _) = desk.seat().session()?;
    let (keeper, account) = (desk.keeper(), caller.account.name.clone());
    let site = site(keeper)?;
    let (name, id) = (account.clone(), site.id().to_owned());
    let owner = keeper.with_roll(move |roll| {
        let (handle, known) = (roll.user_handle(&name)?, roll.credentials_of(&name, &id)?);
        Ok(Owner { handle, name, known })
    });
    let owner = owner.await?.ok_or_else(no_accounts)?;
    Ok(Json(AskedForNew::new(keeper.challenge(Ceremony::Add { account }), site, owner)))
}

async fn add(
    desk: SharedDesk,
    Extension(client): Extension<Client>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, NotEntered> {
    let made = sent::made(desk.keeper(), &typed);
    let change = Change { form: "passkey".to_owned(), client, format, typed };
    change_ways_in(&desk, change, |desk, own| {
        let (name, made) = (own.name, made?);
        let label = own.typed.text("label").trim();
        let (new, proof) = (NewPasskey { name, label, made: &made }, own.proof.as_proof());
        let roll = desk.roll()?;
        add_passkey(desk, &roll, (new, proof), now())?;
        Ok(())
    })
    .await
}

async fn remove(
    desk: SharedDesk,
    Extension(client): Extension<Client>,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, NotEntered> {
    let id = PasskeyId(number(&id, "passkey")?);
    let change = Change { form: removal(id), client, format, typed };
    change_ways_in(&desk, change, move |desk, own| {
        let gone = PasskeyRemoval { name: own.name, id, keeps: Some(own.session) };
        let roll = desk.roll()?;
        Ok(remove_passkey(desk, &roll, (gone, Some(own.proof.as_proof())), now())?)
    })
    .await
}

async fn drop_own(
    desk: SharedDesk,
    Extension(client): Extension<Client>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, NotEntered> {
    let change = Change { form: "drop".to_owned(), client, format, typed };
    change_ways_in(&desk, change, |desk, own| {
        let (roll, proof) = (desk.roll()?, own.proof.as_proof());
        Ok(drop_password(desk, &roll, (own.name, proof), (Some(own.session), now()))?)
    })
    .await
}

/// Whoever reloads the answer to a form comes back to the account.
async fn back() -> Redirect {
    Redirect::to("/account")
}
