//! Reading a query as people type it, as `ceasefire speaker:Lavrov since:2026-01`.

use jiff::civil::Date;
use thiserror::Error;

use super::check::check;
use super::lexer::{Piece, Quotes, pieces};
use super::query::{NameField, NameMatch, SearchClause, SearchQuery, SearchTerm};

/// Why a query cannot be read.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SearchQueryError {
    /// A quotation mark is open.
    #[error("the quotation mark before \u{201c}{0}\u{201d} is not closed; write one behind it too")]
    Unclosed(String),
    /// There is no such field.
    #[error(
        "there is no field \"{0}\"; the fields are speaker, side, to, outlet, kind, lang, since \
         and until; to look for the words themselves, put them in quotation marks"
    )]
    NoSuchField(String),
    /// Nothing stands behind the colon.
    #[error("nothing stands behind \"{0}:\"; write what it is right behind the colon, as {1}")]
    NoValue(String, &'static str),
    /// There is no such kind.
    #[error("\"{0}\" is no kind that is searched; give {kinds}", kinds = kinds())]
    NoSuchKind(String),
    /// A value is no day.
    #[error("\"{0}\" is no day, month or year; write 2026-03-01, 2026-03 or 2026")]
    NotADay(String),
    /// Nothing stands before an asterisk.
    #[error("\"*\" alone begins every word; write some letters before it, as cease*")]
    BareAsterisk,
    /// An asterisk stands where it begins no word.
    #[error(
        "\"*\" stands for the rest of a word, behind its last letter alone; write \"{0}\" without it, or \
         only how it begins, as cease* or \"border acc*\""
    )]
    InnerAsterisk(String),
    /// Parentheses.
    #[error(
        "parentheses put nothing together; write \"{0}\" without them: OR stands between single things, \
         as ceasefire OR truce and speaker:Lavrov OR speaker:Putin, and words with parentheses in \
         quotation marks"
    )]
    Parenthesis(String),
    /// NOT in capitals.
    #[error("NOT leaves nothing out; write a minus before what is to be left out, as -talks")]
    BareNot,
    /// Nothing stands beside an OR.
    #[error("OR stands between two things to look for; write one on each side of it")]
    BareOr,
    /// Something to leave out stands beside an OR.
    #[error("\"-{0}\" cannot stand beside OR; leave it out in a place of its own")]
    ExcludedByOr(String),
}

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

/// The clauses that were read so far.
#[derive(Default)]
struct Clauses {
    done: Vec<SearchClause>,
    /// Whether the next term is another possibility of the last clause.
    awaits_other: bool,
}

impl Clauses {
    fn take(&mut self, piece: &Piece) -> Result<(), SearchQueryError> {
        let is_bare = piece.field.is_none() && piece.quotes == Quotes::Missing;
        match piece.value.as_str() {
            "OR" if is_bare => self.await_other(),
            // Everything is looked for together anyway.
            "AND" if is_bare => Ok(()),
            "" if piece.field.is_none() => Ok(()),
            value => self.add(terms(piece)?, piece.is_excluded, value),
        }
    }

    /// Takes the word that is being typed; what cannot be read is left out.
    fn take_unfinished(&mut self, piece: &Piece) {
        let is_name = piece.field.as_deref().and_then(name_field).is_some();
        let goes_on = piece.quotes == Quotes::Missing && !piece.is_whole && !piece.is_excluded;
        let Ok(mut terms) = terms(piece) else { return };
        let is_open = piece.quotes != Quotes::Closed && !piece.is_excluded;
        match terms.as_mut_slice() {
            // One letter is no language yet.
            [SearchTerm::Language(code)] if code.chars().count() < 2 => return,
            [SearchTerm::Word(word)] if goes_on && word.chars().count() > 1 => {
                let prefix = SearchTerm::Prefix(word.clone());
                terms.push(prefix);
            }
            [SearchTerm::Phrase(words)] if piece.quotes == Quotes::Open => {
                let prefix = SearchTerm::Prefix(words.clone());
                terms.push(prefix);
            }
            [SearchTerm::Name { matching, .. }] if is_open && is_name => {
                *matching = NameMatch::Beginning;
            }
            _ => {}
        }
        let is_operator =
            matches!(piece.value.as_str(), "" | "OR" | "AND") && piece.field.is_none();
        if !is_operator && self.add(terms, piece.is_excluded, &piece.value).is_err() {
            self.awaits_other = false;
        }
    }

    fn await_other(&mut self) -> Result<(), SearchQueryError> {
        let Some(last) = self.done.last().filter(|_| !self.awaits_other) else {
            return Err(SearchQueryError::BareOr);
        };
        if last.is_excluded {
            return Err(SearchQueryError::BareOr);
        }
        self.awaits_other = true;
        Ok(())
    }

