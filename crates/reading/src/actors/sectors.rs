//! Sectors: which part of society a noun names, as "troops" do the armed forces.

use std::sync::LazyLock;

use domain::Sector;

use super::bodies::body_nouns;
use crate::lexicon::{Phrases, rows};

/// What a noun tells of a sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SectorNoun {
    /// The sector it names.
    pub(crate) sector: Sector,
    /// Whether another noun beside it tells more, as in "rebel leader".
    pub(crate) weak: bool,
    /// Whether it is an actor without a state or office beside it.
    pub(crate) alone: bool,
}

/// The nouns that name sectors, in the singular and the plural.
pub(crate) fn sector_nouns() -> &'static Phrases<SectorNoun> {
    static NOUNS: LazyLock<Phrases<SectorNoun>> = LazyLock::new(|| {
        let rows = rows(include_str!("../../data/en/actors/sectors.tsv"));
        let nouns = rows.filter_map(|row| {
            let sector = Sector::of_code(row.get(1)?)?;
            let weak = row.get(2) == Some(&"weak");
            Some((row[0], SectorNoun { sector, weak, alone: row.len() < 3 }))
        });
        let both = nouns.flat_map(|(noun, told)| [(plural(noun), told), (noun.to_owned(), told)]);
        let bodies = body_nouns().iter();
        let bodies = bodies.map(|(noun, sector)| {
            (*noun, SectorNoun { sector: *sector, weak: false, alone: true })
        });
        let bodies =
            bodies.flat_map(|(noun, told)| [(plural(noun), told), (noun.to_owned(), told)]);
        Phrases::new(both.chain(bodies))
    });
    &NOUNS
}

fn plural(noun: &str) -> String {
    let before_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    before_y.map_or_else(|| format!("{noun}s"), |stem| format!("{stem}ies"))
}
