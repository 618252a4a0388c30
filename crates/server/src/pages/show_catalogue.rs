//! The catalogue: the next prediction to answer, what was answered, and the record of the house.

use actions::{
    Catalogue, CatalogueGroup, CatalogueTally, Mean, ShowCatalogueError, ShownPrediction,
    sentence_around, show_catalogue,
};
use askama::Template;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use domain::{CatalogueEvidence, Id};
use serde::{Deserialize, Serialize};

use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from};
use crate::pages::view::passage_href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Router<SharedDesk> {
    Router::new().route("/catalogue", get(catalogue)).route("/catalogue/{id}", get(one))
}

/// Where one is in the catalogue.
#[derive(Deserialize)]
struct Spotted {
    /// The prediction behind which to go on.
    #[serde(default)]
    behind: String,
}

#[derive(Template)]
#[template(path = "catalogue.html")]
struct CataloguePage<'a> {
    layout: Layout,
    catalogue: &'a Catalogue,
    card: Option<Card<'a>>,
    last: Option<&'a ShownPrediction>,
    tallies: Vec<TallyView<'a>>,
}

/// The catalogue with the prediction that comes up.
#[derive(Serialize)]
struct Opened {
    #[serde(flatten)]
    catalogue: Catalogue,
    next: Option<Next>,
}

/// The prediction that comes up, in its sentence.
#[derive(Serialize)]
struct Next {
    prediction: ShownPrediction,
    sentence: String,
}

/// The prediction that is shown.
struct Card<'a> {
    prediction: &'a ShownPrediction,
    sentence: &'a str,
    by: &'a str,
    href: String,
    read: Option<String>,
    corrected: Option<String>,
    condition: Option<String>,
    answers: Vec<AnswerView>,
}

struct AnswerView {
    id: Id,
    words: String,
    evidence: Option<EvidenceView>,
    undone: Option<String>,
}

struct EvidenceView {
    text: String,
    href: Option<String>,
}

/// What predictions come to.
struct TallyView<'a> {
    title: &'static str,
    tally: &'a CatalogueTally,
    apart: String,
    rows: Vec<ScoreRow>,
    phrases: Vec<PhraseRow<'a>>,
    groups: Vec<(&'static str, Vec<GroupRow<'a>>)>,
}

struct ScoreRow {
    rule: &'static str,
    value: String,
    count: usize,
    direction: &'static str,
}

struct PhraseRow<'a> {
    phrase: &'a str,
    read: String,
    said: usize,
    settled: usize,
    came_true: usize,
    band: String,
    verdict: &'a str,
}

struct GroupRow<'a> {
    group: &'a CatalogueGroup,
    brier: String,
}

async fn catalogue(
    State(desk): State<SharedDesk>,
    Query(spotted): Query<Spotted>,
    format: Format,
) -> Result<Response, Failure> {
    let behind = spotted.behind.parse::<Id>().ok();
    show(desk, format, "/catalogue".to_owned(), move |catalogue| catalogue.next(behind, &[])).await
}

async fn one(
    State(desk): State<SharedDesk>,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let prediction = id_from(&id)?;
    show(desk, format, format!("/catalogue/{id}"), move |it| it.find(prediction)).await
}

async fn show(
    desk: SharedDesk,
    format: Format,
    path: String,
    choose: impl Fn(&Catalogue) -> Option<&ShownPrediction> + Send + 'static,
) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Catalogue), path };
    answer(
        &desk,
        spot,
        move |desk| open(desk, choose),
        |mut layout, Opened { catalogue, next }| {
            "Catalogue".clone_into(&mut layout.title);
            let voices = [("The house", &catalogue.house), ("Those quoted", &catalogue.quoted)];
            let tallies = voices.into_iter().filter(|(_, it)| it.whole.predictions > 0);
            CataloguePage {
                layout,
                catalogue,
                card: next.as_ref().map(card),
                last: last_answered(catalogue),
                tallies: tallies.map(|(title, it)| tally(title, it)).collect(),
            }
            .render()
        },
    )
    .await
}

/// The prediction that whoever is at the desk answered last, as long as the answer stands.
fn last_answered(catalogue: &Catalogue) -> Option<&ShownPrediction> {
    let own = catalogue.predictions.iter().filter(|it| it.own.is_some());
    own.max_by_key(|it| it.answers.iter().map(|answer| answer.id).max())
}

