//! The catalogue: the next prediction to answer, what was answered, and the record of the house.

use actions::{Catalogue, ShowCatalogueError, ShownPrediction, sentence_around, show_catalogue};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{CatalogueEvidence, Id};
use serde::{Deserialize, Serialize};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, id_from};
use crate::pages::catalogue_tally::{TallyView, tally};
use crate::pages::form::{Form, Refused};
use crate::pages::query::Query;
use crate::pages::typed::Typed;
use crate::pages::view::passage_href;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/catalogue", catalogue).get("/catalogue/{id}", one)
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
    /// The form that was refused, with what was typed.
    refused: Refused,
}

impl CataloguePage<'_> {
    /// The form that undoes the last answer, which begins with the reason there mostly is.
    fn undoing(&self) -> Form {
        self.refused.form_or("undoing", || Typed::default().with("reason", "a slip of the key"))
    }
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

async fn catalogue(
    desk: SharedDesk,
    Query(spotted): Query<Spotted>,
    format: Format,
) -> Result<Response, Failure> {
    let behind = spotted.behind.parse::<Id>().ok();
    let spot = spot(format, "/catalogue".to_owned());
    show(&desk, spot, Refused::default(), move |catalogue| catalogue.next(behind, &[])).await
}

async fn one(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let prediction = id_from(&id)?;
    let spot = spot(format, format!("/catalogue/{id}"));
    show(&desk, spot, Refused::default(), move |it| it.find(prediction)).await
}

/// Shows the page of a prediction again with the form that was refused.
pub(crate) async fn show_again(
    desk: &SharedDesk,
    id: Id,
    refused: Form,
) -> Result<Response, Failure> {
    let spot = spot(Format::Html, format!("/catalogue/{id}"));
    show(desk, spot, Refused::this(refused), move |it| it.find(id)).await
}

fn spot(format: Format, path: String) -> Spot {
    Spot { format, place: Some(Place::Catalogue), path }
}

async fn show(
    desk: &SharedDesk,
    spot: Spot,
    refused: Refused,
    choose: impl Fn(&Catalogue) -> Option<&ShownPrediction> + Send + 'static,
) -> Result<Response, Failure> {
    answer(
        desk,
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
                refused,
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

impl From<ShowCatalogueError> for Failure {
    fn from(error: ShowCatalogueError) -> Self {
        match error {
            ShowCatalogueError::LookUp(error) => error.into(),
            ShowCatalogueError::Agreement(_) | ShowCatalogueError::Ledger(_) => Self::internal(),
        }
    }
}
