//! An event: who did what to whom, when and where.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// Who did what to whom, when and where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Who did it.
    pub actor: String,
    /// What was done.
    pub action: Action,
    /// To whom or with whom.
    pub recipient: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<String>,
    /// The words that tell of it.
    pub span: Span,
}

/// What was done, in the classes of the PLOVER event ontology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Action {
    /// Agreed to do something, or concluded an agreement.
    Agree,
    /// Met, talked, visited or called.
    Consult,
    /// Supported in words, or upgraded relations.
    Support,
    /// Cooperated in deed.
    Cooperate,
    /// Gave material help.
    Aid,
    /// Gave in, eased or released.
    Yield,
    /// Asked or demanded.
    Request,
    /// Criticized, blamed or investigated.
    Accuse,
    /// Refused or vetoed.
    Reject,
    /// Threatened or warned.
    Threaten,
    /// Demonstrated in public.
    Protest,
    /// Imposed sanctions, expelled or cut relations.
    Sanction,
    /// Raised military readiness.
    Mobilize,
    /// Repressed, seized or restricted.
    Coerce,
    /// Used force.
    Assault,
}

impl Action {
    /// The class, as the ontology writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Yield => "YIELD",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
        }
    }

    /// The class as a verb between actor and recipient.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Agree => "agreed with",
            Self::Consult => "consulted",
            Self::Support => "supported",
            Self::Cooperate => "cooperated with",
            Self::Aid => "aided",
            Self::Yield => "yielded to",
            Self::Request => "asked",
            Self::Accuse => "accused",
            Self::Reject => "rejected",
            Self::Threaten => "threatened",
            Self::Protest => "protested against",
            Self::Sanction => "sanctioned",
            Self::Mobilize => "mobilized against",
            Self::Coerce => "coerced",
            Self::Assault => "assaulted",
        }
    }
}
