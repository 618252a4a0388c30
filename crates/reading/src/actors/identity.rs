//! Identities: whom a mention or a noun phrase stands for, how sure that is, and why.

use domain::{Identity, Sector, Sureness};
use jiff::civil::Date;

use super::gazetteer::{ActorKind, NameKind};
use super::people::Person;
use super::sectors::{SectorNoun, sector_nouns};
use super::{Mention, Who};
use crate::lexicon::is_preposition;
use crate::page::{Page, Run};

/// How many tokens around a noun without a state are looked through for one.
const AROUND: usize = 60;

impl Page<'_> {
    /// Whom a mention stands for on a day.
    pub(crate) fn identity(&self, mention: &Mention, _day: Option<Date>) -> Identity {
        match mention.who {
            Who::Actor(actor) => self.named_identity(mention.run, actor),
            Who::Place(actor) => self.actor_identity(actor, Sureness::Likely, "named as a place"),
            Who::Demonym(actor) => {
                self.actor_identity(actor, Sureness::Certain, "the word for its people")
            }
            Who::Person(person) => {
                let person = self.people.get(person);
                person.map_or_else(|| self.unknown(mention.run), |it| self.person_identity(it))
            }
            Who::Office(side) => self.office_identity(mention.run, side),
        }
    }

    /// Whom a noun phrase stands for on a day: "Hungarian officials", "rebels in Darfur".
    /// Nothing where it names no actor and no part of society.
    pub(crate) fn identity_of_run(&self, run: Run, day: Option<Date>) -> Option<Identity> {
        let head = self.head_of(run);
        let inside = self.mentions_in(run);
        let person = inside.iter().find(|it| {
            matches!(it.who, Who::Person(_))
                && it.run.from < head.to
                && !self.is(it.run.to, &["'s"])
        });
        if let Some(person) = person {
            return Some(self.identity(person, day));
        }
        let in_a_name = |noun: &(Run, SectorNoun)| {
            let marked = self.mention_at(noun.0.from);
            marked.is_some_and(|it| matches!(it.who, Who::Actor(_)))
        };
        let noun = self.sector_noun(head, run).filter(|noun| !in_a_name(noun));
        let Some((noun, told)) = noun else {
            let named = inside.first().filter(|it| it.run.from < head.to);
            return named.map(|it| self.identity(it, day));
        };
        Some(self.noun_identity(run, noun, told, day))
    }

    /// The part of a noun phrase before its first preposition or comma.
    fn head_of(&self, run: Run) -> Run {
        let ends = |at: &usize| {
            let outside = self.mention_at(*at).is_none();
            outside
                && (is_preposition(self.lower(*at)) || self.is(*at, &[",", "who", "that", "which"]))
        };
        let end = (run.from + 1..run.to).find(ends).unwrap_or(run.to);
        Run::new(run.from, end)
    }

    /// The noun that tells the sector: the last of the head, unless another tells more.
    fn sector_noun(&self, head: Run, run: Run) -> Option<(Run, SectorNoun)> {
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
        sector_nouns().at(&self.tokens, at).map(|(length, _)| Run::new(at, at + length))
    }

    fn sector_nouns_in(&self, run: Run) -> Vec<(Run, SectorNoun)> {
        let mut found = Vec::new();
        let mut at = run.from;
        while at < run.to {
            let noun =
                sector_nouns().at(&self.tokens, at).filter(|(length, _)| at + length <= run.to);
            if let Some((length, noun)) = noun {
                found.push((Run::new(at, at + length), *noun));
            }
            at += noun.map_or(1, |(length, _)| length);
        }
        found
    }

    fn noun_identity(&self, run: Run, noun: Run, told: SectorNoun, day: Option<Date>) -> Identity {
        let word = self.spaced(noun);
        let inside = self.mentions_in(run).first().copied();
        let owner = inside.or_else(|| self.only_state_around(run));
        let known = owner.map(|it| self.identity(&it, day));
        let of = owner.and_then(|it| self.side(&it)).unwrap_or_default();
        let (sureness, from) = match (inside, owner) {
            (Some(_), _) => (Sureness::Certain, format!(" of {of}")),
            (None, Some(_)) => (Sureness::Guess, format!(", with {of} alone named near it")),
            (None, None) => (Sureness::Certain, String::new()),
        };
        let body = known.as_ref().and_then(|it| it.sector).filter(|it| is_of_no_state(*it));
        Identity {
            name: self.spaced(run),
            code: known.and_then(|it| it.code),
            sector: Some(if told.weak { body.unwrap_or(told.sector) } else { told.sector }),
            office: None,
            sureness,
            reason: format!("“{word}”{from}"),
        }
    }

    /// The one state that is named around a run.
    fn only_state_around(&self, run: Run) -> Option<Mention> {
        let near = Run::new(run.from.saturating_sub(AROUND), run.to + AROUND);
        let mut states =
            self.mentions_in(near).iter().filter_map(|it| Some((it, self.state_of(it)?)));
        let (first, code) = states.next()?;
        states.all(|(_, other)| other == code).then_some(*first)
    }

    fn state_of(&self, mention: &Mention) -> Option<&str> {
        let actor = match mention.who {
            Who::Actor(actor) | Who::Demonym(actor) | Who::Place(actor) => Some(actor),
            Who::Person(person) => self.people.get(person)?.side,
            Who::Office(side) => side,
        };
        let actor = self.gazetteer.actor(actor?)?;
        let is_state =
            !matches!(actor.kind, ActorKind::Organization | ActorKind::Group | ActorKind::Bloc);
        actor.code.as_deref().filter(|_| is_state)
    }

    /// An actor that is named by a name of its own, its capital or a seat.
    fn named_identity(&self, run: Run, actor: usize) -> Identity {
        let named = self.gazetteer.named_at(self.text, &self.tokens, run.from);
        let Some((_, name)) = named.filter(|(_, name)| name.actor == actor) else {
            return self.actor_identity(actor, Sureness::Certain, "named");
        };
        let known = self.gazetteer.name_of(actor);
        match name.kind {
            NameKind::Name if name.written == known => {
                self.actor_identity(actor, Sureness::Certain, "its own name")
            }
            NameKind::Name => self.actor_identity(actor, Sureness::Certain, "another name of it"),
            NameKind::Demonym => {
                self.actor_identity(actor, Sureness::Certain, "the word for its people")
            }
            NameKind::Capital => Identity {
                sector: Some(Sector::Gov),
                ..self.actor_identity(actor, Sureness::Likely, "the capital, for the government")
            },
            NameKind::Seat => Identity {
                sector: name.sector,
                ..self.actor_identity(
                    actor,
                    Sureness::Certain,
                    name.note.as_deref().unwrap_or("its seat"),
                )
            },
        }
    }

    fn actor_identity(&self, actor: usize, sureness: Sureness, reason: &str) -> Identity {
        let known = self.gazetteer.actor(actor);
        Identity {
            name: known.map(|it| it.name.clone()).unwrap_or_default(),
            code: known.and_then(|it| it.code.clone()),
            sector: known.and_then(|it| it.sector),
            office: None,
            sureness,
            reason: reason.to_owned(),
        }
    }

    fn person_identity(&self, person: &Person) -> Identity {
        let side = person.side.map(|side| self.actor_identity(side, Sureness::Certain, ""));
        let sector = person.title.as_deref().and_then(sector_of_title);
        let of_body = side.as_ref().and_then(|it| it.sector);
        let reason = match (&person.title, &side) {
            (Some(title), Some(side)) => format!("{title} of {}, as the document says", side.name),
            (Some(title), None) => format!("{title}, as the document says"),
            (None, Some(side)) => format!("of {}, as the document says", side.name),
            (None, None) => "a person that the document names".to_owned(),
        };
        Identity {
            name: person.name.clone(),
            code: side.and_then(|it| it.code),
            sector: of_body.filter(|it| is_of_no_state(*it)).or(sector),
            office: person.title.clone(),
            sureness: Sureness::Certain,
            reason,
        }
    }

    fn office_identity(&self, run: Run, side: Option<usize>) -> Identity {
        let noun = self.sector_noun(run, run);
        let side = side.map(|side| self.actor_identity(side, Sureness::Certain, ""));
        let of_body = side.as_ref().and_then(|it| it.sector).filter(|it| is_of_no_state(*it));
        let reason = side.as_ref().map_or_else(
            || "an office of no state that is named".to_owned(),
            |side| format!("an office of {}", side.name),
        );
        Identity {
            name: self.spaced(run),
            code: side.and_then(|it| it.code),
            sector: of_body.or(noun.map(|(_, told)| told.sector)),
            office: noun.map(|(words, _)| self.spaced(words).to_lowercase()),
            sureness: Sureness::Certain,
            reason,
        }
    }

    fn unknown(&self, run: Run) -> Identity {
        Identity {
            name: self.spaced(run),
            code: None,
            sector: None,
            office: None,
            sureness: Sureness::Guess,
            reason: "known from no table".to_owned(),
        }
    }
}

/// Whether whoever acts for such a body is of the body's own sector.
fn is_of_no_state(sector: Sector) -> bool {
    matches!(sector, Sector::Igo | Sector::Ngo | Sector::Reb)
}

/// The sector that a title tells of.
fn sector_of_title(title: &str) -> Option<Sector> {
    let tokens = crate::page::tokens(title);
    let nouns = (0..tokens.len()).filter_map(|at| sector_nouns().at(&tokens, at));
    nouns.max_by_key(|(length, noun)| (!noun.weak, *length)).map(|(_, noun)| noun.sector)
}
