//! Relations: what two actors are to each other, as somebody put it.
//!
//! A label stands behind "are" ("A and B are allies"), beside a name ("A, an ally of B"), behind a
//! verb ("A considers B a threat"), or in a noun for what is between the two ("the rivalry between A
//! and B", "ties have soured").

mod apposed;
mod bond;
mod called;
mod copula;
mod polarity;

use domain::Relation;

use crate::page::{Page, Run, Unit, spaced};
use crate::statements::{Said, around};
use polarity::Reading;

/// A relation with where it stands.
#[derive(Clone, Debug)]
struct Found {
    relation: Relation,
    paragraph: usize,
    run: Run,
}

/// Finds the relations of a page.
pub(crate) fn find(page: &Page<'_>, said: &[Said]) -> Vec<Relation> {
    let mut found: Vec<Found> = Vec::new();
    for unit in &page.units {
        let from = found.len();
        copula::find(page, *unit, said, &mut found);
        for word in page.tree.words_in(unit.run) {
            let more = called::of_word(page, *unit, said, word)
                .or_else(|| apposed::of_word(page, *unit, said, word))
                .or_else(|| bond::of_word(page, *unit, said, word));
            let is_new = |it: &Found| !found[from..].iter().any(|known| overlaps(known, it));
            if let Some(relation) = more.filter(is_new) {
                found.push(relation);
            }
        }
        found[from..].sort_by_key(|it| it.run);
    }
    without_repeats(found)
}

fn overlaps(known: &Found, other: &Found) -> bool {
    known.run.from < other.run.to && other.run.from < known.run.to
}

/// How many relations before one are compared with it.
const LOOKED_AT: usize = 24;

/// Relations without those that the same one puts in the same words again.
fn without_repeats(found: Vec<Found>) -> Vec<Relation> {
    let mut kept: Vec<Relation> = Vec::new();
    for Found { relation, .. } in found {
        let near = kept.iter().rev().take(LOOKED_AT);
        if !near.into_iter().any(|known| says_again(known, &relation)) {
            kept.push(relation);
        }
    }
    kept
}

fn says_again(known: &Relation, relation: &Relation) -> bool {
    let same_pair = known.between.len() == relation.between.len()
        && known.between.iter().all(|name| relation.between.contains(name));
    same_pair
        && known.by == relation.by
        && known.negated == relation.negated
        && known.label.eq_ignore_ascii_case(&relation.label)
}

/// A label between two actors.
struct Labeled {
    between: Vec<String>,
    /// The words of the label, if they are not those of its run.
    words: Option<String>,
    run: Run,
    reading: Reading,
    directed: bool,
    /// Who put it so, where the words themselves say it.
    by: Option<String>,
}

fn relation(page: &Page<'_>, unit: Unit, said: &[Said], labeled: Labeled) -> Found {
    let statement = around(said, labeled.run.from).map(|it| &it.statement);
    let speaker = statement.and_then(|it| it.speaker.clone());
    let author = || page.writer();
    let span = page.span(labeled.run);
    let relation = Relation {
        between: labeled.between,
        label: labeled.words.unwrap_or_else(|| spaced(&span.text)),
        polarity: labeled.reading.polarity,
        negated: labeled.reading.negated,
        directed: labeled.directed,
        qualifier: labeled.reading.qualifier,
        by: labeled.by.or(speaker).or_else(|| Some(author())),
        date: statement.and_then(|it| it.said).or(page.published),
        span,
    };
    Found { relation, paragraph: unit.paragraph, run: labeled.run }
}
