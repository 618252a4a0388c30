//! The sources: how reliable each is and was, and whether the two axes are used as two.

use actions::{FEWEST_GRADES, SourceList, list_sources};
use askama::Template;
use axum::response::Response;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer};
use crate::pages::form::Form;
use crate::pages::grade_source::{NAME, letters};
use crate::pages::pager::address;
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::serve::SharedDesk;

pub(crate) const PATH: &str = "/sources";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, sources)
}

#[derive(Template)]
#[template(path = "sources.html")]
struct SourcesPage<'a> {
    layout: Layout,
    list: &'a SourceList,
    fewest: usize,
    /// The form that grades a source.
    form: Form,
    letters: Vec<(String, String)>,
}

impl SourcesPage<'_> {
    /// The sources to choose from: what the form sends, and what it says.
    fn choices(&self) -> Vec<(&str, &str)> {
        let named = self.list.sources.iter().map(|it| (it.source.as_str(), it.source.as_str()));
        std::iter::once(("", "choose")).chain(named).collect()
    }

    /// Where a source is graded.
    fn grading(&self, source: &str) -> String {
        format!("{}#{}", address(PATH, &[("source", source)]), self.form.name())
    }

    /// Whether the form is what the reader came for.
    fn is_grading(&self) -> bool {
        self.form.has_any("source letter since reason") || self.form.failure().is_some()
    }
}

async fn sources(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Typed>,
) -> Result<Response, Failure> {
    show(&desk, format, Form::filled(NAME, asked)).await
}

/// Shows the page again with the form that was refused.
pub(crate) async fn show_again(desk: &SharedDesk, refused: Form) -> Result<Response, Failure> {
    show(desk, Format::Html, refused).await
}

async fn show(desk: &SharedDesk, format: Format, form: Form) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Documents), path: PATH.to_owned() };
    let work = |desk: &actions::Desk| Ok(list_sources(desk)?);
    answer(desk, spot, work, |mut layout, list: &SourceList| {
        "Sources".clone_into(&mut layout.title);
        SourcesPage { layout, list, fewest: FEWEST_GRADES, form, letters: letters() }.render()
    })
    .await
}
