//! Pairs: who does it to whom where there are several of a side, and on which day each did.

use jiff::civil::Date;

use super::branch::{has_denying_subject, is_passive, object};
use super::lexicon::Meaning;
use super::meaning::{Telling, of_noun};
use super::party::Party;
use super::roles;
use crate::page::Page;

/// One of a side and one of the other.
pub(super) type Pair<'p> = (Option<&'p Party>, Option<&'p Party>);

/// Whether several actors without another side do it with each other, as those who meet or
/// agree, and those of whom a noun tells, do.
pub(super) fn is_with_each_other(page: &Page<'_>, telling: &Telling) -> bool {
    let tree = &page.tree;
    // "Neither A nor B joined": each stayed away, and from something else than the other.
    let told_by = [Some(telling.cue), tree.head(telling.cue)];
    if told_by.into_iter().flatten().any(|it| has_denying_subject(tree, it)) {
        return false;
    }
    let shared = ["03", "04", "05", "06", "19"];
    let is_shared = shared.iter().any(|family| telling.code.starts_with(family));
    // "condemned each other", "broke off talks"
    let of_both = object(tree, telling.cue).is_some_and(|it| {
        let noun = of_noun(page, it).and_then(|told| told.noun);
        matches!(tree.lemma(it), "other" | "another") || noun.is_some_and(|it| it.mutual)
    });
    if let Some(noun) = telling.noun {
        return noun.mutual;
    }
    of_both
        || is_shared
            && !is_ahead(telling)
            && (!is_passive(tree, telling.cue) || roles::is_expected(page, telling.cue))
}

/// "A and B plan to send arms": each plans so, and with nobody.
fn is_ahead(telling: &Telling) -> bool {
    let operation = telling.row.and_then(|row| match row.meaning {
        Meaning::Operation(operation, _) => Some(operation.name()),
        Meaning::Nothing | Meaning::Event(_) => None,
    });
    let is_plan = operation.is_some_and(|it| matches!(it, "plan" | "intend" | "prepare"));
    is_plan && !roles::is_mutual(telling.code)
}

/// Each actor with each other side, or, if it is mutual, several actors with each other.
pub(super) fn pairs<'p>(actors: &'p [Party], others: &'p [Party], mutual: bool) -> Vec<Pair<'p>> {
    match (actors, others) {
        ([], []) => Vec::new(),
        ([], others) => others.iter().map(|other| (None, Some(other))).collect(),
        (actors, []) if !mutual => actors.iter().map(|actor| (Some(actor), None)).collect(),
        ([actor], []) => vec![(Some(actor), None)],
        (actors, []) => {
            let with_each = |one: &'p Party| {
                let rest = actors.iter().filter(move |other| other.name != one.name);
                rest.map(move |other| (Some(one), Some(other)))
            };
            actors.iter().flat_map(with_each).collect()
        }
        (actors, others) => {
            let each = |actor| others.iter().map(move |other| (Some(actor), Some(other)));
            actors.iter().flat_map(each).collect()
        }
    }
}

/// The dates of each pair: one by one where the counts match, else the one date for all; several
/// dates of one pair are several events.
pub(super) fn dated(pairs: usize, dates: &[Date]) -> Vec<Vec<Option<Date>>> {
    match (pairs, dates) {
        (_, []) => vec![vec![None]; pairs],
        (_, [only]) => vec![vec![Some(*only)]; pairs],
        (1, dates) => vec![dates.iter().copied().map(Some).collect()],
        (pairs, dates) if pairs == dates.len() => {
            dates.iter().map(|date| vec![Some(*date)]).collect()
        }
        (pairs, _) => vec![vec![None]; pairs],
    }
}
