//! A secret, which is told once and kept nowhere.

use askama::Template;
use axum::response::Response;
use serde::Serialize;

use crate::error::Failure;
use crate::layout::Layout;
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer};
use crate::serve::SharedDesk;

/// A secret and what to do with it.
#[derive(Clone, Serialize)]
pub(crate) struct ToldSecret {
    pub(crate) title: String,
    pub(crate) secret: String,
    /// What to do with it, in a sentence.
    pub(crate) told: String,
    /// Where whoever gets it goes; it stands behind the `#`, which no server is told.
    pub(crate) link: Option<String>,
    #[serde(skip)]
    pub(crate) back: &'static str,
}

#[derive(Template)]
#[template(path = "told_secret.html")]
struct SecretPage<'a> {
    layout: Layout,
    told: &'a ToldSecret,
}

/// Tells a secret.
pub(crate) async fn tell(
    desk: &SharedDesk,
    format: Format,
    told: ToldSecret,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: None, path: told.back.to_owned() };
    answer(
        desk,
        spot,
        |_| Ok(told),
        |mut layout, told: &ToldSecret| {
            layout.title.clone_from(&told.title);
            layout.path = None;
            SecretPage { layout, told }.render()
        },
    )
    .await
}
