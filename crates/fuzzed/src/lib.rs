//! What must hold of each parser of outside bytes, whatever the bytes are: it ends, it panics over
//! nothing, and what it returns can be relied on.
//!
//! A target is a function that feeds bytes to a family of parsers and asserts that. The tests here
//! feed it its seeds and thousands of bytes that were made from them; `cargo xtask fuzz` lets
//! libFuzzer look for more.

mod documents;
mod encodings;
mod event_tables;
mod exports;
mod feeds;
mod forecast_tables;
mod lists_of_feeds;
mod notes;
mod passkeys;
mod proofs;
mod queries;
mod times;
mod tokens;

use std::path::PathBuf;

/// A family of parsers, and what must hold of them.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// Its name, which the folder of its seeds has too.
    pub name: &'static str,
    /// Feeds bytes to the parsers.
    ///
    /// # Panics
    ///
    /// Something that must hold does not.
    pub feed: fn(&[u8]),
    /// How many inputs that were made from its seeds the tests feed it: fewer where each takes long.
    pub tries: u32,
}

/// Every target.
pub const TARGETS: [Target; 18] = [
    Target { name: "pages", feed: documents::pages, tries: 1_000 },
    Target { name: "pdfs", feed: documents::pdfs, tries: 1_000 },
    Target { name: "word-files", feed: documents::word_files, tries: 2_000 },
    Target { name: "mails", feed: documents::mails, tries: 1_500 },
    Target { name: "tables", feed: documents::tables, tries: 1_000 },
    Target { name: "json-lines", feed: documents::json_lines, tries: 2_000 },
    Target { name: "encodings", feed: encodings::feed, tries: 2_000 },
    Target { name: "feeds", feed: feeds::feed, tries: 4_000 },
    Target { name: "lists-of-feeds", feed: lists_of_feeds::feed, tries: 4_000 },
    Target { name: "queries", feed: queries::feed, tries: 4_000 },
    Target { name: "event-tables", feed: event_tables::feed, tries: 2_000 },
    Target { name: "forecast-tables", feed: forecast_tables::feed, tries: 2_000 },
    Target { name: "exports", feed: exports::feed, tries: 200 },
    Target { name: "notes", feed: notes::feed, tries: 4_000 },
    Target { name: "passkeys", feed: passkeys::feed, tries: 4_000 },
    Target { name: "proofs", feed: proofs::feed, tries: 4_000 },
    Target { name: "tokens", feed: tokens::feed, tries: 4_000 },
    Target { name: "times", feed: times::feed, tries: 4_000 },
];

impl Target {
    /// The target of a name.
    pub fn named(name: &str) -> Option<Self> {
        TARGETS.into_iter().find(|target| target.name == name)
    }

    /// The folder of its seeds.
    pub fn seeds(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds").join(self.name)
    }
}

/// The text that bytes are taken for, where a parser takes texts alone.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Takes what came of a parser where any outcome is right, so that the work is not left out.
fn seen<T>(outcome: T) {
    drop(std::hint::black_box(outcome));
}
