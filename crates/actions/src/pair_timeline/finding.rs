//! A finding: what the book of pairs keeps of a record, with the parties to it.

use domain::{
    Action, Event, Found, Id, Occurrence, Position, PositionState, Question, Relation,
    ScheduleState, ScheduledEvent, Stance, Statement,
};
use jiff::civil::Date;
use reading::Gazetteer;

use super::PairKind;
use super::doing::Doing;
use super::names::Names;
use super::party::Party;
use crate::told_once::print_of;

/// What the book keeps of a record, beside what every record has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Finding {
    Statement,
    Event {
        action: Action,
        occurrence: Occurrence,
        doing: Doing,
    },
    /// `matter_at` is where in the words the matter begins, behind its condition.
    Position {
        stance: Stance,
        state: PositionState,
        since: Option<Date>,
        matter_at: usize,
    },
    Relation,
    Schedule {
        state: ScheduleState,
        first: Option<Date>,
        moved_from: Option<Date>,
        doing: Doing,
    },
    Question,
}

/// A finding with its parties.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) finding: Finding,
    pub(super) document: Option<Id>,
    pub(super) published: Option<Date>,
    pub(super) date: Option<Date>,
    pub(super) from: Vec<Party>,
    pub(super) to: Vec<Party>,
    pub(super) about: Vec<Party>,
    pub(super) is_mutual: bool,
    pub(super) words: String,
    pub(super) notes: Vec<String>,
}

/// The days of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) said: Option<Date>,
    pub(super) published: Option<Date>,
}

/// What findings are read with.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) names: &'a Names,
    pub(super) gazetteer: &'a Gazetteer,
    /// The days of the document they stand in; none of what is the desk's own.
    pub(super) days: Option<Days>,
}

impl Finding {
    pub(crate) fn kind(self) -> PairKind {
        match self {
            Self::Statement => PairKind::Statement,
            Self::Event { .. } => PairKind::Event,
            Self::Position { .. } => PairKind::Position,
            Self::Relation => PairKind::Relation,
            Self::Schedule { .. } => PairKind::Schedule,
            Self::Question => PairKind::Question,
        }
    }

    /// The same for findings of a kind that tell the same in the same words.
    pub(super) fn print(self, words: &str) -> u64 {
        let kind = self.kind();
        match self {
            Self::Event { action, occurrence, .. } => print_of((kind, action, occurrence), words),
            Self::Position { stance, state, .. } => print_of((kind, stance, state), words),
            Self::Schedule { state, .. } => print_of((kind, state), words),
            Self::Statement | Self::Relation | Self::Question => print_of(kind, words),
        }
    }

    /// Whether its day may lie ahead of when it was known.
    pub(super) fn may_lie_ahead(self) -> bool {
        match self {
            Self::Schedule { .. } | Self::Question => true,
            Self::Event { occurrence, .. } => occurrence != Occurrence::Happened,
            Self::Statement | Self::Position { .. } | Self::Relation => false,
        }
    }
}

