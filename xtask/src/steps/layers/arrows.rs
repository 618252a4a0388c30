//! The arrows: which crate may use which, and how much of the outside world it may know.

/// One crate of the workspace.
pub(crate) struct Layer {
    /// Its name.
    pub name: &'static str,
    /// What it knows of the world outside the program.
    pub outside: Outside,
    /// The crates of the workspace that it may use, in tests too.
    pub may_use: &'static [&'static str],
}

/// How much of the world outside the program a crate may reach, itself or through others.
#[derive(Clone, Copy)]
pub(crate) enum Outside {
    /// Value in, value out.
    Nothing,
    /// Files and databases.
    Storage,
    /// Networks and terminals too.
    Everything,
}

use Outside::{Everything, Nothing, Storage};

/// Every crate of the workspace, from the words outward.
pub(crate) const LAYERS: [Layer; 15] = [
    Layer { name: "text", outside: Nothing, may_use: &[] },
    Layer { name: "domain", outside: Nothing, may_use: &[] },
    Layer { name: "verifying", outside: Nothing, may_use: &[] },
    Layer { name: "reading", outside: Nothing, may_use: &["text", "domain"] },
    Layer { name: "judging", outside: Nothing, may_use: &["domain"] },
    Layer { name: "forecasting", outside: Nothing, may_use: &["domain"] },
    Layer { name: "scoring", outside: Nothing, may_use: &["domain"] },
    Layer { name: "briefing", outside: Nothing, may_use: &["domain"] },
    Layer { name: "ledger", outside: Storage, may_use: &["domain"] },
    Layer { name: "people", outside: Storage, may_use: &["domain"] },
    Layer {
        name: "actions",
        outside: Storage,
        may_use: &[
            "text",
            "domain",
            "verifying",
            "reading",
            "judging",
            "forecasting",
            "scoring",
            "briefing",
            "ledger",
            "people",
        ],
    },
    Layer { name: "server", outside: Everything, may_use: &["domain", "people", "actions"] },
    Layer {
        name: "forsooth",
        outside: Everything,
        may_use: &["domain", "verifying", "reading", "people", "actions", "server"],
    },
    Layer {
        name: "fuzzed",
        outside: Storage,
        may_use: &[
            "text",
            "domain",
            "verifying",
            "reading",
            "briefing",
            "ledger",
            "people",
            "actions",
        ],
    },
    Layer { name: "xtask", outside: Everything, may_use: &[] },
];

/// Packages that only these crates may name: storage, passwords, HTTP and the command line have
/// their homes.
pub(crate) const SOLE_USERS: [(&str, &[&str]); 10] = [
    ("rusqlite", &["ledger", "people"]),
    ("postgres", &["ledger"]),
    ("tokio-postgres-rustls", &["ledger"]),
    ("rustls", &["ledger"]),
    ("tantivy", &["ledger"]),
    ("argon2", &["people"]),
    ("zxcvbn", &["people"]),
    ("axum", &["server"]),
    ("ureq", &["server"]),
    ("clap", &["forsooth"]),
];

/// Packages that keep things, or draw on the machine's randomness.
const STORAGE: [&str; 8] =
    ["getrandom", "libsqlite3-sys", "memmap2", "rand", "redb", "rusqlite", "tempfile", "walkdir"];

/// Clients of databases: storage, however they reach it, so that what is behind them counts for
/// nobody who may keep things.
const DATABASES: [&str; 2] = ["postgres", "tokio-postgres-rustls"];

/// Packages that speak to a network or a terminal.
const NETWORK_AND_TERMINAL: [&str; 12] = [
    "anstream",
    "axum",
    "clap",
    "crossterm",
    "etcetera",
    "hyper",
    "indicatif",
    "mio",
    "reqwest",
    "socket2",
    "tokio",
    "ureq",
];

impl Outside {
    /// Whether a crate that knows this much may not reach a package.
    pub(crate) fn forbids(self, package: &str) -> bool {
        match self {
            Nothing => {
                STORAGE.contains(&package)
                    || DATABASES.contains(&package)
                    || NETWORK_AND_TERMINAL.contains(&package)
            }
            Storage => NETWORK_AND_TERMINAL.contains(&package),
            Everything => false,
        }
    }

    /// Whether what a package needs is a matter of its own.
    pub(crate) fn ends_at(self, package: &str) -> bool {
        match self {
            Nothing => false,
            Storage | Everything => DATABASES.contains(&package),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::LAYERS;
    use crate::workspace;

    #[test]
    fn architecture_shows_every_arrow() {
        let architecture = workspace::read("ARCHITECTURE.md").unwrap();
        for layer in LAYERS.iter().filter(|layer| layer.name != "xtask") {
            let uses = if layer.may_use.is_empty() {
                "nothing of ours".to_owned()
            } else {
                layer.may_use.join(", ")
            };
            let row = format!("    {:<13}uses {uses}\n", layer.name);
            assert!(architecture.contains(&row), "ARCHITECTURE.md lacks this line:\n{row}");
        }
    }
}
