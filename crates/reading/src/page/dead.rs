//! The dead: people of whom a text has told that they died, and who say and do nothing behind that.

use std::collections::HashMap;

use super::{Page, Run};
use crate::actors::Who;
use crate::lexicon::death_words;

/// From which token on somebody is known to be dead, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Dead {
    since: HashMap<String, usize>,
}

impl Dead {
    /// The people whose death a page tells.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let marked = page.mentions.iter().filter(|it| matches!(it.who, Who::Person(_)));
        let marked = marked.map(|it| (it.run, page.name(it)));
        let named = page.tree.named("PERSON").map(|run| (run, page.spaced(run)));
        let mut since = HashMap::new();
        for (run, name) in marked.chain(named).filter(|(run, _)| is_told_dead(page, *run)) {
            let first = since.entry(name).or_insert(run.to);
            *first = run.to.min(*first);
        }
        Self { since }
    }
}

impl Page<'_> {
    /// Whether somebody of a name has been told dead before a token.
    pub(crate) fn is_dead(&self, name: &str, at: usize) -> bool {
        self.dead.since.get(name).is_some_and(|&since| since <= at)
    }
}

/// Whether the words around a name tell that whoever has it is dead.
fn is_told_dead(page: &Page<'_>, name: Run) -> bool {
    let tree = &page.tree;
    let words = death_words();
    let inside = tree.words_in(name);
    let head =
        inside.clone().find(|&it| tree.head(it).is_none_or(|above| !inside.contains(&above)));
    let Some(word) = head else { return false };
    let described = (tree.reach(word).0..word).any(|it| {
        matches!(tree.label(it), "amod" | "nmod" | "compound")
            && words.adjectives.contains(&tree.lemma(it).to_lowercase())
    });
    let is_late = name.from > 0 && page.is(name.from - 1, &["late", "slain"]);
    let Some(above) = tree.head(word) else { return described || is_late };
    let told = match tree.label(word) {
        "nsubjpass" | "dobj" => is_killed(page, above),
        "nsubj" => is_dying(page, above),
        "poss" => words.nouns.contains(tree.lemma(above)),
        "pobj" if tree.lemma(above) == "of" => {
            tree.head(above).is_some_and(|noun| words.nouns.contains(tree.lemma(noun)))
        }
        _ => false,
    };
    told || described || is_late
}

fn is_killed(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let words = death_words();
    let mut near = tree.children(verb).iter().copied();
    let to_death = near.any(|it| {
        tree.lemma(it) == "dead"
            || tree.lemma(it) == "to"
                && tree.child(it, &["pobj"]).is_some_and(|it| tree.lemma(it) == "death")
    });
    let kills = words.killing.contains(tree.lemma(verb))
        || to_death && words.to_death.contains(tree.lemma(verb));
    kills && is_so(page, verb)
}

fn is_dying(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let is_dead = tree.child(verb, &["acomp"]).is_some_and(|it| tree.lemma(it) == "dead");
    let dies = death_words().dying.contains(tree.lemma(verb));
    (dies || is_dead && tree.lemma(verb) == "be") && is_so(page, verb)
}

/// Whether a verb tells what was so: in a finite form, and neither denied nor supposed.
fn is_so(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let children = || tree.children(verb).iter().copied();
    let is_supposed = children().any(|it| {
        tree.tag(it) == "MD"
            || tree.tag(it) == "TO"
            || tree.label(it) == "neg"
            || tree.label(it) == "mark" && matches!(tree.lemma(it), "if" | "unless" | "whether")
            || death_words().nearly.contains(tree.lemma(it))
    });
    matches!(tree.tag(verb), "VBD" | "VBN" | "VBZ" | "VBP") && !is_supposed
}
