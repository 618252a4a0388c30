//! Labels that somebody gives: "A considers B a threat", "A called B an enemy", "described B as a
//! close partner".

use domain::Sureness;

use super::polarity;
use super::{Found, Labeled, relation};
use crate::lexicon::relation_words;
use crate::page::{Page, Run, Unit};
use crate::predicate::{
    Modality, Party, after_preposition, agent, is_passive, mood, parties, parties_anywhere, party,
    subject,
};
use crate::statements::Said;

/// The relation that a verb of a view tells, if it tells one.
pub(super) fn of_word(page: &Page<'_>, unit: Unit, said: &[Said], verb: usize) -> Option<Found> {
    let tree = &page.tree;
    if !relation_words().views.contains(tree.lemma(verb)) || !tree.tag(verb).starts_with('V') {
        return None;
    }
    let mood = mood(page, verb);
    let label = label(page, verb)?;
    if mood.is_supposed || matches!(mood.modality, Modality::Possible | Modality::Due) {
        return None;
    }
    let passive = is_passive(tree, verb);
    let own = || tree.child(label, &["nsubj"]).or_else(|| tree.child(verb, &["dobj"]));
    let target = if passive { subject(tree, verb) } else { own() }.filter(|it| *it != label)?;
    let who = if passive { agent(tree, verb) } else { subject(tree, verb) };
    let both = parties(page, said, target);
    let target = party(page, said, target)?;
    let who = who.and_then(|it| party(page, said, it))?;
    // "called A and B allies": of each other.
    let pair = if let [_, second] = both.as_slice() { Some(second.name.clone()) } else { None };
    let directed = pair.is_none();
    let other = other(page, said, label).or(pair).unwrap_or_else(|| side(page, &who));
    let target = both.into_iter().next().filter(|_| !directed).unwrap_or(target);
    let run = run(page, unit, label, &target);
    let mut reading = polarity::read(page, run);
    if mood.is_negated || mood.has_ended {
        reading.negated = true;
        reading.polarity = reading.polarity.turned_round();
    }
    let labeled = Labeled {
        between: vec![target.name.clone(), other.clone()],
        words: None,
        run,
        reading,
        directed,
        by: Some(who.name),
    };
    (target.name != other && !run.is_empty()).then(|| relation(page, unit, said, labeled))
}

/// The noun for the label.
fn label(page: &Page<'_>, verb: usize) -> Option<usize> {
    let tree = &page.tree;
    let direct = tree.child(verb, &["oprd", "ccomp", "xcomp"]);
    let behind = || after_preposition(tree, verb, &["as"]);
    let is_label = |it: &usize| relation_words().label(tree.lemma(*it)).is_some();
    direct.filter(is_label).or_else(|| behind().filter(is_label))
}

/// To whom somebody is it: "a threat to NATO".
fn other(page: &Page<'_>, said: &[Said], label: usize) -> Option<String> {
    let tied = after_preposition(&page.tree, label, &["to", "of", "for"]);
    let tied = tied.or_else(|| page.tree.child(label, &["poss"]))?;
    let names: Vec<String> =
        parties_anywhere(page, said, tied).into_iter().map(|it| it.name).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// For whom somebody speaks who is not told to speak for himself.
fn side(page: &Page<'_>, who: &Party) -> String {
    let mention = page.mention_at(who.run.from).filter(|it| page.name(it) == who.name);
    let of_the_tables = || {
        let identity = page.identity(mention?, page.published);
        let is_known = identity.sureness >= Sureness::Likely;
        let code = identity.code.filter(|_| is_known)?;
        Some(page.gazetteer.name_of_code(&code).to_owned())
    };
    let side = mention.and_then(|it| page.side(it)).or_else(of_the_tables);
    side.unwrap_or_else(|| who.name.clone())
}

/// The words of the label, without who it is given to and whose it is.
fn run(page: &Page<'_>, unit: Unit, label: usize, target: &Party) -> Run {
    let tree = &page.tree;
    let quote = page.quote_at(tree.place(label)).filter(|it| it.run.from >= target.run.to);
    if let Some(quote) = quote {
        return page.trimmed(quote.words);
    }
    let (first, last) = tree.reach(label);
    let from =
        tree.place(first).max(if target.run.from < tree.place(label) { target.run.to } else { 0 });
    let end = page.clause_end(tree.place(label), unit.run.to).min(tree.place(last) + 1);
    let tie = (tree.place(label) + 1..end).find(|&at| page.is(at, &["to", "of", "for"]));
    page.trimmed(Run::new(from, tie.unwrap_or(end)))
}
