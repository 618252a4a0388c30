//! The table of all that can be asked of a desk: a row a method and path.
//!
//! It is read in three places and nowhere said again: the door refuses what has no row or lacks
//! what the row needs, a form is refused whose field the row does not name, and the description
//! for programs is written from it.

mod entries;
mod judging;
mod people;
mod public;
mod reading;
mod settling;
mod working;

pub(crate) use reading::LARGEST_FILES;

use super::{Method, Route};

const ENTRIES: &str = "entries:array page:integer pages:integer total:integer";
const SECRET: &str = "title:string secret:string told:string link:string?";
const FORM: &str = "name:string typed:object failure:object?";

/// Every row.
pub(crate) fn rows() -> impl Iterator<Item = &'static Route> + Clone {
    let parts = [
        reading::ROUTES,
        judging::ROUTES,
        settling::ROUTES,
        entries::ROUTES,
        working::ROUTES,
        public::ROUTES,
        people::ROUTES,
    ];
    parts.into_iter().flatten()
}

/// The row of a method and path.
pub(crate) fn find(method: Method, path: &str) -> Option<&'static Route> {
    at_path(path).find(|row| row.method == method)
}

/// The rows of a path.
pub(crate) fn at_path(path: &str) -> impl Iterator<Item = &'static Route> {
    rows().filter(move |row| row.path == path)
}
