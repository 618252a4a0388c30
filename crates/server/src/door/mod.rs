//! The door: what can be asked of a desk, and what whoever asks it must be allowed to.
//!
//! [`table`] holds every route in one row each; [`routes`] registers handlers and nothing that has
//! no row, and [`need`] says what a row asks of whoever comes.

mod admit;
mod client;
mod credentials;
mod keeper;
mod limits;
mod need;
mod route;
mod routes;
mod seat;
mod slow;
mod table;
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use client::Client;
pub(crate) use credentials::{Shown, forgotten, kept};
pub(crate) use keeper::{Keeper, Reached, now};
pub(crate) use limits::TooSoon;
pub(crate) use need::Need;
pub(crate) use route::{Method, Route, Shows};
pub(crate) use routes::Routes;
pub(crate) use seat::{Seat, no_accounts};
pub(crate) use slow::is_too_slow;
pub(crate) use table::{LARGEST_FILES, at_path, find, rows};

use axum::Router;
use axum::middleware::from_fn_with_state;

use crate::serve::SharedDesk;

/// Puts the door before the routes of a desk: nothing is answered that has no row.
pub(crate) fn closing(routes: Routes, desk: SharedDesk) -> Router {
    let (_, handlers) = routes.into_parts();
    handlers.layer(from_fn_with_state(desk.clone(), admit::admit)).with_state(desk)
}
