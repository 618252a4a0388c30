//! A speaker: whom a subject names, and whom a pronoun stands for.

use text::TextRange;

use super::Said;
use super::voices::{self, Voice};
use crate::actors::{Mention, Who};
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
    spoke: Option<Mention>,
    subject: Option<Mention>,
    named: Vec<Mention>,
    /// Who speaks of "I" where.
    voices: Vec<Voice>,
}

/// How many of those named last a pronoun may mean.
const KEPT: usize = 8;

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
        if page.is(subject.run.from, &["nobody", "none", "neither"]) {
            return None;
        }
        if page.is(subject.run.to - 1, &["i", "we"]) {
            let word = Run::new(subject.run.to - 1, subject.run.to);
            return Some(voices::first_person(page, &self.voices, word));
        }
        match subject.kind {
            SubjectKind::Marked(mention) => Some(marked(page, unit, subject, mention)),
            SubjectKind::Pronoun => self.pronoun(page, unit, subject),
            SubjectKind::Noun => {
                let side = page.mentions_in(subject.run).first().and_then(|it| page.side(it));
                Some(named(page, subject, side))
            }
            SubjectKind::Name => Some(named(page, subject, None)),
            SubjectKind::Thing => None,
        }
    }

    /// The one who spoke last, or was named last, and whom the pronoun fits.
    fn pronoun(&self, page: &Page<'_>, unit: Unit, subject: &Subject) -> Option<Speaker> {
        let word = page.lower(subject.run.from);
        let here = page.mentions_in(unit.run).iter().rev();
        let here = here.filter(|mention| mention.run.to <= subject.run.from);
        let fits = |mention: &&Mention| page.may_stand_for(word, mention);
        let earlier = [self.spoke, self.subject];
        let earlier = earlier.iter().flatten();
        let candidates: Vec<&Mention> = if follows_its_words(page, unit, subject) {
            earlier.chain(here).chain(self.named.iter().rev()).collect()
        } else {
            here.chain(earlier).chain(self.named.iter().rev()).collect()
        };
        let actors = candidates.into_iter().filter(|it| !matches!(it.who, Who::Place(_)));
        let fitting: Vec<&Mention> = actors.filter(fits).collect();
        // Titles tell of few people whether they are women; where one does, "she" means her.
        let told = fitting.iter().find(|it| word == "she" && page.is_woman(it));
        let mention = **told.or(fitting.first())?;
        let range = page.range(subject.run);
        let side = page.side(&mention);
        Some(Speaker { name: page.name(&mention), side, range, mention: Some(mention) })
    }

    /// Keeps in mind who was named and who spoke in a unit that was read.
    pub(super) fn leave(&mut self, page: &Page<'_>, unit: Unit, said: &[Said]) {
        let mentions = page.mentions_in(unit.run);
        let outside = |it: &&Mention| !page.is_quoted(it.run.from);
        let people = mentions.iter().filter(outside).filter(|it| !matches!(it.who, Who::Place(_)));
        for mention in people.clone() {
            self.named.push(*mention);
        }
        let surplus = self.named.len().saturating_sub(KEPT);
        self.named.drain(..surplus);
        let spoke = said.iter().rev().find_map(|it| it.statement.speaker_span.as_ref());
        let spoke = spoke.and_then(|span| {
            mentions
                .iter()
                .find(|it| page.range(it.run).overlaps(TextRange::new(span.start, span.end)))
        });
        self.spoke = spoke.copied().or(self.spoke);
        let person = |it: &&Mention| matches!(it.who, Who::Person(_));
        self.subject = people.clone().find(person).copied().or(self.subject);
    }
}

/// Whether the pronoun stands behind what was said, as in "The gas flows, he said."
fn follows_its_words(page: &Page<'_>, unit: Unit, subject: &Subject) -> bool {
    let before = subject.run.from.checked_sub(1).filter(|&at| at >= unit.run.from);
    let ends = subject.run.to + 2 >= unit.run.to || page.is(subject.run.to + 1, &[","]);
    ends && before.is_some_and(|at| page.is(at, &[","]))
}

fn marked(page: &Page<'_>, unit: Unit, subject: &Subject, mention: Mention) -> Speaker {
    let group = page.group_before(mention.run.to, unit.run.from);
    if group.len() > 1 {
        let name = page.names(&group);
        let range = page.range(group[0].run).joined(page.range(mention.run));
        return Speaker { name, side: None, range, mention: Some(mention) };
    }
    let range = page.range(subject.run);
    let side = page.side(&mention);
    Speaker { name: page.name(&mention), side, range, mention: Some(mention) }
}

impl Speaker {
    /// Whoever or whatever these tokens name.
    pub(super) fn named(page: &Page<'_>, run: Run) -> Self {
        named(page, &Subject { run, kind: SubjectKind::Thing }, None)
    }
}

fn named(page: &Page<'_>, subject: &Subject, side: Option<String>) -> Speaker {
    let words = page.spaced(subject.run);
    let name = ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .map_or(words.clone(), str::to_owned);
    Speaker { name, side, range: page.range(subject.run), mention: None }
}
