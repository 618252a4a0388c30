//! Answers of time-stamping authorities: one stamps one thing alone.

use verifying::Timestamp;

use crate::seen;

pub(crate) fn feed(bytes: &[u8]) {
    let Ok(timestamp) = Timestamp::parse(bytes) else { return };
    seen((timestamp.at(), timestamp.answers(&[]), timestamp.answers(bytes)));
    assert!(!(timestamp.is_of(b"one") && timestamp.is_of(b"other")), "it stamps one thing");
}
