//! Credentials: what a request shows of who asks, and the cookie that a browser keeps.

use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE, HeaderValue};

/// The cookie where the way to the desk is private; browsers take it from this host alone, and
/// only over TLS.
const COOKIE_NAME: &str = "__Host-forsooth";

/// The cookie of a desk that answers only on its own machine, over plain HTTP.
const LOCAL_COOKIE_NAME: &str = "forsooth";

/// What a request shows of who asks.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Nothing.
    Nothing,
    /// The secret of a token, or what is none.
    Token(String),
    /// The secret of a session, or what is none.
    Session(String),
}

impl Shown {
    /// What the headers of a request show. A token counts alone where there is one, so that a
    /// program is never taken for the browser beside it.
    pub(crate) fn of(headers: &HeaderMap, is_tls: bool) -> Self {
        if headers.contains_key(AUTHORIZATION) {
            return Self::Token(token(headers).unwrap_or_default().to_owned());
        }
        match cookie(headers, cookie_name(is_tls)) {
            Some(secret) => Self::Session(secret.to_owned()),
            None => Self::Nothing,
        }
    }
}

/// The token of the one header that may show it.
fn token(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (scheme, token) = values.next()?.to_str().ok()?.split_once(' ')?;
    let is_only = values.next().is_none() && scheme.eq_ignore_ascii_case("bearer");
    is_only.then(|| token.trim())
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
    let mut all = all.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
    all.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn cookie_name(is_tls: bool) -> &'static str {
    if is_tls { COOKIE_NAME } else { LOCAL_COOKIE_NAME }
}

/// The header by which a browser keeps a session, for as long as it is open.
pub(crate) fn kept(secret: &str, is_tls: bool) -> Option<HeaderValue> {
    written(&format!("{}={secret}", cookie_name(is_tls)), is_tls)
}

/// The header by which a browser forgets a session.
pub(crate) fn forgotten(is_tls: bool) -> Option<HeaderValue> {
    written(&format!("{}=; Max-Age=0", cookie_name(is_tls)), is_tls)
}

fn written(cookie: &str, is_tls: bool) -> Option<HeaderValue> {
    let secure = if is_tls { "; Secure" } else { "" };
    let text = format!("{cookie}; Path=/; HttpOnly; SameSite=Lax{secure}");
    let mut value = HeaderValue::from_str(&text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName};

    use super::{Shown, kept};

    /// Reads `name: value; …` a line each.
    fn shown(lines: &[&str]) -> Shown {
        let mut headers = HeaderMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap();
            headers.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        Shown::of(&headers, true)
    }

    #[test]
    fn a_browser_shows_a_session_and_a_program_a_token() {
        assert_eq!(shown(&[]), Shown::Nothing);
        let session = Shown::Session("fs_ses_1".to_owned());
        assert_eq!(shown(&["cookie: a=b; __Host-forsooth=fs_ses_1; c=d"]), session);
        assert_eq!(shown(&["cookie: forsooth=fs_ses_1"]), Shown::Nothing);
        let token = Shown::Token("fs_tok_1".to_owned());
        assert_eq!(shown(&["authorization: bearer fs_tok_1"]), token);
        let both = ["authorization: Bearer fs_tok_1", "cookie: __Host-forsooth=fs_ses_1"];
        assert_eq!(shown(&both), token);
    }

    #[test]
    fn what_is_no_token_counts_as_a_wrong_one() {
        let wrong = Shown::Token(String::new());
        let session = "cookie: __Host-forsooth=fs_ses_1";
        assert_eq!(shown(&["authorization: Basic YTpi", session]), wrong);
        let twice = ["authorization: Bearer fs_tok_1", "authorization: Bearer fs_tok_2"];
        assert_eq!(shown(&twice), wrong);
    }

    #[test]
    fn the_cookie_is_for_this_host_and_no_script() {
        let cookie = kept("fs_ses_1", true).unwrap();
        let expected = "__Host-forsooth=fs_ses_1; Path=/; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(cookie.to_str().unwrap(), expected);
        let cookie = kept("fs_ses_1", false).unwrap();
        assert_eq!(cookie.to_str().unwrap(), "forsooth=fs_ses_1; Path=/; HttpOnly; SameSite=Lax");
    }
}
