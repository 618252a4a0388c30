//! Bodies: international organizations, armed groups, ministries, courts, services and parties.

use std::num::ParseIntError;
use std::sync::LazyLock;

use domain::Sector;
use serde::Deserialize;
use serde::de::{IntoDeserializer, value};

use super::table::{Row, Table, names};

/// An organization, group, ministry or party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    /// What kind of body it is.
    pub(crate) kind: BodyKind,
    /// The code of an organization or group; for what belongs to a state, that of the state.
    pub(crate) code: &'static str,
    /// The name it is known by.
    pub(crate) name: &'static str,
    /// The part of society it belongs to.
    pub(crate) sector: Sector,
    /// The state a group is mainly of, or that a ministry or party belongs to.
    pub(crate) state: Option<&'static str>,
    /// The first and last year of a group, where it is known to have begun or ended.
    pub(crate) years: (Option<i16>, Option<i16>),
    /// What its members are called, as "Hamas militants" are.
    pub(crate) members: Option<&'static str>,
    aliases: &'static str,
    seats: &'static str,
}

/// What kind of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum BodyKind {
    /// An international organization, of states or of others.
    Organization,
    /// An armed group or movement.
    Group,
    /// A ministry, parliament, court, service or bank of a state.
    Ministry,
    /// A political party.
    Party,
}

impl Body {
    /// All its names, the one it is known by first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        [self.name].into_iter().chain(names(self.aliases))
    }

    /// Places whose names stand for it, as "Turtle Bay" does for the United Nations.
    pub(crate) fn seats(&self) -> impl Iterator<Item = &'static str> {
        names(self.seats)
    }
}

/// All bodies, as the tables have them.
pub(crate) fn bodies() -> &'static [Body] {
    static BODIES: LazyLock<Vec<Body>> = LazyLock::new(|| {
        let rows = TABLES.iter().flat_map(|(kind, table)| table.rows().map(|row| (*kind, row)));
        rows.filter_map(|(kind, row)| read(kind, row.ok()?)).collect()
    });
    &BODIES
}

/// Nouns for bodies that any state has, as "foreign ministry", with the sector of each.
pub(crate) fn body_nouns() -> &'static [(&'static str, Sector)] {
    static NOUNS: LazyLock<Vec<(&'static str, Sector)>> =
        LazyLock::new(|| BODY_NOUNS.rows().filter_map(|row| read_noun(row.ok()?)).collect());
    &NOUNS
}

const TABLES: [(BodyKind, Table); 5] = [
    (
        BodyKind::Organization,
        Table::new("organizations.tsv", include_str!("../../data/en/actors/organizations.tsv")),
    ),
    (
        BodyKind::Group,
        Table::new("armed_groups.tsv", include_str!("../../data/en/actors/armed_groups.tsv")),
    ),
    (
        BodyKind::Ministry,
        Table::new("ministries.tsv", include_str!("../../data/en/actors/ministries.tsv")),
    ),
    (
        BodyKind::Ministry,
        Table::new("outlets.tsv", include_str!("../../data/en/actors/outlets.tsv")),
    ),
    (BodyKind::Party, Table::new("parties.tsv", include_str!("../../data/en/actors/parties.tsv"))),
];

const BODY_NOUNS: Table =
    Table::new("body_nouns.tsv", include_str!("../../data/en/actors/body_nouns.tsv"));

fn read(kind: BodyKind, row: Row<7>) -> Option<Body> {
    let [code, name, sector, ..] = row.columns;
    let body = Body {
        kind,
        code,
        name,
        sector: read_sector(sector)?,
        state: None,
        years: (None, None),
        members: None,
        aliases: "",
        seats: "",
    };
    let whole = !code.is_empty() && !name.is_empty();
    let body = match kind {
        BodyKind::Organization => {
            let [.., aliases, seats, members, ""] = row.columns else { return None };
            Body { aliases, seats, members: filled(members), ..body }
        }
        BodyKind::Group => {
            let [.., state, aliases, from, to] = row.columns;
            let years = (year(from).ok()?, year(to).ok()?);
            Body { state: filled(state), aliases, years, ..body }
        }
        BodyKind::Ministry | BodyKind::Party => {
            let [.., aliases, "", "", ""] = row.columns else { return None };
            Body { state: Some(code), aliases, ..body }
        }
    };
    whole.then_some(body)
}

fn read_noun(row: Row<2>) -> Option<(&'static str, Sector)> {
    let [noun, sector] = row.columns;
    Some((noun, read_sector(sector)?))
}

fn read_sector(code: &'static str) -> Option<Sector> {
    let code: value::StrDeserializer<'_, value::Error> = code.into_deserializer();
    Sector::deserialize(code).ok()
}

fn filled(column: &'static str) -> Option<&'static str> {
    (!column.is_empty()).then_some(column)
}

/// The year in a column, if it has one.
fn year(column: &'static str) -> Result<Option<i16>, ParseIntError> {
    filled(column).map(str::parse).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Vec<(&'static str, Sector)> {
        let named = |body: &&Body| body.names().any(|own| own == name);
        bodies().iter().filter(named).map(|body| (body.code, body.sector)).collect()
    }

    #[test]
    fn every_row_of_the_tables_can_be_read() {
        for (kind, table) in TABLES {
            for row in table.rows() {
                let line = row.as_ref().map_or_else(|line| *line, |row| row.line);
                let read = row.ok().and_then(|row| read(kind, row));
                assert!(read.is_some(), "{}:{line} cannot be read", table.file);
            }
        }
        for row in BODY_NOUNS.rows() {
            let line = row.as_ref().map_or_else(|line| *line, |row| row.line);
            let read = row.ok().and_then(read_noun);
            assert!(read.is_some(), "{}:{line} cannot be read", BODY_NOUNS.file);
        }
    }

    #[test]
    fn no_name_stands_twice_in_one_state() {
        let mut names: Vec<_> = bodies()
            .iter()
            .flat_map(|body| body.names().map(|name| (body.code, body.kind as u8, name)))
            .collect();
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
        assert!(names.iter().all(|(.., name)| name.trim() == *name && !name.is_empty()));
    }

    #[test]
    fn no_code_stands_for_two_organizations_or_groups() {
        let has_code = |body: &&Body| matches!(body.kind, BodyKind::Organization | BodyKind::Group);
        let mut codes: Vec<&str> = bodies().iter().filter(has_code).map(|body| body.code).collect();
        codes.sort_unstable();
        let twice: Vec<_> = codes.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn finds_bodies_by_name() {
        assert_eq!(found("Knesset"), [("ISR", Sector::Leg)]);
        assert_eq!(found("Hezbollah"), [("HEZ", Sector::Reb)]);
        assert_eq!(found("Tamil Tigers"), [("LTTE", Sector::Reb)]);
        assert_eq!(found("Quai d'Orsay"), [("FRA", Sector::Gov)]);
        assert_eq!(found("KGB"), [("SUN", Sector::Spy)]);
        assert_eq!(found("Likud"), [("ISR", Sector::Pty)]);
        assert_eq!(found("Doctors Without Borders"), [("MSF", Sector::Ngo)]);
        assert_eq!(found("North Atlantic Treaty Organization"), [("NATO", Sector::Igo)]);
    }

    #[test]
    fn a_seat_may_stand_for_an_organization() {
        let seated = bodies().iter().find(|body| body.seats().any(|seat| seat == "Turtle Bay"));
        assert_eq!(seated.map(|body| body.code), Some("UNO"));
    }

    #[test]
    fn knows_the_nouns_that_any_state_has() {
        assert!(body_nouns().contains(&("foreign ministry", Sector::Gov)));
    }
}
