//! What is due: settlements, closes and checkpoints, the most urgent first.

use actions::{Due, Urgency, list_due};
use askama::Template;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer};
use crate::pages::view::href;
use crate::serve::SharedDesk;

/// How many days the page looks ahead.
const HORIZON_DAYS: i64 = 60;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/due", due)
}

#[derive(Template)]
#[template(path = "due.html")]
struct DuePage {
    layout: Layout,
    lines: Vec<DueLine>,
}

struct DueLine {
    id: String,
    href: String,
    date: String,
    text: String,
    what: &'static str,
    /// The document or other question because of which it is due, with its address.
    because: Option<(String, String)>,
    is_overdue: bool,
}

async fn due(desk: SharedDesk, format: Format) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Due), path: "/due".to_owned() };
    let work = |desk: &actions::Desk| Ok(list_due(desk, HORIZON_DAYS)?);
    answer(&desk, spot, work, |mut layout, due: &Vec<Due>| {
        "Due".clone_into(&mut layout.title);
        DuePage { layout, lines: due.iter().map(line).collect() }.render()
    })
    .await
}

fn line(due: &Due) -> DueLine {
    DueLine {
        id: due.id.to_string(),
        href: href(due.id),
        date: due.when(),
        text: due.text.clone(),
        what: due.reason.words(),
        because: due.because_of().map(|id| (id.to_string(), href(id))),
        is_overdue: due.urgency == Urgency::Overdue,
    }
}
