//! The polarity of a label: of its nouns, turned round by what denies them.

use domain::Polarity;

use crate::lexicon::{Limit, relation_words};
use crate::page::{Page, Run};

/// What a label says once its denials are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) polarity: Polarity,
    pub(super) negated: bool,
    pub(super) qualifier: Option<String>,
}

/// Reads a label; its denial and limits may stand some words before it.
pub(super) fn read(page: &Page<'_>, run: Run) -> Reading {
    let (limit, qualifier) = limit(page, run).unzip();
    let sense = || (run.from..run.to).find_map(|at| sense_at(page, at));
    let qualifier = qualifier.or_else(|| sense().map(|it| page.spaced(it)));
    let mut part = Part::default();
    let mut negated = false;
    for at in run.from..run.to {
        if page.is(at, &["but"]) && negated {
            part = Part::default();
        }
        if is_denial(page, at) {
            negated = true;
            part.is_denied = true;
        }
        part.take(page, at);
    }
    let is_denied = part.is_denied;
    let polarity = part.polarity();
    let polarity = match limit {
        Some(Limit::Past) if !is_denied => Polarity::Neutral,
        Some(Limit::Untrue) => polarity.turned_round(),
        Some(Limit::Past | Limit::Maybe) | None => polarity,
    };
    Reading { polarity, negated, qualifier }
}

/// A part of a label, up to a "but".
#[derive(Default)]
struct Part {
    signs: Vec<Polarity>,
    is_denied: bool,
    /// "better" or "worse", before "than".
    compared: Option<Polarity>,
}

impl Part {
    fn take(&mut self, page: &Page<'_>, at: usize) {
        let lower = page.lower(at);
        if matches!(lower, "better" | "closer" | "more") && page.is(at + 1, &["than"]) {
            self.compared = Some(Polarity::Positive);
        } else if matches!(lower, "worse" | "less") && page.is(at + 1, &["than"]) {
            self.compared = Some(Polarity::Negative);
        }
        // "better than an alliance"
        let bond = || self.compared.and(relation_words().bond(lower));
        let Some(sign) = sign(lower).or_else(bond) else { return };
        self.signs.push(self.compared.unwrap_or(sign));
    }

    fn polarity(&self) -> Polarity {
        let has = |sign: Polarity| self.signs.contains(&sign);
        let told = match (has(Polarity::Positive), has(Polarity::Negative)) {
            (true, false) => Polarity::Positive,
            (false, true) => Polarity::Negative,
            (true, true) | (false, false) => Polarity::Neutral,
        };
        if self.is_denied { told.turned_round() } else { told }
    }
}

/// The polarity of a noun for a label, in the singular or plural.
fn sign(lower: &str) -> Option<Polarity> {
    let words = relation_words();
    let singular = lower.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let plain = lower.strip_suffix('s').unwrap_or(lower);
    let found = singular.and_then(|it| words.label(&it));
    found.or_else(|| words.label(plain)).or_else(|| words.label(lower))
}

fn is_denial(page: &Page<'_>, at: usize) -> bool {
    page.is(at, &["not", "never", "neither", "nor", "hardly"])
        || page.lower(at).ends_with("n't")
        || page.is(at, &["no"]) && !page.is(at + 1, &["doubt"])
}

/// "in the military sense": the words from an "in" on by which a label holds in one sense only.
pub(super) fn sense_at(page: &Page<'_>, at: usize) -> Option<Run> {
    let is_sense = |it: &usize| relation_words().senses.contains(page.lower(*it));
    let mut near =
        (at + 1..at + SENSE).take_while(|&it| page.tokens.get(it).is_some_and(|it| it.word));
    near.find(is_sense).filter(|_| page.is(at, &["in"])).map(|it| Run::new(at, it + 1))
}

/// How many tokens from an "in" on its "sense" may stand.
const SENSE: usize = 6;

/// The first word of a run that limits the label, and what it does.
fn limit(page: &Page<'_>, run: Run) -> Option<(Limit, String)> {
    (run.from..run.to).find_map(|at| {
        let (length, limit) = relation_words().limits.at(&page.tokens, at)?;
        Some((*limit, page.spaced(Run::new(at, at + length))))
    })
}
