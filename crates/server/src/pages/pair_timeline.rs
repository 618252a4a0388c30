//! The timeline of a pair: what two sides said to, did to and want of one another, drawn in lanes, with
//! the chart of cooperation and conflict, now or as of a moment.

use actions::{
    AskPair, PairItem, PairKind, PairSide, PairTimeline, PairTimelineError, pair_days,
    pair_timeline, parse_moment,
};
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::chart::{Chart, CooperationConflict, PairLanes};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, refused};
use crate::pages::pager::{PER_PAGE, Pager, address, segment};
use crate::pages::query::{Query, page_number};
use crate::pages::view::href;
use crate::reader::OwnTables;
use crate::serve::SharedDesk;

const PATH: &str = "/pairs";

/// How many days the slider has at most.
const MOST_DAYS: usize = 400;

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, begin).get("/pairs/{first}/{second}", timeline)
}

/// What is asked for behind the `?`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Asked {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    first: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    second: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    as_of: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    kind: String,
    /// "1" where organizations take in their members.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    members: String,
    /// "1" where events that machines coded are shown one by one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    coded: String,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "page_number")]
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "pairs.html")]
struct PairsPage {
    layout: Layout,
    asked: Asked,
}

#[derive(Template)]
#[template(path = "pair.html")]
struct PairPage<'a> {
    layout: Layout,
    asked: Asked,
    timeline: &'a PairTimeline,
    sides: [&'a PairSide; 2],
    lanes: Option<Chart>,
    chart: Option<Chart>,
    slider: Option<Slider>,
    kinds: Vec<KindLink>,
    lines: Vec<PairLine<'a>>,
    pager: Pager,
    /// Where the events that machines coded are shown one by one.
    coded_href: String,
}

/// A timeline with the days on which the desk came to know something of it.
#[derive(Serialize)]
struct ShownPair {
    #[serde(flatten)]
    timeline: PairTimeline,
    #[serde(skip)]
    days: Vec<Date>,
}

/// A slider over these days, whose last step is now.
struct Slider {
    days: Vec<String>,
    here: usize,
}

/// A link to the items of one kind.
struct KindLink {
    href: String,
    word: &'static str,
    count: usize,
    is_here: bool,
}

/// An item as a row of the table.
struct PairLine<'a> {
    item: &'a PairItem,
    day: String,
    href: String,
    document: Option<(String, String)>,
}

/// Asks for two sides; with both, leads on to their timeline.
async fn begin(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    if !asked.first.trim().is_empty() && !asked.second.trim().is_empty() {
        let path = path_of(&asked.first, &asked.second);
        let rest = Asked { first: String::new(), second: String::new(), ..asked };
        return Ok(Redirect::to(&address(&path, &rest)).into_response());
    }
    let spot = Spot { format, place: Some(Place::Pairs), path: PATH.to_owned() };
    answer(
        &desk,
        spot,
        |_| Ok(()),
        |mut layout, ()| {
            "Pairs".clone_into(&mut layout.title);
            PairsPage { layout, asked }.render()
        },
    )
    .await
}

