//! A party: who acts or to whom something is done, by the noun phrase that names it.

use domain::{Identity, Sector, Sureness};

use super::branch::{after, all, antecedent, child, joined};
use super::lexicon::{is_quantity, tells_owner};
use crate::actors::{Mention, Who};
use crate::lexicon::predicate_words;
use crate::page::{Page, Run, Tree};
use crate::paper::calls_itself;
use crate::predicate::{denies, named_behind};

/// Who acts, or to whom something is done.
#[derive(Clone, Debug)]
pub(super) struct Party {
    /// The tokens that name it.
    pub(super) run: Run,
    /// Its name, or the words for it.
    pub(super) name: String,
    /// Whom they stand for.
    pub(super) identity: Option<Identity>,
}

/// The parties that a noun and those joined to it name: "Hungarian and Romanian officials" are two.
pub(super) fn parties(page: &Page<'_>, word: usize) -> Vec<Party> {
    let tree = &page.tree;
    let word = antecedent(tree, word);
    if let Some(row) = page.headline_row(tree.place(word)) {
        return row.iter().map(|it| of_mention(page, it)).collect();
    }
    if let Some(both) = page.both_meant(page.up_to(word)) {
        let run = phrase(page, word);
        // Two of whom nobody is told before stay two, and are of no state that stands near.
        if both.is_empty() {
            return vec![Party { run, name: page.spaced(run), identity: None }];
        }
        return both
            .into_iter()
            .flat_map(|it| parties(page, it))
            .map(|it| meant(it, run))
            .collect();
    }
    let whole = if is_nobody(tree, word) { after(tree, word, "of") } else { vec![word] };
    let heads = whole.into_iter().flat_map(|it| holders(page, it));
    heads.flat_map(|head| of_head(page, head)).collect()
}

/// A word and those that "and" joins to it. Of "the ministers of Japan and Peru, A and B," the states
/// are two, and nobody is named beside them.
fn holders(page: &Page<'_>, word: usize) -> Vec<usize> {
    let tree = &page.tree;
    match named_behind(tree, word) {
        Some(_) if sides(page, word, phrase(page, word)).len() > 1 => vec![word],
        Some(names) => names,
        None => joined(tree, word),
    }
}

/// The issuer of a paper, whom "the Ministry" means in it.
fn of_issuer(page: &Page<'_>, head: usize) -> Option<Party> {
    let tree = &page.tree;
    let paper = page.paper.as_ref().filter(|_| page.is_of_issuer(tree.place(head)))?;
    let (name, heading) = paper.name.clone().zip(paper.run)?;
    let run = phrase(page, head);
    let whole = tree.run(tree.reach(head).0, tree.reach(head).1);
    let is_anothers = page
        .mentions_in(Run::new(run.to, whole.to))
        .iter()
        .any(|it| tree.words_in(it.run).last().is_some_and(|it| tree.label(it) != "appos"));
    let state = page.mentions_in(heading).iter().find(|it| page.state_of(it).is_some())?;
    let identity = page.identity(state, page.published);
    let sector = identity.sector.or(Some(Sector::Gov));
    let reason = format!("“{}” of {name}, who issues it", page.words(run));
    let identity =
        Identity { name: name.clone(), sector, sureness: Sureness::Likely, reason, ..identity };
    let is_own = calls_itself(&name, page.words(run)) && !is_anothers;
    is_own.then_some(Party { run, name, identity: Some(identity) })
}

/// Whether a word is nobody, who is no party: "none of the rebels" are the rebels, who did not.
fn is_nobody(tree: &Tree<'_>, word: usize) -> bool {
    let is_none = predicate_words().denying_subjects.contains(&tree.lemma(word).to_lowercase());
    is_none || tree.lemma(word) == "one" && denies(tree, word)
}

/// Whether a noun names somebody who can act.
pub(super) fn may_act(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let word = antecedent(tree, word);
    let at = tree.place(word);
    if page.mention_at(at).is_some() {
        return true;
    }
    match tree.tag(word) {
        "PRP" => tree.lemma(word) != "it" || !pronoun(page, word).is_empty(),
        "WP" | "WDT" => false,
        _ => identity_of(page, word).is_some(),
    }
}

/// Whether a noun names somebody known by the code of a state or an organization.
pub(super) fn is_known(page: &Page<'_>, word: usize) -> bool {
    identity(page, word).is_some_and(|it| it.code.is_some())
}

