//! The judgment page: the claim, its evidence as links to the words, and what will test it.

use actions::{AssumptionStanding, AssumptionState, ShownJudgment, show_judgment};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Direction, Id, Indicator};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, day, id_from};
use crate::pages::erase_entries::erasing;
use crate::pages::form::{Form, Refused};
use crate::pages::list_watches::WatchLine;
use crate::pages::view::{Line, QuoteView, href};
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/judgments/{id}", show)
}

#[derive(Template)]
#[template(path = "judgment.html")]
struct JudgmentPage<'a> {
    layout: Layout,
    shown: &'a ShownJudgment,
    recorded: String,
    /// Where it is erased, if whoever is at the desk may do that.
    erasing: Option<String>,
    quotes_for: Vec<QuoteView>,
    quotes_against: Vec<QuoteView>,
    questions: Vec<Line>,
    cited_by: Vec<Line>,
    watches: Vec<WatchLine>,
    assumptions: Vec<AssumptionLine>,
    /// What to watch for, and what it speaks for.
    indicators: Vec<(&'a str, &'static str)>,
    /// The form that was refused, with what was typed.
    refused: Refused,
}

/// An assumption and where it stands.
struct AssumptionLine {
    /// Those that it can be sent by, and the one that was refused, whatever became of it since.
    forms: Vec<AssumptionForm>,
    text: String,
    note: Option<String>,
    href: String,
}

/// A form that breaks an assumption or restores it.
struct AssumptionForm {
    name: String,
    /// Where it leads, behind the assumption.
    path: &'static str,
    summary: &'static str,
    button: &'static str,
}

async fn show(
    desk: SharedDesk,
    Path(id): Path<String>,
    format: Format,
) -> Result<Response, Failure> {
    let id = id_from(&id)?;
    let spot = Spot { format, place: Some(Place::Judgments), path: format!("/judgments/{id}") };
    let page = |layout, shown: &ShownJudgment| page(layout, shown, Refused::default());
    answer(&desk, spot, move |desk| Ok(show_judgment(desk, id)?), page).await
}

/// Shows the page again with the form that was refused.
pub(crate) async fn show_again(
    desk: &SharedDesk,
    id: Id,
    refused: Form,
) -> Result<Response, Failure> {
    let (place, path) = (Some(Place::Judgments), format!("/judgments/{id}"));
    let spot = Spot { format: Format::Html, place, path };
    let page = |layout, shown: &ShownJudgment| page(layout, shown, Refused::this(refused));
    answer(desk, spot, move |desk| Ok(show_judgment(desk, id)?), page).await
}

fn page(mut layout: Layout, shown: &ShownJudgment, refused: Refused) -> askama::Result<String> {
    layout.title.clone_from(&shown.judgment.record.claim);
    let erasing = erasing(shown.judgment.id, &layout);
    let page = JudgmentPage {
        layout,
        erasing,
        shown,
        recorded: day(shown.judgment.recorded_at),
        quotes_for: shown.quotes_for.iter().map(QuoteView::graded).collect(),
        quotes_against: shown.quotes_against.iter().map(QuoteView::graded).collect(),
        questions: Line::all(&shown.questions),
        cited_by: Line::all(&shown.cited_by),
        watches: WatchLine::all(&shown.watches),
        assumptions: assumptions(shown, &refused),
        indicators: shown.judgment.record.indicators.iter().map(indicator).collect(),
        refused,
    };
    page.render()
}

fn assumptions(shown: &ShownJudgment, refused: &Refused) -> Vec<AssumptionLine> {
    let line = |(number, standing)| assumption(number, standing, refused);
    (1..).zip(&shown.assumption_states).map(line).collect()
}

fn assumption(number: usize, standing: &AssumptionStanding, refused: &Refused) -> AssumptionLine {
    let (is_broken, note, href) = match &standing.state {
        AssumptionState::Holds => (false, None, String::new()),
        AssumptionState::Broken { by, reason } => {
            (true, Some(format!("broken: {reason}")), href(*by))
        }
        AssumptionState::BrokenBefore { by, reason } => {
            (true, Some(format!("broken before this judgment: {reason}")), href(*by))
        }
    };
    let forms = [AssumptionForm::to_break(number), AssumptionForm::to_restore(number)];
    let is_shown =
        |form: &AssumptionForm| (form.path == RESTORINGS) == is_broken || refused.is(&form.name);
    let forms = forms.into_iter().filter(is_shown).collect();
    AssumptionLine { forms, text: standing.text.clone(), note, href }
}

const RESTORINGS: &str = "restorings";

impl AssumptionForm {
    fn to_break(number: usize) -> Self {
        Self {
            name: format!("break-assumption-{number}"),
            path: "breaks",
            summary: "It no longer holds",
            button: "Break the assumption",
        }
    }

    fn to_restore(number: usize) -> Self {
        Self {
            name: format!("restore-assumption-{number}"),
            path: RESTORINGS,
            summary: "It holds again",
            button: "Restore the assumption",
        }
    }
}

fn indicator(indicator: &Indicator) -> (&str, &'static str) {
    let points = match indicator.points {
        Direction::For => "for it",
        Direction::Against => "against it",
    };
    (&indicator.sign, points)
}
