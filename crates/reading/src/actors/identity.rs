//! Identities: whom a mention or a noun phrase stands for, how sure that is, and why.

use domain::{Identity, Sector, Sureness};
use jiff::civil::Date;

use super::gazetteer::{ActorKind, NameKind};
use super::holder::is_of_no_state;
use super::names::is_acting;
use super::sectors::SectorNoun;
use super::{Mention, Who};
use crate::page::{Page, Run};

/// How many tokens around a noun without a state are looked through for one.
const AROUND: usize = 60;

impl Page<'_> {
    /// Whom a mention stands for on a day.
    pub(crate) fn identity(&self, mention: &Mention, day: Option<Date>) -> Identity {
        match mention.who {
            Who::Actor(actor) => self.named_identity(mention.run, actor),
            Who::Place(actor) => self.actor_identity(actor, Sureness::Likely, "named as a place"),
            Who::Demonym(actor) => {
                self.actor_identity(actor, Sureness::Certain, "the word for its people")
            }
            Who::Person(person) => {
                let person = self.people.get(person);
                person.map_or_else(
                    || self.unknown(mention.run),
                    |it| self.person_identity(mention.run, it, day),
                )
            }
            Who::Office(side) => self.office_identity(mention.run, side, day),
        }
    }

    /// Whether a mention names the seat of an actor, as "the Kremlin", and not the actor itself.
    pub(crate) fn is_seat(&self, mention: &Mention) -> bool {
        self.is_named_by(mention, NameKind::Seat)
    }

    /// Whether a mention names an actor by its capital.
    pub(crate) fn is_capital(&self, mention: &Mention) -> bool {
        self.is_named_by(mention, NameKind::Capital)
    }

    fn is_named_by(&self, mention: &Mention, by: NameKind) -> bool {
        let article = usize::from(self.is(mention.run.from, &["the"]));
        let at = |from| self.gazetteer.at(self.text, &self.tokens, from);
        let named = at(mention.run.from).or_else(|| at(mention.run.from + article));
        named.is_some_and(|(.., kind)| kind == by)
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
        if let Some(office) = self.bare_office(run, head) {
            return Some(self.identity(&office, day));
        }
        let in_a_name = |noun: &(Run, SectorNoun)| {
            let marked = self.mention_at(noun.0.from);
            marked.is_some_and(|it| matches!(it.who, Who::Actor(_)))
        };
        let noun = self.sector_noun(head, run).filter(|noun| !in_a_name(noun));
        let Some((noun, told)) = noun else {
            let named = inside.first().filter(|it| it.run.from < head.to)?;
            let shared = self.shared_noun(named).filter(|_| named.run.to + 1 >= run.to);
            let of_all = |(noun, told)| self.noun_identity(named.run, noun, told, day);
            return Some(shared.map_or_else(|| self.identity(named, day), of_all));
        };
        Some(self.noun_identity(run, noun, told, day))
    }

    /// An office that a run is nothing else than, but for its article.
    fn bare_office(&self, run: Run, head: Run) -> Option<Mention> {
        let article = usize::from(self.is(run.from, &["the", "a", "an"]));
        let mention = self.mention_at(run.from + article)?;
        let whole = mention.run.from == run.from + article && mention.run.to >= head.to;
        let strong = self
            .sector_nouns_in(run)
            .iter()
            .any(|(noun, told)| !told.weak && !mention.run.holds(*noun));
        (matches!(mention.who, Who::Office(_)) && whole && !strong).then_some(*mention)
    }

    fn noun_identity(&self, run: Run, noun: Run, told: SectorNoun, day: Option<Date>) -> Identity {
        let word = self.spaced(noun);
        if let Some(leader) = self.leader_of(run) {
            let reason = format!("“{word}” led by {}", self.gazetteer.name_of(leader));
            let name = self.spaced(run);
            let known = self.actor_identity(leader, Sureness::Likely, &reason);
            return Identity { name, sector: Some(told.sector), ..known };
        }
        let inside = self.mentions_in(run).iter().find(|it| self.side(it).is_some()).copied();
        // Of "his office", only whoever "he" is tells the state.
        let is_owned = self.is_possessive(run.from)
            || run.from.checked_sub(1).is_some_and(|before| self.is_possessive(before));
        // Of "rebels killed a soldier, Japan said", Japan only reports.
        let reports = |it: &Mention| self.are_in_one_unit(it.run, run) && self.is_reporter(it);
        let around = || self.only_state_around(run).filter(|it| !is_owned && !reports(it));
        let owner = inside.or_else(around);
        let known = owner.map(|it| self.identity(&it, day));
        let of = owner.and_then(|it| self.side(&it)).unwrap_or_default();
        let (sureness, from) = match (inside, owner) {
            (Some(owner), _) if self.stands_in(run, &owner) => {
                (Sureness::Likely, format!(" in {of}"))
            }
            (Some(_), _) => (Sureness::Certain, format!(" of {of}")),
            (None, Some(_)) => (Sureness::Guess, format!(", with {of} alone named near it")),
            (None, None) => (Sureness::Certain, ", of no state that is named".to_owned()),
        };
        let body = known.as_ref().and_then(|it| it.sector).filter(|it| is_of_no_state(*it));
        Identity {
            name: self.spaced(run),
            code: known.and_then(|it| it.code),
            sector: body.filter(|_| told.weak || told.sector == Sector::Gov).or(Some(told.sector)),
            office: None,
            sureness,
            reason: format!("“{word}”{from}"),
        }
    }

    /// Whether an owner is only where somebody is: "rebels in Darfur".
    fn stands_in(&self, run: Run, owner: &Mention) -> bool {
        let before = Run::new(run.from, owner.run.from);
        let near = Run::new(before.from.max(owner.run.from.saturating_sub(2)), before.to);
        self.find(near, &["in"]).is_some()
    }

    /// The one state that is named around a run; of a government, before it in its sentence where
    /// one is: "Estonia's minister said the government would build a fence along Russia's border".
    pub(super) fn only_state_around(&self, run: Run) -> Option<Mention> {
        let is_government = run.to > 0 && self.is(run.to - 1, &["government", "cabinet"]);
        let before = is_government.then(|| self.only_state_in(self.before_in_sentence(run)));
        let near = Run::new(run.from.saturating_sub(AROUND), run.to + AROUND);
        before.flatten().or_else(|| self.only_state_in(near))
    }

    fn before_in_sentence(&self, run: Run) -> Run {
        let next = self.units.partition_point(|unit| unit.run.from <= run.from);
        let start = next.checked_sub(1).map_or(run.from, |at| self.units[at].run.from);
        Run::new(start, run.from)
    }

    fn only_state_in(&self, near: Run) -> Option<Mention> {
        // An outlet tells nothing of where it reports from.
        let is_outlet = |it: &Mention| {
            let actor = self.actor_of(it).and_then(|actor| self.gazetteer.actor(actor));
            actor.is_some_and(|actor| actor.sector == Some(Sector::Med))
        };
        let named = self.mentions_in(near).iter().filter(|it| !is_outlet(it));
        let mut states = named.filter_map(|it| Some((it, self.state_of(it)?)));
        let (first, code) = states.next()?;
        states.all(|(_, other)| other == code).then_some(*first)
    }

    pub(crate) fn state_of(&self, mention: &Mention) -> Option<&str> {
        let actor = self.gazetteer.actor(self.actor_of(mention)?)?;
        let is_state =
            !matches!(actor.kind, ActorKind::Organization | ActorKind::Group | ActorKind::Bloc);
        actor.code.as_deref().filter(|_| is_state)
    }

    /// The state that a part of society is led by, as in "Vietnamese-led forces".
    fn leader_of(&self, run: Run) -> Option<usize> {
        let mut led = (run.from + 1..run.to).filter(|&at| is_acting(self.lower(at)));
        let named = |at: usize| {
            let (length, name) = self.gazetteer.named_at(self.text, &self.tokens, at)?;
            (self.is(at + length, &["-"])).then_some(name.actor)
        };
        led.find_map(|at| (at.saturating_sub(4).max(run.from)..at).find_map(named))
    }

    pub(super) fn actor_identity(
        &self,
        actor: usize,
        sureness: Sureness,
        reason: &str,
    ) -> Identity {
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
