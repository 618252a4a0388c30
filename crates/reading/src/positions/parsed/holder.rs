//! Whose a stand is, and from whom something is wanted by it.

use domain::Span;

use super::stand::Stand;
use crate::actors::Who;
use crate::lexicon::{predicate_words, stand_frames};
use crate::page::{Page, Run};
use crate::paper::{calls_itself, unnamed};
use crate::predicate::{after_preposition, agent, parties, parties_anywhere};
use crate::statements::{Said, around};

/// Who holds a stand, and where he is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    pub(super) name: String,
    pub(super) span: Option<Span>,
}

/// Who may speak where a stand is taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voices<'a> {
    /// Who is told to speak.
    pub(super) said: &'a [Said],
    /// Who writes, if it is an opinion.
    pub(super) author: Option<&'a str>,
}

/// Who holds a stand, one by one; nobody where the document leaves one of them open.
pub(super) fn holders(page: &Page<'_>, voices: Voices<'_>, stand: &Stand) -> Vec<Holder> {
    let Voices { said, author } = voices;
    let Some(word) = stand.holder else {
        return speaker(page, voices, stand).into_iter().collect();
    };
    if page.is_quoted(page.tree.place(word)) && around(said, page.tree.place(word)).is_none() {
        return Vec::new();
    }
    if let Some(holder) = issuer(page, said, word).or_else(|| writer(page, author?, said, word)) {
        return vec![holder];
    }
    let named = parties(page, said, word).into_iter();
    named
        .map(|it| Holder { name: of_issuer(page, it.name), span: Some(page.span(it.run)) })
        .collect()
}

/// Whose "we" it is in a communiqué or a letter, and whose "it" at the head of a sentence.
fn issuer(page: &Page<'_>, said: &[Said], word: usize) -> Option<Holder> {
    let place = page.tree.place(word);
    let is_anothers = |it: &Said| is_named(it) && !page.is_of_issuer(place);
    if page.is_quoted(place) || around(said, place).is_some_and(is_anothers) {
        return None;
    }
    let named = page.paper.as_ref().and_then(|it| it.name.as_deref());
    let opens = page.units.binary_search_by_key(&place, |unit| unit.run.from).is_ok();
    let name = if page.is(place, &["we"]) {
        named.or(page.author.as_deref()).or(Some(unnamed()))
    } else {
        named.filter(|_| opens && page.is(place, &["it"]))
    };
    let span = Some(page.span(Run::new(place, place + 1)));
    Some(Holder { name: name?.to_owned(), span })
}

/// Whose "I" it is in an opinion.
fn writer(page: &Page<'_>, author: &str, said: &[Said], word: usize) -> Option<Holder> {
    let place = page.tree.place(word);
    let is_own = page.is(place, &["i"]) && !page.is_quoted(place);
    let is_own = is_own && !around(said, place).is_some_and(is_named);
    let span = Some(page.span(Run::new(place, place + 1)));
    is_own.then(|| Holder { name: author.to_owned(), span })
}

/// Whether a statement is somebody's who is known by more than a pronoun.
fn is_named(said: &Said) -> bool {
    let speaker = said.statement.speaker.as_deref().unwrap_or_default();
    !predicate_words().pronouns.contains(&speaker.to_lowercase())
}

/// "The Ministry" of a text that a ministry issues.
fn of_issuer(page: &Page<'_>, name: String) -> String {
    let issuer = page.paper.as_ref().and_then(|it| it.name.clone());
    issuer.filter(|issuer| calls_itself(issuer, &name)).unwrap_or(name)
}

/// Who says what must be: whoever is told to speak, or the author of an opinion.
fn speaker(page: &Page<'_>, voices: Voices<'_>, stand: &Stand) -> Option<Holder> {
    stand.asked?;
    let around = around(voices.said, page.tree.place(stand.cue));
    // "I say that X must act" is the author's word.
    // Whoever is only "asked to comment" is not asked by the author.
    let is_due = stand.matter.head == stand.cue;
    let author = voices.author.filter(|_| is_due && around.is_none_or(|it| !is_named(it)));
    if let Some(author) = author {
        return Some(Holder { name: author.to_owned(), span: None });
    }
    let statement = &around?.statement;
    Some(Holder { name: statement.speaker.clone()?, span: statement.speaker_span.clone() })
}

/// Of whom something is wanted, or whose wish is refused or accepted.
pub(super) fn addressees(
    page: &Page<'_>,
    said: &[Said],
    stand: &Stand,
    matter: Run,
) -> Vec<String> {
    let tree = &page.tree;
    let names = |word: usize| -> Vec<String> {
        parties(page, said, word).into_iter().map(|it| it.name).collect()
    };
    if let Some(asked) = stand.asked {
        return parties_anywhere(page, said, asked).into_iter().map(|it| it.name).collect();
    }
    if stand.matter.is_noun {
        return owner(page, stand).map_or_else(|| by_demonym(page, stand, matter), names);
    }
    let subject = tree.child(stand.matter.head, &["nsubj", "nsubjpass"]);
    subject.filter(|&it| tree.tag(it) != "WDT").map(names).unwrap_or_default()
}

/// Whose proposal it is: "Moscow's demand", "the plan proposed by Moscow".
fn owner(page: &Page<'_>, stand: &Stand) -> Option<usize> {
    let tree = &page.tree;
    let head = stand.matter.head;
    let lists = &stand_frames().stands;
    let lemma = tree.lemma(head);
    let is_proposal = lists.demands.contains(lemma) || lists.matters.contains(lemma);
    let made = || after_preposition(tree, head, &["by", "from"]);
    let by = || tree.child(head, &["acl"]).and_then(|it| agent(tree, it));
    tree.child(head, &["poss"]).or_else(made).or_else(by).filter(|_| is_proposal)
}

/// "a Russian proposal"
fn by_demonym(page: &Page<'_>, stand: &Stand, matter: Run) -> Vec<String> {
    let head = page.tree.place(stand.matter.head);
    let is_proposal = stand_frames().stands.demands.contains(page.tree.lemma(stand.matter.head));
    let before = page.mentions_in(Run::new(matter.from, head.max(matter.from)));
    let owner = before.iter().find(|it| is_proposal && matches!(it.who, Who::Demonym(_)));
    owner.map(|it| page.name(it)).into_iter().collect()
}

/// Several names as one.
pub(super) fn together(names: &[String]) -> Option<String> {
    match names.split_last()? {
        (last, []) => Some(last.clone()),
        (last, others) => Some(format!("{} and {last}", others.join(", "))),
    }
}
