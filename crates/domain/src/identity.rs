//! An identity: whom a name in a document stands for, how sure that is, and why.

use serde::{Deserialize, Serialize};

/// Whom a name in a document stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Farmers and others who live off the land.
    Agr,
    /// Refugees and others who were driven out.
    Ref,
    /// People of rank without an office, as former presidents.
    Eli,
    /// Armed people of whom nobody knows whose they are.
    Uaf,
}

impl Sector {
    /// Every sector, in the order of the list above.
    pub const ALL: [Self; 22] = [
        Self::Gov,
        Self::Mil,
        Self::Cop,
        Self::Spy,
        Self::Jud,
        Self::Leg,
        Self::Pty,
        Self::Opp,
        Self::Reb,
        Self::Crm,
        Self::Bus,
        Self::Med,
        Self::Edu,
        Self::Rel,
        Self::Lab,
        Self::Cvl,
        Self::Igo,
        Self::Ngo,
        Self::Agr,
        Self::Ref,
        Self::Eli,
        Self::Uaf,
    ];

    /// The code, in three capital letters.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gov => "GOV",
            Self::Mil => "MIL",
            Self::Cop => "COP",
            Self::Spy => "SPY",
            Self::Jud => "JUD",
            Self::Leg => "LEG",
            Self::Pty => "PTY",
            Self::Opp => "OPP",
            Self::Reb => "REB",
            Self::Crm => "CRM",
            Self::Bus => "BUS",
            Self::Med => "MED",
            Self::Edu => "EDU",
            Self::Rel => "REL",
            Self::Lab => "LAB",
            Self::Cvl => "CVL",
            Self::Igo => "IGO",
            Self::Ngo => "NGO",
            Self::Agr => "AGR",
            Self::Ref => "REF",
            Self::Eli => "ELI",
            Self::Uaf => "UAF",
        }
    }

    /// The sector with a code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sector| sector.code() == code)
    }
}

impl Sureness {
    /// How sure in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Guess => "guess",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}
