//! Document to statements, events, positions, schedule, relations and predictions.
//!
//! [`take_in`] turns bytes into a document with one unaltered text; [`read`] finds in that text
//! who said what, who did what, who wants what, what was announced, what actors are to each
//! other, and what the author judges and predicts. Everything found has the span it rests on.
//! Reading never fails: what it stumbles over becomes a problem of the reading.
//!
//! English is read by rules over sentences, quotation marks, dates and word lists; the lists
//! are data, in `data/en`.

mod intake;

mod feed;

mod page;

mod actors;
mod author;
mod lexicon;
mod paper;

mod events;
mod judgments;
mod positions;
mod predicate;
mod predictions;
mod problems;
mod relations;
mod schedule;
mod setting;
mod standing;
mod statements;
mod time;

mod event_data;
mod wordings;

pub use actors::{
    ActorFlaw, ActorTableError, Gazetteer, MemberFlaw, MemberTableError, Membership, Memberships,
};
pub use event_data::{CodedActor, CodedEvent, CodedRow, EventTable, NotAnEventTable};
pub use time::times;
pub use wordings::{
    Formula, FormulaFate, FormulaUse, Likeness, Wording, asked_words, fate, formulas,
    is_turned_down,
};

pub use feed::{
    Feed, FeedItem, NamedFeed, NoFeed, NoOpml, Opml, OpmlFeed, feeds_named_by, is_feed, read_feed,
    read_opml, write_opml,
};
pub use intake::{
    Intake, IntakeError, IntakeHints, MediaType, Pages, Part, decode_text, parts, take_in,
    take_in_pages,
};

use domain::{DocumentText, ImpliedProbability, NamedActor, Reading};
use jiff::civil::Date;
use page::Page;
use text::language::Annotation;

/// What readers take a phrase of probability that stands alone to mean, if it is known.
///
/// # Examples
///
/// ```
/// let implied = reading::read_phrase("Very likely").expect("readers were asked about it");
/// assert_eq!((implied.median, implied.low, implied.high), (90.0, 75.0, 95.0));
/// assert!(reading::read_phrase("by the skin of its teeth").is_none());
/// ```
pub fn read_phrase(phrase: &str) -> Option<ImpliedProbability> {
    lexicon::probability_of(&phrase.trim().to_lowercase())
}

/// By which names a document's own claims can be: that of who signed it, in a line of its own or
/// after "By"; where nobody did, that of the body that issued it, or "the author".
pub fn writers(document: &DocumentText, gazetteer: &Gazetteer) -> Vec<String> {
    let unparsed = Annotation::default();
    let page = Page::new(document, &unparsed, gazetteer);
    match &page.author {
        Some(author) => vec![author.clone()],
        // Without a parse a paper is seen at least as often as with one.
        None => vec![page.writer(), "the author".to_owned()],
    }
}

/// The actors that some words name, as they stood on a day; without a day, offices are read by the
/// words alone. For words outside any document, as what somebody typed.
///
/// # Examples
///
/// ```
/// let named = reading::names_in("Moscow and NATO", None, reading::Gazetteer::built_in());
/// let codes: Vec<_> = named.iter().filter_map(|it| it.identity.code.as_deref()).collect();
/// assert_eq!(codes, ["RUS", "NATO"]);
/// ```
pub fn names_in(words: &str, day: Option<Date>, gazetteer: &Gazetteer) -> Vec<NamedActor> {
    let unparsed = Annotation::default();
    actors::find(&Page::bare(words, day, &unparsed, gazetteer))
}

/// Reads a document, with what a language model says of its text; with an empty annotation it is
/// read by rules alone. Never fails; what could not be read stands among the problems.
///
/// # Examples
///
/// ```
/// use reading::{IntakeHints, read, take_in};
/// use text::language::Annotation;
///
/// let note = "On 17 January 2022 Foreign Minister Ada Lind said that the talks “go on”.";
/// let intake = take_in(note.as_bytes(), &IntakeHints::default())?;
/// let reading = read(&intake, &Annotation::default());
/// let statement = &reading.statements[0];
/// assert_eq!(statement.speaker.as_deref(), Some("Ada Lind"));
/// assert_eq!(statement.words, "the talks go on");
/// assert_eq!(statement.said.map(|day| day.to_string()).as_deref(), Some("2022-01-17"));
/// assert!(statement.span.matches(note));
/// # Ok::<(), reading::IntakeError>(())
/// ```
pub fn read(intake: &Intake, annotation: &Annotation) -> Reading {
    read_with(intake, annotation, Gazetteer::built_in())
}

/// Reads a document as [`read`] does, with a gazetteer that knows a desk's own actors too.
pub fn read_with(intake: &Intake, annotation: &Annotation, gazetteer: &Gazetteer) -> Reading {
    let page = Page::new(&intake.document, annotation, gazetteer);
    let mut said = statements::find(&page);
    let too_deep = statements::cut_nested(&page, &mut said);
    let announced = schedule::find(&page, &said);
    let events = events::find(&page, &said, &announced);
    setting::add(&page, &mut said, &events, &announced);
    Reading {
        document: intake.document.clone(),
        events,
        positions: positions::find(&page, &said),
        relations: relations::find(&page, &said),
        judgments: judgments::find(&page, &said),
        predictions: predictions::find(&page, &said, &announced),
        times: page.times.iter().map(|it| it.expression(page.text)).collect(),
        actors: actors::find(&page),
        problems: problems::find(intake, &page, annotation).into_iter().chain(too_deep).collect(),
        scheduled: announced
            .into_iter()
            .filter(|it| !it.is_repeat)
            .map(|announced| announced.event)
            .collect(),
        statements: said.into_iter().map(|said| said.statement).collect(),
    }
}
