//! An antecedent: whom a pronoun outside a statement's frame stands for.

use super::{Page, Run, Subject, SubjectKind};
use crate::actors::{Mention, Who};
use crate::lexicon::acts_for_state;

/// How many mentions are looked back at.
const LOOKED_AT: usize = 12;

impl Page<'_> {
    /// The mention a subject comes down to, if any.
    pub(crate) fn party(&self, subject: &Subject) -> Option<Mention> {
        match subject.kind {
            SubjectKind::Marked(mention) => Some(mention),
            SubjectKind::Pronoun => self.antecedent(subject.run.from),
            SubjectKind::Noun | SubjectKind::Thing => self.owner_of(subject.run),
            SubjectKind::Name => None,
        }
    }

    /// The one whom a pronoun means: for "it" and "they" a subject before, and for a person the one who
    /// was named last and whom it fits.
    pub(crate) fn antecedent(&self, pronoun: usize) -> Option<Mention> {
        let word = self.lower(pronoun);
        if let Some(issuer) = self.paper.as_ref().filter(|_| word == "it") {
            let named = issuer.run.map_or(&[][..], |run| self.mentions_in(run));
            return named.iter().find(|it| matches!(it.who, Who::Actor(_))).copied();
        }
        let is_person = matches!(word, "he" | "she" | "him" | "his" | "her");
        if !is_person && !self.tree.is_empty() {
            let [meant] = self.meant_by(pronoun)[..] else { return None };
            let named = self.mention_at(self.tree.place(meant)).copied();
            return named.filter(|it| !matches!(it.who, Who::Place(_) | Who::Demonym(_)));
        }
        let before = self.mentions_in(Run::new(0, pronoun));
        let mut near = before.iter().rev().take(LOOKED_AT);
        let fits = |it: &&Mention| {
            !matches!(it.who, Who::Place(_) | Who::Demonym(_)) && self.may_stand_for(word, it)
        };
        let lives = |it: &&Mention| {
            !matches!(it.who, Who::Person(_)) || !self.is_dead(&self.name(it), pronoun)
        };
        let all: Vec<&Mention> = near.by_ref().filter(|it| fits(it)).collect();
        let living: Vec<&Mention> = all.iter().copied().filter(|it| lives(it)).collect();
        let meant = if living.is_empty() { all } else { living };
        let by_weight = || meant.iter().rev().max_by_key(|it| self.weight(it, pronoun));
        let found = *if is_person { by_weight() } else { meant.first() }?;
        // "The alliance" in between is meant, whichever it is.
        let mut between = found.run.to..pronoun;
        let body = word == "it" && between.any(|at| self.is_body(at));
        (!body).then_some(*found)
    }

    /// The person or actor named last before a pronoun that it fits, other than one by that name.
    pub(crate) fn antecedent_but(&self, pronoun: usize, name: Option<&str>) -> Option<Mention> {
        let word = self.lower(pronoun);
        let before = self.mentions_in(Run::new(0, pronoun)).iter().rev().take(LOOKED_AT);
        let mut fitting = before.filter(|it| {
            !matches!(it.who, Who::Place(_) | Who::Demonym(_)) && self.may_stand_for(word, it)
        });
        fitting.find(|it| Some(self.name(it).as_str()) != name).copied()
    }

    /// How much speaks for a person as the one whom a pronoun means: a gender that is known, the subject
    /// of a sentence, and how few sentences lie between.
    fn weight(&self, mention: &Mention, pronoun: usize) -> isize {
        let known = if self.gender(mention).is_some() { 3 } else { 0 };
        let subject = if self.is_subject(mention) { 2 } else { 0 };
        let unit = |at: usize| self.units.partition_point(|unit| unit.run.from <= at);
        let back = unit(pronoun).saturating_sub(unit(mention.run.from));
        known + subject - 2 * isize::try_from(back).unwrap_or(isize::MAX / 4)
    }

    /// Whether a mention is the subject of a clause that tells of nobody else.
    pub(crate) fn is_subject(&self, mention: &Mention) -> bool {
        let tree = &self.tree;
        tree.words_in(mention.run).any(|word| {
            matches!(tree.label(word), "nsubj" | "nsubjpass")
                && tree.head(word).is_some_and(|verb| tree.label(verb) != "relcl")
        })
    }

    /// A body that is only called by its noun, as "the alliance".
    fn is_body(&self, at: usize) -> bool {
        at > 0 && self.is(at - 1, &["the"]) && self.is_speaker_noun(at)
    }

    /// The state that "Russian troops" are of.
    fn owner_of(&self, run: Run) -> Option<Mention> {
        let acts = acts_for_state(self.lower(run.to.checked_sub(1)?));
        self.mentions_in(run).first().filter(|_| acts).copied()
    }
}
