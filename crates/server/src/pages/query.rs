//! What is asked for behind the `?` of an address, or why it cannot be read.

use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query as Read};
use axum::http::request::Parts;
use serde::Deserialize as _;
use serde::de::{DeserializeOwned, Deserializer, Error as _};

use crate::error::Failure;

/// What is asked for behind the `?`.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Sync + Send> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let read = Read::from_request_parts(parts, state).await;
        read.map(|Read(asked)| Self(asked)).map_err(|rejection| unread(&rejection))
    }
}

/// The reason alone, without how the address was read.
fn unread(rejection: &QueryRejection) -> Failure {
    let told = rejection.body_text();
    let reason = told.strip_prefix("Failed to deserialize query string: ").unwrap_or(&told);
    Failure::bad_request(format!("the address cannot be read: {reason}"))
}

/// Reads the number of a page of a list.
pub(crate) fn page_number<'de, D: Deserializer<'de>>(from: D) -> Result<Option<usize>, D::Error> {
    let text = String::deserialize(from)?;
    let number = text.parse().ok().filter(|number| *number > 0);
    let refused = || D::Error::custom(format!("\"{text}\" is no page; give a number from 1"));
    number.map(Some).ok_or_else(refused)
}
