//! Time expressions, on three sets of marked texts.
//!
//! The rules of matching, for every set:
//!
//! - One of ours and one of theirs are a pair if they overlap; each is in at most one pair, those
//!   with the same extent first, then those that share the most.
//! - *Relaxed* counts the pairs, *strict* those with the same extent, *value* those whose value is
//!   right, each of all that we found and of all that are marked. A pair with the wrong extent
//!   can have the right value, as in `TempEval-3`.
//! - Extents are compared without the spaces and punctuation marks at their ends.
//! - Where a mark states no value, the pair counts for the extents alone.
//! - Values are compared as written, but that a decade is ten years and a century a hundred
//!   ("P1DE" is "P10Y"), and that a "Z" at the end of a time is left out, since our values keep
//!   the zone apart.
//!
//! Below each table stand the errors by kind; with the setting `FORSOOTH_ERRORS` a file lists them.
//!
//! What else a set needs is said in its file.

mod errors;
mod expression;
mod matching;
mod meantime;
mod peer;
mod recognizers;
mod resolution;
mod table;
mod wikiwars;

pub(super) use meantime::run as run_meantime;
pub(super) use recognizers::run as run_recognizers;
pub(super) use wikiwars::run as run_wikiwars;
