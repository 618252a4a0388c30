//! The states and organizations that the names in search items stand for, so that all that was said
//! to a minister is found by the name of his state.

use std::collections::BTreeSet;

use domain::SearchItem;
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
        let side_known = self.known(item.side.as_deref(), item.date);
        let addressee_known = self.known(item.addressee.as_deref(), item.date);
        SearchItem { side_known, addressee_known, ..item }
    }

    /// The codes of those whom a name stands for on a day, and all their names.
    fn known(&self, name: Option<&str>, day: Option<Date>) -> Vec<String> {
        let Some(name) = name else { return vec![] };
        let gazetteer = Gazetteer::built_in();
        let parties = self.names.named(name, day, gazetteer);
        let codes: BTreeSet<&str> = parties.iter().filter_map(|party| party.code()).collect();
        let names = codes.into_iter().flat_map(|code| {
            let own = gazetteer.name_with_code(code);
            [code].into_iter().chain(own).chain(gazetteer.names_with_code(code))
        });
        let names: BTreeSet<&str> = names.collect();
        names.into_iter().map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::SearchSides;

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
            let known = sides.known(Some(name), Some(date(2022, 1, 17)));
            for expected in expected.split_whitespace() {
                assert!(known.iter().any(|it| it == expected), "{name}: {known:?}");
            }
            assert!(!known.iter().any(|it| it == other), "{name}: {known:?}");
        }
    }
}
