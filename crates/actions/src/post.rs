//! Posting: what an action sends to an address of the web, and what comes back.
//!
//! The network itself is known to `server` alone; actions know it as [`Post`].

use crate::fetch::FetchFailure;

/// The most that one answer to a post may hold, in bytes.
pub const LARGEST_ANSWER: usize = 64 * 1024;

/// Whatever can send something to an address.
pub trait Post: Sync {
    /// Sends something and reads the answer, whatever its status. Redirects are not followed.
    ///
    /// # Errors
    ///
    /// The address is refused, nothing answers, or the answer is too large.
    fn post(&self, letter: &Letter<'_>) -> Result<Posted, FetchFailure>;
}

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// To which address.
    pub url: &'a str,
    /// As which media type.
    pub media_type: &'a str,
    /// The bytes.
    pub body: &'a [u8],
}

/// What a server answered to a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The HTTP status.
    pub status: u16,
    /// The bytes.
    pub body: Vec<u8>,
}

impl Posted {
    /// The answer as text; what is none comes out as signs that stand for it.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
