//! Searching: what is looked for, and what can be found.

mod check;
mod clauses;
mod error;
mod facet;
mod item;
mod lexer;
mod parse;
mod query;
mod terms;

pub use error::SearchQueryError;
pub use facet::SearchFacet;
pub use item::SearchItem;
pub use query::{NameField, NameMatch, SearchClause, SearchQuery, SearchTerm};
