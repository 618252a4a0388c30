//! The patterns of events: verb, object, particle and the class of what was done.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::Action;

use crate::lexicon::rows;
use crate::page::{Page, Unit};

/// A pattern that was met: what was done, and the token at which the other side may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Matched {
    pub(super) action: Action,
    pub(super) end: usize,
}

struct Pattern {
    object: Object,
    particles: Vec<&'static str>,
    action: Action,
}

enum Object {
    /// None.
    Nothing,
    /// Anything short.
    Anything,
    /// One of these nouns.
    Noun(Vec<&'static str>),
}

/// How far an object may stand from its verb, and a particle from its object.
const REACH: usize = 7;

static PATTERNS: LazyLock<HashMap<&str, Vec<Pattern>>> = LazyLock::new(|| {
    let mut patterns: HashMap<&str, Vec<Pattern>> = HashMap::new();
    for columns in rows(include_str!("../../../data/en/events/plain.tsv")) {
        let &[verbs, objects, particles, class] = columns.as_slice() else { continue };
        let Some(action) = Action::of_word(class) else { continue };
        for verb in verbs.split('/') {
            let object = match objects {
                "" => Object::Nothing,
                "*" => Object::Anything,
                nouns => Object::Noun(nouns.split('/').collect()),
            };
            let particles = particles.split('/').collect();
            patterns.entry(verb).or_default().push(Pattern { object, particles, action });
        }
    }
    patterns
});

/// The patterns that a verb opens and its sentence fulfills, those with a noun first.
pub(super) fn matches_at(page: &Page<'_>, unit: Unit, verb: usize) -> Vec<Matched> {
    let Some(patterns) = PATTERNS.get(page.lower(verb)) else { return Vec::new() };
    let rank = |pattern: &&Pattern| match pattern.object {
        Object::Noun(_) => 0,
        Object::Nothing => 1,
        Object::Anything => 2,
    };
    let mut patterns: Vec<&Pattern> = patterns.iter().collect();
    patterns.sort_by_key(rank);
    patterns.into_iter().filter_map(|pattern| pattern.met(page, unit, verb)).collect()
}

impl Pattern {
    fn met(&self, page: &Page<'_>, unit: Unit, verb: usize) -> Option<Matched> {
        let limit = unit.run.to.min(verb + 1 + REACH);
        let after = match &self.object {
            Object::Nothing => verb + 1,
            Object::Anything => (verb + 2..limit).find(|&at| self.is_particle(page, at))?,
            Object::Noun(nouns) => page.find(text_run(verb + 1, limit), nouns)? + 1,
        };
        let end = self.after_particle(page, after, unit.run.to)?;
        Some(Matched { action: self.action, end })
    }

    fn is_particle(&self, page: &Page<'_>, at: usize) -> bool {
        page.is(at, &self.particles)
    }

    /// The token after the particle; a verb with an object may leave the other side out.
    fn after_particle(&self, page: &Page<'_>, at: usize, end: usize) -> Option<usize> {
        if self.is_particle(page, at) {
            return Some(at + 1);
        }
        let far = match self.object {
            Object::Noun(_) => (at..end.min(at + 4)).find(|&at| self.is_particle(page, at)),
            Object::Nothing | Object::Anything => None,
        };
        let optional = self.particles.contains(&"-") || matches!(self.object, Object::Noun(_));
        let joint = matches!(self.action, Action::Consult | Action::Agree);
        far.map(|at| at + 1).or((optional || joint).then_some(at))
    }
}

fn text_run(from: usize, to: usize) -> crate::page::Run {
    crate::page::Run::new(from, to)
}
