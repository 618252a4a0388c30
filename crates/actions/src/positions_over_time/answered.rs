//! What was answered to what is wanted, and whether it was done, where the words are not those in
//! which it was wanted: "rejected the demand of Serbia for an association", "released all political
//! prisoners".
//!
//! A wrong match is worse than none. An answer is by whom something is wanted of, or is addressed to
//! whoever wants it; all that it names of the matter is what is wanted, in two words at least, and no
//! other actor. A deed says neither more nor less than what is wanted, is by whom it is wanted of,
//! and is told of a later day by another document.

use std::collections::{BTreeSet, HashMap};

use domain::{Occurrence, Stance};
use reading::Wording;

use super::held::{BEGINNING, Held};
use crate::pair_timeline::{BookItem, Finding, Party};

/// Words for what is wanted, before what that is.
const DEMANDS: [&str; 8] =
    ["demand", "demands", "request", "requests", "call", "calls", "appeal", "proposal"];

/// What leads from these to what is wanted.
const LEADS: [&str; 3] = ["for", "that", "to"];

/// Within how many words these stand from the beginning, and from one another.
const NEAR: usize = 6;

/// How many content words an answer or a deed shares at least with what is wanted.
const FEWEST: usize = 2;

/// Words by which a deed is but a part of what is wanted.
const PARTS: [&str; 10] =
    ["some", "several", "part", "partly", "most", "many", "few", "half", "partially", "almost"];

/// Who holds what, and who did what, to find answers among.
pub(super) struct Answers<'a> {
    positions: &'a [Held<'a>],
    by_party: HashMap<&'a str, Vec<usize>>,
    deeds: HashMap<&'a str, Vec<Deed<'a>>>,
}

/// Something that was done.
struct Deed<'a> {
    item: &'a BookItem,
    wording: Wording,
}

impl<'a> Answers<'a> {
    /// Positions in their order, and the events that are known.
    pub(super) fn of(
        positions: &'a [Held<'a>],
        events: impl Iterator<Item = &'a BookItem>,
    ) -> Self {
        let mut by_party: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut asked: BTreeSet<&str> = BTreeSet::new();
        for (place, held) in positions.iter().enumerate() {
            if held.stance == Stance::Wants {
                asked.extend(held.item.to.iter().map(Party::key));
                continue;
            }
            let parties: BTreeSet<&str> =
                held.item.from.iter().chain(&held.item.to).map(Party::key).collect();
            for party in parties {
                by_party.entry(party).or_default().push(place);
            }
        }
        let mut deeds: HashMap<&str, Vec<Deed<'_>>> = HashMap::new();
        for item in events.filter(|item| is_deed(item)) {
            let Some(actor) = item.from.first().map(Party::key) else { continue };
            if asked.contains(actor) {
                let wording = Wording::of(&item.words);
                deeds.entry(actor).or_default().push(Deed { item, wording });
            }
        }
        Self { positions, by_party, deeds }
    }

    /// The positions that answer what is wanted, in their order.
    pub(super) fn to(&self, wanted: &Held<'_>) -> Vec<&'a Held<'a>> {
        if wanted.stance != Stance::Wants {
            return vec![];
        }
        let parties = wanted.item.to.iter().chain(&wanted.item.from);
        let places: BTreeSet<usize> =
            parties.filter_map(|party| self.by_party.get(party.key())).flatten().copied().collect();
        let near = places.into_iter().map(|place| &self.positions[place]);
        near.filter(|it| is_answer(it, wanted)).collect()
    }

    /// The first event by which what is wanted was done.
    pub(super) fn done(&self, wanted: &Held<'_>) -> Option<&'a BookItem> {
        let asked = wanted.item.to.first().filter(|_| wanted.stance == Stance::Wants)?;
        let deeds = self.deeds.get(asked.key()).into_iter().flatten();
        let done = deeds.filter(|deed| is_done(deed, wanted));
        done.map(|deed| deed.item).min_by_key(|item| (item.day(), item.sequence))
    }
}

fn is_deed(item: &BookItem) -> bool {
    matches!(item.finding, Finding::Event { occurrence: Occurrence::Happened, .. })
}

