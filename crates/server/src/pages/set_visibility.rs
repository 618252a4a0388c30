//! The page that tells who sees a brief, a judgment or a question, and the form that says so.

use actions::{
    Desk, SetVisibility, SetVisibilityError, ShownVisibility, set_visibility, show_visibility,
};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Audience, Id, to_the_minute};
use jiff::Timestamp;
use serde::Serialize;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, act, answer, id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::posted::Posted;
use crate::pages::typed::Typed;
use crate::pages::view::href;
use crate::serve::SharedDesk;

/// What the ids of the form's fields begin with.
const NAME: &str = "visibility";

pub(crate) fn routes() -> Routes {
    Routes::new().get("/entries/{id}/visibility", begin).post("/entries/{id}/visibility", send)
}

/// Where it is told who sees something.
pub(crate) fn visibility(id: Id) -> String {
    format!("/entries/{id}/visibility")
}

/// The form with who sees it now.
#[derive(Serialize)]
struct Seen {
    form: Form,
    #[serde(flatten)]
    shown: ShownVisibility,
}

#[derive(Template)]
#[template(path = "set_visibility.html")]
struct VisibilityPage<'a> {
    layout: Layout,
    seen: &'a Seen,
    href: String,
    /// Until when it is embargoed, where it is.
    embargo: Option<String>,
    audiences: Vec<(&'static str, String)>,
    /// What it names that is less open, each with its page.
    held_by: Vec<(String, String)>,
}

impl VisibilityPage<'_> {
    /// Who sees it now, in words.
    fn now_words(&self) -> String {
        format!("Seen by {}", told(self.seen.shown.now))
    }
}

/// The audiences: what the form sends, and what it says.
fn audiences() -> Vec<(&'static str, String)> {
    Audience::ALL.map(|it| (it.word(), told(it).to_owned())).into()
}

fn told(audience: Audience) -> &'static str {
    match audience {
        Audience::Private => "its author and the administrators",
        Audience::Desk => "everybody who has an account",
        Audience::Public => "everybody, and it may leave the desk",
    }
}

async fn begin(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    show(&desk, format, id_from(&id)?, None).await
}

async fn send(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let work = move |desk: &mut Desk, typed: &Typed| {
        set_visibility(desk, request(id, typed)?)?;
        Ok(visibility(id))
    };
    let again = |typed, why| show(&desk, Format::Html, id, Some(Form::refused(NAME, typed, why)));
    act(&desk, (format, typed), work, again).await
}

fn request(of: Id, typed: &Typed) -> Result<SetVisibility, Failure> {
    Ok(SetVisibility {
        of,
        audience: typed.need("audience", "choose who sees it", str::parse::<Audience>)?,
        until: typed.read("until", moment)?,
    })
}

fn moment(text: &str) -> Result<Timestamp, String> {
    text.parse().map_err(|_| format!("\"{text}\" is no moment; give it as 2027-01-31T12:00Z"))
}

async fn show(
    desk: &SharedDesk,
    format: Format,
    id: Id,
    form: Option<Form>,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: None, path: visibility(id) };
    let work = move |desk: &Desk| {
        let shown = show_visibility(desk, id)?;
        let now = || Typed::default().with("audience", shown.said.audience.word());
        Ok(Seen { form: form.unwrap_or_else(|| Form::filled(NAME, now())), shown })
    };
    answer(desk, spot, work, page).await
}

fn page(mut layout: Layout, seen: &Seen) -> askama::Result<String> {
    let shown = &seen.shown;
    layout.title = format!("Who sees {}", shown.said.of);
    let embargo = shown.said.until.filter(|_| shown.now != shown.said.audience);
    let page = VisibilityPage {
        href: href(shown.said.of),
        embargo: embargo.map(to_the_minute),
        audiences: audiences(),
        held_by: shown.held_by.iter().map(|id| (id.to_string(), visibility(*id))).collect(),
        seen,
        layout,
    };
    page.render()
}

impl From<SetVisibilityError> for Failure {
    fn from(error: SetVisibilityError) -> Self {
        match error {
            SetVisibilityError::LookUp(error) => error.into(),
            SetVisibilityError::Ledger(error) => actions::LookUpError::from(error).into(),
            SetVisibilityError::Over(_) => refused_at("until", error),
            SetVisibilityError::PrivateUntil => {
                refused_at("until", "what is private stays so; choose another audience with a time")
            }
            SetVisibilityError::Machine(_)
            | SetVisibilityError::AlwaysSeen { .. }
            | SetVisibilityError::NotOwn { .. }
            | SetVisibilityError::OnRecord { .. } => refused(error),
        }
    }
}
