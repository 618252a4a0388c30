//! Fetching: what an action asks of the network, and what comes back.
//!
//! The network itself is known to `server` alone; actions know it as [`Fetch`].

use jiff::SignedDuration;
use thiserror::Error;

/// The most that one answer may hold once it is unpacked, in megabytes.
pub const LARGEST_MEGABYTES: u64 = 20;

/// The most redirects that are followed.
pub const MOST_REDIRECTS: usize = 5;

/// Whatever can fetch an address; several threads may ask it at a time.
pub trait Fetch: Sync {
    /// Fetches an address, over as many redirects as are allowed.
    ///
    /// # Errors
    ///
    /// The address is refused, nothing answers, or the answer is a refusal.
    fn fetch(&self, request: &FetchRequest) -> Result<Fetched, FetchFailure>;
}

/// What to fetch, and what is known of it from the time before.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FetchRequest {
    /// The address.
    pub url: String,
    /// The mark that its server gave the version we have.
    pub etag: Option<String>,
    /// When its server last changed the version we have, in its words.
    pub last_modified: Option<String>,
}

impl FetchRequest {
    /// Asks for an address of which nothing is known yet.
    pub fn of(url: &str) -> Self {
        Self { url: url.to_owned(), ..Self::default() }
    }
}

/// What a server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The address that answered.
    pub url: String,
    /// The address to ask from now on, where the server says that it moved for good.
    pub moved_to: Option<String>,
    /// The answer.
    pub answer: Answer,
}

/// The answer of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing changed since the version we have.
    Unchanged,
    /// A version, unpacked.
    Body(Body),
}

/// A version of what stands at an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The media type as the server names it, as "text/html; charset=utf-8".
    pub media_type: Option<String>,
    /// The server's mark for this version.
    pub etag: Option<String>,
    /// When the server last changed it, in its words.
    pub last_modified: Option<String>,
}

impl Body {
    /// The encoding that the server names, as "windows-1251".
    pub fn charset(&self) -> Option<&str> {
        let mut parameters = self.media_type.as_deref()?.split(';').skip(1);
        parameters.find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
        })
    }
}

/// Why an address could not be fetched.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum FetchFailure {
    /// It is no address of the web.
    #[error("\"{url}\" is no address of the web; give one that begins with https:// or http://")]
    NoWebAddress {
        /// The address.
        url: String,
    },
    /// Its host stands in a network that is not public.
    #[error(
        "{host} stands at {address}, which is {network}; \
         to fetch from there, name the host: --allow-host {host}"
    )]
    NotPublic {
        /// The host.
        host: String,
        /// Where it stands.
        address: String,
        /// What that is, as "a private network".
        network: &'static str,
    },
    /// There is no such host.
    #[error("there is no host named {host}; check the spelling, or the connection")]
    NoHost {
        /// The host.
        host: String,
    },
    /// The redirects lead back to where they were.
    #[error("the redirects go in a circle: {path}")]
    RedirectLoop {
        /// The addresses in their order.
        path: String,
    },
    /// There are too many redirects.
    #[error("more than {MOST_REDIRECTS} redirects, the last to {url}; give that address itself")]
    TooManyRedirects {
        /// Where the last one leads.
        url: String,
    },
    /// A redirect says not where to.
    #[error("a redirect (status {status}) from {url} leads to no address of the web")]
    LostRedirect {
        /// The status.
        status: u16,
        /// What redirects.
        url: String,
    },
    /// The answer is too large.
    #[error("the answer is larger than {LARGEST_MEGABYTES} MB unpacked, and was not read further")]
    TooLarge,
    /// The server asks to wait.
    #[error("the server asks to wait (status {status})")]
    Busy {
        /// The status.
        status: u16,
        /// For how long, where it says so.
        retry_after: Option<SignedDuration>,
    },
    /// It is gone for good.
    #[error("it is gone for good (status 410)")]
    Gone,
    /// The server refuses.
    #[error("the server answers with status {status}, {meaning}")]
    Status {
        /// The status.
        status: u16,
        /// What that means, as "not found".
        meaning: String,
    },
    /// It takes too long.
    #[error("no whole answer within {seconds} seconds; try again later")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// The connection failed.
    #[error("the connection failed ({error})")]
    Connection {
        /// How.
        error: String,
    },
}
