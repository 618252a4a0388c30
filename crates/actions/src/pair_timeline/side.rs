//! A side of a pair: the actors that were typed for it, and the names that were taken for them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use reading::{Gazetteer, names_in};
use serde::Serialize;
use thiserror::Error;

use super::AskPair;
use super::members::MemberState;
use super::party::{Party, fold};

/// A side of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairSide {
    /// What was typed.
    pub typed: String,
    /// The actors that it stands for.
    pub members: Vec<SideMember>,
    /// The names in the timeline that were taken for one of them, a row for each reason, the most
    /// frequent first.
    pub taken: Vec<TakenName>,
    #[serde(skip)]
    names: BTreeMap<(String, String), TakenName>,
    /// The states that are taken with its organizations, where they are asked for.
    #[serde(skip)]
    pub(super) states: Vec<MemberState>,
}

/// An actor of a side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SideMember {
    /// The name it is known by.
    pub name: String,
    /// The code by which its people and bodies are found; none where only the name counts.
    pub code: Option<String>,
    /// Why what was typed is taken to stand for it, and what is taken with it.
    pub reason: String,
}

/// A name that was taken for an actor of a side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenName {
    /// The name.
    pub name: String,
    /// The actor.
    pub member: String,
    /// Why.
    pub reason: String,
    /// In how many items, for this reason.
    pub count: usize,
}

/// Why something is no side of a pair.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SideError {
    /// Nothing was typed.
    #[error("a side names nobody; give a state, an organization or a person, as Russia or NATO")]
    Empty,
    /// Both sides have one actor.
    #[error("{0} is on both sides; name it on one")]
    Both(String),
    /// A state is a member of organizations on both sides.
    #[error("{0} is a member on both sides; leave the members out, or name the states themselves")]
    MemberOfBoth(String),
}

impl PairSide {
    /// Reads a side: names or codes with commas between them.
    pub(crate) fn parse(typed: &str, gazetteer: &Gazetteer) -> Result<Self, SideError> {
        let parts = typed.split(',').map(str::trim).filter(|part| !part.is_empty());
        let mut members: Vec<SideMember> = vec![];
        for member in parts.map(|part| SideMember::parse(part, gazetteer)) {
            if members.iter().all(|known| known.key() != member.key()) {
                members.push(member);
            }
        }
        if members.is_empty() {
            return Err(SideError::Empty);
        }
        let typed = typed.trim().to_owned();
        Ok(Self { typed, members, taken: vec![], names: BTreeMap::new(), states: vec![] })
    }

    /// Reads both sides of a pair, with the members of organizations where they are asked for.
    pub(super) fn both(asked: &AskPair, gazetteer: &Gazetteer) -> Result<(Self, Self), SideError> {
        let mut first = Self::parse(&asked.first, gazetteer)?;
        let mut second = Self::parse(&asked.second, gazetteer)?;
        first.is_apart_from(&second)?;
        if let Some(members) = &asked.members {
            first.take_members(members, gazetteer);
            second.take_members(members, gazetteer);
            first.settle_members(&mut second)?;
        }
        Ok((first, second))
    }

    /// What it is called: its actors by the names they are known by.
    #[must_use]
    pub fn name(&self) -> String {
        let names: Vec<&str> = self.members.iter().map(|it| it.name.as_str()).collect();
        names.join(", ")
    }

    fn is_apart_from(&self, other: &Self) -> Result<(), SideError> {
        let on_both = |it: &&SideMember| other.members.iter().any(|there| there.key() == it.key());
        match self.members.iter().find(on_both) {
            Some(member) => Err(SideError::Both(member.name.clone())),
            None => Ok(()),
        }
    }

