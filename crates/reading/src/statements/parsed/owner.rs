//! The owner of a noun that attributes something: whose claim, hope or decision it is.

use super::source::{Source, subject};
use crate::lexicon::{frames, offices};
use crate::page::Tree;

/// Whose a noun is: "his claim", "the claim by Moscow", or of the subject of the verb that carries
/// it, as in "he made the claim that …".
pub(super) fn owner(tree: &Tree<'_>, noun: usize) -> Option<Source> {
    let tied = tree.children(noun).iter().copied().filter(|&it| tree.label(it) == "prep");
    let mut tied = tied.filter(|&it| matches!(tree.lemma(it), "by" | "from" | "among"));
    let by = tied.find_map(|it| tree.child(it, &["pobj"]));
    let by = by.or_else(|| decider(tree, noun));
    let own = tree.child(noun, &["poss"]).or(by).map(Source::of);
    own.or_else(|| subject(tree, noun).filter(|_| is_carried(tree, noun)))
}

/// Who is named by "of" where a noun has an infinitive too: "the decision of Burundi to reopen".
fn decider(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let has_infinitive = tree.child(noun, &["acl"]).is_some();
    let of = tree.child(noun, &["prep"]).filter(|&it| tree.lemma(it) == "of" && has_infinitive)?;
    tree.child(of, &["pobj"]).filter(|&it| tree.entity(it).is_some_and(|it| it != "DATE"))
}

/// Whether a noun is what its subject says or thinks: in "made the claim", "in the hope that", but
/// not in "faced criticism of", "after claims that".
fn is_carried(tree: &Tree<'_>, noun: usize) -> bool {
    let Some(head) = tree.head(noun) else { return false };
    match tree.label(noun) {
        "pobj" => matches!(tree.lemma(head), "in" | "with" | "of" | "by" | "through"),
        "dobj" => {
            let may_be_caused = frames().caused.contains(tree.lemma(head));
            let is_telling =
                !may_be_caused || subject(tree, head).is_some_and(|it| can_tell(tree, it));
            let lemma = tree.lemma(head);
            is_telling && !frames().received.contains(lemma) && !frames().judging.contains(lemma)
        }
        "attr" | "conj" => true,
        _ => false,
    }
}

/// Whether a source is somebody who can speak, so that "she raised doubts" are hers, and those that
/// "the blast raised" are not the blast's.
fn can_tell(tree: &Tree<'_>, source: Source) -> bool {
    let is_named = matches!(tree.entity(source.named), Some("PERSON" | "ORG" | "GPE" | "NORP"));
    let word = tree.lemma(source.stands).to_lowercase();
    let office = tree.lemma(source.named).to_lowercase();
    let is_office = offices().speakers.contains(&office);
    is_named || is_office || matches!(&*word, "he" | "she" | "they" | "we" | "i" | "who")
}
