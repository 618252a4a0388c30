//! Words by which somebody takes a stand.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use domain::Stance;

use serde::Deserialize;

use super::Phrases;
use super::lists::parse;

#[derive(Deserialize)]
struct PositionFile {
    wanted_nouns: Vec<String>,
    wants_that: Vec<String>,
    wants: Vec<String>,
    asks_of: Vec<String>,
    refuses: Vec<String>,
    accepts: Vec<String>,
    not_yet: Vec<String>,
    not_taken: HashSet<String>,
    accept_verbs: Vec<String>,
    proposal_nouns: Vec<String>,
    modals: HashSet<String>,
    own: HashSet<String>,
    due: HashSet<String>,
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
    /// Words shortly before a verb with which it takes no stand.
    pub(crate) not_taken: HashSet<String>,
    /// Verbs of accepting that follow a "not yet".
    pub(crate) accept_verbs: Phrases<()>,
    /// Nouns for what is proposed.
    pub(crate) proposal_nouns: Phrases<()>,
    /// Verbs in the items of a list of demands.
    pub(crate) modals: HashSet<String>,
    /// Pronouns of an author.
    pub(crate) own: HashSet<String>,
    /// Verbs of what should be.
    pub(crate) due: HashSet<String>,
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
            not_taken: file.not_taken,
            accept_verbs: Phrases::plain(&file.accept_verbs),
            proposal_nouns: Phrases::plain(&file.proposal_nouns),
            modals: file.modals,
            own: file.own,
            due: file.due,
        }
    });
    &WORDS
}

/// What words of one kind take when they take one stand, by lemma.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Takes {
    pub(crate) clause: HashSet<String>,
    pub(crate) infinitive: HashSet<String>,
    pub(crate) object: HashSet<String>,
    pub(crate) asked: HashSet<String>,
    #[serde(default)]
    pub(crate) preposition: HashMap<String, HashSet<String>>,
}

/// What words of one kind take, by the stand that they take.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ByStance {
    pub(crate) wants: Takes,
    pub(crate) refuses: Takes,
    pub(crate) accepts: Takes,
}

impl ByStance {
    /// What words take, stand by stand.
    pub(crate) fn each(&self) -> [(Stance, &Takes); 3] {
        [
            (Stance::Refuses, &self.refuses),
            (Stance::Accepts, &self.accepts),
            (Stance::Wants, &self.wants),
        ]
    }
}

/// The frames of words by which somebody takes a stand.
#[derive(Debug, Deserialize)]
pub(crate) struct StandFrames {
    pub(crate) verbs: ByStance,
    pub(crate) nouns: ByStance,
    pub(crate) adjectives: ByStance,
    pub(crate) stands: StandLists,
}

/// Lists beside the frames; the file says what each is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StandLists {
    pub(crate) unasked: HashSet<String>,
    pub(crate) demanding: HashSet<String>,
    pub(crate) denied_wants: HashSet<String>,
    pub(crate) denied_refusals: HashSet<String>,
    pub(crate) settling: HashSet<String>,
    pub(crate) deeds: HashSet<String>,
    pub(crate) against: HashSet<String>,
    pub(crate) favoring: HashSet<String>,
    pub(crate) goals: HashSet<String>,
    pub(crate) lines: HashSet<String>,
    pub(crate) carriers: HashSet<String>,
    pub(crate) claims: HashSet<String>,
    /// What was given before it is accepted or rejected.
    pub(crate) given: HashSet<String>,
    pub(crate) matters: HashSet<String>,
    pub(crate) endings: Vec<String>,
    pub(crate) choosy: HashSet<String>,
    pub(crate) silences: HashSet<String>,
    pub(crate) granting: HashSet<String>,
    pub(crate) refusing: HashSet<String>,
    pub(crate) withdrawing: HashSet<String>,
    pub(crate) ending: HashSet<String>,
    pub(crate) demands: HashSet<String>,
    partly: Vec<String>,
    since: Vec<String>,
    bygone: Vec<String>,
}

/// The frames of words by which somebody takes a stand.
pub(crate) fn stand_frames() -> &'static StandFrames {
    static FRAMES: LazyLock<StandFrames> =
        LazyLock::new(|| parse(include_str!("../../data/en/positions.toml")));
    &FRAMES
}

/// Phrases that tell since when a stand is held.
pub(crate) fn since_phrases() -> &'static Phrases<()> {
    static PHRASES: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::plain(&stand_frames().stands.since));
    &PHRASES
}

/// Phrases by which a stand told in the past is an earlier one.
pub(crate) fn bygone_phrases() -> &'static Phrases<()> {
    static PHRASES: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::plain(&stand_frames().stands.bygone));
    &PHRASES
}

/// Phrases that tell that only a part is granted.
pub(crate) fn partly_phrases() -> &'static Phrases<()> {
    static PHRASES: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::plain(&stand_frames().stands.partly));
    &PHRASES
}
