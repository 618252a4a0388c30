//! Why a query cannot be read.

use thiserror::Error;

use super::query::SearchQuery;

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

fn kinds() -> String {
    let words: Vec<&str> = SearchQuery::kinds().filter_map(SearchQuery::word_of).collect();
    words.join(", ")
}
