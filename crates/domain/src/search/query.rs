//! A search query: what is looked for, as a value.

use jiff::civil::Date;

use crate::Kind;

/// What is looked for: whatever fits every clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// The clauses, in the order in which they were written.
    pub clauses: Vec<SearchClause>,
}

/// One thing that must hold of what is found, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchClause {
    /// Whether what fits is left out rather than kept.
    pub is_excluded: bool,
    /// What fits: any of these.
    pub any: Vec<SearchTerm>,
}

/// Something that fits or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchTerm {
    /// A word, in the forms it takes.
    Word(String),
    /// Words in their order, in the forms given.
    Phrase(String),
    /// How a word begins; of several words side by side, how the last one does.
    Prefix(String),
    /// Somebody or something that is named.
    Name {
        /// As what.
        field: NameField,
        /// The name, or a part of it.
        name: String,
        /// How much of the name is given.
        matching: NameMatch,
    },
    /// The kind of thing.
    Kind(Kind),
    /// The language, as an ISO 639-1 code.
    Language(String),
    /// Nothing from before this day.
    Since(Date),
    /// Nothing from after this day.
    Until(Date),
}

/// As what somebody or something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameField {
    /// Who spoke, did or holds it.
    Speaker,
    /// For whom.
    Side,
    /// To whom.
    Addressee,
    /// Where it was published or said.
    Outlet,
}

impl NameField {
    /// Every field of names.
    pub const ALL: [Self; 4] = [Self::Speaker, Self::Side, Self::Addressee, Self::Outlet];
}

/// How much of a name is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameMatch {
    /// Some of its words, side by side.
    Part,
    /// How one of its words begins.
    Beginning,
    /// All of it.
    Whole,
}

/// The kinds that are searched, with the word for each in a query.
const SEARCHED: [(Kind, &str); 12] = [
    (Kind::Document, "document"),
    (Kind::Statement, "statement"),
    (Kind::Event, "event"),
    (Kind::Position, "position"),
    (Kind::ScheduledEvent, "scheduled-event"),
    (Kind::Relation, "relation"),
    (Kind::NotedJudgment, "noted-judgment"),
    (Kind::NotedPrediction, "noted-prediction"),
    (Kind::Judgment, "judgment"),
    (Kind::Question, "question"),
    (Kind::Brief, "brief"),
    (Kind::Hypotheses, "hypotheses"),
];

impl SearchQuery {
    /// The kinds that are searched. Forecasts and answers are not: others' are hidden from whoever
    /// has given none.
    pub fn kinds() -> impl Iterator<Item = Kind> {
        SEARCHED.into_iter().map(|(kind, _)| kind)
    }

    /// The word for a kind in a query, if the kind is searched.
    #[must_use]
    pub fn word_of(kind: Kind) -> Option<&'static str> {
        SEARCHED.into_iter().find(|(searched, _)| *searched == kind).map(|(_, word)| word)
    }

    /// The kind that a word names, in the singular or the plural.
    #[must_use]
    pub fn kind_of(word: &str) -> Option<Kind> {
        let word = word.to_lowercase();
        let names = |known: &str| known == word || word.strip_suffix('s') == Some(known);
        SEARCHED.into_iter().find(|(_, known)| names(known)).map(|(kind, _)| kind)
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}
