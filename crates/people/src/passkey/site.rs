//! A site: where a desk is served, as browsers see it, which its passkeys are for.

use std::str::FromStr;

use sha2::{Digest as _, Sha256};
use thiserror::Error;

/// The one name that browsers take without TLS.
const LOCAL: &str = "localhost";

/// Where a desk is served, as browsers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Scheme, host and port, as a browser writes them.
    origin: String,
    /// The host alone.
    id: String,
}

/// What passkeys cannot be for.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "\"{0}\" is no address that passkeys can be for; give https:// and a name, as \
    https://desk.example, or http://localhost with a port"
)]
pub struct UnfitSite(String);

impl Site {
    /// The desk on its own machine, which listens at a port.
    pub fn local(port: u16) -> Self {
        let port = if port == 80 { String::new() } else { format!(":{port}") };
        Self { origin: format!("http://{LOCAL}{port}"), id: LOCAL.to_owned() }
    }

    /// Scheme, host and port, as a browser writes them: `https://desk.example`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The host alone: `desk.example`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether everything to it goes over TLS.
    pub fn is_tls(&self) -> bool {
        self.origin.starts_with("https://")
    }

    /// What devices sign in its place.
    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.id).into()
    }
}

impl FromStr for Site {
    type Err = UnfitSite;

    fn from_str(text: &str) -> Result<Self, UnfitSite> {
        read(text).ok_or_else(|| UnfitSite(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Site> {
    let written = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
    let (scheme, authority) = written.split_once("://")?;
    let (id, port) = match authority.split_once(':') {
        Some((id, port)) => (id, Some(number(port)?)),
        None => (authority, None),
    };
    let usual = match scheme {
        "https" => 443,
        "http" if id == LOCAL => 80,
        _ => return None,
    };
    if !is_name(id) {
        return None;
    }
    let port = port.filter(|port| *port != usual).map_or(String::new(), |it| format!(":{it}"));
    Some(Site { origin: format!("{scheme}://{id}{port}"), id: id.to_owned() })
}

fn number(port: &str) -> Option<u16> {
    let is_plain = port.bytes().all(|byte| byte.is_ascii_digit());
    port.parse().ok().filter(|port| is_plain && *port > 0)
}

/// Whether something is a name in ASCII, and no number of a machine.
fn is_name(id: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let ends_in_letters =
        id.rsplit('.').next().is_some_and(|it| it.bytes().any(|byte| byte.is_ascii_alphabetic()));
    id.len() <= 253 && id.split('.').all(is_label) && ends_in_letters
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn a_site_is_written_as_browsers_write_it() {
        for (given, origin, id) in [
            ("https://desk.example", "https://desk.example", "desk.example"),
            ("https://Desk.Example:443/", "https://desk.example", "desk.example"),
            ("https://desk.example:8443", "https://desk.example:8443", "desk.example"),
            ("http://localhost:9000", "http://localhost:9000", "localhost"),
        ] {
            let site: Site = given.parse().unwrap();
            assert_eq!((site.origin(), site.id()), (origin, id), "{given}");
        }
        assert_eq!(Site::local(8717).origin(), "http://localhost:8717");
        assert_eq!(Site::local(80), "http://localhost:80".parse().unwrap());
    }

    #[test]
    fn browsers_take_no_passkey_for_anything_else() {
        for given in [
            "desk.example",
            "http://desk.example",
            "https://192.0.2.1",
            "https://[2001:db8::1]",
            "http://127.0.0.1:8717",
            "https://desk.example/path",
            "https://ada@desk.example",
            "https://desk.example:port",
            "https://desk.example:+443",
            "https://desk..example",
            "https://-desk.example",
            "https://dësk.example",
            "https://",
            "",
        ] {
            assert!(given.parse::<Site>().is_err(), "{given}");
        }
    }
}
