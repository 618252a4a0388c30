//! The words by which a text says what was under way or lay ahead when something was said.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Phrases;
use super::lists::parse;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingFile {
    amid: Vec<String>,
    after: Vec<String>,
    ahead: Vec<String>,
    r#while: Vec<String>,
    occasions: HashSet<String>,
    speech_nouns: HashSet<String>,
    speech_verbs: HashSet<String>,
}

/// What a word says of the time of something beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// The noun behind it was under way.
    Amid,
    /// The noun behind it had just been.
    After,
    /// The noun behind it lay ahead.
    Ahead,
    /// The clause behind it was under way.
    While,
}

/// Words for the circumstances of what was said.
pub(crate) struct SettingWords {
    /// "amid" and its like.
    pub(crate) ties: Phrases<Tie>,
    /// Nouns for the occasion itself on which something is said.
    pub(crate) occasions: HashSet<String>,
    /// Nouns for what somebody said.
    pub(crate) speech_nouns: HashSet<String>,
    /// Verbs of saying that stand without the words.
    pub(crate) speech_verbs: HashSet<String>,
}

/// The words for the circumstances of what was said.
pub(crate) fn setting_words() -> &'static SettingWords {
    static WORDS: LazyLock<SettingWords> = LazyLock::new(|| {
        let file: SettingFile = parse(include_str!("../../data/en/setting.toml"));
        let lists = [
            (file.amid, Tie::Amid),
            (file.after, Tie::After),
            (file.ahead, Tie::Ahead),
            (file.r#while, Tie::While),
        ];
        let ties =
            lists.into_iter().flat_map(|(words, tie)| words.into_iter().map(move |it| (it, tie)));
        SettingWords {
            ties: Phrases::new(ties),
            occasions: file.occasions,
            speech_nouns: file.speech_nouns,
            speech_verbs: file.speech_verbs,
        }
    });
    &WORDS
}
