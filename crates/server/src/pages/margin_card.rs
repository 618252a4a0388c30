//! A margin card: what was read at a highlight, in a few words beside it.

use domain::{
    Circumstance, Entry, Event, Firmness, ImpliedProbability, Modality, NotedJudgment,
    NotedPrediction, Occurrence, Position, PredictionKind, QuestionDraft, Record, Relation,
    ScheduleState, ScheduledEvent, Span, Statement, StatementKind,
};

use crate::highlight::Mark;

/// What was read at a highlight, in a few words beside it.
pub(super) struct MarginCard {
    pub(super) anchor: String,
    pub(super) mark: Mark,
    pub(super) words: Words,
}

/// The words of a card.
pub(super) struct Words {
    /// Who, or when.
    pub(super) head: String,
    /// What.
    pub(super) body: String,
    /// Whatever else is known of it.
    pub(super) facts: Vec<String>,
}

impl MarginCard {
    /// The card of what was read in a document; nothing else has one.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        let words = Words::of(&entry.record)?;
        Some(Self { anchor: entry.id.to_string(), mark: Mark::of(entry.id.kind), words })
    }

    /// Where to go on from it: a prediction is asked about, and anything else judged.
    pub(super) fn next(&self) -> String {
        let page = if self.mark == Mark::Prediction { "/questions/new" } else { "/judgments/new" };
        format!("{page}?from={}", self.anchor)
    }

    /// What is done there.
    pub(super) fn next_words(&self) -> &'static str {
        if self.mark == Mark::Prediction { "Ask about" } else { "Judge" }
    }
}

impl Words {
    fn of(record: &Record) -> Option<Self> {
        match record {
            Record::Statement(found) => Some(statement(&found.item)),
            Record::Event(found) => Some(event(&found.item)),
            Record::Position(found) => Some(position(&found.item)),
            Record::ScheduledEvent(found) => Some(scheduled(&found.item)),
            Record::Relation(found) => Some(relation(&found.item)),
            Record::NotedJudgment(found) => Some(judgment(&found.item)),
            Record::NotedPrediction(found) => Some(prediction(&found.item)),
            Record::Desk(_)
            | Record::Document(_)
            | Record::Judgment(_)
            | Record::Question(_)
            | Record::AddedOption(_)
            | Record::Forecast(_)
            | Record::Withdrawal(_)
            | Record::ScheduleChange(_)
            | Record::ProposedSettlement(_)
            | Record::Settlement(_)
            | Record::Reopening(_)
            | Record::Brief(_)
            | Record::SourceGrade(_)
            | Record::ItemGrade(_)
            | Record::AssumptionCheck(_)
            | Record::Hypotheses(_)
            | Record::HouseLadder(_)
            | Record::CataloguedPrediction(_)
            | Record::CatalogueAnswer(_)
            | Record::CatalogueUndoing(_)
            | Record::CatalogueCorrection(_)
            | Record::Misled(_)
            | Record::QuestionTopic(_)
            | Record::Subscription(_)
            | Record::Unsubscription(_)
            | Record::Watch(_)
            | Record::WatchLook(_)
            | Record::WatchEnd(_)
            | Record::EventImport(_)
            | Record::PageCheck(_)
            | Record::AccountChange(_)
            | Record::Visibility(_)
            | Record::Erasure(_)
            | Record::Erased(_)
            | Record::Ratings(_) => None,
        }
    }

    fn new(head: impl Into<String>, body: impl Into<String>) -> Self {
        Self { head: head.into(), body: body.into(), facts: Vec::new() }
    }

    fn with(self, fact: Option<String>) -> Self {
        let facts = self.facts.into_iter().chain(fact).collect();
        Self { facts, ..self }
    }

    fn with_all(self, more: impl Iterator<Item = String>) -> Self {
        more.fold(self, |words, fact| words.with(Some(fact)))
    }
}

fn statement(it: &Statement) -> Words {
    Words::new(somebody(it.speaker.as_ref()), it.told())
        .with(it.side.as_ref().map(|side| format!("for {side}")))
        .with(it.speaker_identity.as_ref().and_then(|known| known.office.clone()))
        .with(it.addressee.as_ref().map(|name| format!("to {name}")))
        .with(it.outlet.as_ref().map(|name| format!("in {name}")))
        .with(it.said.map(|date| format!("on {date}")))
        .with(Some(it.form.word().to_owned()))
        .with((it.kind != StatementKind::Speech).then(|| it.kind.words().to_owned()))
        .with(it.place.as_ref().map(|place| format!("at {place}")))
        .with(it.condition.clone())
        .with((it.modality != Modality::Asserted).then(|| it.modality.word().to_owned()))
        .with(it.content_condition.as_ref().map(|condition| format!("content {condition}")))
        .with(it.within.is_some().then(|| "within another".to_owned()))
        .with_all(it.setting.under_way.iter().map(|what| circumstance("amid:", what)))
        .with_all(it.setting.ahead.iter().map(|what| circumstance("ahead:", what)))
}