    fn add(
        &mut self,
        terms: Vec<SearchTerm>,
        is_excluded: bool,
        value: &str,
    ) -> Result<(), SearchQueryError> {
        match self.done.last_mut().filter(|_| self.awaits_other) {
            Some(_) if is_excluded => return Err(SearchQueryError::ExcludedByOr(value.to_owned())),
            Some(last) => last.any.extend(terms),
            None => self.done.push(SearchClause { is_excluded, any: terms }),
        }
        self.awaits_other = false;
        Ok(())
    }

    fn finish(self) -> Result<SearchQuery, SearchQueryError> {
        if self.awaits_other {
            return Err(SearchQueryError::BareOr);
        }
        Ok(SearchQuery { clauses: self.done })
    }
}

/// The clauses as they were written, each with all that stands around its ORs.
fn written_clauses(text: &str) -> Vec<String> {
    let mut clauses: Vec<String> = vec![];
    let mut goes_on = false;
    for piece in pieces(text).into_iter().filter(|piece| piece.written != "AND") {
        let is_or = piece.written == "OR";
        match clauses.last_mut() {
            Some(last) if is_or || goes_on => {
                last.push(' ');
                last.push_str(&piece.written);
            }
            Some(_) | None => clauses.push(piece.written),
        }
        goes_on = is_or;
    }
    clauses
}

/// What a piece stands for: any of these.
fn terms(piece: &Piece) -> Result<Vec<SearchTerm>, SearchQueryError> {
    let Some(field) = &piece.field else { return Ok(vec![words(piece)?]) };
    if let Some(named) = name_field(field) {
        return Ok(vec![name(field, named, piece)?]);
    }
    let value = &piece.value;
    let term = match field.as_str() {
        "kind" => {
            present(field, value, "kind:statement")?;
            let unknown = || SearchQueryError::NoSuchKind(value.clone());
            SearchTerm::Kind(SearchQuery::kind_of(value).ok_or_else(unknown)?)
        }
        "lang" | "language" => {
            present(field, value, "lang:en")?;
            SearchTerm::Language(value.to_lowercase())
        }
        "since" => SearchTerm::Since(first_day(present(field, value, "since:2026-01-01")?)?),
        "until" => SearchTerm::Until(last_day(present(field, value, "until:2026-06-30")?)?),
        _ => return Err(SearchQueryError::NoSuchField(field.clone())),
    };
    Ok(vec![term])
}

fn words(piece: &Piece) -> Result<SearchTerm, SearchQueryError> {
    let value = piece.value.clone();
    match value.strip_suffix('*') {
        None if piece.quotes != Quotes::Missing => Ok(SearchTerm::Phrase(value)),
        Some(prefix) if !prefix.contains(char::is_alphanumeric) => {
            Err(SearchQueryError::BareAsterisk)
        }
        Some(prefix) => Ok(SearchTerm::Prefix(prefix.to_owned())),
        None => Ok(SearchTerm::Word(value)),
    }
}

fn name(field: &str, named: NameField, piece: &Piece) -> Result<SearchTerm, SearchQueryError> {
    let name = present(field, &piece.value, "speaker:Lavrov")?;
    let (name, matching) = match name.strip_suffix('*') {
        _ if piece.is_whole => (name, NameMatch::Whole),
        Some("") => return Err(SearchQueryError::BareAsterisk),
        Some(beginning) => (beginning, NameMatch::Beginning),
        None => (name, NameMatch::Part),
    };
    Ok(SearchTerm::Name { field: named, name: name.to_owned(), matching })
}

fn name_field(field: &str) -> Option<NameField> {
    match field {
        "speaker" | "by" => Some(NameField::Speaker),
        "side" => Some(NameField::Side),
        "to" | "addressee" => Some(NameField::Addressee),
        "outlet" | "source" => Some(NameField::Outlet),
        _ => None,
    }
}

fn present<'a>(
    field: &str,
    value: &'a str,
    example: &'static str,
) -> Result<&'a str, SearchQueryError> {
    if value.is_empty() {
        return Err(SearchQueryError::NoValue(field.to_owned(), example));
    }
    Ok(value)
}

/// The first day of a day, month or year.
fn first_day(text: &str) -> Result<Date, SearchQueryError> {
    let filled = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    filled.parse().map_err(|_| SearchQueryError::NotADay(text.to_owned()))
}

/// The last day of a day, month or year.
fn last_day(text: &str) -> Result<Date, SearchQueryError> {
    let first = first_day(text)?;
    Ok(match text.len() {
        4 => first.last_of_year(),
        7 => first.last_of_month(),
        _ => first,
    })
}

fn kinds() -> String {
    let words: Vec<&str> = SearchQuery::kinds().filter_map(SearchQuery::word_of).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
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
