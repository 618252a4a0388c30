//! Lists of demands: "its goals are …: A should not …, B should …, and C should …".

use domain::{Position, Stance};

use super::position;
use crate::actors::{Mention, Who};
use crate::lexicon::position_words;
use crate::page::{Page, Run, Unit};

/// Reads a list of demands after a colon.
pub(super) fn find(page: &Page<'_>, unit: Unit) -> Vec<Position> {
    let Some(noun) = page.find_phrase(unit.run, &position_words().wanted_nouns) else {
        return Vec::new();
    };
    let colon = (noun.to..unit.run.to).find(|&at| page.is(at, &[":"]) && !page.is_quoted(at));
    let Some((colon, holder)) = colon.zip(holder(page, unit, noun.from)) else {
        return Vec::new();
    };
    let name = page.name(&holder);
    items(page, Run::new(colon + 1, unit.run.to))
        .into_iter()
        .map(|item| {
            let mut wanted = position(page, name.clone(), Stance::Wants, item);
            wanted.addressee = addressee(page, item).filter(|other| *other != name);
            wanted
        })
        .collect()
}

/// Who owns the goals: the actor named last before the noun, possessor before all.
fn holder(page: &Page<'_>, unit: Unit, noun: usize) -> Option<Mention> {
    let before = page.mentions_in(Run::new(unit.run.from, noun));
    let owns =
        |it: &&Mention| page.is(it.run.to, &["'s", "'"]) || matches!(it.who, Who::Demonym(_));
    let able = |it: &&Mention| !matches!(it.who, Who::Place(_));
    let pronoun = || {
        let own = page.find(Run::new(unit.run.from, noun), &["its", "their", "his", "her"])?;
        page.antecedent(own)
    };
    let owner = before.iter().rev().find(owns).copied();
    owner.or_else(pronoun).or_else(|| before.iter().rev().find(able).copied())
}

/// The items of a list: at each comma or semicolon a new one begins if it can stand alone.
pub(super) fn items(page: &Page<'_>, list: Run) -> Vec<Run> {
    let mut cuts = vec![list.from];
    cuts.extend((list.from..list.to).filter(|&at| page.is(at, &[",", ";"])).map(|at| at + 1));
    cuts.push(list.to);
    let pieces: Vec<Run> = cuts.windows(2).map(|pair| Run::new(pair[0], pair[1])).collect();
    let has_modal = |run: &Run| modal(page, *run).is_some();
    let clauses = pieces.first().is_some_and(has_modal);
    let mut items: Vec<Run> = Vec::new();
    for piece in pieces {
        match items.last_mut() {
            Some(before) if clauses && !has_modal(&piece) => before.to = piece.to,
            _ => items.push(piece),
        }
    }
    items
        .into_iter()
        .map(|item| without_joint(page, item))
        .filter(|item| !item.is_empty())
        .collect()
}

/// The "should" of an item.
fn modal(page: &Page<'_>, item: Run) -> Option<usize> {
    (item.from..item.to).find(|&at| position_words().modals.contains(page.lower(at)))
}

fn without_joint(page: &Page<'_>, item: Run) -> Run {
    let mut item = page.trimmed(item);
    while !item.is_empty() && page.is(item.from, &["and", "that", "or", ","]) {
        item.from += 1;
    }
    item
}

/// The actor who is to do it: the subject of the item.
pub(super) fn addressee(page: &Page<'_>, item: Run) -> Option<String> {
    let end = modal(page, item).unwrap_or(item.to);
    let (group, after) = page.group_from(item.from, end);
    (!group.is_empty() && !page.is(after, &["'s"])).then(|| page.names(&group))
}
