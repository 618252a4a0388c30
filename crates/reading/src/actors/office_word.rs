//! Words for offices: the one that the tables of officials have, and offices with several holders.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::table::Table;

const OFFICE_WORDS: Table =
    Table::new("office_words.tsv", include_str!("../../data/en/actors/office_words.tsv"));

const SHARED_OFFICES: Table =
    Table::new("shared_offices.tsv", include_str!("../../data/en/actors/shared_offices.tsv"));

/// Each word for an office with the office it is, for all states or for one.
static WORDS: LazyLock<HashMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
    let rows = OFFICE_WORDS.rows::<3>().filter_map(Result::ok);
    rows.map(|row| ((row.columns[0], row.columns[1]), row.columns[2])).collect()
});

/// The word the tables have for an office: that of all states first, then that of this one.
pub(super) fn usual_word<'a>(code: &str, office: &'a str) -> &'a str {
    let general = WORDS.get(&("", office)).copied();
    let own = |word: &str| WORDS.get(&(code, word)).copied();
    own(office).or_else(|| own(general?)).or(general).unwrap_or(office)
}

/// Whether several people hold an office at once, in all states or in one.
pub(super) fn is_shared(code: &str, office: &str) -> bool {
    let mut rows = SHARED_OFFICES.rows::<2>().filter_map(Result::ok);
    rows.any(|row| {
        row.columns[1] == office && (row.columns[0].is_empty() || row.columns[0] == code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_can_be_read() {
        let columns = OFFICE_WORDS.rows::<3>().map(|row| row.map(|it| it.columns[1..].to_vec()));
        let shared = SHARED_OFFICES.rows::<2>().map(|row| row.map(|it| it.columns[1..].to_vec()));
        for row in columns.chain(shared) {
            let whole = row.as_ref().is_ok_and(|row| row.iter().all(|it| !it.is_empty()));
            assert!(whole, "{row:?} cannot be read");
        }
    }
}
