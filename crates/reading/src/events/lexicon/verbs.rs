//! Verbs and adjectives that tell of events, with what must stand beside them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use super::Meaning;
use crate::lexicon::{parse, rows};

/// What a verb tells of where its constraint is met.
#[derive(Clone, Debug)]
pub(in crate::events) struct Row {
    /// What must stand beside it.
    pub(in crate::events) constraint: Constraint,
    /// What it tells of.
    pub(in crate::events) meaning: Meaning,
    /// Where the other side stands: "obj", "that", "poss", or prepositions.
    pub(in crate::events) other: Vec<&'static str>,
    /// Whether there is no such event without another side.
    pub(in crate::events) needs_other: bool,
    /// Which kind of actor can do it, by the name of the kind; anybody where there is none.
    pub(in crate::events) who: Option<&'static str>,
}

/// What must stand beside a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::events) enum Constraint {
    /// Nothing in particular.
    Anything,
    /// No object.
    NoObject,
    /// An object that can act.
    Actor,
    /// A town or a region as its object.
    Place,
    /// An object that is the subject itself.
    Itself,
    /// A name or a property that is given to the object, as in "called the plan a mistake".
    Named,
    /// An infinitive.
    Infinitive,
    /// A clause.
    Clause,
    /// One of these nouns as its object.
    Noun(HashSet<&'static str>),
    /// A preposition, with one of these nouns after it.
    Preposition(&'static str, HashSet<&'static str>),
    /// A preposition, with anything after it.
    AnyAfter(&'static str),
    /// A preposition, with somebody after it.
    ActorAfter(&'static str),
}

const FILES: [&str; 15] = [
    include_str!("../../../data/en/events/verbs/02-10-request.tsv"),
    include_str!("../../../data/en/events/verbs/03-agree.tsv"),
    include_str!("../../../data/en/events/verbs/04-consult.tsv"),
    include_str!("../../../data/en/events/verbs/05-support.tsv"),
    include_str!("../../../data/en/events/verbs/06-cooperate.tsv"),
    include_str!("../../../data/en/events/verbs/07-aid.tsv"),
    include_str!("../../../data/en/events/verbs/08-concede.tsv"),
    include_str!("../../../data/en/events/verbs/09-11-accuse.tsv"),
    include_str!("../../../data/en/events/verbs/12-reject.tsv"),
    include_str!("../../../data/en/events/verbs/13-threaten.tsv"),
    include_str!("../../../data/en/events/verbs/14-protest.tsv"),
    include_str!("../../../data/en/events/verbs/15-mobilize.tsv"),
    include_str!("../../../data/en/events/verbs/16-sanction.tsv"),
    include_str!("../../../data/en/events/verbs/17-coerce.tsv"),
    include_str!("../../../data/en/events/verbs/18-20-assault.tsv"),
];

type Rows = HashMap<&'static str, Vec<Row>>;

static GROUPS: LazyLock<BTreeMap<String, Vec<String>>> =
    LazyLock::new(|| parse(include_str!("../../../data/en/events/groups.toml")));

static VERBS: LazyLock<Rows> = LazyLock::new(|| read(&FILES));

static ADJECTIVES: LazyLock<Rows> =
    LazyLock::new(|| read(&[include_str!("../../../data/en/events/adjectives.tsv")]));

/// What a verb may tell of, the narrowest constraints first. A particle is joined to the lemma
/// with "_".
pub(in crate::events) fn verb_rows(lemma: &str) -> &'static [Row] {
    VERBS.get(lemma).map_or(&[], Vec::as_slice)
}

/// What an adjective may tell of.
pub(in crate::events) fn adjective_rows(lemma: &str) -> &'static [Row] {
    ADJECTIVES.get(lemma).map_or(&[], Vec::as_slice)
}

fn read(files: &[&'static str]) -> Rows {
    let mut all: Rows = HashMap::new();
    for columns in files.iter().copied().flat_map(rows) {
        let &[lemmas, constraint, meaning, ref other @ ..] = columns.as_slice() else { continue };
        let row = row(constraint, meaning, other);
        for lemma in lemmas.split('/') {
            all.entry(lemma).or_default().push(row.clone());
        }
    }
    for list in all.values_mut() {
        list.sort_by_key(|row| row.constraint.width());
    }
    all
}

fn row(constraint: &'static str, meaning: &'static str, more: &[&'static str]) -> Row {
    let written = more.first().copied().unwrap_or_default();
    let places = written.strip_prefix('+').unwrap_or(written);
    let other = places.split('/').filter(|it| !it.is_empty()).collect();
    Row {
        constraint: Constraint::of(constraint),
        meaning: Meaning::of(meaning),
        other,
        needs_other: written.starts_with('+'),
        who: more.get(1).copied().filter(|it| !it.is_empty()),
    }
}

impl Constraint {
    fn of(written: &'static str) -> Self {
        match written {
            "" => Self::Anything,
            "~" => Self::NoObject,
            "!" => Self::Actor,
            "place" => Self::Place,
            "refl" => Self::Itself,
            "named" => Self::Named,
            "to" => Self::Infinitive,
            "that" => Self::Clause,
            nouns => match nouns.split_once(':') {
                Some((preposition, "*")) => Self::AnyAfter(preposition),
                Some((preposition, "!")) => Self::ActorAfter(preposition),
                Some((preposition, nouns)) => Self::Preposition(preposition, group(nouns)),
                None => Self::Noun(group(nouns)),
            },
        }
    }

    /// How much is left open: rows with narrow constraints are tried first.
    fn width(&self) -> u8 {
        match self {
            Self::Noun(_) | Self::Preposition(..) | Self::Itself => 0,
            Self::Infinitive | Self::Clause | Self::Named | Self::Place => 1,
            Self::ActorAfter(_) => 2,
            Self::Actor | Self::AnyAfter(_) | Self::NoObject => 3,
            Self::Anything => 4,
        }
    }
}

/// The nouns of a list, in which the name of a group stands for all of its nouns.
fn group(nouns: &'static str) -> HashSet<&'static str> {
    let of_group = |noun: &'static str| match GROUPS.get(noun) {
        Some(nouns) => nouns.iter().map(String::as_str).collect(),
        None => vec![noun],
    };
    nouns.split('/').flat_map(of_group).collect()
}
