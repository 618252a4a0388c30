//! Nouns for a part of society within a noun phrase: which one tells the sector.

use domain::Sector;

use super::sectors::{SectorNoun, sector_nouns};
use super::{Mention, Who};
use crate::lexicon::is_preposition;
use crate::page::{Page, Run};

/// How many steps are taken along a row of adjectives to the noun they share.
const SHARED: usize = 8;

/// What is done with prisoners and hostages, by the word behind them.
const DONE_WITH_PRISONERS: [&str; 8] =
    ["exchange", "exchanges", "swap", "swaps", "release", "releases", "transfer", "transfers"];

impl Page<'_> {
    /// The noun that an adjective shares with those behind it: "French" in "French and Egyptian
    /// warships".
    pub(super) fn shared_noun(&self, mention: &Mention) -> Option<(Run, SectorNoun)> {
        let mut at = mention.run.to;
        let mut joined = false;
        for _ in 0..SHARED {
            if self.is(at, &["and", "or", ","]) {
                joined = true;
                at += 1;
            } else if let Some(next) = self.mention_at(at).filter(|_| joined) {
                let noun = self.sector_nouns_in(Run::new(next.run.from, next.run.to + 3));
                let adjective = matches!(next.who, Who::Demonym(_) | Who::Office(Some(_)));
                if !adjective {
                    return None;
                }
                if let Some(last) = noun.last() {
                    return Some(*last);
                }
                at = next.run.to;
            } else {
                return None;
            }
        }
        None
    }

    /// The part of a noun phrase before its first preposition or comma.
    pub(super) fn head_of(&self, run: Run) -> Run {
        let ends = |at: &usize| {
            let outside = self.mention_at(*at).is_none();
            outside
                && (is_preposition(self.lower(*at)) || self.is(*at, &[",", "who", "that", "which"]))
        };
        let end = (run.from + 1..run.to).find(ends).unwrap_or(run.to);
        Run::new(run.from, end)
    }

    /// The noun that tells the sector: the last of the head, unless another tells more.
    pub(super) fn sector_noun(&self, head: Run, run: Run) -> Option<(Run, SectorNoun)> {
        let found = self.sector_nouns_in(head);
        let last = found.last()?;
        let strong = |it: &&(Run, SectorNoun)| !it.1.weak;
        if !last.1.weak {
            return Some(*last);
        }
        let before = found.iter().rev().find(strong).copied();
        // "leader of the rebels", "members of parliament": what they belong to tells more.
        let behind = || {
            let of = self.is(head.to, &["of", "for", "from"]).then_some(head.to + 1)?;
            let owner = self.head_of(Run::new(of, run.to.max(of)));
            self.sector_nouns_in(owner).into_iter().rev().find(|it| !it.1.weak)
        };
        before.or_else(behind).or(Some(*last))
    }

    /// The noun for a part of society that begins at a token.
    pub(super) fn sector_noun_at(&self, at: usize) -> Option<Run> {
        self.sector_noun_from(at).map(|(length, _)| Run::new(at, at + length))
    }

    /// A noun for a part of society from a token on, and its length. In "prisoner exchange" there is
    /// none: who is exchanged does and says nothing.
    fn sector_noun_from(&self, at: usize) -> Option<(usize, SectorNoun)> {
        let (length, told) = sector_nouns().at(&self.tokens, at)?;
        let is_held = matches!(told.sector, Sector::Crm | Sector::Cvl);
        (!is_held || !self.is(at + length, &DONE_WITH_PRISONERS)).then_some((length, *told))
    }

    /// Whether one of the nouns in a run is an actor without a state beside it.
    pub(super) fn is_actor_alone(&self, run: Run) -> bool {
        self.sector_nouns_in(run).iter().any(|(_, told)| told.alone)
    }

    /// Whether whoever a noun names is likely of the state where he is.
    pub(super) fn is_local(&self, noun: Run) -> bool {
        let guest = |sector: Sector| matches!(sector, Sector::Mil | Sector::Gov | Sector::Igo);
        self.sector_nouns_in(noun).last().is_some_and(|(_, told)| !guest(told.sector))
    }

    pub(super) fn sector_nouns_in(&self, run: Run) -> Vec<(Run, SectorNoun)> {
        let mut found = Vec::new();
        let mut at = run.from;
        while at < run.to {
            let noun = self.sector_noun_from(at).filter(|(length, _)| at + length <= run.to);
            if let Some((length, noun)) = noun {
                found.push((Run::new(at, at + length), noun));
            }
            at += noun.map_or(1, |(length, _)| length);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use crate::{Gazetteer, names_in};

    #[test]
    fn who_is_exchanged_is_no_actor() {
        let named = |words: &str| -> Vec<String> {
            let found = names_in(words, None, Gazetteer::built_in()).into_iter();
            found.map(|it| it.identity.name).collect()
        };
        assert_eq!(named("the prisoner exchange with Russia"), ["Russia"]);
        assert_eq!(named("the prisoners thanked Russia"), ["prisoners", "Russia"]);
    }
}