/// Whom a noun or a pronoun stands for, as far as the document tells.
pub(super) fn identity(page: &Page<'_>, word: usize) -> Option<Identity> {
    let tree = &page.tree;
    let word = antecedent(tree, word);
    let place = tree.place(word);
    let meant = || pronoun(page, word).into_iter().next();
    if let Some(party) = Some(word).filter(|&it| tree.tag(it) == "PRP").and_then(|_| meant()) {
        return party.identity;
    }
    match page.mention_at(place) {
        Some(mention) => Some(page.identity(mention, page.published)),
        None => identity_of(page, word),
    }
}

/// Whether a noun names a person.
pub(super) fn is_person(page: &Page<'_>, word: usize) -> bool {
    let mention = page.mention_at(page.tree.place(word));
    mention.is_some_and(|it| matches!(it.who, Who::Person(_)))
}

/// Parties with those that stand in a row with the last: a parser may take a long row apart.
pub(super) fn in_row(page: &Page<'_>, known: Vec<Party>, end: usize) -> Vec<Party> {
    let first = known.first().and_then(|it| page.mention_at(it.run.from));
    let mut row = first.map(|it| page.group_from(it.run.from, end).0).unwrap_or_default();
    // "If it attacks Poland, NATO will": a comma may part a clause from the subject of the next.
    let opens = |it: &Mention| {
        let head = page.tree.words_in(it.run).last();
        head.is_some_and(|it| matches!(page.tree.label(it), "nsubj" | "nsubjpass"))
    };
    let next = row.iter().skip(1).position(opens).map_or(row.len(), |it| it + 1);
    row.truncate(next);
    if row.len() > known.len() {
        row.iter().map(|it| of_mention(page, it)).collect()
    } else {
        known
    }
}

fn of_head(page: &Page<'_>, head: usize) -> Vec<Party> {
    let tree = &page.tree;
    if tree.tag(head) == "PRP" {
        return pronoun(page, head);
    }
    let run = phrase(page, head);
    if let Some(mention) = page.mention_at(tree.place(head)) {
        return vec![of_mention(page, mention)];
    }
    if let Some(issuer) = of_issuer(page, head) {
        return vec![issuer];
    }
    let sides = sides(page, head, run);
    let whole = identity_of(page, head);
    if sides.len() < 2 {
        // "the Hungarian plan" and "Russian missiles" are nobody: Hungary's and Russia's.
        let owner = page.mentions_in(run).first().filter(|_| is_thing(page, head, whole.as_ref()));
        if let Some(owner) = owner {
            return vec![of_mention(page, owner)];
        }
        let identity = whole.or_else(|| in_only_state(page, run));
        return vec![Party { run, name: page.spaced(run), identity }];
    }
    let of_side = |side: &Mention| {
        let own = page.identity(side, page.published);
        let sector = whole.as_ref().and_then(|it| it.sector).or(own.sector);
        Party { run: side.run, name: page.name(side), identity: Some(Identity { sector, ..own }) }
    };
    sides.iter().map(of_side).collect()
}

fn of_mention(page: &Page<'_>, mention: &Mention) -> Party {
    let own = page.identity(mention, page.published);
    let placed = || {
        let guess = only_state(page, mention.run)?;
        let (code, sureness, reason) = (guess.code, guess.sureness, guess.reason);
        Some(Identity { code, sureness, reason, ..own.clone() })
    };
    let placed = if own.code.is_none() { placed() } else { None };
    Party { run: mention.run, name: page.name(mention), identity: Some(placed.unwrap_or(own)) }
}

/// Whether a noun names a thing rather than people.
fn is_thing(page: &Page<'_>, head: usize, identity: Option<&Identity>) -> bool {
    let is_name = page.tree.tag(head).starts_with("NNP");
    !is_name && identity.is_none_or(|it| it.sector.is_none())
}

/// People of whom nothing is told are taken for those of the one state that is named around them.
fn in_only_state(page: &Page<'_>, run: Run) -> Option<Identity> {
    let last = page.tree.words_in(run).last()?;
    let is_people =
        page.tree.tag(last) == "NNS" && !page.tokens[run.from].capital || is_group(page, run);
    let state = only_state(page, run).filter(|_| is_people)?;
    Some(Identity { name: page.spaced(run), sector: None, office: None, ..state })
}

/// The one state or organization that is named around a run.
fn only_state(page: &Page<'_>, run: Run) -> Option<Identity> {
    let near = Run::new(run.from.saturating_sub(AROUND), run.to + AROUND);
    let reports = |it: &Mention| page.are_in_one_unit(it.run, run) && page.is_reporter(it);
    let placed = page.mentions_in(near).iter().filter(|it| !reports(it));
    let mut named = placed.map(|it| page.identity(it, page.published));
    let first = named.find(|it| it.code.is_some())?;
    let alone = named.all(|it| it.code.is_none() || it.code == first.code);
    let reason = format!("{} alone is named around it", first.name);
    alone.then_some(Identity { sureness: Sureness::Guess, reason, ..first })
}