async fn timeline(
    desk: SharedDesk,
    format: Format,
    Path((first, second)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let asked = Asked { first, second, ..asked };
    let kind = asked.kind()?;
    let request = asked.request(&desk.tables().await)?;
    let path = path_of(&asked.first, &asked.second);
    let shown = Asked { first: String::new(), second: String::new(), ..asked.clone() };
    let spot = Spot { format, place: Some(Place::Pairs), path: address(&path, &shown) };
    let aside = desk.pairs.clone();
    let work = move |desk: &actions::Desk| {
        aside.refuse_early(desk.pairs_to_read(request.gazetteer.as_ref())?)?;
        let (timeline, days) = (pair_timeline(desk, &request)?, pair_days(desk, &request)?);
        Ok(ShownPair { timeline, days })
    };
    answer(&desk, spot, work, |layout, shown| {
        PairPage::new(layout, asked, shown, (&path, kind)).render()
    })
    .await
}

/// Where the timeline of two sides is.
fn path_of(first: &str, second: &str) -> String {
    format!("{PATH}/{}/{}", segment(first), segment(second))
}

impl From<PairTimelineError> for Failure {
    fn from(error: PairTimelineError) -> Self {
        match error {
            PairTimelineError::Side(_) => refused(error),
            PairTimelineError::LookUp(error) => error.into(),
        }
    }
}

impl Asked {
    fn request(&self, tables: &OwnTables) -> Result<AskPair, Failure> {
        let as_of = match self.as_of.trim() {
            "" => None,
            moment => {
                let moment = parse_moment(moment);
                Some(moment.map_err(|error| refused(error).at_field("as_of"))?)
            }
        };
        let (first, second) = (self.first.clone(), self.second.clone());
        let members = (self.members == "1").then(|| tables.memberships());
        let gazetteer = tables.gazetteer.clone();
        let with_coded = self.coded == "1";
        Ok(AskPair { first, second, as_of, gazetteer, members, with_coded })
    }

    fn kind(&self) -> Result<Option<PairKind>, Failure> {
        if self.kind.is_empty() {
            return Ok(None);
        }
        let kind = PairKind::ALL.into_iter().find(|kind| kind.word() == self.kind);
        let known = PairKind::ALL.map(PairKind::word).join(", ");
        let refusal = || refused(format!("\"{}\" is no kind; give one of {known}", self.kind));
        kind.map(Some).ok_or_else(|| refusal().at_field("kind"))
    }
}

impl<'a> PairPage<'a> {
    fn new(
        mut layout: Layout,
        asked: Asked,
        ShownPair { timeline, days }: &'a ShownPair,
        (path, kind): (&str, Option<PairKind>),
    ) -> Self {
        let (first, second) = (timeline.first.name(), timeline.second.name());
        layout.title = format!("{first} and {second}");
        let months = &timeline.months;
        let name = "cooperation";
        let (first, second, background) = (&first, &second, &timeline.background_months);
        let chart = CooperationConflict { name, first, second, months, background }.draw();
        let of_kind = |item: &&PairItem| kind.is_none_or(|kind| item.kind == kind);
        let items: Vec<&PairItem> = timeline.items.iter().filter(of_kind).collect();
        let last = items.len().div_ceil(PER_PAGE).max(1);
        let page = asked.page.unwrap_or(1).min(last);
        let here = Asked { first: String::new(), second: String::new(), ..asked.clone() };
        let on_page = items.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE);
        let lines = on_page.map(|item| PairLine::of(item)).collect();
        let at = |page| Asked { page: Some(page), ..here.clone() };
        let row = |place: usize| {
            let on = place / PER_PAGE + 1;
            let other = if on == page { String::new() } else { address(path, &at(on)) };
            format!("{other}#{}", items[place].id)
        };
        let hrefs: Vec<String> = (0..items.len()).map(row).collect();
        let (name, as_of, items, hrefs) = ("lanes", timeline.as_of, &*items, &*hrefs);
        let drawn = PairLanes { name, first, second, items, as_of, hrefs }.draw();
        let slider = Slider::over(days, &asked.as_of);
        let pager = Pager::new(path, (page, last, items.len()), at);
        let kinds = KindLink::all(timeline, path, &here);
        let sides = [&timeline.first, &timeline.second];
        let coded_href = address(path, &Asked { coded: "1".to_owned(), ..here.clone() });
        Self {
            layout,
            asked,
            timeline,
            sides,
            lanes: drawn,
            chart,
            slider,
            kinds,
            lines,
            pager,
            coded_href,
        }
    }
}

impl Slider {
    /// A slider where there is more than one day to choose; of very many days, some.
    fn over(days: &[Date], as_of: &str) -> Option<Self> {
        let step = days.len().div_ceil(MOST_DAYS).max(1);
        let days: Vec<String> = days.iter().step_by(step).map(Date::to_string).collect();
        let come = days.iter().filter(|day| day.as_str() <= as_of.trim()).count();
        let here = if as_of.trim().is_empty() { days.len() } else { come.saturating_sub(1) };
        (days.len() > 1).then_some(Self { days, here })
    }
}

impl KindLink {
    fn all(timeline: &PairTimeline, path: &str, here: &Asked) -> Vec<Self> {
        let link = |kind: &str, word, count| {
            let asked = Asked { kind: kind.to_owned(), page: None, ..here.clone() };
            Self { href: address(path, &asked), word, count, is_here: here.kind == kind }
        };
        let count = |kind| timeline.items.iter().filter(|item| item.kind == kind).count();
        let each = PairKind::ALL.map(|kind| link(kind.word(), kind.word(), count(kind)));
        std::iter::once(link("", "all", timeline.items.len())).chain(each).collect()
    }
}

impl<'a> PairLine<'a> {
    fn of(item: &'a PairItem) -> Self {
        let day = match (item.date, item.published) {
            (Some(date), _) if item.is_ahead => format!("{date} (ahead)"),
            (Some(date), _) => date.to_string(),
            (None, Some(published)) => format!("told {published}"),
            (None, None) => "no day".to_owned(),
        };
        let document = item.document.map(|id| (id.to_string(), href(id)));
        Self { item, day, href: href(item.id), document }
    }
}
