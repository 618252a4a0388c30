//! Searching: what is looked for, and what can be found.

mod check;
mod facet;
mod item;
mod lexer;
mod parse;
mod query;

pub use facet::SearchFacet;
pub use item::SearchItem;
pub use parse::SearchQueryError;
pub use query::{NameField, NameMatch, SearchClause, SearchQuery, SearchTerm};