fn open(
    desk: &actions::Desk,
    choose: impl Fn(&Catalogue) -> Option<&ShownPrediction>,
) -> Result<Opened, Failure> {
    let catalogue = show_catalogue(desk)?;
    let next = choose(&catalogue).map(|prediction| {
        let sentence = sentence_around(desk, prediction)?;
        Ok::<_, Failure>(Next { prediction: prediction.clone(), sentence })
    });
    Ok(Opened { next: next.transpose()?, catalogue })
}

fn card(Next { prediction, sentence }: &Next) -> Card<'_> {
    let corrected = prediction.range.filter(|it| Some(*it) != prediction.read_range);
    Card {
        sentence,
        by: prediction.by.as_deref().unwrap_or("somebody"),
        href: passage_href(&prediction.passage),
        read: prediction.read_range.map(|it| it.to_string()),
        corrected: corrected.map(|it| it.to_string()),
        condition: prediction.condition.as_deref().map(domain::under_condition),
        answers: prediction.answers.iter().map(answer_view).collect(),
        prediction,
    }
}

fn answer_view(it: &actions::ShownAnswer) -> AnswerView {
    let reason = it.reason.as_ref().map_or(String::new(), |why| format!(" ({why})"));
    AnswerView {
        id: it.id,
        words: format!("{}: {}{reason}, known on {}", it.reader, it.answer, it.known_on),
        evidence: it.evidence.as_ref().map(evidence_view),
        undone: it.undone.clone(),
    }
}

fn evidence_view(evidence: &CatalogueEvidence) -> EvidenceView {
    match evidence {
        CatalogueEvidence::Text(text) => EvidenceView { text: text.clone(), href: None },
        CatalogueEvidence::Address(text) => {
            EvidenceView { text: text.clone(), href: Some(text.clone()) }
        }
        CatalogueEvidence::Passage(evidence) => EvidenceView {
            text: format!("“{}”", evidence.passage.span.text),
            href: Some(passage_href(&evidence.passage)),
        },
    }
}

fn tally<'a>(title: &'static str, tally: &'a CatalogueTally) -> TallyView<'a> {
    let groups = [("Author", &tally.authors), ("Year", &tally.years), ("Folder", &tally.folders)];
    let rows = |groups: &'a Vec<CatalogueGroup>| {
        groups.iter().map(|group| GroupRow { brier: brier(group), group }).collect()
    };
    TallyView {
        title,
        apart: tally.apart().join(", "),
        rows: tally.whole.means.iter().map(score_row).collect(),
        phrases: tally.phrases.iter().map(phrase_row).collect(),
        groups: groups.into_iter().map(|(name, groups)| (name, rows(groups))).collect(),
        tally,
    }
}

fn score_row(mean: &Mean) -> ScoreRow {
    // A single chance of 0 or 100% that went wrong is enough.
    let value =
        if mean.infinite > 0 { "infinite".to_owned() } else { format!("{:.3}", mean.value) };
    let (rule, direction) = (mean.rule.name(), mean.rule.direction());
    ScoreRow { rule, value, count: mean.count, direction }
}

fn phrase_row(it: &actions::PhraseTally) -> PhraseRow<'_> {
    let percent = |share: f64| share * 100.0;
    PhraseRow {
        phrase: &it.phrase,
        read: it.read_as.map_or("–".to_owned(), |it| it.to_string()),
        said: it.said,
        settled: it.settled,
        came_true: it.came_true,
        band: it.band.map_or("–".to_owned(), |(low, high)| {
            format!("{:.0}–{:.0}%", percent(low), percent(high))
        }),
        verdict: &it.verdict,
    }
}

/// The mean Brier score of a group with its count, or a dash.
fn brier(group: &CatalogueGroup) -> String {
    let mean = group.means.iter().find(|mean| mean.rule == actions::Rule::Brier);
    mean.map_or("–".to_owned(), |mean| format!("{:.3} over {}", mean.value, mean.count))
}

impl From<ShowCatalogueError> for Failure {
    fn from(error: ShowCatalogueError) -> Self {
        match error {
            ShowCatalogueError::LookUp(error) => error.into(),
            ShowCatalogueError::Agreement(_) | ShowCatalogueError::Ledger(_) => Self::internal(),
        }
    }
}