    /// What its actors are found by.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        let states = self.states.iter().map(|it| it.membership.member.clone());
        self.keys_named().chain(states)
    }

    pub(super) fn keys_named(&self) -> impl Iterator<Item = String> {
        self.members.iter().map(SideMember::key)
    }

    /// The codes of its actors, each once.
    pub(crate) fn codes(&self) -> Vec<String> {
        let named = self.members.iter().filter_map(|it| it.code.clone());
        let states = self.states.iter().map(|it| it.membership.member.clone());
        let mut codes: Vec<String> = named.chain(states).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// Whether the actor with a code is one of it on a day.
    pub(crate) fn has_code(&self, code: &str, day: Date) -> bool {
        self.members.iter().any(|it| it.code.as_deref() == Some(code))
            || self.state(code, day).is_some()
    }

    /// Whether a party is one of its actors on a day, or of one.
    pub(crate) fn has(&self, party: &Party, day: Date) -> bool {
        self.member(party).is_some()
            || party.code().is_some_and(|code| self.state(code, day).is_some())
    }

    fn member(&self, party: &Party) -> Option<&SideMember> {
        self.members.iter().find(|member| match &member.code {
            Some(code) => party.code() == Some(code.as_str()),
            None => fold(party.name()) == fold(&member.name),
        })
    }

    /// Remembers the names of the parties that an item of a day was taken by.
    pub(crate) fn take<'a>(&mut self, parties: impl Iterator<Item = &'a Party>, day: Date) {
        for party in parties {
            let Some((member, reason)) = self.taken_for(party, day) else { continue };
            // A name may be taken now for one reason and then for another, as a capital is.
            let name = party.name().to_owned();
            let taken = self.names.entry((name.clone(), reason.clone()));
            taken.or_insert(TakenName { name, member, reason, count: 0 }).count += 1;
        }
    }

    /// For which of its actors a party is taken on a day, and why.
    fn taken_for(&self, party: &Party, day: Date) -> Option<(String, String)> {
        if let Some(member) = self.member(party) {
            return Some((member.name.clone(), party.reason().to_owned()));
        }
        let state = self.state(party.code()?, day)?;
        let MemberState { of, name, membership } = state;
        let since = membership.since;
        let until = membership.until.map_or(String::new(), |until| format!(" to {until}"));
        let reason = format!("{}; {name} is a member of {of} from {since}{until}", party.reason());
        Some((of.clone(), reason))
    }

    /// Puts the names that were taken in their order.
    pub(crate) fn settle(&mut self) {
        self.taken = std::mem::take(&mut self.names).into_values().collect();
        self.taken.sort_by_key(|it| std::cmp::Reverse(it.count));
    }
}

/// A name with a capital at the head of each word.
fn capitalized(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect::<String>()
        })
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

impl SideMember {
    fn parse(typed: &str, gazetteer: &Gazetteer) -> Self {
        if let Some(name) = gazetteer.name_with_code(typed) {
            let reason = "its code, with all who act or speak for it".to_owned();
            return Self { name: name.to_owned(), code: Some(typed.to_owned()), reason };
        }
        // Names are read with their capitals, and typed without them.
        let named = [typed.to_owned(), capitalized(typed)]
            .iter()
            .find_map(|name| names_in(name, None, gazetteer).into_iter().next());
        let Some(named) = named else {
            let reason = "no table knows it; only this name counts".to_owned();
            return Self { name: typed.to_owned(), code: None, reason };
        };
        let identity = named.identity;
        let code = identity.code.filter(|code| {
            // Of a person or a body only what is its own counts, not all of its state.
            gazetteer.name_with_code(code) == Some(identity.name.as_str())
        });
        let with = if code.is_some() { "with all who act or speak for it" } else { "by its name" };
        Self { name: identity.name, code, reason: format!("{}; {with}", identity.reason) }
    }

    /// What it is found by.
    fn key(&self) -> String {
        self.code.clone().unwrap_or_else(|| fold(&self.name))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use reading::Gazetteer;

    use super::PairSide;
    use crate::pair_timeline::Names;

    #[test]
    fn a_name_is_told_with_each_reason_for_which_it_was_taken() {
        let (gazetteer, day) = (Gazetteer::built_in(), date(2022, 1, 17));
        let mut side = PairSide::parse("Russia", gazetteer).unwrap_or_else(|it| panic!("{it}"));
        let names = Names::default();
        for words in ["Russia", "Moscow", "Russia"] {
            side.take(names.parties(words, Some(day), gazetteer).iter(), day);
        }
        side.settle();
        let told: Vec<String> =
            side.taken.iter().map(|it| format!("{} {} {}", it.count, it.name, it.reason)).collect();
        assert_eq!(told, ["2 Russia its own name", "1 Russia the capital, for the government"]);
    }
}
