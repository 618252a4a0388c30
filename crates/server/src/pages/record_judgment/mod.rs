//! The page on which a judgment is made: the claim with the very words it rests on.

mod page;
mod start;
mod typed_judgment;

pub(crate) use page::routes;
