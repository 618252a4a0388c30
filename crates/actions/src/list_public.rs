//! Listing what is public, as visitors see it, a page at a time.

use domain::{Id, Kind};

use crate::Desk;
use crate::list_entries::{EntryPage, ListedEntry, list_entry, list_question};
use crate::look_up::LookUpError;

/// Lists a page of what a visitor sees of a kind, the newest first, questions with where they
/// stand. Whoever is no visitor has lists of their own, and is shown none here.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_public(
    desk: &Desk,
    kind: Kind,
    page: usize,
    per_page: usize,
) -> Result<EntryPage, LookUpError> {
    let ids = desk.sight()?.only(kind).unwrap_or_default();
    let (total, per_page) = (ids.len(), per_page.max(1));
    let pages = total.div_ceil(per_page).max(1);
    let page = page.clamp(1, pages);
    let on_page = ids.into_iter().rev().skip((page - 1) * per_page).take(per_page);
    let entries = on_page.map(|id| listed(desk, id)).collect::<Result<_, _>>()?;
    Ok(EntryPage { total, page, pages, entries })
}

fn listed(desk: &Desk, id: Id) -> Result<ListedEntry, LookUpError> {
    if id.kind == Kind::Question {
        return list_question(desk, desk.look_up(id)?);
    }
    Ok(list_entry(desk.find(id)?))
}
