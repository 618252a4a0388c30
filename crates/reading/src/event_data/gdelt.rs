//! The columns of GDELT's events, which have no headings: those of version 1.0, with and without
//! addresses, and of version 2.0.

use super::columns::{ActorColumns, Columns};

/// The columns, if the line has as many as one of the versions and begins as its rows do.
pub(super) fn columns(line: &str) -> Option<Columns> {
    let cells: Vec<&str> = line.split('\t').collect();
    let source = match cells.len() {
        57 => None,
        58 => Some(57),
        61 => Some(60),
        _ => return None,
    };
    let is_number = |cell: &str| !cell.is_empty() && cell.bytes().all(|it| it.is_ascii_digit());
    if !is_number(cells[0]) || !is_number(cells[1]) {
        return None;
    }
    let actor = |country| ActorColumns {
        code: None,
        country: Some(country),
        group: Some(country + 1),
        name: Some(country - 1),
    };
    Some(Columns {
        count: cells.len(),
        id: 0,
        date: 1,
        told_on: [None, None],
        class: 26,
        cameo: Some(26),
        actor: actor(7),
        recipient: actor(17),
        source,
        occurrence: None,
    })
}