/// Whether a position answers what is wanted.
pub(super) fn is_answer(answer: &Held<'_>, wanted: &Held<'_>) -> bool {
    let holder = answer.holder();
    let asked: Vec<&str> = wanted.item.to.iter().map(Party::key).collect();
    let is_addressed = answer.item.to.iter().any(|party| party.key() == wanted.holder());
    let is_by_asked = asked.contains(&holder) || asked.is_empty() && is_addressed;
    if !is_by_asked || holder == wanted.holder() {
        return false;
    }
    let parties = [wanted.holder(), holder];
    let names = names_of(&parties, answer.item.parties().chain(wanted.item.parties()));
    let (one, other) = (Wording::of(core(answer.bare())), Wording::of(core(wanted.bare())));
    let (here, there) =
        (words(&one, core(answer.bare()), &names), words(&other, core(wanted.bare()), &names));
    let fewest = here.len().min(there.len());
    one.is_negated() == other.is_negated()
        && names_nobody_else(answer.item, wanted.item, &parties)
        && fewest >= FEWEST
        && (here.is_subset(&there) || there.is_subset(&here))
}

/// Whether an event is what is wanted, all of it and nothing else.
fn is_done(deed: &Deed<'_>, wanted: &Held<'_>) -> bool {
    let (Some(asked), Deed { item, wording }) = (wanted.item.to.first(), deed) else {
        return false;
    };
    let parties = [wanted.holder(), asked.key()];
    let names = names_of(&parties, item.parties().chain(wanted.item.parties()));
    let there = Wording::of(core(wanted.bare()));
    let wants = words(&there, core(wanted.bare()), &names);
    let does = words(wording, &item.words, &names);
    let lower = item.words.to_lowercase();
    let is_part = text::words(&lower).iter().any(|word| PARTS.contains(&word.of(&lower)));
    item.day() > wanted.item.day()
        && item.document != wanted.item.document
        && wants.len() >= FEWEST
        && wants == does
        && !is_part
        && wording.is_negated() == there.is_negated()
        && names_nobody_else(item, wanted.item, &parties)
}

/// Whether what is told names no actor but the two, unless what is wanted does too.
fn names_nobody_else(told: &BookItem, wanted: &BookItem, parties: &[&str]) -> bool {
    let known: BTreeSet<&str> =
        wanted.parties().map(Party::key).chain(parties.iter().copied()).collect();
    let is_known = |party: &Party| known.contains(party.key()) || party.code().is_none();
    told.parties().all(is_known)
}

/// How the words of the names of some parties begin.
fn names_of<'a>(keys: &[&str], parties: impl Iterator<Item = &'a Party>) -> BTreeSet<String> {
    let names = parties.filter(|party| keys.contains(&party.key())).map(Party::name);
    names.flat_map(str::split_whitespace).map(beginning).collect()
}

fn beginning(word: &str) -> String {
    word.to_lowercase().chars().take(BEGINNING).collect()
}

/// The stems of the content words of a text without the names of some parties.
fn words(wording: &Wording, text: &str, names: &BTreeSet<String>) -> BTreeSet<String> {
    let is_name =
        |word: &&str| word.starts_with(char::is_uppercase) && names.contains(&beginning(word));
    let left_out: BTreeSet<String> = wording
        .content_words(text)
        .filter(is_name)
        .flat_map(|word| Wording::of(word).stems().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    wording.stems().filter(|stem| !left_out.contains(*stem)).map(str::to_owned).collect()
}

/// What is wanted, behind the words that say that it is: of "the demand of Serbia for an association"
/// the association.
fn core(matter: &str) -> &str {
    let words = text::words(matter);
    let lower: Vec<String> = words.iter().map(|word| word.of(matter).to_lowercase()).collect();
    let demand = lower.iter().take(NEAR).position(|word| DEMANDS.contains(&word.as_str()));
    let lead = demand.and_then(|at| {
        let behind = lower[at + 1..].iter().take(NEAR);
        Some(at + 1 + behind.into_iter().position(|word| LEADS.contains(&word.as_str()))?)
    });
    lead.and_then(|at| matter.get(words[at].end..)).unwrap_or(matter)
}

#[cfg(test)]
mod tests {
    use super::core;

    #[test]
    fn what_is_wanted_stands_behind_the_words_that_say_so() {
        for (matter, expected) in [
            ("the demand of Serbia for an association", " an association"),
            ("a demand by Cairo for a binding agreement", " a binding agreement"),
            ("the Egyptian request that it wait", " it wait"),
            ("the demand of Muscat", "the demand of Muscat"),
            ("to establish the association", "to establish the association"),
        ] {
            assert_eq!(core(matter), expected, "{matter}");
        }
    }
}
