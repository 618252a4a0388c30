//! One suite for both engines: what a ledger keeps, refuses and notices is the same in SQLite and in
//! PostgreSQL, and what one exports the other takes in.
//!
//! `cargo xtask test` runs a server for it; without one it fails rather than passing by.

#![expect(
    clippy::disallowed_methods,
    reason = "a ledger is a file, and the server is named outside"
)]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod batches;
mod encrypted;
mod erased;
mod fixture;
mod guarded;
mod halting;
mod kept;
mod round_trips;
mod together;
