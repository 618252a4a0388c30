//! A client: the address that a request comes from.

use std::net::{IpAddr, Ipv4Addr};

use axum::extract::Request;
use axum::http::{Extensions, HeaderMap};

use crate::connections::Peer;
use crate::guard::Exposure;

/// The header in which a proxy says where a request came from.
const FORWARDED: &str = "x-forwarded-for";

/// The address that a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Client(pub(crate) IpAddr);

impl Client {
    /// Where a request comes from.
    pub(crate) fn of(request: &Request, exposure: Exposure) -> Self {
        Self::by(request.extensions(), request.headers(), exposure)
    }

    fn by(extensions: &Extensions, headers: &HeaderMap, exposure: Exposure) -> Self {
        let peer = extensions.get::<Peer>().map_or(Ipv4Addr::LOCALHOST.into(), |peer| peer.0);
        match exposure {
            Exposure::Proxy => Self(forwarded(headers).unwrap_or(peer)),
            Exposure::Loopback | Exposure::Network => Self(peer),
        }
    }
}

/// The address that the proxy added, which is the last: whoever asks can write those before it.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let all = headers.get_all(FORWARDED).iter().next_back()?.to_str().ok()?;
    all.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::{Extensions, HeaderMap};

    use super::Client;
    use crate::connections::Peer;
    use crate::guard::Exposure;

    fn client(exposure: Exposure, forwarded: &[&str]) -> String {
        let (mut extensions, mut headers) = (Extensions::new(), HeaderMap::new());
        extensions.insert(Peer([192, 0, 2, 1].into()));
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        Client::by(&extensions, &headers, exposure).0.to_string()
    }

    #[test]
    fn only_the_last_hop_of_a_proxy_is_believed() {
        let proxy = |forwarded| client(Exposure::Proxy, forwarded);
        assert_eq!(proxy(&["203.0.113.7"]), "203.0.113.7");
        assert_eq!(proxy(&["198.51.100.1, 203.0.113.7"]), "203.0.113.7");
        assert_eq!(proxy(&["198.51.100.1", "2001:db8::7"]), "2001:db8::7");
        assert_eq!(proxy(&["203.0.113.7, unknown"]), "192.0.2.1");
        assert_eq!(proxy(&[]), "192.0.2.1");
    }

    #[test]
    fn without_a_proxy_nobody_says_who_they_are() {
        assert_eq!(client(Exposure::Network, &["203.0.113.7"]), "192.0.2.1");
        assert_eq!(client(Exposure::Loopback, &["203.0.113.7"]), "192.0.2.1");
    }
}
