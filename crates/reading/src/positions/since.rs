//! Since when a stand is held: "has long demanded", "since 2014".

use jiff::civil::Date;

use crate::lexicon::since_phrases;
use crate::page::{Page, Run};
use crate::time::Lean;

/// Since when something is so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Since {
    /// The first day of it.
    pub(super) day: Option<Date>,
    /// The words that say so.
    pub(super) words: Option<String>,
}

/// How many tokens on each side of a cue are looked at.
const BEFORE: usize = 3;
const AFTER: usize = 30;

/// Since when the stand is held that a word takes.
pub(super) fn since(page: &Page<'_>, cue: usize) -> Since {
    let tree = &page.tree;
    if let Some(tie) = tree.children(cue).iter().copied().find(|&it| tree.lemma(it) == "since") {
        let run = tree.run(tree.reach(tie).0, tree.reach(tie).1);
        let date = page.dates_in(run).first();
        let day = date.and_then(|it| page.period(it, Lean::Past)).map(|it| it.first);
        let is_clause = tree.label(tie) == "mark";
        if !is_clause {
            return Since { day, words: Some(page.spaced(page.trimmed(run))) };
        }
    }
    let place = tree.place(cue);
    let near = Run::new(place.saturating_sub(BEFORE), place + AFTER);
    let is_own = |run: &Run| {
        tree.words_in(*run).any(|word| {
            tree.head(word) == Some(cue)
                || tree.head(word).and_then(|it| tree.head(it)) == Some(cue)
        })
    };
    let phrases = (near.from..near.to)
        .filter_map(|at| Some(Run::new(at, at + page.phrase(at, since_phrases())?)));
    let words = phrases.filter(is_own).map(|run| page.spaced(run)).next();
    Since { day: None, words }
}
