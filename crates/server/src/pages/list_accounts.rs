//! Who may use the desk: invitations, roles, and shutting somebody out; for administrators.

use actions::{
    Desk, People, disable_account, enable_account, invite_person, list_accounts, reset_password,
    set_role, take_back_invitation,
};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Role;
use people::{NewInvitation, Secret};

use crate::door::{Routes, now};
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer};
use crate::pages::form::{Form, Refused};
use crate::pages::posted::Posted;
use crate::pages::show_account::number;
use crate::pages::told_secret::{ToldSecret, tell};
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

const PATH: &str = "/accounts";
const INVITING: &str = "invitation";
const CHANGING: &str = "account";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(PATH, accounts)
        .get("/accounts/invitations", back)
        .post("/accounts/invitations", invite)
        .get("/accounts/invitations/{id}/end", back)
        .post("/accounts/invitations/{id}/end", take_back)
        .get("/accounts/{name}/role", back)
        .post("/accounts/{name}/role", change_role)
        .get("/accounts/{name}/disable", back)
        .post("/accounts/{name}/disable", disable)
        .get("/accounts/{name}/enable", back)
        .post("/accounts/{name}/enable", enable)
        .get("/accounts/{name}/reset", back)
        .post("/accounts/{name}/reset", reset)
}

#[derive(Template)]
#[template(path = "accounts.html")]
struct AccountsPage<'a> {
    layout: Layout,
    people: &'a People,
    refused: Refused,
}

async fn accounts(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    show(&desk, format, Refused::default()).await
}

async fn show(desk: &SharedDesk, format: Format, refused: Refused) -> Result<Response, Failure> {
    desk.seat().session()?;
    let spot = Spot { format, place: None, path: PATH.to_owned() };
    let work = |desk: &Desk| Ok(list_accounts(&desk.roll()?, now())?);
    answer(desk, spot, work, |mut layout, people: &People| {
        "Accounts".clone_into(&mut layout.title);
        AccountsPage { layout, people, refused }.render()
    })
    .await
}

/// The page with the form that was refused.
async fn again(
    desk: &SharedDesk,
    name: &str,
    typed: Typed,
    why: Failure,
) -> Result<Response, Failure> {
    show(desk, Format::Html, Refused::this(Form::refused(name, typed, why))).await
}

async fn invite(
    desk: SharedDesk,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = |desk: &mut Desk, typed: &Typed| {
        let role = typed.need("role", "choose what they may do", str::parse::<Role>)?;
        let new = NewInvitation { role, name: typed.owned("name") };
        let accounts = desk.roll()?;
        Ok(invite_person(desk, &accounts, &new, now())?.1)
    };
    tell_once(&desk, (format, typed), INVITING, work).await
}

async fn reset(
    desk: SharedDesk,
    Path(name): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let work = move |desk: &mut Desk, _: &Typed| {
        let roll = desk.roll()?;
        Ok(reset_password(desk, &roll, &name, now())?.1)
    };
    tell_once(&desk, (format, typed), CHANGING, work).await
}

/// Makes an invitation and tells its secret, or shows the form again.
async fn tell_once(
    desk: &SharedDesk,
    (format, typed): (Format, Typed),
    form: &str,
    work: impl FnOnce(&mut Desk, &Typed) -> Result<Secret, Failure> + Send + 'static,
) -> Result<Response, Failure> {
    desk.seat().session()?;
    let kept = typed.clone();
    match desk.with(move |desk| work(desk, &typed)).await {
        Ok(secret) => tell(desk, format, invitation(&secret)).await,
        Err(why) if format == Format::Html && why.status.is_client_error() => {
            let status = why.status;
            Ok((status, again(desk, form, kept, why).await?).into_response())
        }
        Err(why) => Err(why),
    }
}

fn invitation(secret: &Secret) -> ToldSecret {
    ToldSecret {
        title: "The invitation".to_owned(),
        secret: secret.reveal().to_owned(),
        told: "Whoever has it joins the desk with it, once, within seven days.".to_owned(),
        link: Some(format!("/join#{}", secret.reveal())),
        back: PATH,
    }
}

async fn take_back(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let id = number(&id, "invitation")?;
    change(&desk, (format, typed), move |desk, _| {
        let roll = desk.roll()?;
        Ok(take_back_invitation(desk, &roll, id, now())?)
    })
    .await
}

async fn change_role(
    desk: SharedDesk,
    Path(name): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    change(&desk, (format, typed), move |desk, typed| {
        let role = typed.need("role", "choose what they may do", str::parse::<Role>)?;
        let accounts = desk.roll()?;
        set_role(desk, &accounts, &name, role)?;
        Ok(())
    })
    .await
}

async fn disable(
    desk: SharedDesk,
    Path(name): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    change(&desk, (format, typed), move |desk, _| {
        let roll = desk.roll()?;
        disable_account(desk, &roll, &name)?;
        Ok(())
    })
    .await
}

async fn enable(
    desk: SharedDesk,
    Path(name): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    change(&desk, (format, typed), move |desk, _| {
        let roll = desk.roll()?;
        enable_account(desk, &roll, &name)?;
        Ok(())
    })
    .await
}

/// Changes something of the accounts, and leads back to them.
async fn change(
    desk: &SharedDesk,
    (format, typed): (Format, Typed),
    change: impl FnOnce(&mut Desk, &Typed) -> Result<(), Failure> + Send + 'static,
) -> Result<Response, Failure> {
    desk.seat().session()?;
    let work = move |desk: &mut Desk, typed: &Typed| {
        change(desk, typed)?;
        Ok(PATH.to_owned())
    };
    act(desk, (format, typed), work, |typed, why| again(desk, CHANGING, typed, why)).await
}

/// Whoever reloads the answer to a form comes back to the accounts.
async fn back() -> Redirect {
    Redirect::to(PATH)
}
