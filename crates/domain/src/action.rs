//! An action: what was done, in the classes of the PLOVER event ontology.

use serde::{Deserialize, Serialize};

/// What was done, in the classes of the PLOVER event ontology (manual of September 2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Action {
    /// Agreed to do something, or concluded an agreement.
    Agree,
    /// Met, talked, visited or called.
    Consult,
    /// Supported in words, or upgraded relations.
    Support,
    /// Gave in, in words or in law. Older ledgers call it YIELD, which took RETREAT in.
    #[serde(alias = "YIELD")]
    Concede,
    /// Cooperated in deed.
    Cooperate,
    /// Gave material help.
    Aid,
    /// Gave in, in deed: withdrew, released, returned, eased, ceased fire.
    Retreat,
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
    /// All classes, in the order of the ontology.
    pub const ALL: [Self; 16] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
    ];

    /// The class, as the ontology writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Concede => "CONCEDE",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Retreat => "RETREAT",
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
            Self::Concede => "conceded to",
            Self::Cooperate => "cooperated with",
            Self::Aid => "aided",
            Self::Retreat => "drew back from",
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

    /// The class that the ontology writes so.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    use super::Action;

    #[test]
    fn every_class_is_found_by_its_word() {
        for action in Action::ALL {
            assert_eq!(Action::of_word(action.word()), Some(action));
        }
    }

    #[test]
    fn the_yield_of_older_ledgers_still_opens() {
        let word: StrDeserializer<'_, Error> = "YIELD".into_deserializer();
        assert_eq!(Action::deserialize(word), Ok(Action::Concede));
    }
}
