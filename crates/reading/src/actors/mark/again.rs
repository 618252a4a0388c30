//! The second pass: family names, and offices without a name, by whom the text has named.

use super::Marker;
use crate::actors::term::Holding;
use crate::actors::{Who, name, office, officials};
use crate::time::month;

impl Marker<'_> {
    /// Marks what leans on the marks of the first pass.
    pub(super) fn second_pass(&mut self) {
        let first = std::mem::take(&mut self.found);
        let mut latest: Vec<usize> = Vec::new();
        let mut at = 0;
        for mut mention in first {
            self.family_names(at, mention.run.from, &mut latest);
            at = mention.run.to;
            if let Who::Office(side) = mention.who {
                let side = side.or_else(|| self.owner(mention.run.from));
                let title = office::title_in(self.tokens, mention.run);
                let holder = title.and_then(|title| self.holder(&latest, side, &title));
                mention.who = holder.map_or(Who::Office(side), Who::Person);
            }
            note(&mut latest, mention.who);
            self.found.push(mention);
        }
        self.family_names(at, self.tokens.len(), &mut latest);
    }

    /// Marks the known people whose names begin in a stretch without marks.
    fn family_names(&mut self, from: usize, to: usize, latest: &mut Vec<usize>) {
        let mut at = from;
        while at < to {
            let length = name::length_at(self.at, at).min(to - at);
            if length == 0 {
                at += 1;
                continue;
            }
            let known = self.people.find(&self.words(at, at + length));
            let known = known.or_else(|| self.speaks_later(at, length));
            let known = known.or_else(|| self.of_the_day(at, length));
            if let Some(person) = known.filter(|_| length <= 3) {
                self.push(at, at + length, Who::Person(person));
                note(latest, Who::Person(person));
            }
            at += length;
        }
    }

    /// Whoever says something under the last word of a longer name is a person of that name.
    fn speaks_later(&mut self, at: usize, length: usize) -> Option<usize> {
        let alone = length == 1 && self.beside_cue(at, at + 1);
        let name = self.names.get(&self.tokens[at].lower).filter(|_| alone)?.clone();
        Some(self.people.take(self.person(name, None)))
    }

    /// An official by family name alone, of the time at which the text was published.
    fn of_the_day(&mut self, at: usize, length: usize) -> Option<usize> {
        let name = self.words(at, at + length);
        // "Xi" is one, and "UN" in capitals is none.
        let is_short = name.len() <= 2 && !name.ends_with(char::is_lowercase);
        let day = self.day.filter(|_| length == 1 && !is_short)?;
        let is_month = month(&self.tokens[at].lower).is_some();
        let is_person = self.at.tree.entity_at(at).is_some_and(|(_, label)| label == "PERSON");
        if !self.at.tree.is_proper(at) || is_month && !is_person {
            return None;
        }
        let official = *officials::named(&name, Some(day)).first()?;
        let in_office = official.term.on(day) != Holding::NotHeld;
        in_office.then(|| self.people.take(self.person(name, None)))
    }

    /// Whose office it is that stands behind "its": that of the first state or body of its sentence,
    /// as in "Latvia supports Estonia, its foreign minister said".
    fn owner(&self, office: usize) -> Option<usize> {
        let is_end = |at: &usize| self.tokens[*at].is(&[".", "!", "?", ";"]);
        let its = office.checked_sub(1).filter(|&at| self.tokens[at].is(&["its"]))?;
        let start = (0..its).rev().find(is_end).map_or(0, |end| end + 1);
        self.found.iter().filter(|it| it.run.from >= start).find_map(|it| match it.who {
            Who::Actor(body) => Some(body),
            Who::Person(_) | Who::Office(_) | Who::Demonym(_) | Who::Place(_) => None,
        })
    }

    /// Who was last named with such an office.
    fn holder(&self, latest: &[usize], side: Option<usize>, title: &str) -> Option<usize> {
        let fits = |person: &&usize| {
            self.people.get(**person).is_some_and(|person| {
                let same_side = side.is_none() || person.side == side;
                let own = person.title.as_deref();
                same_side && own.is_some_and(|own| office::is_called(own, title))
            })
        };
        latest.iter().rev().find(fits).copied()
    }
}

/// How many people named last are kept in mind.
const KEPT: usize = 12;

fn note(latest: &mut Vec<usize>, who: Who) {
    if let Who::Person(person) = who {
        latest.retain(|known| *known != person);
        latest.push(person);
        if latest.len() > KEPT {
            latest.remove(0);
        }
    }
}
