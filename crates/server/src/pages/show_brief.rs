//! The brief: a page of its own, as readers get it.

use actions::{BRIEF_STYLE, BriefWay, ShownBrief, show_brief};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::{Digest, Id};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from};
use crate::pages::erase_entries::erasing;
use crate::pages::set_visibility::visibility;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/briefs/{id}", show)
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Briefs), path: format!("/briefs/{id}") };
    let work = move |desk: &actions::Desk| Ok(show_brief(desk, id)?);
    let mut response =
        answer(&desk, spot, work, |layout, shown| Ok(shown.html(&ways(&layout, shown)))).await?;
    let policy = HeaderValue::from_str(&policy()).map_err(|_| Failure::internal())?;
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// The ways from a brief into the desk: to all briefs, to the judgments it tells of, to its
/// receipt, and to where it is edited or erased.
fn ways(layout: &Layout, shown: &ShownBrief) -> Vec<BriefWay> {
    let told = shown.brief.record.judgments.iter().map(|it| it.judgment);
    let judgments = told.map(|id| (format!("/judgments/{id}"), format!("Judgment {id}")));
    let ways = [("/".to_owned(), "Desk".to_owned()), ("/briefs".to_owned(), "Briefs".to_owned())];
    let id = shown.brief.id;
    let receipt = (format!("/receipts/{id}"), "Receipt".to_owned());
    let edit = shown.brief.record.note.as_ref().map(|_| edit(id));
    let erase = erasing(id, layout).map(|href| (href, "Erase it".to_owned()));
    ways.into_iter()
        .chain(judgments)
        .chain([receipt, (visibility(id), "Who sees it".to_owned())])
        .chain(edit)
        .chain(erase)
        .map(|(href, text)| BriefWay { href, text })
        .collect()
}

/// The way to the form in which a note is edited and filed again.
fn edit(id: Id) -> (String, String) {
    (format!("/briefs/new?from={id}"), "Edit it".to_owned())
}

/// A brief carries its style sheet with it, so the policy allows that one by its digest.
pub(super) fn policy() -> String {
    let digest = BASE64.encode(Digest::of(BRIEF_STYLE.as_bytes()).as_bytes());
    format!(
        "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}