/// Whether a capital opens the run only because the sentence begins there.
fn is_group(page: &Page<'_>, run: Run) -> bool {
    run.to - run.from > 1 && !page.tokens[run.to - 1].capital
}

/// How many tokens around people are looked through for a state.
const AROUND: usize = 40;

/// Those whom a pronoun means: never surer than who is named, and never certain.
fn pronoun(page: &Page<'_>, word: usize) -> Vec<Party> {
    let at = page.tree.place(word);
    let run = Run::new(at, at + 1);
    let named = || page.antecedent(at).map(|it| of_mention(page, &it)).into_iter().collect();
    let words = page.meant_by(at);
    let several = || words.iter().flat_map(|&it| parties(page, it)).collect();
    let found: Vec<Party> = if words.is_empty() { named() } else { several() };
    found.into_iter().map(|it| meant(it, run)).collect()
}

/// A party as one whom other words mean.
fn meant(party: Party, run: Run) -> Party {
    let identity = party.identity.map(|it| {
        let is_sure = it.sureness == Sureness::Certain;
        let reason = if is_sure { format!("{} is named before", it.name) } else { it.reason };
        Identity { sureness: it.sureness.min(Sureness::Likely), reason, ..it }
    });
    Party { run, name: party.name, identity }
}

/// The states that a noun is of, where there are several: "the leaders of France and Germany".
fn sides(page: &Page<'_>, head: usize, run: Run) -> Vec<Mention> {
    let is_side = |it: &&Mention| matches!(it.who, Who::Actor(_) | Who::Demonym(_) | Who::Place(_));
    let before: Vec<Mention> = page.mentions_in(run).iter().filter(is_side).copied().collect();
    if before.len() > 1 {
        return before;
    }
    let owners = after(&page.tree, head, "of").into_iter().chain(after(&page.tree, head, "from"));
    let named = owners.filter_map(|it| page.mention_at(page.tree.place(it)));
    named.filter(is_side).copied().collect()
}

/// The tokens of a noun with what stands before it, without an article. A noun that only counts
/// others goes on to them: "thousands of students".
pub(super) fn phrase(page: &Page<'_>, head: usize) -> Run {
    let tree = &page.tree;
    let before = ["amod", "compound", "poss", "nummod", "nmod", "quantmod"];
    let first = all(tree, head, &before).next().map_or(head, |it| tree.reach(it).0.min(head));
    let last = told_number_of(tree, head).max(head);
    let run = tree.run(first.max(head.saturating_sub(12)), last.min(head + 12));
    let run = within_sentence(page, run, tree.place(head));
    let skip = usize::from(page.is(run.from, &["the", "a", "an", "its", "his", "her", "their"]));
    Run::new(run.from + skip, run.to)
}

/// A run without what stands before the sentence of its head, as a dateline, and without a bullet.
fn within_sentence(page: &Page<'_>, run: Run, head: usize) -> Run {
    let unit = page.units.get(page.units.partition_point(|unit| unit.run.to <= head));
    let opens = unit.map_or(run.from, |it| it.run.from).min(head).max(run.from);
    Run::new(page.after_signs(Run::new(opens, head + 1)).from.min(head), run.to)
}

/// What a noun counts, as "students" in "tens of thousands of students".
fn told_number_of(tree: &Tree<'_>, head: usize) -> usize {
    let mut at = head;
    for _ in 0..COUNTED {
        let next = after(tree, at, "of").first().copied();
        let Some(next) = next.filter(|_| is_quantity(&tree.lemma(at).to_lowercase())) else {
            break;
        };
        at = next;
    }
    at
}

/// How many nouns may count one another.
const COUNTED: usize = 3;

/// Whom a noun phrase stands for, with what follows it: "rebels in Darfur".
fn identity_of(page: &Page<'_>, head: usize) -> Option<Identity> {
    let tree = &page.tree;
    let own = phrase(page, head);
    let counted = told_number_of(tree, head);
    let tied = all(tree, counted, &["prep"]).rev().find(|&it| is_tie(tree, it));
    let end =
        tied.and_then(|it| child(tree, it, &["pobj"])).map_or(own.to, |it| tree.place(it) + 1);
    let run = Run::new(own.from, end.clamp(own.to, own.to + 12));
    page.identity_of_run(run, page.published).filter(|it| it.code.is_some() || it.sector.is_some())
}

fn is_tie(tree: &Tree<'_>, preposition: usize) -> bool {
    tells_owner(tree.lemma(preposition))
}
