//! A plan: whether a verb announces what is to come, and how firmly.

use domain::Firmness;

use crate::judgments::is_held;
use crate::lexicon::{prediction_words, probability_phrases, schedule_words};
use crate::page::{Page, Tree};
use crate::predicate::{Modality, is_infinitive, is_passive, mood};
use crate::predictions::hangs_on_a_chance;
use crate::standing::{Standing, came_to_nothing, standing};

/// How a verb announces something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// How firmly.
    pub(super) firmness: Firmness,
    /// The word that announces it: "will", "is" or the verb itself.
    pub(super) opens: usize,
    /// The verb whose subject acts: the one before "to", if there is one.
    pub(super) governor: usize,
    /// Whether it was announced before the text was written, as in "was to meet".
    pub(super) is_past: bool,
}

/// How a verb announces what it tells, if it does.
pub(super) fn of_verb(page: &Page<'_>, verb: usize) -> Option<Plan> {
    let tree = &page.tree;
    let mood = mood(page, verb);
    // "I did not say that he will come on Friday" announces nothing, as little as a denial.
    let is_turned_down =
        || matches!(standing(page, verb), Standing::Denied | Standing::Doubted | Standing::Open);
    if mood.is_negated || mood.has_ended || mood.is_supposed || is_turned_down() {
        return None;
    }
    if came_to_nothing(page, verb) {
        return None;
    }
    behind_another(page, verb)
        .or_else(|| by_modal(page, verb, mood.modality))
        .or_else(|| fixed(tree, verb))
        .or_else(|| in_the_present(tree, verb))
        .or_else(|| in_a_headline(tree, verb))
}

/// "Putin to visit Beijing": an infinitive with a subject of its own.
fn in_a_headline(tree: &Tree<'_>, verb: usize) -> Option<Plan> {
    let opens = tree.child(verb, &["aux"]).filter(|&it| tree.tag(it) == "TO")?;
    tree.child(verb, &["nsubj"]).filter(|_| tree.label(verb) == "ROOT")?;
    Some(Plan { firmness: Firmness::Announced, opens, governor: verb, is_past: false })
}

/// "is expected to meet", "plans to meet", "is to meet", "proposed meeting"
fn behind_another(page: &Page<'_>, verb: usize) -> Option<Plan> {
    let tree = &page.tree;
    let governor = tree.head(verb).filter(|_| {
        let label = tree.label(verb);
        matches!(label, "xcomp" | "ccomp" | "advcl" | "acl" | "pcomp")
    })?;
    let is_gerund = tree.tag(verb) == "VBG";
    if !is_infinitive(tree, verb) && !is_gerund || is_gerund && tree.label(verb) == "advcl" {
        return None;
    }
    let governor = if tree.label(verb) == "pcomp" { tree.head(governor)? } else { governor };
    let words = &schedule_words().plans;
    let lemma = tree.lemma(governor).to_lowercase();
    let be = copula(tree, governor);
    let firmness =
        if words.announcing.contains(&lemma) || lemma == "be" && is_infinitive(tree, verb) {
            Firmness::Announced
        } else if words.proposing.contains(&lemma) {
            Firmness::Proposed
        } else if is_gerund && words.supposing.contains(&lemma) {
            Firmness::Possible
        } else if words.expecting.contains(&lemma) && !is_gerund {
            Firmness::Expected
        } else if lemma == "go" && tree.tag(governor) == "VBG" {
            Firmness::Announced
        } else {
            return None;
        };
    let mood = mood(page, governor);
    let firmness = if mood.modality == Modality::Possible { Firmness::Possible } else { firmness };
    let opens = be.or_else(|| tree.child(governor, &["aux", "auxpass"])).unwrap_or(governor);
    let tense = tree.tag(be.unwrap_or(governor));
    let is_past = tense == "VBD" && words.planning.contains(&lemma);
    (!mood.is_negated && !mood.is_supposed).then_some(Plan { firmness, opens, governor, is_past })
}

/// The "is" of "is expected" and "is due", or a verb that is one.
fn copula(tree: &Tree<'_>, governor: usize) -> Option<usize> {
    let passive = tree.child(governor, &["auxpass", "aux"]).filter(|&it| tree.lemma(it) == "be");
    let head = || {
        tree.head(governor).filter(|&head| {
            tree.lemma(head) == "be" && matches!(tree.label(governor), "acomp" | "oprd" | "advcl")
        })
    };
    passive.or_else(head)
}

