//! A speaker: whom a subject names, and whom a pronoun stands for.

use std::collections::BTreeSet;

use domain::Sureness;
use text::TextRange;

use super::Said;
use super::pronoun::Memory;
use super::voices::{self, Voice};
use crate::actors::{Mention, Who};
use crate::lexicon::{is_article, offices};
use crate::page::{Page, Run, Subject, SubjectKind, Unit};
use crate::paper::Paper;

/// Who speaks, as a statement keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    pub(super) name: String,
    pub(super) side: Option<String>,
    pub(super) range: TextRange,
    pub(super) mention: Option<Mention>,
}

/// Who was named and who spoke before a place; pronouns look here.
#[derive(Clone, Debug, Default)]
pub(super) struct Speakers {
    memory: Memory,
    /// Who speaks of "I" where.
    voices: Vec<Voice>,
}

impl Speakers {
    /// Nobody named so far, in a text with these voices.
    pub(super) fn new(voices: Vec<Voice>) -> Self {
        Self { voices, ..Self::default() }
    }

    /// Who a subject is, if it can speak.
    pub(super) fn speaker(
        &self,
        page: &Page<'_>,
        unit: Unit,
        subject: &Subject,
    ) -> Option<Speaker> {
        let is_alone = subject.run.to == subject.run.from + 1;
        if is_alone && page.is(subject.run.from, &["nobody", "none", "neither"]) {
            return None;
        }
        if page.is(subject.run.to - 1, &["i", "we"]) {
            let word = Run::new(subject.run.to - 1, subject.run.to);
            return Some(voices::first_person(page, &self.voices, word));
        }
        if let Some(known) = self.spokesman(page, subject) {
            return Some(known);
        }
        match subject.kind {
            SubjectKind::Marked(mention) => {
                let known = marked(page, unit, subject, mention);
                let side = known.side.clone();
                let is_person = matches!(mention.who, Who::Person(_));
                let of_office = || self.side_of_office(page, unit, mention.run);
                let side = side.or_else(|| of_office().filter(|_| is_person));
                Some(Speaker { side, ..known })
            }
            SubjectKind::Pronoun => {
                let word = page.lower(subject.run.from);
                self.memory.stands_for(page, unit, subject.run, word)
            }
            SubjectKind::Noun => {
                let known = both(page, subject).or_else(|| issuer(page, subject));
                if known.is_some() {
                    return known;
                }
                let side = page.mentions_in(subject.run).first().and_then(|it| page.side(it));
                let side = side.or_else(|| self.side_of_owner(page, unit, subject.run.from));
                Some(named(page, subject, side))
            }
            SubjectKind::Name => {
                let side = || self.side_of_office(page, unit, subject.run);
                Some(issuer(page, subject).unwrap_or_else(|| named(page, subject, side())))
            }
            SubjectKind::Thing => {
                let is_side = page.is(subject.run.to - 1, &["side", "sides", "party", "parties"]);
                let known = both(page, subject).or_else(|| issuer(page, subject));
                known.filter(|_| is_side)
            }
        }
    }

    /// "The spokesman", who speaks for the institution or state that spoke last.
    fn spokesman(&self, page: &Page<'_>, subject: &Subject) -> Option<Speaker> {
        let is_known = match subject.kind {
            SubjectKind::Marked(mention) => mention.who != Who::Office(None),
            SubjectKind::Noun => false,
            SubjectKind::Pronoun | SubjectKind::Name | SubjectKind::Thing => true,
        };
        let alone = is_bare_spokesman(page, subject.run).filter(|_| !is_known)?;
        let side = self.memory.institution();
        Some(named(page, &Subject { run: alone, kind: SubjectKind::Noun }, side))
    }

    /// The side of whoever a body or aide belongs to: "his office", "her spokesman".
    fn side_of_owner(&self, page: &Page<'_>, unit: Unit, at: usize) -> Option<String> {
        let owner = self.owner(page, unit, at).filter(|_| page.is_possessive(at))?;
        let known = || {
            let identity = page.identity(&owner.mention?, page.published);
            let code = identity.code.filter(|_| identity.sureness >= Sureness::Likely)?;
            Some(page.gazetteer.name_of_code(&code).to_owned())
        };
        owner.side.or_else(known)
    }

    /// The side of a person by whose office it is, as in "its foreign minister, Ada Lind", and "Ada
    /// Lind, its foreign minister".
    fn side_of_office(&self, page: &Page<'_>, unit: Unit, person: Run) -> Option<String> {
        let titled = page.titles_before(person.from, unit.run.from);
        let before = page.apposition_before(titled, unit.run.from);
        let behind = page.is(person.to, &[","]).then_some(person.to + 1);
        let at = before.or(behind)?;
        let is_its = page.is(at, &["its", "their"]);
        is_its.then(|| self.side_of_owner(page, unit, at)).flatten()
    }

    /// Whom "his", "her", "its" or "their" at a token stands for.
    pub(super) fn owner(&self, page: &Page<'_>, unit: Unit, at: usize) -> Option<Speaker> {
        let word = Run::new(at, at + 1);
        match page.lower(at) {
            "my" | "our" => Some(voices::first_person(page, &self.voices, word)),
            "his" => self.memory.stands_for(page, unit, word, "he"),
            "her" => self.memory.stands_for(page, unit, word, "she"),
            "its" => self.memory.stands_for(page, unit, word, "it"),
            _ => self.memory.stands_for(page, unit, word, "they"),
        }
    }

    /// Keeps in mind who was named and who spoke in a unit that was read.
    pub(super) fn leave(&mut self, page: &Page<'_>, unit: Unit, said: &[Said]) {
        self.memory.leave(page, unit, said);
    }
}

