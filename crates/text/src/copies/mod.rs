//! Copies: which texts are one story told again, by the runs of five words that they share.
//!
//! A text is cut into [`Shingles`], its runs of five words. How far one is told in another is its
//! [`containment`], which needs both texts. So that not every text must be held against every
//! other, a small part of the runs is kept as [`Fingerprints`], and a [`CopyIndex`] finds by them
//! the few texts that a new one may be a copy of. Those that share enough are its [`Kin`], and the
//! index puts copies together into stories. What it knows is kept in a [`CopyStore`].
//!
//! Texts whose sentences are the same but for a few words that say something else are no copies but
//! variants of one another ([`is_variant`]).
//!
//! Capitals, punctuation and the marks of quotations do not matter. A text that was translated or
//! written anew shares no runs, so it is no copy here.

mod alike;
mod amounts;
mod asides;
mod content;
mod fingerprints;
mod gap;
mod index;
mod kin;
mod language;
mod memory;
mod names;
mod shingles;
mod store;
mod stories;
mod synonyms;
mod tails;
mod telling;
mod variant;
mod word;

pub use fingerprints::Fingerprints;
pub use index::{Candidate, CopyIndex, Newcomer};
pub use kin::{COPY_SHARE, KIN_SHARE, Kin};
pub use memory::InMemory;
pub use shingles::{Shingles, containment, copied};
pub use store::{CopyStore, Listed, Listing, TextMark};
pub use variant::is_variant;
