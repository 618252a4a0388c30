//! Positions over time: who wants what since when, and what became of it.

use actions::{AskPositions, HeldMatter, PositionsOverTime, parse_moment, positions_over_time};
use askama::Template;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::chart::{Chart, PositionSpans};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, refused};
use crate::pages::pager::{PER_PAGE, Pager, address};
use crate::pages::query::{Query, page_number};
use crate::serve::SharedDesk;

const PATH: &str = "/positions";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, positions)
}

/// What is asked for behind the `?`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Asked {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    holder: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    words: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    as_of: String,
    /// "1" where an organization takes in its members.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    members: String,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "page_number")]
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "positions.html")]
struct PositionsPage<'a> {
    layout: Layout,
    asked: Asked,
    positions: &'a PositionsOverTime,
    matters: &'a [HeldMatter],
    spans: Option<Chart>,
    pager: Pager,
}

/// A matter as a row: its anchor is the first position that told it.
fn anchor(matter: &HeldMatter) -> String {
    matter.told.first().map(|told| told.id.to_string()).unwrap_or_default()
}

async fn positions(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let tables = desk.tables().await;
    let members = (asked.members == "1").then(|| tables.memberships());
    let gazetteer = tables.gazetteer;
    let as_of = match asked.as_of.trim() {
        "" => None,
        moment => Some(parse_moment(moment).map_err(|error| refused(error).at_field("as_of"))?),
    };
    let (holder, words) = (asked.holder.clone(), asked.words.clone());
    let request = AskPositions { holder, words, as_of, gazetteer, members };
    let path = address(PATH, &asked);
    let spot = Spot { format, place: Some(Place::Positions), path };
    let aside = desk.pairs.clone();
    let work = move |desk: &actions::Desk| {
        aside.refuse_early(desk.pairs_to_read(request.gazetteer.as_ref())?)?;
        Ok(positions_over_time(desk, &request)?)
    };
    answer(&desk, spot, work, |layout, found| page(layout, asked, found).render()).await
}

fn page(mut layout: Layout, asked: Asked, positions: &PositionsOverTime) -> PositionsPage<'_> {
    "Positions".clone_into(&mut layout.title);
    let total = positions.matters.len();
    let last = total.div_ceil(PER_PAGE).max(1);
    let page = asked.page.unwrap_or(1).clamp(1, last);
    let first = (page - 1) * PER_PAGE;
    let matters = &positions.matters[first..total.min(first + PER_PAGE)];
    let pager =
        Pager::new(PATH, (page, last, total), |page| Asked { page: Some(page), ..asked.clone() });
    let until = positions.as_of.unwrap_or(layout.now);
    let spans = PositionSpans { name: "spans", matters, until }.draw();
    PositionsPage { layout, asked, positions, matters, spans, pager }
}
