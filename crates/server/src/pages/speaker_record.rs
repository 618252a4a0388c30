//! The speakers, and the record of one of them, of an office or of a side.

use actions::{
    CountedFacet, Filling, MonthCount, Search, SpeakerRecord, SpeakerRecordError, SpeakersRecord,
    WordChange, parse_day, search, speaker_record,
};
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use domain::{Form, SearchFacet};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::door::Routes;
use crate::error::Failure;
use crate::layout::{Layout, Place};
use crate::negotiate::Format;
use crate::pages::answer::{Spot, answer, refused};
use crate::pages::pager::address;
use crate::pages::query::Query;
use crate::serve::SharedDesk;

pub(crate) const PATH: &str = "/speakers";

/// How many statements stand on the page.
const SHOWN: usize = 100;

pub(crate) fn routes() -> Routes {
    Routes::new().get(PATH, asked).get("/speakers/{name}", named)
}

/// What is asked for behind the `?`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    speaker: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    side: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    office: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    to: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    since: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    until: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    form: String,
}

#[derive(Template)]
#[template(path = "speakers.html")]
struct SpeakersPage {
    layout: Layout,
    asked: Asked,
    facets: Vec<SpeakerFacet>,
}

/// The names that have most statements, each with their number and where its record is.
struct SpeakerFacet {
    heading: &'static str,
    names: Vec<(String, usize, String)>,
}

#[derive(Template)]
#[template(path = "speaker.html")]
struct SpeakerPage<'a> {
    layout: Layout,
    asked: Asked,
    record: &'a SpeakersRecord,
}

async fn asked(
    desk: SharedDesk,
    format: Format,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let is_list = [&asked.speaker, &asked.side, &asked.office].into_iter().all(String::is_empty);
    if !is_list {
        return record(&desk, format, asked).await;
    }
    let spot = Spot { format, place: Some(Place::Speakers), path: PATH.to_owned() };
    let request = Search { filling: Filling::Slice, ..Search::new("kind:statement") };
    let work = move |desk: &actions::Desk| Ok(search(desk, &request, &mut |_, _| ())?.facets);
    answer(&desk, spot, work, |mut layout, facets: &Vec<CountedFacet>| {
        "Speakers".clone_into(&mut layout.title);
        SpeakersPage { layout, asked, facets: speaker_facets(facets) }.render()
    })
    .await
}

async fn named(
    desk: SharedDesk,
    Path(name): Path<String>,
    format: Format,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    record(&desk, format, Asked { speaker: name, ..asked }).await
}

async fn record(desk: &SharedDesk, format: Format, asked: Asked) -> Result<Response, Failure> {
    let spot = Spot { format, place: Some(Place::Speakers), path: address(PATH, &asked) };
    let request = SpeakerRecord { gazetteer: desk.tables().await.gazetteer, ..asked.request()? };
    let work = move |desk: &actions::Desk| Ok(speaker_record(desk, &request, &mut |_, _| ())?);
    answer(desk, spot, work, |mut layout, record: &SpeakersRecord| {
        layout.title.clone_from(&record.of);
        SpeakerPage { layout, asked, record }.render()
    })
    .await
}

impl Asked {
    fn request(&self) -> Result<SpeakerRecord, Failure> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(SpeakerRecord {
            speaker: text(&self.speaker),
            office: text(&self.office),
            side: text(&self.side),
            addressee: text(&self.to),
            since: day(&self.since, "since")?,
            until: day(&self.until, "until")?,
            form: self.form()?,
            gazetteer: None,
            // Other pages wait for this one.
            filling: Filling::Slice,
        })
    }

    fn form(&self) -> Result<Option<Form>, Failure> {
        if self.form.is_empty() {
            return Ok(None);
        }
        let forms = [Form::Direct, Form::Indirect, Form::Mixed];
        let form = forms.into_iter().find(|form| form.word() == self.form);
        let unknown = || {
            let told = format!("\"{}\" is no form; give direct, indirect or mixed", self.form);
            Failure::refused(told).at_field("form")
        };
        form.map(Some).ok_or_else(unknown)
    }
}

impl SpeakerPage<'_> {
    /// Where the record of the same speaker with one addressee is.
    fn with(&self, addressee: &str) -> String {
        address(PATH, &Asked { to: addressee.to_owned(), ..self.asked.clone() })
    }

    /// How high the bar of a month is, in hundredths of the highest.
    fn height(months: &[MonthCount], month: &MonthCount) -> usize {
        let highest = months.iter().map(|it| it.days).max().unwrap_or(1).max(1);
        month.days * 100 / highest
    }

    fn shown(&self) -> &[actions::Spoken] {
        &self.record.statements[..self.record.statements.len().min(SHOWN)]
    }
}

fn day(text: &str, field: &'static str) -> Result<Option<Date>, Failure> {
    if text.is_empty() {
        return Ok(None);
    }
    parse_day(text).map(Some).map_err(|error| refused(error).at_field(field))
}

fn speaker_facets(facets: &[CountedFacet]) -> Vec<SpeakerFacet> {
    let of = |facet, heading, asked: fn(String) -> Asked| {
        let counted = facets.iter().filter(move |it| it.facet == facet);
        let names = counted
            .flat_map(|it| &it.values)
            .map(|it| (it.value.clone(), it.count, address(PATH, &asked(it.value.clone()))));
        SpeakerFacet { heading, names: names.collect() }
    };
    vec![
        of(SearchFacet::Speaker, "Speakers", |speaker| Asked { speaker, ..Asked::default() }),
        of(SearchFacet::Side, "Sides", |side| Asked { side, ..Asked::default() }),
    ]
}

impl From<SpeakerRecordError> for Failure {
    fn from(error: SpeakerRecordError) -> Self {
        match error {
            SpeakerRecordError::Nobody => refused(error).at_field("speaker"),
            SpeakerRecordError::Search(error) => error.into(),
        }
    }
}
