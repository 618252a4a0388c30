//! What the pieces of a query stand for: words, names, kinds, languages and days.

use jiff::civil::Date;

use super::error::SearchQueryError;
use super::lexer::{Piece, Quotes};
use super::query::{NameField, NameMatch, SearchQuery, SearchTerm};

/// What a piece stands for: any of these.
pub(super) fn terms(piece: &Piece) -> Result<Vec<SearchTerm>, SearchQueryError> {
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

/// The sort of name that a field asks for, if it asks for one.
pub(super) fn name_field(field: &str) -> Option<NameField> {
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
