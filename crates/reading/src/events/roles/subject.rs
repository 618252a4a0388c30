//! The subject: who does what a verb says, or whose a noun is.

use domain::Occurrence;

use crate::actors::{Mention, Who};
use crate::events::branch::{
    after, all, antecedent, child, has_term, is_infinitive, is_passive, is_verb, object,
};
use crate::events::lexicon::{Doubt, doubt_of};
use crate::events::party::{is_person, may_act};
use crate::page::Page;

use super::side::acting;

/// How many words are climbed for a subject.
pub(super) const CLIMB: usize = 6;

/// Who does what a verb says.
pub(super) fn subject(page: &Page<'_>, verb: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let climb = climb.checked_sub(1)?;
    if is_passive(tree, verb) {
        return after(tree, verb, "by").first().copied();
    }
    if let Some(own) = nominal(page, verb) {
        let own =
            Some(antecedent(tree, own)).filter(|&it| !matches!(tree.tag(it), "WDT" | "EX"))?;
        let meant = same_subject(page, verb, own).or_else(|| speaker(page, verb, own, climb));
        return Some(meant.unwrap_or(own));
    }
    let head = tree.head(verb)?;
    match tree.label(verb) {
        "conj" | "dep" | "parataxis" => {
            of_plural(page, verb, head, climb).or_else(|| of_first(page, head, climb))
        }
        "xcomp" | "ccomp" | "advcl" | "acomp" | "oprd" => governed(page, verb, head, climb),
        "pcomp" => of_gerund(page, head, climb),
        "acl" if is_infinitive(tree, verb) => owner(page, head, climb),
        "acl" | "relcl" => may_act(page, head).then_some(head).or_else(|| owner(page, head, climb)),
        "amod" => may_act(page, head).then_some(head),
        _ => None,
    }
}

/// The subject of a verb in its sentence: a parser may take the town of a dateline for another.
fn nominal(page: &Page<'_>, verb: usize) -> Option<usize> {
    let tree = &page.tree;
    let place = tree.place(verb);
    let unit = page.units.get(page.units.partition_point(|unit| unit.run.to <= place));
    let opens = unit.map_or(0, |unit| unit.run.from);
    let mut own = all(tree, verb, &["nsubj"]);
    own.find(|&it| tree.place(it) >= opens).or_else(|| child(tree, verb, &["nsubj"]))
}

/// "Students marched, and they blocked a bridge": "they" are those who marched.
fn same_subject(page: &Page<'_>, verb: usize, own: usize) -> Option<usize> {
    let tree = &page.tree;
    let first = tree.head(verb).filter(|_| tree.label(verb) == "conj")?;
    let is_they = page.is(tree.place(own), &["they"]);
    child(tree, first, &["nsubj"]).filter(|&it| is_they && tree.tag(it) == "NNS")
}

/// The one whom a pronoun stands for in "X said that it would …".
fn speaker(page: &Page<'_>, verb: usize, own: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let is_pronoun = tree.tag(own) == "PRP";
    let above = tree.head(verb).filter(|_| is_pronoun && tree.label(verb) == "ccomp")?;
    let is_one = page.is(tree.place(own), &["it", "he", "she"]);
    let is_several = |it: usize| tree.tag(it) == "NNS";
    let named =
        subject(page, above, climb).filter(|&it| tree.tag(it) != "PRP" && may_act(page, it));
    // "The premier said that they had agreed": not he alone.
    let is_they = page.is(tree.place(own), &["they"]);
    let is_alone = |it: usize| is_person(page, it) && child(tree, it, &["conj"]).is_none();
    named.filter(|&it| !(is_one && is_several(it) || is_they && is_alone(it)))
}

/// The subject of a plural verb that a parser joins to a singular one: of "X meets A and B, who back C
/// and plan to", A and B plan.
fn of_plural(page: &Page<'_>, verb: usize, first: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    if tree.tag(verb) != "VBP" || tree.tag(first) != "VBZ" {
        return None;
    }
    let between = (first + 1..verb).rev().find(|&it| tree.tag(it) == "VBP" && is_verb(tree, it))?;
    subject(page, between, climb)
}

/// The subject of a verb that "and" joins to another; that of a passive one is its object.
fn of_first(page: &Page<'_>, first: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    if is_passive(tree, first) { object(tree, first) } else { subject(page, first, climb) }
}

/// The subject of an infinitive: the object of the verb above if it can act, else its subject.
fn governed(page: &Page<'_>, verb: usize, head: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    if !is_verb(tree, head) {
        let above = tree.head(head).filter(|_| tree.label(head) != "ROOT");
        let own = child(tree, head, &["nsubj"]);
        return own.or_else(|| subject(page, above?, climb));
    }
    let is_told = tree.label(verb) != "advcl" || has_term(tree, head);
    let told = object(tree, head).filter(|&it| is_told && may_act(page, it));
    told.or_else(|| called_on(page, verb, head)).or_else(|| of_first(page, head, climb))
}

/// "called on X to leave", "appealed to X to leave": whom the verb above asks.
fn called_on(page: &Page<'_>, verb: usize, head: usize) -> Option<usize> {
    let tree = &page.tree;
    let asks = doubt_of(Doubt::Taking, tree.lemma(head)) == Some(Occurrence::Planned);
    let behind = ["on", "upon", "to"].into_iter().flat_map(|it| after(tree, head, it));
    let mut asked = behind.filter(|&it| it < verb && may_act(page, it));
    asked.next().filter(|_| asks && is_infinitive(tree, verb))
}

/// The subject of a gerund after a preposition: "accused X of attacking Y".
fn of_gerund(page: &Page<'_>, preposition: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let head = tree.head(preposition)?;
    if !is_verb(tree, head) {
        return owner(page, head, climb);
    }
    let blamed = matches!(tree.lemma(preposition), "of" | "for" | "from" | "into" | "with");
    let blamed = object(tree, head).filter(|&it| blamed && may_act(page, it));
    blamed.or_else(|| of_first(page, head, climb))
}

/// Whose a noun is: "Russia's plan", "the plan of Russia", "Russia announced plans".
fn owner(page: &Page<'_>, noun: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let own = child(tree, noun, &["poss"]).filter(|&it| may_act(page, it));
    let by = || acting(page, after(tree, noun, "by")).first().copied();
    let of = || acting(page, after(tree, noun, "of")).first().copied();
    let carried = || {
        let verb = tree.head(noun).filter(|&it| is_verb(tree, it))?;
        subject(page, verb, climb)
    };
    own.or_else(by).or_else(of).or_else(|| adjective_of(page, noun)).or_else(carried)
}

/// The state that an adjective before a noun names: "the Israeli attack".
pub(super) fn adjective_of(page: &Page<'_>, noun: usize) -> Option<usize> {
    let tree = &page.tree;
    let before = all(tree, noun, &["amod", "compound", "nmod"]);
    let is_side = |it: &Mention| !matches!(it.who, Who::Office(_));
    before.rev().find(|&it| page.mention_at(tree.place(it)).is_some_and(is_side))
}
