//! Marks that mean nothing in a query, though elsewhere they do.

use super::error::SearchQueryError;
use super::lexer::{Piece, Quotes};

/// Refuses what looks like a part of the language of queries, and is none.
pub(super) fn check(piece: &Piece) -> Result<(), SearchQueryError> {
    let value = piece.value.as_str();
    let is_bare = piece.quotes == Quotes::Missing;
    if is_bare && piece.field.is_none() && value == "NOT" {
        return Err(SearchQueryError::BareNot);
    }
    if is_bare && (value.starts_with('(') || value.ends_with(')')) {
        let inside =
            value.replace(['(', ')'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        return Err(SearchQueryError::Parenthesis(inside));
    }
    let inner = value.strip_suffix('*').unwrap_or(value);
    if inner.contains('*') && inner.contains(char::is_alphanumeric) {
        return Err(SearchQueryError::InnerAsterisk(value.replace('*', "")));
    }
    Ok(())
}
