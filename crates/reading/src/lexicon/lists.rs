//! The lists themselves, as the files give them.

use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Phrases;

/// How a cue takes what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    /// At once, with "that", or with a quotation.
    Say,
    /// After the addressee.
    Tell,
    /// Only with "that" or a quotation.
    NeedThat,
    /// Only with a quotation.
    Quote,
}

/// Words that make statements.
pub(crate) struct Cues {
    /// Verbs.
    pub(crate) verbs: Phrases<CueClass>,
    /// Those that say that something is not so.
    pub(crate) denials: Phrases<()>,
    /// "according to" and its like.
    pub(crate) according: Phrases<()>,
    /// Names of outlets, as they are written.
    pub(crate) outlets: Phrases<String>,
    /// Nouns for outlets and occasions.
    pub(crate) outlet_nouns: Phrases<()>,
    /// Those who are told things without a name.
    pub(crate) audiences: Phrases<()>,
}

#[derive(Deserialize)]
struct CueFile {
    say: Vec<String>,
    tell: Vec<String>,
    need_that: Vec<String>,
    quote: Vec<String>,
    denials: Vec<String>,
    according: Vec<String>,
    outlet_nouns: Vec<String>,
    outlets: Vec<String>,
    audiences: Vec<String>,
}

/// The words that make statements.
pub(crate) fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(|| {
        let file: CueFile = parse(include_str!("../../data/en/cues.toml"));
        let classes = [
            (file.say, CueClass::Say),
            (file.tell, CueClass::Tell),
            (file.need_that, CueClass::NeedThat),
            (file.quote, CueClass::Quote),
        ];
        let verbs = classes
            .into_iter()
            .flat_map(|(words, class)| words.into_iter().map(move |word| (word, class)));
        Cues {
            verbs: Phrases::new(verbs),
            denials: Phrases::plain(&file.denials),
            according: Phrases::plain(&file.according),
            outlets: Phrases::new(file.outlets.into_iter().map(|name| (name.clone(), name))),
            outlet_nouns: Phrases::plain(&file.outlet_nouns),
            audiences: Phrases::plain(&file.audiences),
        }
    });
    &CUES
}

/// Offices, titles and nouns for people who speak.
pub(crate) struct Offices {
    /// Before a name, or after it in apposition.
    pub(crate) roles: Phrases<()>,
    /// Only before a name.
    pub(crate) titles: Vec<String>,
    /// Nouns for speakers without a name.
    pub(crate) speakers: Vec<String>,
}

#[derive(Deserialize)]
struct OfficeFile {
    offices: Vec<String>,
    titles: Vec<String>,
    speakers: Vec<String>,
}

/// The offices, titles and nouns for people who speak.
pub(crate) fn offices() -> &'static Offices {
    static OFFICES: LazyLock<Offices> = LazyLock::new(|| {
        let file: OfficeFile = parse(include_str!("../../data/en/offices.toml"));
        let roles = Phrases::plain(&file.offices);
        Offices { roles, titles: file.titles, speakers: file.speakers }
    });
    &OFFICES
}

#[derive(Deserialize)]
struct PositionFile {
    wanted_nouns: Vec<String>,
    wants_that: Vec<String>,
    wants: Vec<String>,
    asks_of: Vec<String>,
    refuses: Vec<String>,
    accepts: Vec<String>,
    not_yet: Vec<String>,
    accept_verbs: Vec<String>,
    proposal_nouns: Vec<String>,
}

/// Words by which somebody takes a stand.
pub(crate) struct PositionWords {
    /// Nouns before a list of demands.
    pub(crate) wanted_nouns: Phrases<()>,
    /// Verbs before "that".
    pub(crate) wants_that: Phrases<()>,
    /// Verbs before a matter.
    pub(crate) wants: Phrases<()>,
    /// Verbs before an addressee and "to".
    pub(crate) asks_of: Phrases<()>,
    /// Verbs of refusing.
    pub(crate) refuses: Phrases<()>,
    /// Verbs of accepting.
    pub(crate) accepts: Phrases<()>,
    /// Not yet, or not at all.
    pub(crate) not_yet: Phrases<()>,
    /// Verbs of accepting that follow a "not yet".
    pub(crate) accept_verbs: Phrases<()>,
    /// Nouns for what is proposed.
    pub(crate) proposal_nouns: Phrases<()>,
}

/// The words by which somebody takes a stand.
pub(crate) fn position_words() -> &'static PositionWords {
    static WORDS: LazyLock<PositionWords> = LazyLock::new(|| {
        let file: PositionFile = parse(include_str!("../../data/en/positions.toml"));
        PositionWords {
            wanted_nouns: Phrases::plain(&file.wanted_nouns),
            wants_that: Phrases::plain(&file.wants_that),
            wants: Phrases::plain(&file.wants),
            asks_of: Phrases::plain(&file.asks_of),
            refuses: Phrases::plain(&file.refuses),
            accepts: Phrases::plain(&file.accepts),
            not_yet: Phrases::plain(&file.not_yet),
            accept_verbs: Phrases::plain(&file.accept_verbs),
            proposal_nouns: Phrases::plain(&file.proposal_nouns),
        }
    });
    &WORDS
}

#[derive(Deserialize)]
struct RelationFile {
    nouns: Vec<String>,
}

/// What two actors can be to each other.
pub(crate) struct RelationWords {
    /// Nouns such as "allies".
    pub(crate) nouns: Phrases<()>,
}

/// The words for what two actors can be to each other.
pub(crate) fn relation_words() -> &'static RelationWords {
    static WORDS: LazyLock<RelationWords> = LazyLock::new(|| {
        let file: RelationFile = parse(include_str!("../../data/en/relations.toml"));
        RelationWords { nouns: Phrases::plain(&file.nouns) }
    });
    &WORDS
}

#[derive(Deserialize)]
struct ScheduleFile {
    announcing: Vec<String>,
    verbs: Vec<String>,
    scheduled_for: Vec<String>,
}

/// Words that announce something for a date.
pub(crate) struct ScheduleWords {
    /// "will", "is due to" and so on.
    pub(crate) announcing: Phrases<()>,
    /// What can be announced for a day.
    pub(crate) verbs: Phrases<()>,
    /// "scheduled for" and its like.
    pub(crate) scheduled_for: Phrases<()>,
}

/// The words that announce something for a date.
pub(crate) fn schedule_words() -> &'static ScheduleWords {
    static WORDS: LazyLock<ScheduleWords> = LazyLock::new(|| {
        let file: ScheduleFile = parse(include_str!("../../data/en/schedule.toml"));
        ScheduleWords {
            announcing: Phrases::plain(&file.announcing),
            verbs: Phrases::plain(&file.verbs),
            scheduled_for: Phrases::plain(&file.scheduled_for),
        }
    });
    &WORDS
}

/// The rows of a table kept as text: columns between tabs, notes after a number sign.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

pub(super) fn parse<T: DeserializeOwned>(file: &str) -> T {
    toml::from_str(file).expect("the list is part of the program and read by its tests")
}
