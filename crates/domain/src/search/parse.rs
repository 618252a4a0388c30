//! Reading a query as people type it, as `ceasefire speaker:Lavrov since:2026-01`.

use super::check::check;
use super::clauses::{Clauses, written_clauses};
use super::error::SearchQueryError;
use super::lexer::{Quotes, pieces};
use super::query::SearchQuery;

impl SearchQuery {
    /// Reads a query.
    ///
    /// # Errors
    ///
    /// A word of it cannot be read; the error names the word and the remedy.
    pub fn parse(text: &str) -> Result<Self, SearchQueryError> {
        let mut clauses = Clauses::default();
        for piece in pieces(text) {
            if piece.quotes == Quotes::Open {
                return Err(SearchQueryError::Unclosed(piece.value));
            }
            check(&piece)?;
            clauses.take(&piece)?;
        }
        clauses.finish()
    }

    /// Reads a query that was kept before marks without a meaning were refused: they are passed
    /// over, as they were then.
    ///
    /// # Errors
    ///
    /// A word of it cannot be read; the error names the word and the remedy.
    pub fn parse_kept(text: &str) -> Result<Self, SearchQueryError> {
        let mut clauses = Clauses::default();
        for piece in pieces(text) {
            clauses.take(&piece)?;
        }
        clauses.finish()
    }

    /// A query with one of its clauses left out, for each of them: what is left out, and the rest.
    #[must_use]
    pub fn loosened(text: &str) -> Vec<(String, String)> {
        let clauses = written_clauses(text);
        let without = |place: usize| {
            let rest = clauses.iter().enumerate().filter(|(other, _)| *other != place);
            let rest: Vec<&str> = rest.map(|(_, clause)| clause.as_str()).collect();
            (clauses[place].clone(), rest.join(" "))
        };
        (0..clauses.len()).map(without).collect()
    }

