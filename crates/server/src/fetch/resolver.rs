//! Looking up hosts: the addresses that come out have been checked, and are those connected to.

use std::collections::BTreeSet;
use std::io;

use thiserror::Error;
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

use super::address::network;

/// A resolver that knows only public addresses, and whatever hosts were allowed by name.
///
/// The connection is made to the addresses that it gives, so that a host that changes its address
/// in between reaches nothing; each redirect is looked up anew.
#[derive(Debug)]
pub(super) struct PublicResolver {
    allowed: BTreeSet<String>,
}

/// A host that stands in a network that is not public.
#[derive(Debug, Error)]
#[error("{host} stands at {address}, which is {network}")]
pub(super) struct NotPublic {
    pub(super) host: String,
    pub(super) address: String,
    pub(super) network: &'static str,
}

impl PublicResolver {
    /// A resolver that lets the hosts named stand anywhere.
    pub(super) fn new(allowed: BTreeSet<String>) -> Self {
        Self { allowed }
    }
}

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        let host = uri.host().unwrap_or_default().trim_matches(['[', ']']).to_lowercase();
        if self.allowed.contains(&host) {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter().filter(|address| network(address.ip()).is_none()) {
            public.push(*address);
        }
        match found.iter().find_map(|address| Some((address, network(address.ip())?))) {
            Some((address, network)) if public.is_empty() => {
                let address = address.ip().to_string();
                Err(Error::Io(io::Error::other(NotPublic { host, address, network })))
            }
            Some(_) | None => Ok(public),
        }
    }
}
