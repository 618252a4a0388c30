//! An identity: whom a name in a document stands for, how sure that is, and why.

use serde::{Deserialize, Serialize};

/// Whom a name in a document stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The name the actor is known by, which may be fuller than the document's.
    pub name: String,
    /// The state or organization it is or belongs to: the ISO 3166-1 alpha-3 code of a state, as
    /// "RUS", or the gazetteer's code of an organization or group, as "NATO".
    pub code: Option<String>,
    /// The part of society it belongs to.
    pub sector: Option<Sector>,
    /// The office it held at the date, as "foreign minister".
    pub office: Option<String>,
    /// How sure this is.
    pub sureness: Sureness,
    /// Why the name is taken to stand for it, in a few words.
    pub reason: String,
}

/// How sure an identity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sureness {
    /// One of several, and the context says little.
    Guess,
    /// The context speaks for it.
    Likely,
    /// The document says so itself, or the name has no other bearer.
    Certain,
}

/// The part of society an actor belongs to, in the sector codes of PLOVER.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Sector {
    /// The executive of a state.
    Gov,
    /// Its armed forces.
    Mil,
    /// Its police and border guards.
    Cop,
    /// Its intelligence services.
    Spy,
    /// Its courts.
    Jud,
    /// Its parliament.
    Leg,
    /// A political party.
    Pty,
    /// The opposition.
    Opp,
    /// Armed groups that are no state's.
    Reb,
    /// Criminals.
    Crm,
    /// Companies.
    Bus,
    /// The press.
    Med,
    /// Schools and universities.
    Edu,
    /// Religious bodies.
    Rel,
    /// Workers and their unions.
    Lab,
    /// Civilians.
    Cvl,
    /// Organizations of states.
    Igo,
    /// Non-governmental organizations.
    Ngo,
}
