//! Stands taken in a noun: "its opposition to the plan", "the demand by Serbia that …", "its goal is
//! to join", "is a red line for Moscow".

use domain::Stance;
use text::language::PartOfSpeech;

use super::bygone::is_given_up;
use super::stand::{Matter, Stand, is_matter, is_turned};
use crate::lexicon::{Takes, stand_frames, takes};
use crate::page::Tree;
use crate::predicate::{after_preposition, agent, is_infinitive, is_passive, subject, verb_key};

/// The stand that a noun takes, if it takes one.
pub(super) fn of_noun(tree: &Tree<'_>, noun: usize) -> Option<Stand> {
    framed(tree, noun).or_else(|| goal(tree, noun)).or_else(|| red_line(tree, noun))
}

fn framed(tree: &Tree<'_>, noun: usize) -> Option<Stand> {
    let key = tree.lemma(noun).to_lowercase();
    let each = stand_frames().nouns.each();
    let (stance, asked, matter) = each.into_iter().find_map(|(stance, takes)| {
        let (asked, matter) = complement(tree, noun, &key, takes)?;
        Some((stance, asked, matter))
    })?;
    let holder = owner(tree, noun);
    let is_turned = is_turned(stance, &key);
    Some(Stand { cue: noun, stance, is_turned, is_settling: false, holder, asked, matter })
}

/// What a noun takes: a clause, an infinitive with or without whom it is asked of, or what follows
/// its preposition.
fn complement(
    tree: &Tree<'_>,
    noun: usize,
    key: &str,
    frames: &Takes,
) -> Option<(Option<usize>, Matter)> {
    let clause = tree.child(noun, &["acl", "ccomp", "xcomp"]).filter(|it| *it > noun);
    if let Some(clause) = clause {
        let is_infinitive = is_infinitive(tree, clause);
        let has_mark = tree
            .child(clause, &["mark"])
            .is_some_and(|it| matches!(tree.lemma(it), "that" | "for"));
        let list = if is_infinitive { &frames.infinitive } else { &frames.clause };
        if list.contains(key) && (is_infinitive || has_mark) {
            let asked = after_preposition(tree, noun, &["on", "to", "for"])
                .or_else(|| tree.child(clause, &["nsubj"]).filter(|_| is_infinitive));
            return Some((asked.filter(|_| is_infinitive), Matter::clause(tree, clause)));
        }
    }
    // "Dropped its objection to the plan": a parser may tie "to the plan" to the verb.
    let is_given_up = is_given_up(tree, noun);
    let above = tree.head(noun).filter(|_| is_given_up).map_or(&[][..], |it| tree.children(it));
    let near = tree.children(noun).iter().chain(above.iter().filter(|&&it| it > noun)).copied();
    let mut ties = near.filter(|&it| tree.label(it) == "prep");
    let tie = ties.find(|&it| takes(&frames.preposition, &tree.lemma(it).to_lowercase(), key))?;
    let object = tree.child(tie, &["pobj", "pcomp"])?;
    let is_noun = tree.label(object) == "pobj";
    let fits = !is_noun || is_matter(tree, key, object);
    fits.then(|| (None, Matter { is_noun, ..Matter::noun(tree, object) }))
}

/// Whose a noun is: its owner's, who makes it, or the subject of the verb that carries it.
pub(super) fn owner(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let own = tree.child(noun, &["poss"]);
    let is_pronoun =
        own.is_some_and(|it| matches!(&*tree.lemma(it).to_lowercase(), "its" | "their"));
    // "Voiced its opposition": the subject's own.
    let subject_of_verb = || {
        let verb = tree.head(noun).filter(|_| is_pronoun && tree.label(noun) == "dobj")?;
        let carries = stand_frames().stands.carriers.contains(tree.lemma(verb));
        let verb = Some(verb).filter(|_| carries || is_given_up(tree, noun))?;
        subject(tree, verb).filter(|&it| tree.part(it) != PartOfSpeech::Pronoun)
    };
    let own = subject_of_verb().or(own);
    let made = || after_preposition(tree, noun, &["by", "from"]);
    let by = || {
        let participle = tree.child(noun, &["acl"]).filter(|&it| is_passive(tree, it))?;
        agent(tree, participle)
    };
    let carried = || {
        let verb = tree.head(noun).filter(|_| tree.label(noun) == "dobj")?;
        let carries = stand_frames().stands.carriers.contains(&verb_key(tree, verb));
        subject(tree, verb).filter(|_| carries || is_given_up(tree, noun))
    };
    // "Sweden demands that …" is read as a noun at times.
    let named = || {
        let beside = tree.child(noun, &["nsubj", "compound", "nmod"])?;
        (tree.part(beside) == PartOfSpeech::ProperNoun).then_some(beside)
    };
    own.or_else(made).or_else(by).or_else(carried).or_else(named)
}

/// "Its goal is to join", "Serbia's demand is that …"
fn goal(tree: &Tree<'_>, noun: usize) -> Option<Stand> {
    let lists = &stand_frames().stands;
    let verb = tree.head(noun).filter(|&verb| tree.lemma(verb) == "be")?;
    if tree.label(noun) != "nsubj" || !lists.goals.contains(tree.lemma(noun)) {
        return None;
    }
    let holder =
        tree.child(noun, &["poss"]).or_else(|| after_preposition(tree, noun, &["of", "for"]))?;
    let what = tree.child(verb, &["xcomp", "ccomp", "attr"]).filter(|it| *it > verb)?;
    let is_noun = tree.label(what) == "attr";
    let matter = if is_noun { Matter::noun(tree, what) } else { Matter::clause(tree, what) };
    Some(Stand {
        cue: noun,
        stance: Stance::Wants,
        is_turned: false,
        is_settling: false,
        holder: Some(holder),
        asked: None,
        matter,
    })
}

/// "NATO's expansion is a red line for Moscow"
fn red_line(tree: &Tree<'_>, noun: usize) -> Option<Stand> {
    let is_red = tree.child(noun, &["amod"]).is_some_and(|it| tree.lemma(it) == "red");
    let verb = tree.head(noun).filter(|&verb| tree.lemma(verb) == "be")?;
    if !is_red || !stand_frames().stands.lines.contains(tree.lemma(noun)) {
        return None;
    }
    let other = tree.child(verb, &["nsubj", "attr", "csubj"]).filter(|it| *it != noun)?;
    let holder =
        after_preposition(tree, noun, &["for", "of"]).or_else(|| tree.child(noun, &["poss"]));
    Some(Stand {
        cue: noun,
        stance: Stance::Refuses,
        is_turned: false,
        is_settling: false,
        holder,
        asked: None,
        matter: Matter::noun(tree, other),
    })
}
