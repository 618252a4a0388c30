//! The steps of `cargo xtask test`, one file or folder each.

mod order;

mod install;

mod format;
mod lint;

mod docs;

pub(crate) mod deny;
mod layers;

pub(crate) mod judge;
pub(crate) mod schemathesis;
mod suite;

pub(crate) use order::run_all;
