//! Loading: the tables of actors become the gazetteer.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::Sector;

use super::bodies::{Body, BodyKind, bodies};
use super::gazetteer::{Actor, ActorKind, Gazetteer, Name, NameKind};
use crate::lexicon::rows;

static BUILT_IN: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(Loaded::built_in()));

/// The gazetteer of the program.
pub(super) fn built_in() -> &'static Gazetteer {
    &BUILT_IN
}

/// What the tables hold, before it is put together.
#[derive(Default)]
pub(super) struct Loaded {
    /// The actors.
    pub(super) actors: Vec<Actor>,
    /// Their names.
    pub(super) names: Vec<Name>,
    /// Names with several bearers: the name in small letters, the bearer, words that speak for it.
    pub(super) senses: Vec<(String, String, Vec<String>)>,
    /// Names in which a state is named and no actor is meant.
    pub(super) none: Vec<String>,
    states: HashMap<String, usize>,
}

impl Loaded {
    /// The tables of the program.
    pub(super) fn built_in() -> Self {
        let mut loaded = Self::default();
        rows(include_str!("../../data/en/actors/states.tsv")).for_each(|row| loaded.place(&row));
        rows(include_str!("../../data/en/actors/regions.tsv")).for_each(|row| loaded.place(&row));
        rows(include_str!("../../data/en/actors/seats.tsv")).for_each(|row| loaded.seat(&row));
        for body in bodies() {
            loaded.body(body);
        }
        rows(include_str!("../../data/en/actors/blocs.tsv")).for_each(|row| loaded.bloc(&row));
        rows(include_str!("../../data/en/actors/senses.tsv")).for_each(|row| loaded.sense(&row));
        let none = rows(include_str!("../../data/en/actors/no_actors.tsv"));
        loaded.none.extend(none.map(|row| column(&row, 0).to_owned()));
        loaded
    }

    /// A state or region: name, code, kind, other names, words for its people, capitals.
    fn place(&mut self, row: &[&str]) {
        let kind = match column(row, 2) {
            "former" => ActorKind::Former,
            "region" => ActorKind::Region,
            _ => ActorKind::State,
        };
        let actor = self.actor(column(row, 0), kind, column(row, 1), None);
        if kind != ActorKind::Region {
            self.states.insert(column(row, 1).to_owned(), actor);
        }
        self.names(actor, NameKind::Name, column(row, 0));
        self.names(actor, NameKind::Name, column(row, 3));
        self.names(actor, NameKind::Demonym, column(row, 4));
        self.names(actor, NameKind::Capital, column(row, 5));
    }

    /// A seat: name, code of the state, sector, other names, what it is.
    fn seat(&mut self, row: &[&str]) {
        let Some(&actor) = self.states.get(column(row, 1)) else { return };
        let sector = Sector::of_code(column(row, 2));
        let note = Some(column(row, 4).to_owned());
        let seat = Name {
            actor,
            kind: NameKind::Seat,
            written: String::new(),
            article: false,
            sector,
            note,
        };
        self.seats(&seat, column(row, 0));
        self.seats(&seat, column(row, 3));
    }

    /// An organization, group, ministry or party of the tables.
    fn body(&mut self, body: &Body) {
        let kind = match body.kind {
            BodyKind::Organization => ActorKind::Organization,
            BodyKind::Group => ActorKind::Group,
            BodyKind::Ministry | BodyKind::Party => ActorKind::Body,
        };
        // A group that is mainly of one state is coded as that state's.
        let code = body.state.unwrap_or(body.code);
        let actor = self.actor(body.name, kind, code, Some(body.sector));
        if kind == ActorKind::Body {
            self.actors[actor].state = self.states.get(code).copied();
        }
        body.names().for_each(|name| self.names(actor, NameKind::Name, name));
        body.members.into_iter().for_each(|name| self.names(actor, NameKind::Demonym, name));
        let note = Some(format!("a place that stands for {}", body.name));
        let sector = Some(body.sector);
        let seat = Name {
            actor,
            kind: NameKind::Seat,
            written: String::new(),
            article: false,
            sector,
            note,
        };
        body.seats().for_each(|name| self.seats(&seat, name));
    }

    /// Several states: name, code, other names, words for what is theirs.
    fn bloc(&mut self, row: &[&str]) {
        let actor = self.actor(column(row, 0), ActorKind::Bloc, column(row, 1), None);
        self.names(actor, NameKind::Name, column(row, 0));
        self.names(actor, NameKind::Name, column(row, 2));
        self.names(actor, NameKind::Demonym, column(row, 3));
    }

    /// A bearer of a name that has several: name, bearer, words that speak for it.
    fn sense(&mut self, row: &[&str]) {
        let cues = column(row, 2).split(';').filter(|cue| !cue.is_empty());
        let cues = cues.map(str::to_owned).collect();
        self.senses.push((column(row, 0).to_lowercase(), column(row, 1).to_owned(), cues));
    }

    fn actor(&mut self, name: &str, kind: ActorKind, code: &str, sector: Option<Sector>) -> usize {
        let code = Some(code.to_owned()).filter(|code| !code.is_empty());
        self.actors.push(Actor { name: name.to_owned(), kind, code, sector, state: None });
        self.actors.len() - 1
    }

    /// Takes in an actor of a desk's own, or finds the one of the same name.
    pub(super) fn take(&mut self, actor: Actor) -> usize {
        if let Some(known) = self.actors.iter().position(|known| known.name == actor.name) {
            return known;
        }
        let of_a_state = matches!(actor.kind, ActorKind::Body | ActorKind::Person);
        let state = actor.code.as_ref().and_then(|code| self.states.get(code).copied());
        self.actors.push(Actor { state: state.filter(|_| of_a_state), ..actor });
        self.actors.len() - 1
    }

    fn names(&mut self, actor: usize, kind: NameKind, written: &str) {
        let names = written.split(';').filter_map(|name| Name::plain(actor, kind, name));
        self.names.extend(names);
    }

    /// A seat, by all its names.
    fn seats(&mut self, seat: &Name, written: &str) {
        let names = written.split(';').filter_map(|name| Name::plain(seat.actor, seat.kind, name));
        let told = |name: Name| Name { sector: seat.sector, note: seat.note.clone(), ..name };
        self.names.extend(names.map(told));
    }
}

impl Name {
    /// A name without its article; none where nothing is written.
    pub(super) fn plain(actor: usize, kind: NameKind, written: &str) -> Option<Self> {
        let bare = written.strip_prefix("the ").or(written.strip_prefix("The "));
        let article = bare.is_some();
        let written = bare.unwrap_or(written).to_owned();
        let name = Self { actor, kind, written, article, sector: None, note: None };
        (!name.written.is_empty()).then_some(name)
    }
}

fn column<'a>(row: &[&'a str], index: usize) -> &'a str {
    row.get(index).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_a_state_is_its_own() {
        let states = rows(include_str!("../../data/en/actors/states.tsv"));
        let mut codes: Vec<_> = states.map(|row| row[1]).collect();
        let before = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!((before, codes.len()), (before, before));
        assert!(before > 200);
    }

    #[test]
    fn every_seat_and_region_belongs_to_a_state() {
        let seats =
            rows(include_str!("../../data/en/actors/seats.tsv")).map(|row| (row[1], row[0]));
        let regions =
            rows(include_str!("../../data/en/actors/regions.tsv")).map(|row| (row[1], row[0]));
        for (code, name) in seats.chain(regions) {
            let states = rows(include_str!("../../data/en/actors/states.tsv"));
            assert!(states.into_iter().any(|row| row[1] == code), "{name} is of no state: {code}");
        }
    }
}
