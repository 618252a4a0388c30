//! Actors that are named.

use super::{joined, or};

/// The words, the name, the code, the sector, the office, how sure, and why.
pub(super) fn row(it: &domain::NamedActor) -> String {
    let identity = &it.identity;
    joined(&[
        it.span.text.split_whitespace().collect::<Vec<_>>().join(" "),
        identity.name.clone(),
        or(identity.code.as_ref()),
        or(identity.sector.map(domain::Sector::code).as_ref()),
        or(identity.office.as_ref()),
        identity.sureness.word().to_owned(),
        identity.reason.clone(),
    ])
}
