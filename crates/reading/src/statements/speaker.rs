//! A speaker: whom a subject names, and whom a pronoun stands for.

use text::TextRange;

use super::Said;
use super::pronoun::Memory;
use super::voices::{self, Voice};
use crate::actors::Mention;
use crate::lexicon::is_article;
use crate::page::{Page, Run, Subject, SubjectKind, Unit};

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
        match subject.kind {
            SubjectKind::Marked(mention) => Some(marked(page, unit, subject, mention)),
            SubjectKind::Pronoun => self.memory.stands_for(page, unit, subject.run),
            SubjectKind::Noun => {
                if let Some(both) = both(page, subject) {
                    return Some(both);
                }
                let side = page.mentions_in(subject.run).first().and_then(|it| page.side(it));
                Some(named(page, subject, side))
            }
            SubjectKind::Name => Some(named(page, subject, None)),
            SubjectKind::Thing => {
                let is_side = page.is(subject.run.to - 1, &["side", "sides", "party", "parties"]);
                both(page, subject).filter(|_| is_side)
            }
        }
    }

    /// Keeps in mind who was named and who spoke in a unit that was read.
    pub(super) fn leave(&mut self, page: &Page<'_>, unit: Unit, said: &[Said]) {
        self.memory.leave(page, unit, said);
    }
}

/// The two whom "the two ministers" and "both sides" mean: those named together before.
fn both(page: &Page<'_>, subject: &Subject) -> Option<Speaker> {
    let article = usize::from(page.is(subject.run.from, &["the"]));
    let first = subject.run.from + article;
    let is_two = page.is(first, &["both", "neither"])
        || article > 0 && page.is(first, &["two"])
        || subject.run.to == first + 1 && page.is(first, &["sides", "parties"]);
    let before = Run::new(first.saturating_sub(REACH), first);
    let pair = page.pair_before(before).filter(|_| is_two)?;
    let range = page.range(subject.run);
    Some(Speaker { name: page.names(&pair), side: None, range, mention: None })
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
    let first = page.lower(subject.run.from);
    let article = usize::from(is_article(first) || matches!(first, "neither" | "no" | "none"));
    let more = subject.run.to - subject.run.from > article;
    let words = Run::new(subject.run.from + usize::from(more && article > 0), subject.run.to);
    let name = page.spaced(words);
    Speaker { name, side, range: page.range(subject.run), mention: None }
}
