//! One's own account: the browsers that are logged in, the tokens of programs, the passkeys and the
//! password.

use std::borrow::Borrow;
use std::sync::Arc;

use actions::{Desk, WaysIn, change_password, issue_token, list_ways_in, revoke_token};
use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Scopes;
use jiff::{SignedDuration, Timestamp};
use people::{
    Caller, NewPassword, NewToken, PasskeyId, PasswordChange, Secret, SessionId, TokenId,
};
use tokio::time::Instant;

use crate::door::{Client, Routes, now};
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer};
use crate::pages::form::{Form, Refused, refused_at};
use crate::pages::log_in::NotEntered;
use crate::pages::passkey::OwnProof;
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
    /// Where passkeys can be added, if anywhere.
    passkeys_at: Option<String>,
    refused: Refused,
}

impl AccountPage<'_> {
    /// The form that removes a passkey.
    fn removal(&self, id: impl Borrow<PasskeyId>) -> Form {
        self.refused.form(&removal(*id.borrow()))
    }
}

/// The name of the form that removes a passkey.
pub(crate) fn removal(id: PasskeyId) -> String {
    format!("remove-{id}")
}

async fn account(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    show(&desk, format, Refused::default()).await
}

async fn show(desk: &SharedDesk, format: Format, refused: Refused) -> Result<Response, Failure> {
    let (caller, own) = desk.seat().session()?;
    let spot = Spot { format, place: None, path: PATH.to_owned() };
    let at = now();
    let passkeys_at = desk.keeper().site().map(|site| site.origin().to_owned());
    let work = move |desk: &Desk| Ok(list_ways_in(&desk.roll()?, &caller.account.name, at)?);
    answer(desk, spot, work, |mut layout, ways: &WaysIn| {
        layout.title.clone_from(&ways.account.name);
        AccountPage { layout, ways, own, at, passkeys_at, refused }.render()
    })
    .await
}

/// The page with the form that was refused; of those that hold a password only the label is shown
/// again.
async fn again(
    desk: &SharedDesk,
    name: &str,
    typed: Typed,
    why: Failure,
) -> Result<Response, Failure> {
    let label = || Typed::default().with_some("label", typed.owned("label"));
    let typed = if name == TOKEN { typed } else { label() };
    show(desk, Format::Html, Refused::this(Form::refused(name, typed, why))).await
}

async fn set_password(
    desk: SharedDesk,
    Extension(client): Extension<Client>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, NotEntered> {
    let change = Change { form: PASSWORD.to_owned(), client, format, typed };
    let confirmed = confirm(&desk, &change).await?;
    let (name, password) = (confirmed.name().to_owned(), change.typed.text("password").to_owned());
    let hashed = desk.keeper().with_password(move |_| NewPassword::new(&password, &name)).await?;
    change_confirmed(&desk, change, confirmed, |desk, own| {
        let (name, proof, keeps) = (own.name, own.proof.as_proof(), Some(own.session));
        let change = PasswordChange { name, proof, new: &hashed.flatten()?, keeps };
        let roll = desk.roll()?;
        Ok(change_password(desk, &roll, change, now())?)
    })
    .await
}

/// A form that changes by what somebody comes in.
pub(crate) struct Change {
    /// What the ids of its fields begin with.
    pub(crate) form: String,
    pub(crate) client: Client,
    pub(crate) format: Format,
    pub(crate) typed: Typed,
}

/// Whose ways in are changed, and what shows that they are theirs.
pub(crate) struct Own<'a> {
    pub(crate) name: &'a str,
    pub(crate) session: SessionId,
    pub(crate) proof: &'a OwnProof,
    pub(crate) typed: &'a Typed,
}

/// Somebody who was asked to show once more who they are, and what they showed.
struct Confirmed {
    caller: Arc<Caller>,
    session: SessionId,
    proof: Result<OwnProof, Failure>,
}

impl Confirmed {
    fn name(&self) -> &str {
        &self.caller.account.name
    }
}

/// Changes by what somebody comes in who shows once more who they are.
pub(crate) async fn change_ways_in(
    desk: &SharedDesk,
    change: Change,
    work: impl FnOnce(&mut Desk, Own<'_>) -> Result<(), Failure> + Send + 'static,
) -> Result<Response, NotEntered> {
    let confirmed = confirm(desk, &change).await?;
    change_confirmed(desk, change, confirmed, work).await
}

/// Looks at what somebody shows, not too often: whoever found a browser open must not guess on.
async fn confirm(desk: &SharedDesk, change: &Change) -> Result<Confirmed, NotEntered> {
    let (caller, session) = desk.seat().session()?;
    let (caller, keeper) = (caller.clone(), desk.keeper());
    keeper.limits.attempt(change.client.0, &caller.account.name, Instant::now())?;
    let proof = OwnProof::read(keeper, &caller.account.name, &change.typed).await?;
    Ok(Confirmed { caller, session, proof })
}

async fn change_confirmed(
    desk: &SharedDesk,
    Change { form, client, format, typed }: Change,
    confirmed: Confirmed,
    work: impl FnOnce(&mut Desk, Own<'_>) -> Result<(), Failure> + Send + 'static,
) -> Result<Response, NotEntered> {
    let name = confirmed.name().to_owned();
    let Confirmed { caller, session, proof } = confirmed;
    let work = move |desk: &mut Desk, typed: &Typed| {
        let proof = &proof?;
        work(desk, Own { name: &caller.account.name, session, proof, typed })?;
        Ok(PATH.to_owned())
    };
    let done = act(desk, (format, typed), work, |typed, why| again(desk, &form, typed, why));
    let done = done.await?;
    if done.status().is_redirection() {
        desk.keeper().limits.succeeded(client.0, &name);
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
