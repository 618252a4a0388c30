//! The record: words first, then scores with their counts, then calibration.

use actions::{
    Bin, Calibration, ComparePeopleError, ForecasterRecord, GroupedRecord, Mean, RecordBy,
    RecordGroup, TrackRecord, compare_people, group_record, show_record,
};
use askama::Template;
use axum::response::Response;
use domain::Probability;
use serde::Deserialize;

use crate::chart::{CalibrationBin, CalibrationPlot, Chart};
use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, refused};
use crate::pages::query::Query;
use crate::pages::view::score;
use crate::serve::SharedDesk;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/record", record)
}

#[derive(Template)]
#[template(path = "record.html")]
struct RecordPage<'a> {
    layout: Layout,
    record: &'a TrackRecord,
    forecasters: Vec<ForecasterView<'a>>,
}

/// A forecaster's record as it is shown.
pub(super) struct ForecasterView<'a> {
    pub(super) record: &'a ForecasterRecord,
    pub(super) rows: Vec<ScoreRow>,
    pub(super) chart: Option<Chart>,
    pub(super) too_few: Option<String>,
}

struct MeanRow {
    rule: &'static str,
    value: String,
    count: usize,
    direction: &'static str,
}

/// A forecaster's mean scores by one rule.
pub(super) struct ScoreRow {
    pub(super) rule: &'static str,
    pub(super) direction: &'static str,
    pub(super) last: String,
    pub(super) over_time: String,
    pub(super) count: usize,
}

/// By what the record is asked for, and who is compared.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    by: String,
    #[serde(default)]
    person: String,
    #[serde(default)]
    against: String,
}

/// The record by something.
#[derive(Template)]
#[template(path = "record_groups.html")]
struct GroupsPage<'a> {
    layout: Layout,
    by: &'static str,
    groups: Vec<GroupView<'a>>,
}

struct GroupView<'a> {
    group: &'a RecordGroup,
    rows: Vec<MeanRow>,
}

/// Two people beside each other.
#[derive(Template)]
#[template(path = "record_pair.html")]
struct PairPage<'a> {
    layout: Layout,
    pair: &'a actions::ComparedPeople,
}

async fn record(
    desk: SharedDesk,
    Query(asked): Query<Asked>,
    format: Format,
) -> Result<Response, Failure> {
    if !asked.by.is_empty() {
        return grouped(desk, by_from(&asked.by)?, format).await;
    }
    if !asked.against.trim().is_empty() {
        return pair(desk, asked, format).await;
    }
    let spot = Spot { format, place: Some(Place::Record), path: "/record".to_owned() };
    answer(
        &desk,
        spot,
        |desk| Ok(show_record(desk)?),
        |mut layout, record| {
            "Record".clone_into(&mut layout.title);
            RecordPage { layout, record, forecasters: forecasters(record) }.render()
        },
    )
    .await
}

/// Reads by what the record is asked for; anything else is refused with the choices.
fn by_from(word: &str) -> Result<RecordBy, Failure> {
    let known = RecordBy::ALL.into_iter().find(|by| by.word() == word);
    known.ok_or_else(|| {
        let choices = RecordBy::ALL.map(RecordBy::word).join(", ");
        let message = format!("the record cannot be told by \"{word}\"; choose one of {choices}");
        Failure::bad_request(message).at_field("by")
    })
}

async fn grouped(desk: SharedDesk, by: RecordBy, format: Format) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Record), path: "/record".to_owned() };
    let work = move |desk: &actions::Desk| Ok(group_record(desk, by)?);
    answer(&desk, spot, work, |mut layout, record: &GroupedRecord| {
        layout.title = format!("Record by {}", record.by.word());
        let view = |group| GroupView { rows: mean_rows(group), group };
        let groups = record.groups.iter().map(view).collect();
        GroupsPage { layout, by: record.by.word(), groups }.render()
    })
    .await
}

async fn pair(desk: SharedDesk, asked: Asked, format: Format) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Record), path: "/record".to_owned() };
    let work = move |desk: &actions::Desk| {
        let person = Some(asked.person.trim()).filter(|name| !name.is_empty());
        let person = person.unwrap_or(desk.author());
        Ok(compare_people(desk, person, asked.against.trim())?)
    };
    answer(&desk, spot, work, |mut layout, pair| {
        "Two people".clone_into(&mut layout.title);
        PairPage { layout, pair }.render()
    })
    .await
}

fn mean_rows(group: &RecordGroup) -> Vec<MeanRow> {
    group.last.iter().map(mean_row).collect()
}

fn mean_row(mean: &Mean) -> MeanRow {
    // A single chance of 0 or 100% that went wrong is enough.
    let value = if mean.infinite > 0 { score(f64::INFINITY) } else { score(mean.value) };
    let (rule, direction) = (mean.rule.name(), mean.rule.direction());
    MeanRow { rule, value, count: mean.count, direction }
}

impl From<ComparePeopleError> for Failure {
    fn from(error: ComparePeopleError) -> Self {
        match error {
            ComparePeopleError::Score(error) => error.into(),
            ComparePeopleError::Difference(_) => Self::internal(),
            ComparePeopleError::Same(person) => {
                let message =
                    format!("{person} cannot be compared with themselves; choose another");
                refused(message).at_field("against")
            }
            ComparePeopleError::NoScore(..) | ComparePeopleError::NothingShared(..) => {
                refused(error).at_field("against")
            }
        }
    }
}

/// Each forecaster's record as it is shown.
pub(super) fn forecasters(record: &TrackRecord) -> Vec<ForecasterView<'_>> {
    record.forecasters.iter().enumerate().map(forecaster).collect()
}

fn forecaster((index, record): (usize, &ForecasterRecord)) -> ForecasterView<'_> {
    let (chart, too_few) = match &record.calibration {
        Calibration::TooFew { count, needed } => {
            let message =
                format!("{count} settled questions; a calibration plot takes about {needed}.");
            (None, Some(message))
        }
        Calibration::Bins(bins) => (plot(index, &record.forecaster, bins), None),
    };
    let rows = record.last.iter().zip(&record.over_time).map(|(last, over_time)| ScoreRow {
        rule: last.rule.name(),
        direction: last.rule.direction(),
        last: score(last.value),
        over_time: score(over_time.value),
        count: last.count,
    });
    let other_kinds = record.other_kinds.iter().map(|kind| ScoreRow {
        rule: kind.rule.name(),
        direction: kind.rule.direction(),
        last: score(kind.value),
        over_time: "–".to_owned(),
        count: kind.count,
    });
    ForecasterView { record, rows: rows.chain(other_kinds).collect(), chart, too_few }
}

fn plot(index: usize, forecaster: &str, bins: &[Bin]) -> Option<Chart> {
    let bins = bins.iter().map(calibration_bin).collect::<Option<Vec<_>>>()?;
    let plot = CalibrationPlot {
        name: format!("calibration-{index}"),
        title: format!("How often {forecaster}’s forecasts came true"),
        bins,
    };
    plot.draw()
}

fn calibration_bin(bin: &Bin) -> Option<CalibrationBin> {
    let probability = |value: f64| Probability::new(value).ok();
    Some(CalibrationBin {
        low: probability(bin.low)?,
        high: probability(bin.high)?,
        mean_forecast: probability(bin.mean_forecast)?,
        came_true: probability(bin.observed)?,
        count: bin.count,
        expected: None,
    })
}