    /// Reads a query that is still being typed: the last word may go on, and a quotation mark that
    /// is open is closed behind the last word.
    ///
    /// # Errors
    ///
    /// A word before the last cannot be read; the error names the word and the remedy.
    pub fn parse_typed(text: &str) -> Result<Self, SearchQueryError> {
        let mut pieces = pieces(text);
        let last = pieces.pop_if(|piece| !piece.is_finished);
        let mut clauses = Clauses::default();
        for piece in &pieces {
            check(piece)?;
            clauses.take(piece)?;
        }
        if let Some(last) = last.filter(|last| check(last).is_ok()) {
            // What cannot be read yet will be when it is finished.
            clauses.take_unfinished(&last);
        }
        clauses.awaits_other = false;
        clauses.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::query::{SearchClause, SearchTerm};
    use super::*;

    fn shown(term: &SearchTerm) -> String {
        match term {
            SearchTerm::Word(word) => word.clone(),
            SearchTerm::Phrase(words) => format!("[{words}]"),
            SearchTerm::Prefix(prefix) => format!("{prefix}…"),
            SearchTerm::Name { field, name, matching } => {
                format!("{field:?}({name}, {matching:?})")
            }
            SearchTerm::Kind(kind) => format!("a {kind}"),
            SearchTerm::Language(language) => format!("in {language}"),
            SearchTerm::Since(day) => format!("from {day}"),
            SearchTerm::Until(day) => format!("to {day}"),
        }
    }

    fn read(query: Result<SearchQuery, SearchQueryError>) -> String {
        let query = match query {
            Ok(query) => query,
            Err(error) => return format!("! {error}"),
        };
        let clause = |clause: &SearchClause| {
            let any: Vec<String> = clause.any.iter().map(shown).collect();
            format!("{}{}", if clause.is_excluded { "not " } else { "" }, any.join(" or "))
        };
        query.clauses.iter().map(clause).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn queries_read_as_they_are_meant() {
        let table = [
            ("ceasefire talks", "ceasefire; talks"),
            ("\"border accord\"", "[border accord]"),
            ("\u{201e}border accord\u{201c} now", "[border accord]; now"),
            ("speaker:Lavrov", "Speaker(Lavrov, Part)"),
            ("speaker:\"Sergey Lavrov\"", "Speaker(Sergey Lavrov, Part)"),
            ("speaker:=\"Sergey Lavrov\"", "Speaker(Sergey Lavrov, Whole)"),
            ("Side:Russia to:China", "Side(Russia, Part); Addressee(China, Part)"),
            ("outlet:TA*", "Outlet(TA, Beginning)"),
            ("kind:statements kind:scheduled-event", "a statement; a scheduled event"),
            ("kind:hypotheses lang:EN", "a set of hypotheses; in en"),
            ("since:2026 until:2026", "from 2026-01-01; to 2026-12-31"),
            ("since:2026-02 until:2024-02", "from 2026-02-01; to 2024-02-29"),
            ("since:2026-01-05", "from 2026-01-05"),
            ("cease*", "cease…"),
            ("\"border acc*\"", "border acc…"),
            ("speaker:\"Sergey Lav*\"", "Speaker(Sergey Lav, Beginning)"),
            ("\"(border) accord\" \"NOT\" f(x", "[(border) accord]; [NOT]; f(x"),
            ("ceasefire -talks -\"border accord\"", "ceasefire; not talks; not [border accord]"),
            ("ceasefire OR truce talks", "ceasefire or truce; talks"),
            ("ceasefire -OR truce", "ceasefire; not OR; truce"),
            ("side:Russia OR side:China", "Side(Russia, Part) or Side(China, Part)"),
            ("war AND peace", "war; peace"),
            ("10:30 https://example.org - cease-fire", "10:30; https://example.org; -; cease-fire"),
            ("  ", ""),
        ];
        for (text, expected) in table {
            assert_eq!(read(SearchQuery::parse(text)), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_names_the_word_and_the_remedy() {
        let table = [
            ("\"border acc", "not closed"),
            ("colour:red", "there is no field \"colour\""),
            ("speaker: Lavrov", "as speaker:Lavrov"),
            ("kind:rumour", "\"rumour\" is no kind that is searched; give document, statement"),
            ("since:yesterday", "\"yesterday\" is no day"),
            ("since:2026-13", "\"2026-13\" is no day"),
            ("*", "\"*\" alone"),
            ("OR truce", "each side"),
            ("truce OR", "each side"),
            ("truce OR -war", "\"-war\" cannot stand beside OR"),
            ("(ceasefire OR truce) talks", "write \"ceasefire\" without them"),
            ("talks truce)", "write \"truce\" without them"),
            ("a(b)", "write \"a b\" without them"),
            ("speaker:(Lavrov OR Putin)", "write \"Lavrov\" without them"),
            ("talks NOT truce", "write a minus before"),
            ("\"bor* accord\"", "write \"bor accord\" without it"),
            ("ce*fire", "write \"cefire\" without it"),
            ("speaker:Ser*gey", "write \"Sergey\" without it"),
        ];
        for (text, expected) in table {
            let told = read(SearchQuery::parse(text));
            assert!(told.starts_with("! ") && told.contains(expected), "{text}: {told}");
        }
    }

    #[test]
    fn a_query_that_was_kept_is_read_as_it_was_then() {
        let kept = read(SearchQuery::parse_kept("(ceasefire OR truce) NOT talks"));
        assert_eq!(kept, "(ceasefire or truce); NOT; talks");
    }

    #[test]
    fn what_is_being_typed_is_no_error() {
        let table = [
            ("cea", "cea or cea…"),
            ("c", "c"),
            ("ceasefire ta", "ceasefire; ta or ta…"),
            ("ceasefire ", "ceasefire"),
            ("\"border acc", "[border acc] or border acc…"),
            ("\"border acc\"", "[border acc]"),
            ("talks \"", "talks"),
            ("talks speaker:", "talks"),
            ("talks (cea", "talks"),
            ("talks NOT", "talks"),
            ("talks speaker:\"Sergey Lavr", "talks; Speaker(Sergey Lavr, Beginning)"),
            ("talks speaker:Lav", "talks; Speaker(Lav, Beginning)"),
            ("talks speaker:\"Ser", "talks; Speaker(Ser, Beginning)"),
            ("talks speaker:=\"Sergey La", "talks; Speaker(Sergey La, Beginning)"),
            ("talks speaker:=\"Sergey Lavrov\"", "talks; Speaker(Sergey Lavrov, Whole)"),
            ("talks speaker:\"", "talks"),
            ("talks lang:e", "talks"),
            ("talks since:2026-", "talks"),
            ("talks kind:sta", "talks"),
            ("talks colou:r", "talks"),
            ("talks OR", "talks"),
            ("talks OR ", "talks"),
            ("talks OR -", "talks or -"),
            ("talks -wa", "talks; not wa"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(read(SearchQuery::parse_typed(text)), expected, "{text}");
        }
        let earlier = read(SearchQuery::parse_typed("colour:red ta"));
        assert!(earlier.starts_with("! there is no field"), "{earlier}");
    }

    #[test]
    fn a_query_is_loosened_by_a_clause_at_a_time() {
        let loosened = SearchQuery::loosened("war OR peace speaker:=\"Ada  Lind\" AND -talks");
        let told: Vec<String> =
            loosened.into_iter().map(|(out, rest)| format!("{out} | {rest}")).collect();
        assert_eq!(
            told,
            [
                "war OR peace | speaker:=\"Ada  Lind\" -talks",
                "speaker:=\"Ada  Lind\" | war OR peace -talks",
                "-talks | war OR peace speaker:=\"Ada  Lind\"",
            ]
        );
    }

    #[test]
    fn every_value_of_a_facet_narrows_to_itself() {
        use crate::SearchFacet;
        let table = [
            (SearchFacet::Speaker, "Ada \"Ace\" Lind", "Speaker(Ada  Ace  Lind, Whole)"),
            (SearchFacet::Outlet, "Our*Day", "Outlet(Our Day, Whole)"),
            (SearchFacet::Speaker, "Sergey Lavrov", "Speaker(Sergey Lavrov, Whole)"),
            (SearchFacet::Kind, "noted-judgment", "a noted judgment"),
            (SearchFacet::Year, "2026", "from 2026-01-01; to 2026-12-31"),
            (SearchFacet::Language, "ru", "in ru"),
        ];
        for (facet, value, expected) in table {
            let read = read(SearchQuery::parse(&facet.narrowing(value)));
            assert_eq!(read, expected, "{value}");
        }
    }
}
