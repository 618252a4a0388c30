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

    /// Whether it has a word that need not stand between quotation marks or in a field.
    #[must_use]
    pub fn has_plain_words(&self) -> bool {
        self.clauses.iter().any(SearchClause::is_plain)
    }

    /// The words of it as they would be said: plain ones, and those between quotation marks.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let kept = self.clauses.iter().filter(|clause| !clause.is_excluded);
        let words = kept.flat_map(|clause| &clause.any).filter_map(|term| match term {
            SearchTerm::Word(text) | SearchTerm::Phrase(text) => Some(text.as_str()),
            SearchTerm::Prefix(_)
            | SearchTerm::Name { .. }
            | SearchTerm::Kind(_)
            | SearchTerm::Language(_)
            | SearchTerm::Since(_)
            | SearchTerm::Until(_) => None,
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// What must hold of all that is found, even if it says it in other words: all but the plain
    /// words.
    #[must_use]
    pub fn narrowing(&self) -> Self {
        let kept = self.clauses.iter().filter(|clause| !clause.is_plain());
        Self { clauses: kept.cloned().collect() }
    }

    /// The same without its days, for what has none; `None` where it asks for no days.
    #[must_use]
    pub fn undated(&self) -> Option<Self> {
        let kept: Vec<SearchClause> =
            self.clauses.iter().filter(|clause| !clause.keeps_to_days()).cloned().collect();
        if kept.len() == self.clauses.len() {
            return None;
        }
        let any_day = vec![SearchTerm::Since(Date::MIN)];
        let undated = SearchClause { is_excluded: true, any: any_day };
        Some(Self { clauses: kept.into_iter().chain([undated]).collect() })
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

impl SearchClause {
    /// Whether only what has a day can fit it.
    fn keeps_to_days(&self) -> bool {
        let is_day =
            |term: &SearchTerm| matches!(term, SearchTerm::Since(_) | SearchTerm::Until(_));
        !self.is_excluded && !self.any.is_empty() && self.any.iter().all(is_day)
    }

    /// Whether it is a word, or one of several, and nothing else.
    fn is_plain(&self) -> bool {
        let is_word = |term: &SearchTerm| matches!(term, SearchTerm::Word(_));
        !self.is_excluded && !self.any.is_empty() && self.any.iter().all(is_word)
    }
}

#[cfg(test)]
mod tests {
    use crate::SearchQuery;

    #[test]
    fn what_has_no_day_is_asked_for_without_the_days() {
        let undated = |text: &str| {
            let undated = SearchQuery::parse(text).unwrap().undated();
            undated.map(|query| query.clauses.len())
        };
        assert_eq!(undated("gas -since:2026"), None);
        assert_eq!(undated("gas since:2026 until:2026-03"), Some(2));
        assert_eq!(undated("until:2026"), Some(1));
    }

    #[test]
    fn what_narrows_stands_beside_what_is_meant() {
        let table = [
            ("gas price", true, "gas price", ""),
            ("gas OR oil -war", true, "gas oil", "-war"),
            (
                "\"border accord\" broken speaker:Lavrov",
                true,
                "border accord broken",
                "\"border accord\" speaker:Lavrov",
            ),
            ("cease* kind:statement", false, "", "cease* kind:statement"),
            ("gas OR side:Russia", false, "gas", "gas OR side:Russia"),
            ("", false, "", ""),
        ];
        for (text, has_words, meant, narrowing) in table {
            let query = SearchQuery::parse(text).unwrap();
            assert_eq!(query.has_plain_words(), has_words, "{text}");
            assert_eq!(query.plain_text(), meant, "{text}");
            assert_eq!(query.narrowing(), SearchQuery::parse(narrowing).unwrap(), "{text}");
        }
    }
}