/// The token of "spokesman" in a run that is nothing else but for an article.
pub(super) fn is_bare_spokesman(page: &Page<'_>, run: Run) -> Option<Run> {
    let first = run.from + usize::from(is_article(page.lower(run.from)));
    let is_alone = run.to == first + 1 && offices().spokespeople.contains(page.lower(first));
    is_alone.then(|| Run::new(first, run.to))
}

/// The two whom "the two ministers" and "both sides" mean: those named together before.
fn both(page: &Page<'_>, subject: &Subject) -> Option<Speaker> {
    let article = usize::from(page.is(subject.run.from, &["the"]));
    let first = subject.run.from + article;
    let is_two = page.is(first, &["both", "neither"])
        || article > 0 && page.is(first, &["two"])
        || subject.run.to == first + 1 && page.is(first, &["sides", "parties"]);
    let before = Run::new(first.saturating_sub(REACH), first);
    let range = page.range(subject.run);
    let meant = page.both_meant(subject.run).and_then(|it| page.names_of_words(&it));
    let together = || {
        let pair = page.pair_before(before).filter(|_| page.tree.is_empty())?;
        Some(page.names(&pair))
    };
    let name = meant.or_else(together).filter(|_| is_two)?;
    Some(Speaker { name, side: None, range, mention: None })
}

/// The issuer of a paper, whom "the Ministry" and "the sides" mean in it.
fn issuer(page: &Page<'_>, subject: &Subject) -> Option<Speaker> {
    let issuer = page.paper.as_ref()?;
    let last = page.lower(subject.run.to - 1);
    let name = issuer.name.as_deref().unwrap_or_default().to_lowercase();
    let article = usize::from(is_article(page.lower(subject.run.from)));
    let words = page.spaced(Run::new(subject.run.from + article, subject.run.to)).to_lowercase();
    let is_named = !words.is_empty() && format!(" {name} ").contains(&format!(" {words} "));
    let is_alone = is_named || subject.run.to - subject.run.from <= LONGEST_SHORT;
    // "The Russian side" of a Polish release is Russia, and "the two sides" are not Poland alone.
    let is_nameless = page.mentions_in(subject.run).is_empty();
    let is_meant = is_named
        || is_nameless && matches!(last, "sides" | "parties") && is_joint(page, issuer)
        || is_nameless && last == "side" && page.is(subject.run.from, &["our", "this"]);
    (is_alone && is_meant).then(|| of_issuer(page, issuer, page.range(subject.run)))
}

/// Whether a paper may be that of several: it names no issuer, or not one state alone.
fn is_joint(page: &Page<'_>, issuer: &Paper) -> bool {
    let Some(run) = issuer.run else { return issuer.name.is_none() };
    let states: BTreeSet<&str> =
        page.mentions_in(run).iter().filter_map(|it| page.state_of(it)).collect();
    states.len() != 1
}

/// The most tokens of what an issuer is called in short, as "the two sides".
const LONGEST_SHORT: usize = 3;

/// The issuer as a speaker, who is meant at a place.
pub(super) fn of_issuer(page: &Page<'_>, issuer: &Paper, range: TextRange) -> Speaker {
    let mentions = issuer.run.map_or(&[][..], |run| page.mentions_in(run));
    // An embassy is of another state than that in which it stands.
    let is_elsewhere = |it: &Mention| {
        matches!(it.who, Who::Place(_))
            || it.run.from > 0 && page.is(it.run.from - 1, &["in", "to"])
    };
    let is_owner = |it: &&Mention| !is_elsewhere(it);
    let mut states: Vec<String> =
        mentions.iter().filter(is_owner).filter_map(|it| page.side(it)).collect();
    states.dedup();
    let side = if let [only] = states.as_slice() { Some(only.clone()) } else { None };
    Speaker { name: issuer.or_unnamed(), side, range, mention: mentions.first().copied() }
}

/// How far before "the two" those are looked for whom it means, in tokens.
const REACH: usize = 80;

fn marked(page: &Page<'_>, unit: Unit, subject: &Subject, mention: Mention) -> Speaker {
    let group = page.group_before(mention.run.to, unit.run.from);
    if group.len() > 1 {
        let name = page.names(&group);
        let range = page.range(group[0].run).joined(page.range(mention.run));
        return Speaker { name, side: None, range, mention: Some(mention) };
    }
    let range = page.range(subject.run);
    let side = page.side(&mention);
    Speaker { name: told_name(page, &mention), side, range, mention: Some(mention) }
}

/// The name of whom a mention names. A seat keeps the document's name: it is the State Department
/// that speaks, for the United States.
pub(super) fn told_name(page: &Page<'_>, mention: &Mention) -> String {
    let article = usize::from(page.is(mention.run.from, &["the"]));
    let name = Run::new(mention.run.from + article, mention.run.to);
    if page.is_seat(mention) { page.spaced(name) } else { page.name(mention) }
}

impl Speaker {
    /// Whoever or whatever these tokens name.
    pub(super) fn named(page: &Page<'_>, run: Run) -> Self {
        named(page, &Subject { run, kind: SubjectKind::Thing }, None)
    }
}

fn named(page: &Page<'_>, subject: &Subject, side: Option<String>) -> Speaker {
    let run = page.without_signs(subject.run);
    let first = page.lower(run.from);
    let article = usize::from(is_article(first) || matches!(first, "neither" | "no" | "none"));
    let more = run.to - run.from > article;
    let words = Run::new(run.from + usize::from(more && article > 0), run.to);
    let name = page.spaced(words);
    Speaker { name, side, range: page.range(run), mention: None }
}
