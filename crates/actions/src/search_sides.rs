//! The states and organizations that the names in search items stand for, so that all that was said
//! to a minister, and all that he did, is found by the name of his state.

use std::collections::BTreeSet;

use domain::{Kind, SearchItem};
use jiff::civil::Date;
use reading::Gazetteer;

use crate::pair_timeline::Names;

/// The names that were looked up for search items.
#[derive(Debug, Default)]
pub(crate) struct SearchSides {
    names: Names,
}

impl SearchSides {
    /// An item with the names and codes by which its sides are known.
    pub(crate) fn knowing(&self, item: SearchItem) -> SearchItem {
        let side = self.codes(&item.side_known, own_side(&item), item.date);
        let addressee = self.codes(&item.addressee_known, item.addressee.as_deref(), item.date);
        let item = self.with_side(item);
        SearchItem { side_known: names(&side), addressee_known: names(&addressee), ..item }
    }

    /// An item with its side: what somebody did or holds is of the side that he is of.
    pub(crate) fn with_side(&self, item: SearchItem) -> SearchItem {
        if item.side.is_some() || !is_of_its_actor(&item) {
            return item;
        }
        let codes = self.codes(&item.side_known, own_side(&item), item.date);
        let gazetteer = Gazetteer::built_in();
        let names =
            codes.iter().map(|code| gazetteer.name_with_code(code).unwrap_or(code.as_str()));
        let side = names.collect::<Vec<_>>().join(" and ");
        SearchItem { side: Some(side).filter(|it| !it.is_empty()), ..item }
    }

    /// The codes of those whom a name stands for on a day; where the document tells them, these.
    fn codes(&self, told: &[String], name: Option<&str>, day: Option<Date>) -> BTreeSet<String> {
        let Some(name) = name.filter(|_| told.is_empty()) else {
            return told.iter().cloned().collect();
        };
        let parties = self.names.named(name, day, Gazetteer::built_in());
        parties.iter().filter_map(|party| party.code()).map(str::to_owned).collect()
    }
}

/// The name by which the side of an item is looked up.
fn own_side(item: &SearchItem) -> Option<&str> {
    item.side.as_deref().or(item.speaker.as_deref().filter(|_| is_of_its_actor(item)))
}

/// Whether an item is of the side of whoever did or holds it: statements tell theirs.
fn is_of_its_actor(item: &SearchItem) -> bool {
    item.id.kind.is_finding() && item.id.kind != Kind::Statement
}

/// Some codes, and all names of those whose they are.
fn names(codes: &BTreeSet<String>) -> Vec<String> {
    let gazetteer = Gazetteer::built_in();
    let names = codes.iter().flat_map(|code| {
        let own = gazetteer.name_with_code(code);
        [code.as_str()].into_iter().chain(own).chain(gazetteer.names_with_code(code))
    });
    let names: BTreeSet<&str> = names.collect();
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{SearchSides, names};

    #[test]
    fn a_name_is_known_by_the_state_that_it_stands_for() {
        let table = [
            ("Wang Yi", "CHN China PRC", "USA"),
            ("United States", "USA US America Washington", "Russia"),
            ("Kremlin", "RUS Russia", "China"),
            ("NATO", "NATO", "USA"),
            ("the reporters", "", "USA"),
        ];
        let sides = SearchSides::default();
        for (name, expected, other) in table {
            let known = names(&sides.codes(&[], Some(name), Some(date(2022, 1, 17))));
            for expected in expected.split_whitespace() {
                assert!(known.iter().any(|it| it == expected), "{name}: {known:?}");
            }
            assert!(!known.iter().any(|it| it == other), "{name}: {known:?}");
        }
    }
}
