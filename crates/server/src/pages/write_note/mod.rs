//! The page on which a brief is written: begun from a template, held against the lint, and filed.

mod begun;
mod page;

pub(crate) use page::routes;
