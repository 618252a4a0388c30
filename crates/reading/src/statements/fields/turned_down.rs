//! By whom what a statement tells is turned down, as "rejected by Iran" or "called false by the
//! ministry".

use domain::Manner;

use super::super::Said;
use super::{rejected, tokens_of, unit_of};
use crate::judgments;
use crate::page::{Page, Run, SubjectKind};
use crate::predicate::is_negated;
use crate::standing::{Standing, Verdict, calls, lies, untruth_behind, verdict};

/// By whom a statement is turned down by the words around its content or its cue; `around` tells of
/// it.
pub(super) fn by(page: &Page<'_>, said: &Said, around: Option<&Said>) -> Option<String> {
    if page.tree.is_empty() {
        return rejected::by(page, said);
    }
    let cue = said.statement.cue_span.as_ref().map(|it| tokens_of(page, it))?;
    let teller = around.and_then(|it| it.statement.speaker.clone());
    let teller = || teller.clone().unwrap_or_else(|| judgments::by(page));
    match of_saying(page, said, cue) {
        // "It is a myth, Peskov said, that": so says whoever speaks.
        Some(found) if is_before_tag(page, found, said, cue) => {
            let by = said.statement.speaker.clone().unwrap_or_else(teller);
            Some(format!("called false by {by}"))
        }
        Some(found) => Some(told(page, found, &teller())),
        None => {
            untruth_behind(page, cue, said.words).map(|_| format!("called false by {}", teller()))
        }
    }
}

/// Whether a verdict opens the sentence, and the tag and ", that" stand between it and the words.
fn is_before_tag(page: &Page<'_>, found: Verdict, said: &Said, cue: Run) -> bool {
    let place = page.tree.place(found.by);
    let first = said.words.from;
    let is_parted = first > 1 && page.is(first - 1, &["that"]) && page.is(first - 2, &[","]);
    place < cue.from && cue.to <= first && is_parted
}

/// The verdict on the content of a statement, or on that it was said; not that of its own cue.
fn of_saying(page: &Page<'_>, said: &Said, cue: Run) -> Option<Verdict> {
    let tree = &page.tree;
    let is_outside =
        |word: &usize| tree.head(*word).is_none_or(|it| !said.words.contains(tree.place(it)));
    let content = tree.words_in(said.words).find(is_outside);
    let is_own = |it: &Verdict| cue.contains(tree.place(it.by));
    let turns_down = |it: &Verdict| matches!(it.standing, Standing::Denied | Standing::Doubted);
    let of = |word: usize| verdict(page, word).filter(|it| turns_down(it) && !is_own(it));
    content.and_then(of).or_else(|| tree.words_in(cue).next().and_then(of))
}

/// A verdict in words, as "denied by Iran".
fn told(page: &Page<'_>, found: Verdict, teller: &str) -> String {
    let tree = &page.tree;
    let place = tree.place(found.by);
    let is_verb = tree.tag(found.by).starts_with("VB");
    if let Some(verb) = calls(tree, found.by) {
        return format!("called false by {}", subject_of(page, verb));
    }
    // "The general lied when he said that": so says the writer.
    let is_writers = !is_verb || lies(tree, found.by);
    if is_writers {
        return format!("called false by {teller}");
    }
    // "Nobody believes that": so says the writer.
    if is_negated(tree, found.by) {
        return format!("doubted by {teller}");
    }
    let manner = match (Manner::of_verb(page.lower(place)), found.standing) {
        (Manner::Denied, _) => "denied",
        (Manner::Rejected, _) => "rejected",
        (Manner::Doubted, _) | (_, Standing::Doubted) => "doubted",
        (
            Manner::Said | Manner::Refused | Manner::Wanted | Manner::Asked,
            Standing::Asserted | Standing::Open | Standing::Undone | Standing::Denied,
        ) => "turned down",
    };
    format!("{manner} by {}", subject_of(page, found.by))
}

/// How many words above a verb without a subject its own may have one.
const CLIMB: usize = 4;

/// The subject of a verb by name, or as it is written; "accused it of inventing" has that of the
/// accusing.
fn subject_of(page: &Page<'_>, verb: usize) -> String {
    let tree = &page.tree;
    let mut above = std::iter::successors(Some(verb), |&it| tree.head(it)).take(CLIMB);
    let verb = above.find(|&it| tree.child(it, &["nsubj"]).is_some()).unwrap_or(verb);
    let verb = tree.place(verb);
    let floor = unit_of(page, verb).map_or(verb, |it| it.run.from);
    named(page, verb, floor)
}

/// The subject before a verb, by name or as it is written.
pub(super) fn named(page: &Page<'_>, verb: usize, floor: usize) -> String {
    let Some(subject) = page.subject_before(verb, floor) else { return "somebody".to_owned() };
    if let Some(mention) = page.party(&subject) {
        return page.name(&mention);
    }
    match subject.kind {
        SubjectKind::Marked(mention) => page.name(&mention),
        SubjectKind::Pronoun | SubjectKind::Noun | SubjectKind::Name | SubjectKind::Thing => {
            let article = usize::from(page.is(subject.run.from, &["the", "a", "an"]));
            page.spaced(Run::new(subject.run.from + article, subject.run.to))
        }
    }
}
