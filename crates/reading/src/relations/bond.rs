//! What is between two actors: "the rivalry between A and B", "A's friendship with B", "ties have
//! soured".

use domain::Polarity;

use super::polarity::Reading;
use super::{Found, Labeled, relation};
use crate::lexicon::relation_words;
use crate::page::{Page, Run, Unit};
use crate::predicate::{
    Modality, after_preposition, is_infinitive, mood, parties_anywhere, subject,
};
use crate::statements::Said;

/// The relation that a noun for a bond tells, if it tells one.
pub(super) fn of_word(page: &Page<'_>, unit: Unit, said: &[Said], noun: usize) -> Option<Found> {
    let tree = &page.tree;
    let bond = relation_words().bond(tree.lemma(noun))?;
    if !matches!(tree.tag(noun), "NN" | "NNS") || is_open(page, noun) {
        return None;
    }
    let between = between(page, said, noun)?;
    let told = told(page, unit, noun, bond)?;
    let labeled = Labeled {
        between,
        words: Some(told.words),
        run: told.run,
        reading: Reading { polarity: told.polarity, negated: told.negated, qualifier: None },
        directed: false,
        by: None,
    };
    Some(relation(page, unit, said, labeled))
}

/// Whether the bond is only wanted or supposed, as in "to build a partnership".
fn is_open(page: &Page<'_>, noun: usize) -> bool {
    let tree = &page.tree;
    let Some(verb) = tree.head(noun) else { return false };
    let of_verb = matches!(tree.label(noun), "dobj" | "nsubj" | "nsubjpass");
    let mood = mood(page, verb);
    of_verb
        && (is_infinitive(tree, verb)
            || mood.is_supposed
            || matches!(mood.modality, Modality::Possible | Modality::Due | Modality::Would))
}

/// Between whom: "between A and B", "A's … with B", "A has … with B".
fn between(page: &Page<'_>, said: &[Said], noun: usize) -> Option<Vec<String>> {
    let tree = &page.tree;
    let named = |word: usize| parties_anywhere(page, said, word);
    if let Some(pair) = after_preposition(tree, noun, &["between"]) {
        let both: Vec<String> = named(pair).into_iter().map(|it| it.name).collect();
        return Some(both).filter(|it| it.len() == 2 && it[0] != it[1]);
    }
    let other = after_preposition(tree, noun, &["with", "to", "toward", "towards"])?;
    let of_verb = || {
        let verb = tree.head(noun).filter(|_| tree.label(noun) == "dobj")?;
        subject(tree, verb)
    };
    let own = tree.child(noun, &["poss"]).or_else(of_verb)?;
    let one = named(own).into_iter().next()?.name;
    let other = named(other).into_iter().next()?.name;
    (one != other).then(|| vec![one, other])
}

/// What is told of a bond.
struct Told {
    words: String,
    run: Run,
    polarity: Polarity,
    negated: bool,
}

fn told(page: &Page<'_>, unit: Unit, noun: usize, bond: Polarity) -> Option<Told> {
    let own = by_adjective(page, noun);
    if let Some(told) = by_predicate(page, unit, noun) {
        return Some(told);
    }
    let polarity = own.or(Some(bond).filter(|it| *it != Polarity::Neutral))?;
    let run = with_adjectives(page, noun);
    let negated = page.is(run.from, &["no"]);
    let polarity = if negated { polarity.turned_round() } else { polarity };
    Some(Told { words: page.spaced(run), run, polarity, negated })
}

/// "strained ties"
fn by_adjective(page: &Page<'_>, noun: usize) -> Option<Polarity> {
    let tree = &page.tree;
    let mut own = tree.children(noun).iter().filter(|&&it| tree.label(it) == "amod");
    own.find_map(|&it| relation_words().adjective(&tree.lemma(it).to_lowercase()))
}

/// "ties have soured", "relations are strained", "ties are at a low"
fn by_predicate(page: &Page<'_>, unit: Unit, noun: usize) -> Option<Told> {
    let tree = &page.tree;
    let words = relation_words();
    let verb = tree.head(noun).filter(|_| matches!(tree.label(noun), "nsubj" | "nsubjpass"))?;
    let mood = mood(page, verb);
    let adjective = tree.child(verb, &["acomp"]);
    let level = after_preposition(tree, verb, &["at", "to"]);
    let of_level = |it: usize| {
        let near = tree.children(it).iter().copied().chain([it]);
        near.into_iter().find_map(|it| words.level(&tree.lemma(it).to_lowercase()))
    };
    let (last, polarity) = adjective
        .and_then(|it| Some((it, words.adjective(&tree.lemma(it).to_lowercase())?)))
        .or_else(|| level.and_then(|it| Some((it, of_level(it)?))))
        .or_else(|| Some((verb, words.verb(tree.lemma(verb))?)))?;
    let first = tree
        .children(verb)
        .iter()
        .copied()
        .filter(|&it| it > noun && matches!(tree.label(it), "aux" | "auxpass" | "neg"));
    let first = first.min().unwrap_or(verb).min(verb);
    let predicate = tree.run(first, last.max(verb));
    let whole = Run::new(tree.place(noun), predicate.to.min(unit.run.to));
    let polarity = if mood.is_negated { polarity.turned_round() } else { polarity };
    let words = format!("{} {}", page.spaced(tree.run(noun, noun)), page.spaced(predicate));
    Some(Told { words, run: whole, polarity, negated: mood.is_negated })
}

/// The noun with its adjectives.
fn with_adjectives(page: &Page<'_>, noun: usize) -> Run {
    let tree = &page.tree;
    let is_part = |it: &&usize| {
        let is_no = tree.label(**it) == "det" && tree.lemma(**it) == "no";
        **it < noun && (matches!(tree.label(**it), "amod" | "compound") || is_no)
    };
    let first = tree.children(noun).iter().find(is_part).copied().unwrap_or(noun);
    page.trimmed(tree.run(first, noun))
}
