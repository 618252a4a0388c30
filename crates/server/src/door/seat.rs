//! A seat: who is at the desk for one request.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::error::Failure;
use crate::serve::SharedDesk;

/// Who is at the desk for one request.
#[derive(Clone, Debug, Default)]
pub(crate) enum Seat {
    /// Whoever has the machine: the desk has no accounts and answers only there.
    #[default]
    Host,
}

impl FromRequestParts<SharedDesk> for SharedDesk {
    type Rejection = Failure;

    /// The desk as whoever asks sits at it.
    async fn from_request_parts(_: &mut Parts, desk: &Self) -> Result<Self, Failure> {
        Ok(desk.clone())
    }
}
