//! The page on which a question is asked: written down, held against the lint, and opened.

mod page;
mod start;
mod typed_kind;
mod typed_question;

pub(crate) use page::routes;
pub(crate) use typed_question::named;
