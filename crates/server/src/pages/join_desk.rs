//! Joining a desk by an invitation: under a name and with a password of one's own, or with a new
//! password.

use actions::{AccountError, Desk, join_desk};
use askama::Template;
use axum::Extension;
use axum::http::header::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use jiff::Timestamp;
use people::{NewPassword, RollError, Secret, Site};
use tokio::time::Instant;

use crate::door::{Client, Keeper, Routes, Seat, no_accounts, now};
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::form::{Form, refused_at};
use crate::pages::log_in::{NotEntered, check_privacy, entered, forget, stranger};
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

const PATH: &str = "/join";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).post(PATH, join)
}

#[derive(Template)]
#[template(path = "join_desk.html")]
struct JoinPage<'a> {
    layout: Layout,
    form: Form,
    /// Where passkeys are made, if anywhere.
    passkeys_at: Option<&'a str>,
}

async fn begin(desk: SharedDesk) -> Result<Response, Failure> {
    if !desk.keeper().has_accounts().await? {
        return Err(no_accounts());
    }
    page(desk.keeper(), Form::filled("join", Typed::default()))
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
        Err(refusal) => refusal.shown(format, |failure| again(desk.keeper(), &typed, failure)),
    }
}

/// The page with the form that was refused, never with the password.
pub(crate) fn again(keeper: &Keeper, typed: &Typed, why: Failure) -> Result<Response, Failure> {
    let kept = ["name", "invitation", "label"].map(|field| (field, typed.text(field)));
    page(keeper, Form::refused("join", kept.into_iter().collect(), why))
}

/// Takes somebody in who was invited, and begins their first session.
async fn enter(desk: &SharedDesk, client: Client, typed: &Typed) -> Result<Secret, NotEntered> {
    let keeper = desk.keeper();
    if !keeper.has_accounts().await? {
        return Err(no_accounts().into());
    }
    check_privacy(keeper)?;
    let need = |field, lacking| typed.need(field, lacking, str::parse::<String>);
    let invitation = need("invitation", "give the invitation that you were sent")?;
    let name = need("name", "give the name that your entries are to be signed with")?;
    let password = typed.text("password").to_owned();
    // Each invitation is a name of its own, so that nobody uses up the tries of others.
    keeper.limits.attempt(client.0, &invitation, Instant::now())?;
    let at = now();
    let hashed = hashed(keeper, (&invitation, &name, &password), at).await?;
    let tried = invitation.clone();
    let desk_itself = desk.clone().seating(Seat::Host);
    let taken_in = desk_itself.with(move |desk: &mut Desk| {
        let roll = desk.roll()?;
        Ok(join_desk(desk, &roll, (&invitation, &name, &hashed), at)?)
    });
    let account = taken_in.await?;
    keeper.limits.succeeded(client.0, &tried);
    let begun = keeper.with_password(move |roll| roll.log_in(&account.name, &password, at)).await?;
    Ok(begun.map_err(Failure::from)?.map_err(|error| refused_at("password", error))?)
}

/// The password of whoever was invited, hashed while nobody waits for the desk; for a stranger
/// nothing is hashed.
async fn hashed(
    keeper: &Keeper,
    (invitation, name, password): (&str, &str, &str),
    at: Timestamp,
) -> Result<NewPassword, NotEntered> {
    let [invitation, name, password] = [invitation, name, password].map(str::to_owned);
    let hashed = keeper.with_password(move |roll| {
        roll.invitation(&invitation, at)?.ok_or(RollError::NotInvited)?;
        NewPassword::new(&password, &name)
    });
    Ok(hashed.await?.flatten().map_err(Failure::from)?)
}

fn page(keeper: &Keeper, form: Form) -> Result<Response, Failure> {
    let passkeys_at = keeper.site().map(Site::origin);
    let page = JoinPage { layout: stranger("Join the desk"), form, passkeys_at }.render();
    page.map(|page| Html(page).into_response()).map_err(|_| Failure::internal())
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Roll(error) => error.into(),
            AccountError::Signed(_) | AccountError::Unseen(_) | AccountError::Disguised { .. } => {
                refused_at("name", error)
            }
            AccountError::NotOwn(_) | AccountError::NotOnesOwn(_) => {
                Self::new(axum::http::StatusCode::FORBIDDEN, error.to_string())
            }
            AccountError::Ledger(_) => Self::internal(),
        }
    }
}
