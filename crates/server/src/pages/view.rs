//! What the templates show again and again: links, quotes, chips and lines.

use std::borrow::Borrow;

use actions::{Grade, ListedEntry, QuestionState, ShownEvidence};
use domain::{
    Id, ItemDigit, Kind, Passage, Quote, Resolution, SourceLetter, Weight, to_the_minute,
};
use jiff::Timestamp;

use crate::pages::answer::day;

/// A score in figures, or in words where it has no end.
pub(crate) fn score(value: f64) -> String {
    if value.is_infinite() {
        "infinite: 0% for what came true".to_owned()
    } else {
        format!("{value:.3}")
    }
}

/// A line of a list.
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) href: String,
    pub(crate) text: String,
    pub(crate) note: String,
    pub(crate) chip: Option<Chip>,
    /// What overtook the settlement of a question, in words.
    pub(crate) overtaken: Option<String>,
}

/// A state in a word.
pub(crate) struct Chip {
    pub(crate) class: &'static str,
    pub(crate) word: String,
}

/// Somebody's words, with a link to where they stand.
pub(crate) struct QuoteView {
    pub(crate) words: String,
    pub(crate) href: String,
    pub(crate) document: String,
    pub(crate) credit: String,
    /// The grade of the words, as "B2", and what it says; none where nobody graded.
    pub(crate) grade: Option<(String, String)>,
    /// How much they count, where somebody said.
    pub(crate) weight: Option<&'static str>,
}

impl Line {
    pub(crate) fn of(entry: &ListedEntry) -> Self {
        Self {
            id: entry.id.to_string(),
            href: href(entry.id),
            text: entry.line.clone(),
            note: format!("{}, {}", entry.author, day(entry.recorded_at)),
            chip: entry.state.as_ref().map(Chip::of),
            overtaken: entry.overtaken.clone(),
        }
    }

    pub(crate) fn all(entries: &[ListedEntry]) -> Vec<Self> {
        entries.iter().map(Self::of).collect()
    }
}

impl Chip {
    pub(crate) fn of(state: &QuestionState) -> Self {
        match state {
            QuestionState::Open => Self { class: "chip-open", word: "open".to_owned() },
            QuestionState::Closed => Self { class: "chip-closed", word: "closed".to_owned() },
            QuestionState::Void { .. } => Self { class: "chip-void", word: "void".to_owned() },
            QuestionState::Settled { resolution, .. } => Self::settled(resolution),
        }
    }

    pub(crate) fn settled(resolution: &Resolution) -> Self {
        let class = match resolution {
            Resolution::Yes => "chip-yes",
            Resolution::No => "chip-no",
            Resolution::Annulled { .. } => "chip-annulled",
            Resolution::Ambiguous { .. } => "chip-ambiguous",
            Resolution::Options { .. }
            | Resolution::Number { .. }
            | Resolution::Date { .. }
            | Resolution::Beyond { .. } => "chip-answered",
            Resolution::NotYet { .. } => {
                return Self { class: "chip-closed", word: "not yet".to_owned() };
            }
        };
        Self { class, word: format!("settled: {}", resolution.words()) }
    }
}

impl QuoteView {
    pub(crate) fn of(quote: &Quote) -> Self {
        let published = quote.published.map(|date| date.to_string());
        let told = [quote.speaker.clone(), quote.title.clone(), quote.source.clone(), published];
        Self {
            words: quote.told(),
            href: passage_href(&quote.passage),
            document: quote.passage.document.to_string(),
            credit: told.into_iter().flatten().collect::<Vec<_>>().join(", "),
            grade: None,
            weight: None,
        }
    }

    /// The same with how far the words can be relied on and how much they count.
    pub(crate) fn graded(shown: &ShownEvidence) -> Self {
        let grade = shown.grade.is_given().then(|| (shown.grade.to_string(), meaning(shown.grade)));
        Self { grade, weight: shown.weight.map(Weight::word), ..Self::of(&shown.quote) }
    }

    pub(crate) fn all(quotes: &[Quote]) -> Vec<Self> {
        quotes.iter().map(Self::of).collect()
    }
}

/// A grade in words.
fn meaning(grade: Grade) -> String {
    let letter = grade.letter.unwrap_or(SourceLetter::F).words();
    let digit = grade.digit.unwrap_or(ItemDigit::NotKnown).words();
    format!("source {letter}; item {digit}")
}

/// A day in a template, which hands references over.
pub(crate) fn told_day(at: impl Borrow<Timestamp>) -> String {
    day(*at.borrow())
}

/// A moment in a template, to the minute.
pub(crate) fn told_minute(at: impl Borrow<Timestamp>) -> String {
    to_the_minute(*at.borrow())
}

/// Where something is shown.
pub(crate) fn href(id: Id) -> String {
    let folder = match id.kind {
        // Whoever comes for a watch wants what it raised, and the forms beside it.
        Kind::Watch => return format!("/watches#{id}"),
        Kind::Document => "documents",
        Kind::Judgment => "judgments",
        Kind::Question => "questions",
        Kind::Brief => "briefs",
        Kind::Hypotheses => "hypotheses",
        Kind::CataloguedPrediction => "catalogue",
        Kind::Desk
        | Kind::Statement
        | Kind::Event
        | Kind::Position
        | Kind::ScheduledEvent
        | Kind::Relation
        | Kind::NotedJudgment
        | Kind::NotedPrediction
        | Kind::AddedOption
        | Kind::Forecast
        | Kind::Withdrawal
        | Kind::ScheduleChange
        | Kind::ProposedSettlement
        | Kind::Settlement
        | Kind::Reopening
        | Kind::SourceGrade
        | Kind::ItemGrade
        | Kind::AssumptionCheck
        | Kind::HouseLadder
        | Kind::CatalogueAnswer
        | Kind::CatalogueUndoing
        | Kind::CatalogueCorrection
        | Kind::Misled
        | Kind::QuestionTopic
        | Kind::Subscription
        | Kind::Unsubscription
        | Kind::WatchLook
        | Kind::WatchEnd
        | Kind::EventImport
        | Kind::PageCheck
        | Kind::AccountChange
        | Kind::Visibility
        | Kind::Erasure
        | Kind::Ratings => "entries",
    };
    format!("/{folder}/{id}")
}

/// Where some words stand.
pub(crate) fn passage_href(passage: &Passage) -> String {
    let (start, end) = (passage.span.start, passage.span.end);
    format!("{}#at-{start}-{end}", href(passage.document))
}
