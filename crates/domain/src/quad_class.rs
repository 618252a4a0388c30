//! A quad class: whether an event was cooperation or conflict, and in words or in deeds.

use serde::{Deserialize, Serialize};

use crate::Action;

/// Cooperation or conflict, in words or in deeds: the four classes over the ontology's sixteen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuadClass {
    /// Cooperation in words, as an agreement or a meeting.
    VerbalCooperation,
    /// Cooperation in deeds, as aid.
    MaterialCooperation,
    /// Conflict in words, as a threat.
    VerbalConflict,
    /// Conflict in deeds, as an assault.
    MaterialConflict,
}

impl QuadClass {
    /// All four, in the order of the ontology.
    pub const ALL: [Self; 4] = [
        Self::VerbalCooperation,
        Self::MaterialCooperation,
        Self::VerbalConflict,
        Self::MaterialConflict,
    ];

    /// The class that an action belongs to.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Action, QuadClass};
    ///
    /// assert_eq!(QuadClass::of(Action::Sanction), QuadClass::MaterialConflict);
    /// ```
    #[must_use]
    pub const fn of(action: Action) -> Self {
        match action {
            Action::Agree | Action::Consult | Action::Support | Action::Concede => {
                Self::VerbalCooperation
            }
            Action::Cooperate | Action::Aid | Action::Retreat => Self::MaterialCooperation,
            Action::Request | Action::Accuse | Action::Reject | Action::Threaten => {
                Self::VerbalConflict
            }
            Action::Protest
            | Action::Sanction
            | Action::Mobilize
            | Action::Coerce
            | Action::Assault => Self::MaterialConflict,
        }
    }

    /// Its number in the ontology, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::VerbalCooperation => 1,
            Self::MaterialCooperation => 2,
            Self::VerbalConflict => 3,
            Self::MaterialConflict => 4,
        }
    }

    /// The class in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal cooperation",
            Self::MaterialCooperation => "material cooperation",
            Self::VerbalConflict => "verbal conflict",
            Self::MaterialConflict => "material conflict",
        }
    }

    /// Whether it is conflict.
    #[must_use]
    pub const fn is_conflict(self) -> bool {
        matches!(self, Self::VerbalConflict | Self::MaterialConflict)
    }
}
