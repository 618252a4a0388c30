//! Asking a time-stamping authority (RFC 3161) for a token over the tree that was signed last.
//!
//! The token says that the tree existed at a time, by the clock of the authority. What it stamps and
//! the number that was asked with are compared here; whose signature it bears is for `openssl`.

use jiff::Timestamp;
use ledger::{LedgerError, LogHead};
use serde::Serialize;
use thiserror::Error;
use verifying::MalformedTimestamp;

use crate::Desk;
use crate::fetch::FetchFailure;
use crate::post::{Letter, Post};

/// A token that was given and kept.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskedTimestamp {
    /// How many leaves the tree has that was stamped.
    pub leaves: u64,
    /// When, by the clock of the authority.
    pub at: Timestamp,
    /// The address of the authority.
    pub authority: String,
}

/// Why there is no token.
#[derive(Debug, Error)]
pub enum AskTimestampError {
    /// Nothing was signed yet.
    #[error("nothing was signed yet at this desk; record something first")]
    NothingSigned,
    /// The authority cannot be reached.
    #[error(transparent)]
    Unreachable(#[from] FetchFailure),
    /// It answers with a refusal of the web.
    #[error("the authority answers with status {0}, which is no token")]
    Status(u16),
    /// It refuses, or its answer cannot be read.
    #[error(transparent)]
    Malformed(#[from] MalformedTimestamp),
    /// Its token is of something else.
    #[error("the authority stamped something else than it was asked to")]
    OtherImprint,
    /// Its token answers another question.
    #[error("the authority gave an answer to another question; it may be an old one")]
    OtherNonce,
    /// The ledger cannot be read, or the token cannot be kept.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// Asks an authority for a token over the tree that was signed last, and keeps it beside the ledger;
/// receipts and the published record carry it from then on.
///
/// # Errors
///
/// Nothing was signed yet, the authority does not answer with a token over this tree, or it cannot
/// be kept.
pub fn ask_timestamp(
    desk: &Desk,
    authority: &str,
    web: &dyn Post,
) -> Result<AskedTimestamp, AskTimestampError> {
    let head = desk.ledger.log_head()?.ok_or(AskTimestampError::NothingSigned)?;
    let text = text_of(&head);
    let nonce = desk.ledger.draw_nonce();
    let body = query(domain::Digest::of(text.as_bytes()).as_bytes(), nonce);
    let media_type = "application/timestamp-query";
    let posted = web.post(&Letter { url: authority, media_type, body: &body })?;
    if posted.status != 200 {
        return Err(AskTimestampError::Status(posted.status));
    }
    let token = verifying::Timestamp::parse(&posted.body)?;
    if !token.is_of(text.as_bytes()) {
        return Err(AskTimestampError::OtherImprint);
    }
    if !token.answers(&nonce) {
        return Err(AskTimestampError::OtherNonce);
    }
    desk.ledger.keep_timestamp(&head.note, &posted.body)?;
    Ok(AskedTimestamp { leaves: head.size, at: token.at(), authority: authority.to_owned() })
}

/// What is stamped: the text that was signed, without the signature under it.
fn text_of(head: &LogHead) -> &str {
    head.note.find("\n\n").map_or(head.note.as_str(), |at| &head.note[..=at])
}

/// A request in DER: version 1, the SHA-256, the nonce, and that certificates are wanted.
fn query(digest: &[u8; 32], nonce: [u8; 8]) -> Vec<u8> {
    const HEAD: &[u8] = &[
        0x30, 0x43, 0x02, 0x01, 0x01, 0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01,
        0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20,
    ];
    [HEAD, digest, &[0x02, 0x08], &nonce, &[0x01, 0x01, 0xff]].concat()
}