fn event(it: &Event) -> Words {
    let recipient = it.recipient.as_deref().unwrap_or_default();
    let actor = it.actor.as_deref().unwrap_or("somebody");
    Words::new(actor, format!("{} {recipient}", it.action.verb()).trim_end())
        .with(Some(it.action.word().to_owned()))
        .with(it.mode.clone())
        .with((it.occurrence != Occurrence::Happened).then(|| it.occurrence.word().to_owned()))
        .with(it.condition.as_deref().map(domain::under_condition))
        .with(it.date.map(|date| date.to_string()))
        .with(it.date_basis.note().map(str::to_owned))
        .with(it.place.clone())
}

fn position(it: &Position) -> Words {
    Words::new(format!("{} {}", it.holder, it.told_stance()), &it.matter)
        .with(it.addressee.as_ref().map(|name| format!("of {name}")))
        .with(it.since_words.as_ref().map(|since| format!("held {since}")))
        .with(it.condition.as_deref().map(domain::under_condition))
        .with(Some(it.state.word().to_owned()))
        .with(told_by(it.state_span.as_ref()))
}

fn scheduled(it: &ScheduledEvent) -> Words {
    let days = it.first.map_or(it.date.to_string(), |first| format!("{first} to {}", it.date));
    Words::new(days, &it.what)
        .with(it.who.clone())
        .with((!it.with.is_empty()).then(|| format!("with {}", it.with.join(", "))))
        .with(it.place.as_ref().map(|place| format!("at {place}")))
        .with((it.firmness != Firmness::Announced).then(|| it.firmness.word().to_owned()))
        .with(it.by.as_ref().map(|by| format!("told by {by}")))
        .with(it.condition.as_deref().map(domain::under_condition))
        .with((it.state != ScheduleState::Standing).then(|| it.state.word().to_owned()))
        .with(it.moved_from.map(|day| format!("from {day}")))
        .with(told_by(it.state_span.as_ref()))
}

fn relation(it: &Relation) -> Words {
    Words::new(it.between.join(if it.directed { " to " } else { " and " }), &it.label)
        .with(Some(it.polarity.word().to_owned()))
        .with(it.negated.then(|| "negated".to_owned()))
        .with(it.qualifier.clone())
        .with(it.by.as_ref().map(|by| format!("by {by}")))
        .with(it.date.map(|date| format!("on {date}")))
}

/// The words that tell what became of something.
fn told_by(span: Option<&Span>) -> Option<String> {
    span.map(|span| format!("“{}”", span.text))
}

fn judgment(it: &NotedJudgment) -> Words {
    Words::new(somebody(it.by.as_ref()), &it.claim)
        .with(it.hedge.as_ref().map(|hedge| format!("hedged by “{hedge}”")))
        .with(likelihood(it.phrase.as_deref(), it.implied.as_ref()))
        .with(it.confidence.as_ref().map(|words| format!("confidence: {words}")))
        .with((!it.rests_on.is_empty()).then(|| format!("rests on {}", quoted(&it.rests_on))))
}

fn prediction(it: &NotedPrediction) -> Words {
    Words::new(somebody(it.by.as_ref()), &it.claim)
        .with(it.is_denied().then(|| "doubted or denied".to_owned()))
        .with(it.condition.as_deref().map(domain::under_condition))
        .with(it.by_date.map(|date| format!("by {date}")))
        .with(likelihood(it.phrase.as_deref(), it.implied.as_ref()))
        .with(it.confidence.as_ref().map(|words| format!("confidence: {words}")))
        .with((it.kind != PredictionKind::Prediction).then(|| it.kind.word().to_owned()))
        .with(
            (!it.supported_by.is_empty()).then(|| format!("because {}", quoted(&it.supported_by))),
        )
        .with(it.question.as_ref().map(draft))
}

/// What readers take a phrase to mean, or that nobody asked them.
fn likelihood(phrase: Option<&str>, implied: Option<&ImpliedProbability>) -> Option<String> {
    let phrase = phrase?;
    let Some(it) = implied else { return Some(format!("“{phrase}”, not surveyed")) };
    let basis = it.basis.as_ref().map(|basis| format!(", {}", basis.words())).unwrap_or_default();
    Some(format!("“{phrase}”, read as ≈{}% ({}–{}){basis}", it.median, it.low, it.high))
}

/// The question drafted for a prediction, with what is unclear about it.
fn draft(it: &QuestionDraft) -> String {
    let unclear = it.unclear.join("; ");
    let unclear = if unclear.is_empty() { unclear } else { format!(" Unclear: {unclear}") };
    format!("draft question: {}{unclear}", it.text)
}

fn quoted(spans: &[Span]) -> String {
    let words = |it: &Span| it.text.split_whitespace().collect::<Vec<_>>().join(" ");
    spans.iter().map(|it| format!("“{}”", words(it))).collect::<Vec<_>>().join(", ")
}

/// What was under way or lay ahead when something was said.
fn circumstance(label: &str, it: &Circumstance) -> String {
    let day = it.last.or(it.first).map(|day| format!(" ({day})")).unwrap_or_default();
    format!("{label} {}{day}", it.what)
}

fn somebody(name: Option<&String>) -> String {
    name.cloned().unwrap_or_else(|| "somebody".to_owned())
}
