//! A facet: a field by whose values what was found can be counted and narrowed.

use serde::Serialize;

/// A field by whose values what was found can be counted and narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchFacet {
    /// What kind of thing it is.
    Kind,
    /// Who spoke, did or holds it.
    Speaker,
    /// For whom.
    Side,
    /// Where it was published or said.
    Outlet,
    /// The language of its words.
    Language,
    /// The year of its date.
    Year,
}

impl SearchFacet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Kind, Self::Speaker, Self::Side, Self::Outlet, Self::Language, Self::Year];

    /// The facet in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Speaker => "speaker",
            Self::Side => "side",
            Self::Outlet => "outlet",
            Self::Language => "language",
            Self::Year => "year",
        }
    }

    /// The words of a query that keep to one of its values.
    #[must_use]
    pub fn narrowing(self, value: &str) -> String {
        match self {
            Self::Kind => format!("kind:{value}"),
            Self::Speaker | Self::Side | Self::Outlet => {
                format!("{}:=\"{}\"", self.word(), value.replace(['"', '*', '\n'], " "))
            }
            Self::Language => format!("lang:{value}"),
            Self::Year => format!("since:{value} until:{value}"),
        }
    }
}
