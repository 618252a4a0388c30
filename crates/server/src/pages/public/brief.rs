//! A public brief: a page of its own, as readers get it.

use actions::{BriefWay, ShownBrief, show_brief};
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Response;

use super::{public_href, visit};
use crate::door::Routes;
use crate::error::Failure;
use crate::negotiate::Format;
use crate::pages::answer::id_from;
use crate::pages::show_brief::policy;
use crate::serve::SharedDesk;

pub(super) fn routes() -> Routes {
    Routes::new().get("/public/briefs/{id}", show)
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let work = move |desk: &actions::Desk| Ok(show_brief(desk, id)?);
    let path = format!("/public/briefs/{id}");
    let page = |_, shown: &ShownBrief| Ok(shown.html(&ways(shown)));
    let mut response = visit(&desk, (format, path), work, page).await?;
    let policy = HeaderValue::from_str(&policy()).map_err(|_| Failure::internal())?;
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// The ways from a brief to what else is public: all of it, the judgments that it tells of, and its
/// receipt.
fn ways(shown: &ShownBrief) -> Vec<BriefWay> {
    let told = shown.brief.record.judgments.iter().map(|it| it.judgment);
    let judgments = told.filter_map(|id| Some((public_href(id)?, format!("Judgment {id}"))));
    let receipt = (format!("/public/receipts/{}", shown.brief.id), "Receipt".to_owned());
    std::iter::once(("/public".to_owned(), "Public".to_owned()))
        .chain(judgments)
        .chain([receipt])
        .map(|(href, text)| BriefWay { href, text })
        .collect()
}