/// "will meet", "may meet"
fn by_modal(page: &Page<'_>, verb: usize, modality: Modality) -> Option<Plan> {
    let tree = &page.tree;
    if is_held(page, verb) || hangs_on_a_chance(page, verb) {
        return None;
    }
    let firmness = match modality {
        Modality::Coming if is_hedged(page, verb) => Firmness::Expected,
        Modality::Coming => Firmness::Announced,
        Modality::Would if is_shifted(page, verb) => Firmness::Announced,
        Modality::Would => Firmness::Expected,
        Modality::Possible => Firmness::Possible,
        Modality::Due if has_deadline(tree, verb) => Firmness::Announced,
        Modality::Plain | Modality::Due => return None,
    };
    let is_past = tree
        .children(verb)
        .iter()
        .any(|&it| matches!(tree.label(it), "aux") && tree.lemma(it) == "have");
    let opens =
        tree.children(verb).iter().copied().find(|&it| tree.tag(it) == "MD").unwrap_or(verb);
    (!is_past).then_some(Plan { firmness, opens, governor: verb, is_past: false })
}

/// Whether a "would" is the "will" of a saying in the past, as in "said that he would meet her": not
/// of a wish, and under no condition.
fn is_shifted(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let is_joined = |at: usize| tree.label(at) == "conj" && tree.child(at, &["nsubj"]).is_none();
    let first = tree.head(verb).filter(|_| is_joined(verb)).unwrap_or(verb);
    let Some(saying) = tree.head(first).filter(|_| tree.label(first) == "ccomp") else {
        return false;
    };
    let plans = &schedule_words().plans;
    let lemma = tree.lemma(saying);
    let only_wishes = [&plans.expecting, &plans.proposing, &plans.supposing];
    let is_told = !only_wishes.iter().any(|it| it.contains(lemma));
    let is_past = |it: usize| matches!(tree.tag(it), "VBD" | "VBN" | "VBG");
    let has_past = is_past(saying) || tree.children(saying).iter().any(|&it| is_past(it));
    let is_conditional = tree.children(first).iter().any(|&it| {
        let mark = tree.child(it, &["mark"]).filter(|_| tree.label(it) == "advcl");
        mark.is_some_and(|it| prediction_words().supposing.contains(tree.lemma(it)))
    });
    is_told && has_past && !is_conditional && !page.is_quoted(tree.place(verb))
}

/// "must decide by 9 May"
fn has_deadline(tree: &Tree<'_>, verb: usize) -> bool {
    tree.children(verb).iter().any(|&it| matches!(tree.lemma(it), "by" | "before"))
}

/// "will probably meet"
fn is_hedged(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    tree.children(verb).iter().any(|&it| {
        tree.label(it) == "advmod"
            && probability_phrases().at(&page.tokens, tree.place(it)).is_some()
    })
}

/// "is scheduled for", "the summit planned for", "is due on"
fn fixed(tree: &Tree<'_>, verb: usize) -> Option<Plan> {
    let lemma = tree.lemma(verb).to_lowercase();
    let is_participle = tree.tag(verb) == "VBN" && is_passive(tree, verb) || tree.tag(verb) == "JJ";
    if !schedule_words().plans.fixed.contains(&lemma) || !is_participle {
        return None;
    }
    let be = copula(tree, verb);
    let expected = lemma == "expect";
    let firmness = if expected { Firmness::Expected } else { Firmness::Announced };
    let is_past = be.is_none_or(|it| tree.tag(it) == "VBD");
    Some(Plan { firmness, opens: be.unwrap_or(verb), governor: verb, is_past })
}

/// "opens on Monday", "is meeting the president tomorrow", "the vote is on Tuesday"
fn in_the_present(tree: &Tree<'_>, verb: usize) -> Option<Plan> {
    let is_aux = |it: &&usize| matches!(tree.label(**it), "aux" | "auxpass");
    let auxiliaries: Vec<usize> = tree.children(verb).iter().filter(is_aux).copied().collect();
    let is_present = |word: usize| matches!(tree.tag(word), "VBZ" | "VBP");
    let told = match (tree.tag(verb), auxiliaries.as_slice()) {
        ("VBZ" | "VBP", []) => Some(verb),
        ("VBG", [be]) if is_present(*be) && tree.lemma(*be) == "be" => Some(*be),
        _ => None,
    };
    told.map(|opens| Plan { firmness: Firmness::Announced, opens, governor: verb, is_past: false })
}
