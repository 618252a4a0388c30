//! Loading: the tables of actors become the gazetteer.

use std::sync::LazyLock;

use domain::Sector;

use super::gazetteer::{Actor, ActorKind, Gazetteer, Name, NameKind};
use crate::lexicon::rows;

static BUILT_IN: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut loaded = Loaded::default();
    rows(include_str!("../../data/en/actors/states.tsv")).for_each(|row| loaded.place(&row));
    rows(include_str!("../../data/en/actors/regions.tsv")).for_each(|row| loaded.place(&row));
    rows(include_str!("../../data/en/actors/seats.tsv")).for_each(|row| loaded.seat(&row));
    rows(include_str!("../../data/en/actors.tsv")).for_each(|row| loaded.organization(&row));
    Gazetteer::new(loaded.actors, loaded.names)
});

/// The gazetteer of the program.
pub(super) fn built_in() -> &'static Gazetteer {
    &BUILT_IN
}

#[derive(Default)]
struct Loaded {
    actors: Vec<Actor>,
    names: Vec<Name>,
}

impl Loaded {
    /// A state or region: name, code, kind, other names, words for its people, capitals.
    fn place(&mut self, row: &[&str]) {
        let kind = match column(row, 2) {
            "former" => ActorKind::Former,
            "region" => ActorKind::Region,
            _ => ActorKind::State,
        };
        let actor = self.actor(column(row, 0), kind, column(row, 1), None);
        self.names(actor, NameKind::Name, column(row, 0));
        self.names(actor, NameKind::Name, column(row, 3));
        self.names(actor, NameKind::Demonym, column(row, 4));
        self.names(actor, NameKind::Capital, column(row, 5));
    }

    /// A seat: name, code of the state, sector, other names, what it is.
    fn seat(&mut self, row: &[&str]) {
        let code = Some(column(row, 1));
        let Some(actor) = self.actors.iter().position(|it| it.code.as_deref() == code) else {
            return;
        };
        let sector = Sector::of_code(column(row, 2));
        for written in [column(row, 0)].into_iter().chain(column(row, 3).split(';')) {
            let note = Some(column(row, 4).to_owned());
            self.name(Name {
                actor,
                kind: NameKind::Seat,
                written: written.to_owned(),
                sector,
                note,
            });
        }
    }

    /// An organization: name, kind, other names, words for its people, code.
    fn organization(&mut self, row: &[&str]) {
        let (kind, sector) = match column(row, 1) {
            "group" => (ActorKind::Group, Some(Sector::Reb)),
            "bloc" => (ActorKind::Bloc, None),
            _ => (ActorKind::Organization, Some(Sector::Igo)),
        };
        let actor = self.actor(column(row, 0), kind, column(row, 4), sector);
        self.names(actor, NameKind::Name, column(row, 0));
        self.names(actor, NameKind::Name, column(row, 2));
        self.names(actor, NameKind::Demonym, column(row, 3));
    }

    fn actor(&mut self, name: &str, kind: ActorKind, code: &str, sector: Option<Sector>) -> usize {
        let code = Some(code.to_owned()).filter(|code| !code.is_empty());
        self.actors.push(Actor { name: name.to_owned(), kind, code, sector });
        self.actors.len() - 1
    }

    fn names(&mut self, actor: usize, kind: NameKind, written: &str) {
        for written in written.split(';') {
            self.name(Name { actor, kind, written: written.to_owned(), sector: None, note: None });
        }
    }

    /// Takes a name in, without its article.
    fn name(&mut self, mut name: Name) {
        for article in ["the ", "The "] {
            if name.written.starts_with(article) {
                name.written.drain(..article.len());
            }
        }
        if !name.written.is_empty() {
            self.names.push(name);
        }
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
