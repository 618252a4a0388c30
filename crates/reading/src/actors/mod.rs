//! Actors: the states, organizations and people that a document names.

mod bodies;
mod called;
mod find;
mod fold;
mod gazetteer;
mod holder;
mod identity;
mod load;
mod mark;
mod members;
mod name;
mod named;
mod names;
mod naming;
mod noun;
mod office;
mod office_word;
pub(crate) mod officials;
mod own;
mod people;
mod sectors;
mod sense;
#[cfg_attr(not(test), expect(dead_code, reason = "only tests name the file and line of a row"))]
mod table;
mod term;

pub(crate) use find::find;
pub(crate) use gazetteer::ActorKind;
pub use gazetteer::Gazetteer;
pub(crate) use mark::mark;
pub use members::{MemberFlaw, MemberTableError, Membership, Memberships};
pub(crate) use names::Names;
pub use own::{ActorFlaw, ActorTableError};
pub(crate) use people::{Gender, People, gender};
pub(crate) use sense::Senses;

use crate::page::Run;

/// A place that names an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The tokens that name it.
    pub(crate) run: Run,
    /// Whom they name.
    pub(crate) who: Who,
}

/// Whom a place names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// A state or organization.
    Actor(usize),
    /// The people of a state, or something of theirs, as in "Russian troops".
    Demonym(usize),
    /// A capital named as a place.
    Place(usize),
    /// A person.
    Person(usize),
    /// Somebody named only by an office, and for which side.
    Office(Option<usize>),
}
