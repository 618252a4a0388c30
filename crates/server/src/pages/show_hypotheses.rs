//! The page of hypotheses: the matrix, and every measure beside the others with what it means.

use actions::{
    MeasureName, Measures, PooledRatings, Rater, ShownHypotheses, Tables, percent, show_hypotheses,
    turned,
};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use domain::MatrixEvidence;
use serde::Deserialize;

use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::view::QuoteView;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/hypotheses/{id}", get(show))
}

/// Which way round the tables stand.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Axis {
    #[default]
    Rows,
    Columns,
}

#[derive(Deserialize)]
struct View {
    /// Where the hypotheses stand.
    #[serde(default)]
    hypotheses: Axis,
}

#[derive(Template)]
#[template(path = "hypotheses.html")]
struct HypothesesPage<'a> {
    layout: Layout,
    shown: &'a ShownHypotheses,
    recorded: String,
    evidence: Vec<EvidenceLine>,
    sets: Vec<RatingsView>,
    raters: String,
    in_columns: bool,
}

/// A piece of evidence, with how it counts.
struct EvidenceLine {
    name: String,
    quotes: Vec<QuoteView>,
    counts: String,
}

/// What one set of ratings says.
struct RatingsView {
    title: String,
    cells: Table,
    of_hypotheses: Table,
    of_stories: Table,
    overturning: Vec<String>,
    chances: Vec<String>,
}

/// A table and what its measures mean.
struct Table {
    rows: Vec<Vec<String>>,
    meanings: Vec<(&'static str, &'static str)>,
}

async fn show(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    Query(view): Query<View>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Judgments), path: format!("/hypotheses/{id}") };
    let page = move |layout: Layout, shown: &ShownHypotheses| page(layout, shown, view.hypotheses);
    answer(&desk, spot, move |desk| Ok(show_hypotheses(desk, id)?), page).await
}

fn page(mut layout: Layout, shown: &ShownHypotheses, axis: Axis) -> askama::Result<String> {
    layout.title.clone_from(&shown.hypotheses.record.matter);
    let own = shown.measures.as_ref();
    let own = own.map(|it| RatingsView::of("Your ratings".to_owned(), it, axis));
    let pooled = shown.pooled.as_ref().map(|it| RatingsView::pooled(it, axis));
    let page = HypothesesPage {
        layout,
        shown,
        recorded: day(shown.hypotheses.recorded_at),
        evidence: evidence(shown),
        sets: own.into_iter().chain(pooled).collect(),
        raters: raters(shown),
        in_columns: axis == Axis::Columns,
    };
    page.render()
}

fn evidence(shown: &ShownHypotheses) -> Vec<EvidenceLine> {
    let items = shown.hypotheses.record.evidence.iter().zip(&shown.quotes).enumerate();
    items
        .map(|(index, (item, quote))| {
            let MatrixEvidence { credibility, relevance, story, .. } = item;
            let story = story.as_ref().map_or(String::new(), |it| format!("; story: {it}"));
            EvidenceLine {
                name: format!("E{}", index + 1),
                quotes: vec![QuoteView::graded(quote)],
                counts: format!("credibility {credibility}, relevance {relevance}{story}"),
            }
        })
        .collect()
}

fn raters(shown: &ShownHypotheses) -> String {
    let name = |it: &Rater| {
        if it.is_complete { it.analyst.clone() } else { format!("{} (in part)", it.analyst) }
    };
    let names: Vec<String> = shown.raters.iter().map(name).collect();
    if names.is_empty() { "nobody yet".to_owned() } else { names.join(", ") }
}

impl RatingsView {
    fn of(title: String, measures: &Measures, axis: Axis) -> Self {
        let tables = Tables::of(measures);
        let turn = |rows: Vec<Vec<String>>| match axis {
            Axis::Rows => rows,
            Axis::Columns => turned(&rows),
        };
        Self {
            title,
            cells: Table { rows: turn(tables.cells), meanings: vec![] },
            of_hypotheses: Table {
                rows: turn(tables.of_hypotheses),
                meanings: meanings(&MeasureName::OF_HYPOTHESES),
            },
            of_stories: Table {
                rows: tables.of_stories,
                meanings: meanings(&MeasureName::OF_STORIES),
            },
            overturning: tables.overturning,
            chances: vec![],
        }
    }

    fn pooled(pooled: &PooledRatings, axis: Axis) -> Self {
        let title = format!("All together: {}", pooled.analysts.join(", "));
        let chances = pooled.chances.iter().map(|it| {
            let nearest: Vec<String> = it.chances.nearest.iter().map(|&it| percent(it)).collect();
            format!(
                "{}’s chances add up to {}; the nearest that add up to 100% are {}.",
                it.analyst,
                percent(it.chances.sum),
                nearest.join(", ")
            )
        });
        Self { chances: chances.collect(), ..Self::of(title, &pooled.measures, axis) }
    }
}

fn meanings(names: &[MeasureName]) -> Vec<(&'static str, &'static str)> {
    names.iter().map(|name| (name.title(), name.meaning())).collect()
}
