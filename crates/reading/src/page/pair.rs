//! Actors named together, as "A, B and C".

use std::collections::BTreeSet;

use super::{Page, Run};
use crate::actors::{Mention, Who};

/// How many mentions before "they" a pair is looked for among.
const NEAR: usize = 40;

impl Page<'_> {
    /// The actors named in a row from a token on, and the token after the last.
    pub(crate) fn group_from(&self, start: usize, limit: usize) -> (Vec<Mention>, usize) {
        let mut found = Vec::new();
        let mut end = start;
        let mut at = start;
        while at < limit {
            if self.is(at, &["the", "its", "his", "her", "their", "both"]) {
                at += 1;
                continue;
            }
            let Some(mention) = self.mention_at(at) else { break };
            if let Some(owned) = self.owned_by(mention) {
                at = owned;
                continue;
            }
            if !is_party(mention) {
                break;
            }
            found.push(*mention);
            end = mention.run.to;
            at = end + self.joint(end);
            if at == end {
                break;
            }
        }
        (found, end)
    }

    /// The actors named in a row that ends before a token, in order.
    pub(crate) fn group_before(&self, end: usize, floor: usize) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        let mut at = end;
        while at > floor {
            let Some(mention) = self.mention_at(at - 1).filter(|it| is_party(it)) else { break };
            if mention.run.from < floor {
                break;
            }
            found.push(*mention);
            at = mention.run.from;
            at -= usize::from(at > floor && self.is(at - 1, &["the"]));
            at = self.owner_before(at).filter(|&it| it >= floor).unwrap_or(at);
            let before = at;
            while at > floor && self.is(at - 1, &[",", "and", "nor"]) {
                at -= 1;
            }
            // A row ends in "and" or "nor"; a comma alone parts a clause from a name.
            let last_joint = found.len() == 1;
            let is_joined = !last_joint
                || self.find(Run::new(at, before), &["and", "nor"]).is_some()
                || self.headline_row(end - 1).is_some();
            if at == before || !is_joined {
                break;
            }
        }
        found.reverse();
        found
    }

    /// The actors that a sentence puts before its verb by commas alone, as headlines do: "Russia,
    /// Ukraine agree to". The verb is one of several, and each is of another state.
    pub(crate) fn headline_row(&self, at: usize) -> Option<Vec<Mention>> {
        let next = self.units.partition_point(|unit| unit.run.from <= at);
        let unit = self.units.get(next.checked_sub(1)?)?.run;
        let (row, end) = self.group_from(unit.from, unit.to);
        let is_many = self
            .tree
            .words_in(Run::new(end, end + 1))
            .any(|word| matches!(self.tree.tag(word), "VBP" | "VB" | "MD"));
        let side = |it: &Mention| self.state_of(it).map_or_else(|| self.name(it), str::to_owned);
        let sides: BTreeSet<String> = row.iter().map(side).collect();
        let is_apart = sides.len() == row.len();
        let is_here = row.iter().any(|it| it.run.contains(at));
        (row.len() > 1 && is_many && is_apart && is_here).then_some(row)
    }

    /// The token of whoever is of a state, where a mention only tells of which: "Chile's Boric".
    fn owned_by(&self, owner: &Mention) -> Option<usize> {
        let next = owner.run.to + 1;
        (self.is(owner.run.to, &["'s"]) && self.mention_at(next).is_some()).then_some(next)
    }

    /// The token of the state that whoever is named at a token is said to be of.
    fn owner_before(&self, at: usize) -> Option<usize> {
        let mark = at.checked_sub(1).filter(|&mark| self.is(mark, &["'s"]))?;
        self.mention_at(mark.checked_sub(1)?).map(|owner| owner.run.from)
    }

    /// The names of several actors, as one subject.
    pub(crate) fn names(&self, group: &[Mention]) -> String {
        let names: Vec<String> = group.iter().map(|mention| self.name(mention)).collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
            None => String::new(),
        }
    }

    /// The names of the actors a run names, or else its words.
    pub(crate) fn named_or_words(&self, run: Run) -> String {
        let group = self.group_from(run.from, run.to).0;
        if group.is_empty() { self.spaced(run) } else { self.names(&group) }
    }

    /// The last two different actors named together before a token, or one after the other.
    pub(crate) fn pair_before(&self, run: Run) -> Option<[Mention; 2]> {
        let parties: Vec<Mention> = self
            .mentions_in(run)
            .iter()
            .rev()
            .take(NEAR)
            .filter(|it| is_party(it))
            .copied()
            .collect();
        let parties: Vec<Mention> = parties.into_iter().rev().collect();
        let joined = |pair: &&[Mention]| {
            let between = Run::new(pair[0].run.to, pair[1].run.from);
            matches!(self.words(between).trim_end_matches(" the"), "and" | "nor")
        };
        let together = parties.windows(2).rev().find(joined);
        let apart = || parties.windows(2).rev().find(|it| self.name(&it[0]) != self.name(&it[1]));
        together.or_else(apart).map(|pair| [pair[0], pair[1]])
    }

    fn joint(&self, at: usize) -> usize {
        let comma = usize::from(self.is(at, &[","]));
        let and = usize::from(self.is(at + comma, &["and", "nor"]));
        comma + and
    }
}

fn is_party(mention: &Mention) -> bool {
    matches!(mention.who, Who::Actor(_) | Who::Person(_))
}

impl Page<'_> {
    /// Whether a mention names an actor or a person, and no place or office alone.
    #[expect(clippy::unused_self, reason = "a mention is one of this page, and read with it")]
    pub(crate) fn is_party(&self, mention: &Mention) -> bool {
        is_party(mention)
    }
}
