//! Measuring copies that were found against those that were made.
//!
//! - A pair is two texts that tell one story; found are the pairs that are told to be copies.
//! - Clusters are measured by B-cubed (Bagga and Baldwin, 1998): for each text, which part of its
//!   cluster tells its story, and which part of its story is in its cluster; the mean over texts.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::edits::{EDITS, STRENGTHS};
use super::set::{Member, Role};
use crate::evaluate::share::{Share, ratio};

/// What a rule found.
pub(super) struct Found {
    /// Copies of one another, the earlier first.
    pub(super) pairs: BTreeSet<(usize, usize)>,
    /// For each text, the name of its cluster.
    pub(super) stories: Vec<usize>,
}

/// A row of the table: pairs, clusters, and how often a trap was walked into.
pub(super) fn row(name: &str, members: &[Member], found: &Found) -> String {
    let pairs = pairs(members, found);
    let [precision, recall] = b_cubed(members, found);
    let [welded, digests] = welded(members, found);
    let [fooled, quoting] = fooled(members, found);
    format!(
        "{name:<22} {:>7.3} {:>7.3}   {precision:>7.3} {recall:>7.3}   {fooled:>3} of {quoting:<4}{welded:>3} of {digests}",
        pairs.precision(),
        pairs.recall(),
    )
}

/// A table of the share of copies that were found as such of their story as it was printed.
pub(super) fn recall_by_edit(members: &[Member], found: &Found) -> String {
    let mut table =
        format!("{:<12}{:>8}{:>8}{:>8}\n", "edit", STRENGTHS[0], STRENGTHS[1], STRENGTHS[2]);
    for (edit, name) in EDITS.iter().enumerate() {
        let _infallible = write!(table, "{name:<12}");
        for strength in 0..STRENGTHS.len() {
            let share = recall(members, found, (edit, strength));
            let _infallible = write!(table, "{:>8.3}", share.recall());
        }
        table.push('\n');
    }
    table
}

/// The pairs that are told to be copies and are none, by their places.
pub(super) fn wrong(members: &[Member], found: &Found) -> Vec<(usize, usize)> {
    let is_wrong = |(one, other): &&(usize, usize)| {
        let (one, other) = (members[*one].role.story(), members[*other].role.story());
        one.is_some() && other.is_some() && one != other
    };
    found.pairs.iter().filter(is_wrong).copied().collect()
}

fn pairs(members: &[Member], found: &Found) -> Share {
    let stories: Vec<Option<usize>> = members.iter().map(|it| it.role.story()).collect();
    let mut share = Share::default();
    for (at, story) in stories.iter().enumerate().filter(|(_, story)| story.is_some()) {
        for (earlier, other) in stories[..at].iter().enumerate() {
            let is_pair = story == other;
            let is_found = other.is_some() && found.pairs.contains(&(earlier, at));
            share.count(
                usize::from(is_pair && is_found),
                usize::from(is_found),
                usize::from(is_pair),
            );
        }
    }
    share
}

fn b_cubed(members: &[Member], found: &Found) -> [f64; 2] {
    let counted: Vec<(usize, usize)> = members
        .iter()
        .zip(&found.stories)
        .filter_map(|(member, cluster)| Some((member.role.story()?, *cluster)))
        .collect();
    let mut sums = [0.0, 0.0];
    for (story, cluster) in &counted {
        let count =
            |is: &dyn Fn(&(usize, usize)) -> bool| counted.iter().filter(|it| is(it)).count();
        let both = count(&|it| it.0 == *story && it.1 == *cluster);
        sums[0] += ratio(both, count(&|it| it.1 == *cluster));
        sums[1] += ratio(both, count(&|it| it.0 == *story));
    }
    let whole = f64::from(u32::try_from(counted.len()).unwrap_or(u32::MAX));
    sums.map(|sum| sum / whole)
}

fn recall(members: &[Member], found: &Found, kind: (usize, usize)) -> Share {
    let mut share = Share::default();
    for (at, member) in members.iter().enumerate() {
        let Role::Copy(story, its) = member.role else { continue };
        if its == kind {
            let printed = members.iter().position(|it| it.role == Role::Story(story));
            let pair = printed.map(|printed| (printed.min(at), printed.max(at)));
            let is_found = pair.is_some_and(|pair| found.pairs.contains(&pair));
            share.count(usize::from(is_found), usize::from(is_found), 1);
        }
    }
    share
}

/// How many digests have made one cluster of the two stories that they tell, and of how many.
fn welded(members: &[Member], found: &Found) -> [usize; 2] {
    let cluster = |story: usize| {
        let printed = members.iter().position(|it| it.role == Role::Story(story));
        printed.map(|at| found.stories[at])
    };
    let digests = members.iter().filter_map(|it| match it.role {
        Role::Digest(one, other) => Some(cluster(one) == cluster(other)),
        Role::Story(_) | Role::Copy(..) | Role::Quoting(..) => None,
    });
    let digests: Vec<bool> = digests.collect();
    [digests.iter().filter(|it| **it).count(), digests.len()]
}

/// How many pairs that quote the same are told to be copies, and of how many.
fn fooled(members: &[Member], found: &Found) -> [usize; 2] {
    let quoting = |it: &Member| match it.role {
        Role::Quoting(_, pair) => Some(pair),
        Role::Story(_) | Role::Copy(..) | Role::Digest(..) => None,
    };
    let (mut wrong, mut all) = (0, 0);
    for (at, member) in members.iter().enumerate() {
        let Some(pair) = quoting(member) else { continue };
        let earlier = members[..at].iter().position(|it| quoting(it) == Some(pair));
        if let Some(earlier) = earlier {
            all += 1;
            wrong += usize::from(found.pairs.contains(&(earlier, at)));
        }
    }
    [wrong, all]
}
