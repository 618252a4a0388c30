//! Who stands behind what the log has signed.

use jiff::Timestamp;
use serde::Serialize;
use verifying::Signed;

/// What stands wherever a proof rests on the signature of the desk alone.
pub const OPERATOR_ONLY: &str = "operator only: nobody but this desk has signed it, so it is no \
    proof against the desk itself, which could have signed something else for somebody else, or \
    at another time than it says";

/// Who stands behind a signed tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogStanding {
    /// `operator-only`, or `witnessed` where somebody else has seen it.
    pub standing: &'static str,
    /// Those who have, with the time by their own clocks.
    pub witnesses: Vec<SeenBy>,
}

/// A witness that saw a signed tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeenBy {
    /// What it is called.
    pub witness: String,
    /// When, by its own clock.
    pub at: Timestamp,
}

impl LogStanding {
    /// Who stands behind a tree whose signatures were checked.
    pub fn of(signed: &Signed) -> Self {
        let seen = |seen: &verifying::Witnessed| {
            // A time beyond all calendars is later than any that counts.
            let seconds = i64::try_from(seen.at).unwrap_or(i64::MAX);
            let at = Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX);
            SeenBy { witness: seen.witness.clone(), at }
        };
        let witnesses: Vec<SeenBy> = signed.witnessed.iter().map(seen).collect();
        let standing = if witnesses.is_empty() { "operator-only" } else { "witnessed" };
        Self { standing, witnesses }
    }

    /// In a sentence, without its full stop.
    pub fn words(&self) -> String {
        if self.witnesses.is_empty() {
            return OPERATOR_ONLY.to_owned();
        }
        let seen = self.witnesses.iter().map(|seen| format!("{} at {}", seen.witness, seen.at));
        let seen = seen.collect::<Vec<_>>().join(", ");
        format!("witnessed: seen by {seen}; it was there by then, whatever the desk's clock says")
    }
}
