//! Words passed on: "was quoted by Reuters as saying", "TASS cited the minister as warning that".
//!
//! Whoever is quoted speaks, and whoever quotes is only the outlet.

use super::source::Source;
use crate::lexicon::saying_words;
use crate::page::Tree;

/// Who is told to have said something, and who passed it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::statements) struct PassedOn {
    /// The head of the words for whoever is quoted.
    pub(in crate::statements) speaker: usize,
    /// The head of the words for the outlet, if it is named.
    pub(in crate::statements) outlet: Option<usize>,
}

impl PassedOn {
    pub(super) fn source(self) -> Source {
        Source { named: self.speaker, stands: self.speaker }
    }
}

/// Who is quoted with the participle behind "as", if somebody is.
pub(in crate::statements) fn passed_on(tree: &Tree<'_>, participle: usize) -> Option<PassedOn> {
    let tie = tree.head(participle).filter(|&it| is_as(tree, it, participle))?;
    let verb = tree.head(tie).filter(|&it| quotes(tree, it))?;
    let by = |word| tree.child(word, &["agent"]);
    // The parser may hang "by TASS" on the saying.
    let near = |word: usize| {
        let ties = tree.children(word).iter().copied();
        ties.into_iter().find(|&it| tree.label(it) == "prep" && tree.lemma(it) == "by")
    };
    if let Some(speaker) = tree.child(verb, &["nsubjpass"]) {
        let agent = by(verb).or_else(|| near(verb)).or_else(|| near(participle));
        let outlet = agent.and_then(|it| tree.child(it, &["pobj"]));
        return Some(PassedOn { speaker, outlet });
    }
    let speaker = tree.child(verb, &["dobj"])?;
    Some(PassedOn { speaker, outlet: tree.child(verb, &["nsubj"]) })
}

/// Whether a verb only passes on what its "as saying" tells.
pub(super) fn is_frame(tree: &Tree<'_>, verb: usize) -> bool {
    let mut ties = tree.children(verb).iter().copied();
    let mut said = ties.by_ref().filter_map(|tie| tree.child(tie, &["pcomp"]));
    quotes(tree, verb) && said.any(|it| passed_on(tree, it).is_some())
}

fn is_as(tree: &Tree<'_>, tie: usize, participle: usize) -> bool {
    tree.label(participle) == "pcomp" && tree.lemma(tie) == "as" && tree.tag(participle) == "VBG"
}

fn quotes(tree: &Tree<'_>, verb: usize) -> bool {
    saying_words().quoting.contains(tree.lemma(verb))
}
