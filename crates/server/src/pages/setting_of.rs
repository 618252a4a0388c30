//! The setting of a statement: what was under way and what lay ahead when it was said.

use actions::{AskSetting, SettingOf, parse_moment, setting_of};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from, refused};
use crate::pages::pager::address;
use crate::pages::query::Query;
use crate::pages::view::href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/statements/{id}/setting", show)
}

/// What is asked for behind the `?`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    as_of: String,
}

#[derive(Template)]
#[template(path = "setting.html")]
struct SettingPage<'a> {
    layout: Layout,
    asked: Asked,
    setting: &'a SettingOf,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let statement = id_from(&id)?;
    let as_of = match asked.as_of.trim() {
        "" => None,
        moment => Some(parse_moment(moment).map_err(|error| refused(error).at_field("as_of"))?),
    };
    let request = AskSetting { statement, as_of, gazetteer: desk.tables().await.gazetteer };
    let path = address(&format!("/statements/{statement}/setting"), &asked);
    let spot = Spot { format, place: Some(Place::Pairs), path };
    let aside = desk.pairs.clone();
    let work = move |desk: &actions::Desk| {
        aside.refuse_early(desk.pairs_to_read(request.gazetteer.as_ref())?)?;
        Ok(setting_of(desk, &request)?)
    };
    answer(&desk, spot, work, |mut layout, setting| {
        layout.title = format!("The setting of {statement}");
        SettingPage { layout, asked, setting }.render()
    })
    .await
}
