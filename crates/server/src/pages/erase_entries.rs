//! The page on which an administrator erases an entry: what would be destroyed, what would stay,
//! and the form that does it for good.

use actions::{
    Desk, EraseEntries, EraseEntriesError, ErasedEntries, Erasing, KeptWords, erase_entries,
    plan_erasure,
};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::Id;
use serde::Serialize;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from, refused};
use crate::pages::form::{Form, refused_at};
use crate::pages::pager::address;
use crate::pages::posted::Posted;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::{Line, href};
use crate::serve::SharedDesk;

/// What the ids of the form's fields begin with.
const NAME: &str = "erase";

/// What stands for the reason while nothing is erased.
const NO_REASON_YET: &str = "not given yet";

pub(crate) fn routes() -> Routes {
    Routes::new().get("/entries/{id}/erasure", begin).post("/entries/{id}/erasure", send)
}

/// Where an entry is erased, if it can be.
pub(crate) fn erasing(id: Id, layout: &Layout) -> Option<String> {
    (id.kind.is_erasable() && layout.may_erase()).then(|| format!("/entries/{id}/erasure"))
}

/// The form with what would go.
#[derive(Serialize)]
struct Planned {
    form: Form,
    id: Id,
    #[serde(flatten)]
    erasing: Erasing,
}

#[derive(Template)]
#[template(path = "erase_entries.html")]
struct PlanPage<'a> {
    layout: Layout,
    planned: &'a Planned,
    href: String,
    entries: Vec<Line>,
    kept: Vec<KeptLine>,
    /// What else is to go, as the first of the two forms has it.
    also: String,
}

/// What stays and has words of what goes.
struct KeptLine {
    line: Line,
    because: &'static str,
    is_erasable: bool,
}

#[derive(Template)]
#[template(path = "erased_entries.html")]
struct DonePage<'a> {
    layout: Layout,
    erased: &'a ErasedEntries,
    href: String,
    entries: Vec<Line>,
    kept: Vec<KeptLine>,
}

async fn begin(
    desk: SharedDesk,
    Path(id): Path<String>,
    Query(asked): Query<Typed>,
    format: Format,
) -> Result<Response, Failure> {
    let also = asked.text("also").to_owned();
    show(&desk, format, id_from(&id)?, Form::filled(NAME, Typed::default().with("also", also)))
        .await
}

async fn send(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Posted(typed): Posted,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let kept = typed.clone();
    // Not in turn with those who write, who share a transaction: the file is written anew after it.
    match desk.with(move |desk| erase(desk, id, &typed)).await {
        Ok(erased) => done(&desk, format, erased).await,
        Err(why) if format == Format::Html && why.status.is_client_error() => {
            let status = why.status;
            let form = Form::refused(NAME, kept, why);
            Ok((status, show(&desk, Format::Html, id, form).await?).into_response())
        }
        Err(why) => Err(why),
    }
}

/// Erases what was shown, once it was confirmed, and nothing that came since.
fn erase(desk: &mut Desk, id: Id, typed: &Typed) -> Result<ErasedEntries, Failure> {
    let because = typed.need("because", "say why; the reason stays", str::parse::<String>)?;
    let request = EraseEntries { entries: named(id, typed)?, because };
    let confirmed = typed.given("confirm").is_some_and(|text| text == id.to_string());
    if !confirmed {
        let message = format!("type {id} to confirm that it goes for good");
        return Err(refused_at("confirm", message));
    }
    let goes =
        typed.need("goes", "say how many entries go, as the page tells", str::parse::<usize>)?;
    let going = plan_erasure(desk, &request)?.entries.len();
    if going != goes {
        let message =
            format!("{going} entries would go by now, and not {goes}; look at them first");
        return Err(refused_at("goes", message));
    }
    Ok(erase_entries(desk, &request)?)
}

/// The entries that are named: the one of the page, and those beside it.
fn named(id: Id, typed: &Typed) -> Result<Vec<Id>, Failure> {
    let mut named = vec![id];
    named.extend(typed.read_lines("also", str::parse::<Id>)?);
    Ok(named)
}

async fn show(desk: &SharedDesk, format: Format, id: Id, form: Form) -> Result<Response, Failure> {
    let asked = [("also", form.text("also").trim())];
    let asked = asked.iter().filter(|(_, also)| !also.is_empty()).collect::<Vec<_>>();
    let path = address(&format!("/entries/{id}/erasure"), &asked);
    answer(desk, Spot { format, place: None, path }, move |desk| planned(desk, id, form), page)
        .await
}

fn planned(desk: &Desk, id: Id, form: Form) -> Result<Planned, Failure> {
    let typed: Typed = [("also", form.text("also"))].into_iter().collect();
    let entries = named(id, &typed)?;
    // Nothing is recorded of what is only looked at.
    let request = EraseEntries { entries, because: NO_REASON_YET.to_owned() };
    Ok(Planned { erasing: plan_erasure(desk, &request)?, id, form })
}

fn page(mut layout: Layout, planned: &Planned) -> askama::Result<String> {
    layout.title = format!("Erase {}", planned.id);
    let Erasing { entries, kept } = &planned.erasing;
    let (entries, kept) = (Line::all(entries), kept_lines(kept));
    let also = planned.form.text("also").trim().to_owned();
    PlanPage { layout, planned, href: href(planned.id), entries, kept, also }.render()
}

/// What was erased, and what is left to be done by hand, which is told once.
async fn done(
    desk: &SharedDesk,
    format: Format,
    erased: ErasedEntries,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: None, path: href(erased.id) };
    answer(
        desk,
        spot,
        |_| Ok(erased),
        |mut layout, erased: &ErasedEntries| {
            layout.title = format!("Erased by {}", erased.id);
            let Erasing { entries, kept } = &erased.erasing;
            let (entries, kept) = (Line::all(entries), kept_lines(kept));
            DonePage { layout, erased, href: href(erased.id), entries, kept }.render()
        },
    )
    .await
}

fn kept_lines(kept: &[KeptWords]) -> Vec<KeptLine> {
    let line = |KeptWords { entry, because, is_erasable }: &KeptWords| KeptLine {
        line: Line::of(entry),
        because,
        is_erasable: *is_erasable,
    };
    kept.iter().map(line).collect()
}

impl From<EraseEntriesError> for Failure {
    fn from(error: EraseEntriesError) -> Self {
        match error {
            EraseEntriesError::LookUp(error) => error.into(),
            EraseEntriesError::Jobs(error) => error.into(),
            EraseEntriesError::NoReason => refused_at("because", "say why; the reason stays"),
            EraseEntriesError::OnlyAPerson(_)
            | EraseEntriesError::Nothing
            | EraseEntriesError::Kept(_)
            | EraseEntriesError::HangsOn { .. }
            | EraseEntriesError::Job(_) => refused(error),
        }
    }
}
