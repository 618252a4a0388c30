//! The questions: filtered by where they stand and by words, in an order, a page at a time.

use actions::{ListQuestions, QuestionOrder, QuestionPage, Standing, list_questions};
use askama::Template;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, refused};
use crate::pages::pager::{PER_PAGE, Pager, address};
use crate::pages::query::{Query, page_number};
use crate::pages::view::Line;
use crate::serve::SharedDesk;

const PATH: &str = "/questions";

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, questions)
}

/// What is asked for behind the `?`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Asked {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    words: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(default, skip_serializing_if = "is_newest")]
    order: QuestionOrder,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "page_number")]
    page: Option<usize>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_newest(order: &QuestionOrder) -> bool {
    *order == QuestionOrder::Newest
}

#[derive(Template)]
#[template(path = "questions.html")]
struct QuestionsPage {
    layout: Layout,
    asked: Asked,
    states: Vec<StateLink>,
    orders: Vec<OrderOption>,
    lines: Vec<Line>,
    pager: Pager,
    /// Whether the desk has any question.
    has_any: bool,
}

/// A link to the questions that stand somewhere.
struct StateLink {
    href: String,
    word: &'static str,
    count: usize,
    is_here: bool,
}

struct OrderOption {
    value: &'static str,
    words: &'static str,
    is_here: bool,
}

async fn questions(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let request = asked.request()?;
    let spot = Spot { format, place: Some(Place::Questions), path: address(PATH, &asked) };
    let work = move |desk: &actions::Desk| Ok(list_questions(desk, &request)?);
    answer(&desk, spot, work, |layout, found| page(layout, asked, found).render()).await
}

fn page(mut layout: Layout, asked: Asked, found: &QuestionPage) -> QuestionsPage {
    Place::Questions.label().clone_into(&mut layout.title);
    let place = (found.page, found.pages, found.total);
    let pager = Pager::new(PATH, place, |page| Asked { page: Some(page), ..asked.clone() });
    QuestionsPage {
        layout,
        states: asked.states(found),
        orders: asked.orders(),
        lines: Line::all(&found.entries),
        pager,
        has_any: found.counts.total() > 0 || !asked.words.is_empty(),
        asked,
    }
}

impl Asked {
    fn request(&self) -> Result<ListQuestions, Failure> {
        let standing = match self.state.as_str() {
            "" => None,
            word => Some(word.parse().map_err(|error| refused(error).at_field("state"))?),
        };
        Ok(ListQuestions {
            standing,
            words: self.words.clone(),
            order: self.order,
            page: self.page.unwrap_or(1),
            per_page: PER_PAGE,
        })
    }

    fn states(&self, found: &QuestionPage) -> Vec<StateLink> {
        let link = |state: &str, word, count| {
            let asked = Self { state: state.to_owned(), page: None, ..self.clone() };
            StateLink { href: address(PATH, &asked), word, count, is_here: self.state == state }
        };
        let all = link("", "all", found.counts.total());
        let each = Standing::ALL.map(|it| link(it.word(), it.word(), found.counts.of(it)));
        std::iter::once(all).chain(each).collect()
    }

    fn orders(&self) -> Vec<OrderOption> {
        let orders = [
            ("newest", "newest first", QuestionOrder::Newest),
            ("oldest", "oldest first", QuestionOrder::Oldest),
            ("deadline", "earliest deadline first", QuestionOrder::Deadline),
        ];
        let option =
            |(value, words, order)| OrderOption { value, words, is_here: self.order == order };
        orders.map(option).into()
    }
}
