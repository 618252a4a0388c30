//! A position of the book, with what tells its matter from others.

use std::collections::BTreeSet;

use domain::{PositionState, Stance, TimeKind};
use jiff::civil::Date;
use reading::Wording;

use super::ToldPosition;
use crate::pair_timeline::{BookItem, Finding, PairSide, Party};
use crate::told_once::{Once, ToldCopy};

/// As many letters of a name with a capital tell it from others, as "Syria" and "Syrian" have them.
pub(super) const BEGINNING: usize = 4;

/// What leads from a matter to its day.
const LEADS: [&str; 7] = ["on", "by", "in", "until", "before", "from", "since"];

/// A position of the book.
pub(super) struct Held<'a> {
    pub(super) item: &'a BookItem,
    pub(super) stance: Stance,
    pub(super) state: PositionState,
    pub(super) since: Option<Date>,
    /// What tells it again in copies of its document.
    copies: Vec<ToldCopy>,
    /// Since when it stands on its page no more.
    pub(super) gone_since: Option<Date>,
    /// Its matter, without the days that its words name.
    pub(super) matter: String,
    /// The stems of the content words of its matter.
    words: BTreeSet<String>,
    /// What the matter speaks of first, as "withdrawal".
    head: Option<String>,
    is_negated: bool,
    /// The actors that the matter names.
    actors: BTreeSet<&'a str>,
    /// How the words with a capital begin.
    names: BTreeSet<String>,
}

impl<'a> Held<'a> {
    pub(super) fn of(once: Once<&'a BookItem>) -> Option<Self> {
        let Once { finding: item, copies, gone_since } = once;
        let Finding::Position { stance, state, since, .. } = item.finding else { return None };
        let matter = without_days(&item.words);
        let wording = Wording::of(&matter);
        let capital = |word: &&str| word.starts_with(char::is_uppercase);
        let begins = |word: &str| word.to_lowercase().chars().take(BEGINNING).collect();
        Some(Self {
            item,
            stance,
            state,
            since,
            copies,
            gone_since,
            words: wording.stems().map(str::to_owned).collect(),
            head: wording.head(),
            is_negated: wording.is_negated(),
            actors: item.about.iter().map(Party::key).collect(),
            names: wording.content_words(&matter).filter(capital).map(begins).collect(),
            matter,
        })
    }

    /// The stems of the content words of its matter.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    pub(super) fn is_of(&self, holder: Option<&PairSide>) -> bool {
        holder
            .is_none_or(|side| self.item.from.iter().any(|party| side.has(party, self.item.day())))
    }

    pub(super) fn has(&self, wanted: &[String]) -> bool {
        let matter = self.item.words.to_lowercase();
        wanted.iter().all(|word| matter.contains(word.as_str()))
    }

    pub(super) fn holder(&self) -> &str {
        self.item.from.first().map_or("", |party| party.key())
    }

    /// Whether what it wants is wanted of somebody: of whom it is wanted, or whom its matter names.
    pub(super) fn asks(&self, other: &Self) -> bool {
        let mut asked = self.item.to.iter().chain(&self.item.about);
        self.stance == Stance::Wants && asked.any(|party| party.key() == other.holder())
    }

    /// Whether two matters speak of the same thing of the same actors, and share at least half of
    /// their words.
    pub(super) fn is_on_the_matter_of(&self, other: &Self) -> bool {
        let shared = self.words.intersection(&other.words).count();
        shared > 0
            && 3 * shared >= self.words.len() + other.words.len()
            && self.head == other.head
            && self.is_negated == other.is_negated
            && may_be_same(&self.actors, &other.actors)
            && may_be_same(&self.names, &other.names)
    }

    /// Its matter without the days that its words name, and without its condition.
    pub(super) fn bare(&self) -> &str {
        let behind = self.condition().map_or(0, str::len);
        self.matter.get(behind..).unwrap_or(&self.matter).trim_start_matches([':', ' '])
    }

    /// The condition on which it is held, as "if both sides agree".
    pub(super) fn condition(&self) -> Option<&str> {
        let Finding::Position { matter_at, .. } = self.item.finding else { return None };
        let condition = self.item.words.get(..matter_at)?.trim_end_matches([':', ' ']);
        Some(condition).filter(|it| !it.is_empty())
    }

    pub(super) fn told(&self) -> ToldPosition {
        let name = |parties: &[Party]| parties.first().map(|party| party.name().to_owned());
        ToldPosition {
            id: self.item.id,
            date: self.item.date,
            holder: name(&self.item.from).unwrap_or_default(),
            stance: self.stance,
            matter: self.item.words.clone(),
            state: self.state,
            addressee: name(&self.item.to),
            document: self.item.document,
            copies: self.copies.clone(),
            gone_since: self.gone_since,
            condition: self.condition().map(str::to_owned),
        }
    }
}

/// The words of a matter without the days they name, and what leads to these: the same is wanted
/// "on Monday" and "by 3 March".
fn without_days(words: &str) -> String {
    let mut kept = words.to_owned();
    for time in reading::times(words, None).iter().rev().filter(|it| it.kind == TimeKind::Date) {
        let (before, behind) = (&words[..time.span.start], &kept[time.span.end..]);
        let (before, lead) = before.trim_end().rsplit_once(' ').unwrap_or((before, ""));
        if LEADS.contains(&lead) {
            kept = format!("{before}{behind}");
        }
    }
    kept
}

/// Whether what is named in one of two matters and not in the other is left out in one alone: of
/// "troops from Lebanon" and "troops from Syria" each has a name that the other lacks.
fn may_be_same<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> bool {
    one.is_subset(other) || other.is_subset(one)
}
