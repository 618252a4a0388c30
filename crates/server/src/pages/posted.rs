//! What was sent to a form: by a page as its fields, or by a program as JSON.

use axum::RequestExt as _;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use serde_json::{Map, Value};

use crate::door::{Route, is_too_slow};
use crate::error::Failure;
use crate::pages::form::refused_at;
use crate::pages::typed::Typed;

/// What was sent to a form, each field of which the form has.
pub(crate) struct Posted(pub(crate) Typed);

impl<S: Send + Sync> FromRequest<S> for Posted {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let row = request.extensions().get::<&'static Route>().copied();
        let kind = kind(request.headers());
        let body = request.extract::<Bytes, _>().await;
        let body = body.map_err(|error| unread(&error))?;
        let typed = match kind {
            // Whoever fills in nothing need not say how.
            Kind::Other(kind) if kind.is_empty() && body.is_empty() => Typed::default(),
            Kind::Fields => fields(&body)?,
            Kind::Json => json(&body)?,
            Kind::Other(kind) => return Err(unfit(&kind)),
        };
        if let Some(row) = row {
            check(row, &typed)?;
        }
        Ok(Self(typed))
    }
}

/// How a body is written.
enum Kind {
    Fields,
    Json,
    Other(String),
}

fn kind(headers: &HeaderMap) -> Kind {
    let Some(kind) = headers.get(CONTENT_TYPE) else { return Kind::Other(String::new()) };
    let kind = String::from_utf8_lossy(kind.as_bytes()).to_ascii_lowercase();
    match kind.split(';').next().unwrap_or_default().trim() {
        "application/x-www-form-urlencoded" => Kind::Fields,
        "application/json" => Kind::Json,
        other => Kind::Other(other.to_owned()),
    }
}

fn unfit(kind: &str) -> Failure {
    let remedy = "send application/json or application/x-www-form-urlencoded";
    let message = match kind {
        "" => format!("the header Content-Type is missing; {remedy}"),
        kind => format!("\"{kind}\" is no way to send a form; {remedy}"),
    };
    Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message)
}

fn unread(error: &BytesRejection) -> Failure {
    if is_too_slow(error) {
        let message = "what was sent took too long to come; send it again";
        return Failure::new(StatusCode::REQUEST_TIMEOUT, message);
    }
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Failure::new(error.status(), "what was sent is too long; send less at once")
        }
        _ => Failure::bad_request("what was sent broke off; send it again"),
    }
}

fn fields(body: &[u8]) -> Result<Typed, Failure> {
    let read = serde_urlencoded::from_bytes::<Vec<(String, String)>>(body);
    let read = read.map_err(|error| {
        Failure::bad_request(format!("the fields of the form cannot be read: {error}"))
    })?;
    Ok(read.into_iter().collect())
}

fn json(body: &[u8]) -> Result<Typed, Failure> {
    let read = serde_json::from_slice::<Map<String, Value>>(body);
    let read = read.map_err(|error| {
        Failure::bad_request(format!("what was sent is no JSON object of fields: {error}"))
    })?;
    let fields = read.into_iter().filter(|(_, value)| !value.is_null());
    let fields = fields.map(|(name, value)| match text(&value) {
        Some(text) => Ok((name, text)),
        None => Err(refused_at(&name, "give a text, a number, or a list of texts")),
    });
    fields.collect::<Result<Vec<_>, Failure>>().map(Typed::from_iter)
}

/// A value as one would type it: a list is a line for each of its parts.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Object(_) => None,
        Value::Bool(it) => Some(it.to_string()),
        Value::Number(it) => Some(it.to_string()),
        Value::String(it) => Some(it.clone()),
        Value::Array(parts) => {
            let lines = parts.iter().map(|part| if part.is_array() { None } else { text(part) });
            lines.collect::<Option<Vec<_>>>().map(|lines| lines.join("\n"))
        }
    }
}

/// Refuses fields that the form does not have, as a slip in a name would otherwise go unseen.
pub(crate) fn check(row: &Route, typed: &Typed) -> Result<(), Failure> {
    match typed.names().find(|name| !row.has_field(name)) {
        None => Ok(()),
        Some(name) if row.fields.is_empty() => {
            Err(refused_at(name, format!("there is no field \"{name}\"; this takes none")))
        }
        Some(name) => {
            let known: Vec<&str> = row.fields().map(|(field, _)| field).collect();
            let known = known.join(", ");
            Err(refused_at(name, format!("there is no field \"{name}\"; the fields are {known}")))
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::extract::{FromRequest as _, Request};

    use super::Posted;
    use crate::door::{Method, find};

    /// What a question's topics make of a body: the topic, or the status and why it is refused.
    async fn sent(kind: &str, body: &str) -> Result<String, (u16, String)> {
        let row = find(Method::Post, "/questions/{id}/topics").unwrap();
        let request = Request::builder().header("content-type", kind).extension(row);
        let request = request.body(Body::from(body.to_owned())).unwrap();
        match Posted::from_request(request, &()).await {
            Ok(Posted(typed)) => Ok(typed.text("topic").to_owned()),
            Err(failure) => Err((failure.status.as_u16(), failure.message)),
        }
    }

    #[tokio::test]
    async fn a_page_sends_fields_and_a_program_json() {
        let form = "application/x-www-form-urlencoded";
        assert_eq!(sent(form, "topic=arms+control").await, Ok("arms control".to_owned()));
        let json = "application/json; charset=utf-8";
        assert_eq!(sent(json, r#"{"topic": "arms"}"#).await, Ok("arms".to_owned()));
        assert_eq!(sent(json, r#"{"topic": ["a", 2]}"#).await, Ok("a\n2".to_owned()));
        assert_eq!(sent(json, r#"{"topic": null}"#).await, Ok(String::new()));
    }

    #[tokio::test]
    async fn what_holds_nothing_need_not_say_how_it_is_written() {
        let sent = async |path: &str, body: &'static str| {
            let request = Request::builder().extension(find(Method::Post, path).unwrap());
            let request = request.body(Body::from(body)).unwrap();
            Posted::from_request(request, &()).await.map(drop).map_err(|it| it.message)
        };
        assert_eq!(sent("/jobs/{id}/retry", "").await, Ok(()));
        let unsaid = sent("/jobs/{id}/retry", "a=b").await.unwrap_err();
        assert!(unsaid.starts_with("the header Content-Type is missing; send"), "{unsaid}");
    }

    #[tokio::test]
    async fn what_is_no_form_is_refused() {
        for (kind, body, status, told) in [
            ("text/plain", "topic=arms", 415, "\"text/plain\" is no way to send a form"),
            ("application/json", "[]", 400, "is no JSON object of fields"),
            ("application/json", r#"{"topic": {}}"#, 422, "give a text, a number"),
            ("application/json", r#"{"tpoic": "a"}"#, 422, "there is no field \"tpoic\""),
        ] {
            let (refused, message) = sent(kind, body).await.unwrap_err();
            assert_eq!(refused, status, "{body}");
            assert!(message.contains(told), "{message}");
        }
    }
}
