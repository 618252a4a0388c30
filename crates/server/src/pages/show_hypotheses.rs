//! The page of hypotheses: the matrix, and every measure beside the others with what it means.

use actions::{
    Coherent, MeasureName, Measures, PooledRatings, Rater, ShownHypotheses, Tables, percent,
    show_hypotheses, turned,
};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Id, MatrixEvidence};
use serde::Deserialize;

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::extend_hypotheses;
use crate::pages::form::{Form, Refused};
use crate::pages::query::Query;
use crate::pages::rate_hypotheses::{NAME, cell_field, chance_field};
use crate::pages::typed::Typed;
use crate::pages::view::QuoteView;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/hypotheses/{id}", show)
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
    /// The form that was refused, with what was typed.
    refused: Refused,
    /// The form for one's own ratings.
    form: Form,
    /// The form for more hypotheses and evidence.
    extension: Form,
    rows: Vec<FormRow>,
}

/// The fields of a hypothesis in the form.
struct FormRow {
    name: String,
    text: String,
    /// The field of each cell, and the evidence it is for.
    cells: Vec<(String, String)>,
    chance: String,
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
    desk: SharedDesk,
    Path(id): Path<String>,
    Query(view): Query<View>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Judgments), path: format!("/hypotheses/{id}") };
    let page = move |layout: Layout, shown: &ShownHypotheses| {
        page(layout, shown, (view.hypotheses, Refused::default()))
    };
    answer(&desk, spot, move |desk| Ok(show_hypotheses(desk, id)?), page).await
}

/// Shows the page again with the form that was refused.
pub(crate) async fn show_again(
    desk: &SharedDesk,
    id: Id,
    refused: Form,
) -> Result<Response, Failure> {
    let (place, path) = (Some(Place::Judgments), format!("/hypotheses/{id}"));
    let spot = Spot { format: Format::Html, place, path };
    let page = |layout: Layout, shown: &ShownHypotheses| {
        page(layout, shown, (Axis::Rows, Refused::this(refused)))
    };
    answer(desk, spot, move |desk| Ok(show_hypotheses(desk, id)?), page).await
}

fn page(
    mut layout: Layout,
    shown: &ShownHypotheses,
    (axis, refused): (Axis, Refused),
) -> askama::Result<String> {
    layout.title.clone_from(&shown.hypotheses.record.matter);
    let own = shown.measures.as_ref();
    let own = own.map(|it| RatingsView::own(it, axis));
    let pooled = shown.pooled.as_ref().map(|it| RatingsView::pooled(it, axis));
    let page = HypothesesPage {
        layout,
        shown,
        recorded: day(shown.hypotheses.recorded_at),
        evidence: evidence(shown),
        sets: own.into_iter().chain(pooled).collect(),
        raters: raters(shown),
        in_columns: axis == Axis::Columns,
        form: refused.form_or(NAME, || own_ratings(shown)),
        extension: refused.form(extend_hypotheses::NAME),
        rows: form_rows(shown),
        refused,
    };
    page.render()
}

/// One's own ratings as they are typed.
fn own_ratings(shown: &ShownHypotheses) -> Typed {
    let Some(own) = &shown.own else { return Typed::default() };
    let mut fields = vec![];
    for (piece, of_evidence) in (1..).zip(&own.cells) {
        for (hypothesis, cell) in (1..).zip(of_evidence) {
            let text = cell.map_or_else(String::new, |cell| cell.to_string());
            fields.push((cell_field(hypothesis, piece), text));
        }
    }
    let chances = (1..).zip(&own.chances);
    fields.extend(chances.map(|(number, chance)| (chance_field(number), chance.to_string())));
    fields.into_iter().collect()
}

fn form_rows(shown: &ShownHypotheses) -> Vec<FormRow> {
    let pieces = shown.hypotheses.record.evidence.len();
    let hypotheses = (1..).zip(&shown.hypotheses.record.hypotheses);
    let row = |(number, hypothesis): (usize, &domain::Hypothesis)| FormRow {
        name: format!("H{number}"),
        text: hypothesis.text.clone(),
        cells: (1..=pieces).map(|it| (cell_field(number, it), format!("E{it}"))).collect(),
        chance: chance_field(number),
    };
    hypotheses.map(row).collect()
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

    fn own(measures: &Measures, axis: Axis) -> Self {
        let chances = measures.chances.iter().flatten().map(|it| adding_up("Your", it));
        let chances = chances.collect();
        Self { chances, ..Self::of("Your ratings".to_owned(), measures, axis) }
    }

    fn pooled(pooled: &PooledRatings, axis: Axis) -> Self {
        let title = format!("All together: {}", pooled.analysts.join(", "));
        let chances = pooled.chances.iter();
        let chances = chances.map(|it| adding_up(&format!("{}’s", it.analyst), &it.chances));
        Self { chances: chances.collect(), ..Self::of(title, &pooled.measures, axis) }
    }
}

/// What somebody's chances add up to, and what to do where that is not 100%.
fn adding_up(whose: &str, chances: &Coherent) -> String {
    let excess = chances.sum - 1.0;
    // Sums of tenths are a hair off.
    if excess.abs() < 1e-9 {
        return format!("{whose} chances add up to 100%.");
    }
    let side = if excess > 0.0 { "too much" } else { "too little" };
    let nearest: Vec<String> = chances.nearest.iter().map(|&it| percent(it)).collect();
    format!(
        "{whose} chances add up to {}, which is {} {side}: exactly one hypothesis is true. The \
         nearest that add up to 100% are {}.",
        percent(chances.sum),
        percent(excess.abs()),
        nearest.join(", ")
    )
}

fn meanings(names: &[MeasureName]) -> Vec<(&'static str, &'static str)> {
    names.iter().map(|name| (name.title(), name.meaning())).collect()
}
