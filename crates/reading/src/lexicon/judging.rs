//! The words by which a writer or speaker says what things mean.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Phrases;
use super::lists::parse;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JudgmentFile {
    means: Vec<String>,
    subjects: HashSet<String>,
    telling: HashSet<String>,
    seeming: HashSet<String>,
    apparently: HashSet<String>,
    openers: Vec<String>,
    holding: HashSet<String>,
    plain: HashSet<String>,
    conveying: HashSet<String>,
    announced: Vec<String>,
    ordinals: Vec<String>,
    confidence: Vec<String>,
}

/// Words by which a writer or speaker says what things mean; verbs and nouns by their lemma.
pub(crate) struct JudgmentWords {
    /// "indicates" and its like, as they are written.
    pub(crate) means: Phrases<()>,
    /// What indicates: "which", "this", "move".
    pub(crate) subjects: HashSet<String>,
    /// Those of them that also tell something, as a statement does.
    pub(crate) telling: HashSet<String>,
    /// Verbs of seeming.
    pub(crate) seeming: HashSet<String>,
    /// Adverbs of seeming.
    pub(crate) apparently: HashSet<String>,
    /// "in our view" and its like.
    pub(crate) openers: Phrases<()>,
    /// Verbs by which somebody holds something to be so.
    pub(crate) holding: HashSet<String>,
    /// Adjectives after "it is" and before a clause.
    pub(crate) plain: HashSet<String>,
    /// Nouns that are told in full behind "is".
    pub(crate) conveying: HashSet<String>,
    /// Nouns for what a list was announced as.
    pub(crate) announced: Vec<String>,
    /// "first", "second" and so on.
    pub(crate) ordinals: Vec<String>,
    /// How confident somebody is.
    pub(crate) confidence: Phrases<()>,
}

/// The words by which a writer or speaker says what things mean.
pub(crate) fn judgment_words() -> &'static JudgmentWords {
    static WORDS: LazyLock<JudgmentWords> = LazyLock::new(|| {
        let file: JudgmentFile = parse(include_str!("../../data/en/judgments.toml"));
        JudgmentWords {
            means: Phrases::plain(&file.means),
            subjects: file.subjects,
            telling: file.telling,
            seeming: file.seeming,
            apparently: file.apparently,
            openers: Phrases::plain(&file.openers),
            holding: file.holding,
            plain: file.plain,
            conveying: file.conveying,
            announced: file.announced,
            ordinals: file.ordinals,
            confidence: Phrases::plain(&file.confidence),
        }
    });
    &WORDS
}