impl Reader<'_> {
    pub(super) fn statement(self, found: &Found<Statement>) -> Read {
        let statement = &found.item;
        let day = statement.said.or(self.day());
        let named = [&statement.speaker, &statement.side].into_iter().flatten().next();
        let from = match &statement.speaker_identity {
            Some(identity) => vec![self.names.told(identity)],
            None => self.parties(named.map(String::as_str), day),
        };
        let to = self.parties(statement.addressee.as_deref(), day);
        let mut read = self.read(Finding::Statement, found.document, day);
        read.about = self.names.named(&statement.words, day, self.gazetteer);
        read.words = statement.told();
        Read { from, to, ..read }
    }

    pub(super) fn event(self, found: &Found<Event>) -> Read {
        let Event { action, occurrence, .. } = found.item;
        let event = &found.item;
        let of = |identity: &Option<domain::Identity>, name: Option<&str>| match identity {
            Some(identity) => vec![self.names.told(identity)],
            None => self.parties(name, event.date.or(self.day())),
        };
        let from = of(&event.actor_identity, event.actor.as_deref());
        let to = of(&event.recipient_identity, event.recipient.as_deref());
        let doing = Doing::of_event(event);
        let finding = Finding::Event { action, occurrence, doing };
        let mut read = self.read(finding, found.document, event.date);
        read.words.clone_from(&event.span.text);
        let told = occurrence != Occurrence::Happened;
        read.notes.extend(told.then(|| occurrence.word().to_owned()));
        read.notes.extend(event.mode.clone());
        Read { from, to, ..read }
    }

    pub(super) fn position(self, found: &Found<Position>) -> Read {
        let position = &found.item;
        let day = self.day();
        let from = self.parties(Some(&position.holder), day);
        let to = self.parties(position.addressee.as_deref(), day);
        let Position { stance, state, since, .. } = *position;
        let words = position.told_matter();
        let matter_at = words.len() - position.matter.len();
        let finding = Finding::Position { stance, state, since, matter_at };
        let mut read = self.read(finding, found.document, day);
        read.about = self.names.named(&position.matter, day, self.gazetteer);
        read.words = words;
        read.notes.push(state.word().to_owned());
        let since = since.map(|day| format!("since {day}"));
        read.notes.extend(since.or_else(|| position.since_words.clone()));
        Read { from, to, ..read }
    }

    pub(super) fn relation(self, found: &Found<Relation>) -> Read {
        let relation = &found.item;
        let day = relation.date.or(self.day());
        let mut read = self.read(Finding::Relation, found.document, day);
        for name in &relation.between {
            read.about.extend(self.parties(Some(name), day));
        }
        read.words.clone_from(&relation.label);
        read.notes.push(relation.polarity.word().to_owned());
        read.notes.extend(relation.by.as_ref().map(|by| format!("by {by}")));
        Read { is_mutual: true, ..read }
    }

    pub(super) fn scheduled(self, found: &Found<ScheduledEvent>) -> Read {
        let scheduled = &found.item;
        let day = self.day();
        let ScheduledEvent { state, first, moved_from, .. } = *scheduled;
        let doing = Doing::of(&scheduled.what);
        let finding = Finding::Schedule { state, first, moved_from, doing };
        let mut read = self.read(finding, found.document, Some(scheduled.date));
        for name in scheduled.who.iter().chain(&scheduled.with) {
            read.about.extend(self.parties(Some(name), day));
        }
        read.words.clone_from(&scheduled.what);
        read.notes.push(scheduled.firmness.word().to_owned());
        let told = scheduled.state != ScheduleState::Standing;
        read.notes.extend(told.then(|| scheduled.state.word().to_owned()));
        Read { is_mutual: true, ..read }
    }

    pub(super) fn question(self, question: &Question) -> Read {
        let about = self.names.named(&question.text, None, self.gazetteer);
        Read {
            finding: Finding::Question,
            document: None,
            published: None,
            date: Some(crate::moment::day(question.deadline_at)),
            from: vec![],
            to: vec![],
            about,
            is_mutual: true,
            words: question.text.clone(),
            notes: vec![],
        }
    }

    fn read(self, finding: Finding, document: Id, date: Option<Date>) -> Read {
        Read {
            finding,
            document: Some(document),
            published: self.days.and_then(|it| it.published),
            date,
            from: vec![],
            to: vec![],
            about: vec![],
            is_mutual: false,
            words: String::new(),
            notes: vec![],
        }
    }

    /// The day of the document's words.
    fn day(self) -> Option<Date> {
        self.days.and_then(|it| it.said.or(it.published))
    }

    fn parties(self, name: Option<&str>, day: Option<Date>) -> Vec<Party> {
        name.map(|name| self.names.parties(name, day, self.gazetteer)).unwrap_or_default()
    }
}
