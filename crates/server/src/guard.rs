//! The guard at the door: which requests are answered at all.
//!
//! A desk on one's own machine has no password, so a web page open in the same browser must not
//! be able to reach it. Two attacks are turned away:
//!
//! - *DNS rebinding*: a foreign name that suddenly points at 127.0.0.1. A desk that listens on
//!   loopback answers only requests whose `Host` is loopback.
//! - *Cross-site request forgery*: a form on a foreign page that posts to the desk. What changes
//!   something must come from the desk's own pages, or from a program that is no browser.

use std::net::{IpAddr, Ipv6Addr};

use axum::extract::{Request, State};
use axum::http::header::{HOST, HeaderValue, ORIGIN, STRICT_TRANSPORT_SECURITY};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::Failure;

/// Has browsers use TLS alone for a year, where a proxy speaks it.
const ALWAYS_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Who can reach the address the desk listens on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// Only programs on the same machine.
    Loopback,
    /// Other machines, too, over a network that others may read.
    Network,
    /// Whoever a proxy in front lets through; it speaks TLS and says where each comes from.
    Proxy,
}

impl Exposure {
    /// The exposure of a desk that listens on this address.
    pub fn of(address: IpAddr) -> Self {
        if address.is_loopback() { Self::Loopback } else { Self::Network }
    }
}

/// Lets a request through or refuses it; a middleware.
pub async fn admit(State(exposure): State<Exposure>, request: Request, next: Next) -> Response {
    let refusal = refusal(exposure, request.method(), request.uri(), request.headers());
    let mut response = match refusal {
        Some(failure) => failure.into_response(),
        None => next.run(request).await,
    };
    if exposure == Exposure::Proxy {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, ALWAYS_TLS);
    }
    response
}

fn refusal(exposure: Exposure, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Failure> {
    let Some(host) = single(headers, &HOST).or_else(|| uri.authority().map(Authority::as_str))
    else {
        let message = "the request names no host, or more than one; send one Host header";
        return Some(Failure::bad_request(message));
    };
    if exposure == Exposure::Loopback && !names_loopback(host) {
        return Some(foreign_host(host));
    }
    if !method.is_safe() && is_cross_site(exposure, host, headers) {
        return Some(foreign_origin());
    }
    None
}

fn foreign_host(host: &str) -> Failure {
    let message = format!(
        "this desk answers only on this machine, and \"{host}\" is another name; \
         use 127.0.0.1 or localhost"
    );
    Failure::new(StatusCode::MISDIRECTED_REQUEST, message)
}

fn foreign_origin() -> Failure {
    let message = "another site sent this form; open the desk itself and send it from there";
    Failure::new(StatusCode::FORBIDDEN, message)
}

/// The only value of a header; `None` where it is absent, repeated or not text.
fn single(headers: &HeaderMap, name: impl axum::http::header::AsHeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

fn names_loopback(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    let bare = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match bare {
        Some(address) => address.parse::<Ipv6Addr>().is_ok_and(|it| it.is_loopback()),
        None if name.eq_ignore_ascii_case("localhost") => true,
        None => name.parse::<IpAddr>().is_ok_and(|it| it.is_loopback()),
    }
}

/// Whether a browser says that the request comes from another site than the one it goes to.
fn is_cross_site(exposure: Exposure, host: &str, headers: &HeaderMap) -> bool {
    // A browser cannot be made to lie in or to leave out both; other programs send neither.
    let site_is_foreign =
        headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none");
    let origin_is_foreign = headers.get(ORIGIN).is_some_and(|origin| {
        let origin = origin.to_str().unwrap_or_default();
        // Behind a proxy that speaks TLS, what came without it is another site.
        let is_as_safe = |scheme: &str| exposure != Exposure::Proxy || scheme == "https";
        !origin.split_once("://").is_some_and(|(scheme, authority)| {
            is_as_safe(scheme) && authority.eq_ignore_ascii_case(host)
        })
    });
    site_is_foreign || origin_is_foreign
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, Method, Uri};

    use super::{Exposure, refusal};

    /// Reads `METHOD name: value; name: value` and gives the status it is refused with.
    fn status(exposure: Exposure, request: &str) -> Option<u16> {
        let (method, rest) = request.split_once(' ').unwrap_or((request, ""));
        let mut headers = HeaderMap::new();
        for line in rest.split("; ").filter(|line| !line.is_empty()) {
            let (name, value) = line.split_once(": ").unwrap();
            headers.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        let method: Method = method.parse().unwrap();
        let failure = refusal(exposure, &method, &Uri::from_static("/questions"), &headers)?;
        Some(failure.status.as_u16())
    }

    fn on_loopback(request: &str) -> Option<u16> {
        status(Exposure::Loopback, request)
    }

    #[test]
    fn loopback_has_several_names() {
        for host in ["127.0.0.1:4577", "localhost", "LOCALHOST:80", "127.8.0.1", "[::1]:4577"] {
            assert_eq!(on_loopback(&format!("GET host: {host}")), None, "{host}");
        }
    }

    #[test]
    fn a_rebound_name_is_misdirected() {
        for host in ["evil.example", "127.0.0.1.evil.example:4577", "localhost.evil", "10.0.0.1"] {
            assert_eq!(on_loopback(&format!("GET host: {host}")), Some(421), "{host}");
        }
    }

    #[test]
    fn a_desk_on_the_network_has_any_name() {
        assert_eq!(status(Exposure::Network, "GET host: desk.example"), None);
    }

    #[test]
    fn a_request_names_one_host() {
        assert_eq!(on_loopback("GET"), Some(400));
        assert_eq!(on_loopback("GET host: localhost; host: evil.example"), Some(400));
    }

    #[test]
    fn the_desks_own_forms_pass() {
        let own = "POST host: 127.0.0.1:4577; origin: http://127.0.0.1:4577";
        assert_eq!(on_loopback(own), None);
        assert_eq!(on_loopback(&format!("{own}; sec-fetch-site: same-origin")), None);
    }

    #[test]
    fn a_program_that_is_no_browser_passes() {
        assert_eq!(on_loopback("POST host: 127.0.0.1:4577"), None);
        assert_eq!(on_loopback("DELETE host: localhost; sec-fetch-site: none"), None);
    }

    #[test]
    fn a_foreign_page_changes_nothing() {
        for said in [
            "origin: https://evil.example",
            "origin: null",
            "origin: http://127.0.0.1:9999",
            "sec-fetch-site: cross-site",
            "sec-fetch-site: same-site",
            "origin: http://127.0.0.1:4577; sec-fetch-site: cross-site",
        ] {
            let request = format!("POST host: 127.0.0.1:4577; {said}");
            assert_eq!(on_loopback(&request), Some(403), "{said}");
            assert_eq!(status(Exposure::Network, &request), Some(403), "{said}");
        }
    }

    #[test]
    fn behind_a_proxy_with_tls_a_page_without_it_is_foreign() {
        let by = |scheme: &str| format!("POST host: desk.example; origin: {scheme}://desk.example");
        assert_eq!(status(Exposure::Proxy, &by("https")), None);
        assert_eq!(status(Exposure::Proxy, &by("http")), Some(403));
        assert_eq!(status(Exposure::Network, &by("http")), None);
    }

    #[test]
    fn a_foreign_page_may_link_here() {
        assert_eq!(on_loopback("GET host: localhost; sec-fetch-site: cross-site"), None);
    }
}
