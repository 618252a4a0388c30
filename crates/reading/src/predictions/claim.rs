//! A claim: the words that foretell, without their condition and what the sentence adds.

use super::assigned;
use super::likelihood::Likelihood;
use super::outlook::{Outlook, OutlookForm};
use super::stretch;
use crate::lexicon::prediction_words;
use crate::page::{Page, Run, Tree};

/// The words that foretell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    /// Their tokens.
    pub(super) run: Run,
    /// The tokens of the subject, which may stand before the run where verbs share it.
    pub(super) subject: Option<Run>,
    /// The subject with what commas add to it.
    pub(super) whole_subject: Option<Run>,
}

/// The words of an outlook, within the tokens its statement or sentence has.
pub(super) fn of(page: &Page<'_>, outlook: &Outlook, bounds: Run) -> Option<Claim> {
    let subject = outlook.subject.map(|it| subject_run(page, it));
    let bounds = Run::new(bounds.from, whole_date(page, bounds.to));
    let from = start(page, outlook, subject).max(bounds.from);
    let to = whole_date(page, end(page, outlook, bounds));
    let to = if outlook.form == OutlookForm::Noun { with_day(page, to) } else { to };
    // What is expected may end before its day: "expect a cut in March".
    let is_dated = || page.date_at(to.saturating_sub(1)).is_some();
    let is_longer = outlook.form == OutlookForm::Noun && is_dated();
    let bounds = if is_longer { Run::new(bounds.from, bounds.to.max(to)) } else { bounds };
    let mut run = unquoted(page, page.trimmed(Run::new(from, to.min(bounds.to))));
    while let Some(length) = page.phrase(run.from, &prediction_words().conclusions) {
        run = page.trimmed(Run::new(run.from + length, run.to));
    }
    let edges = &prediction_words().edges;
    while run.to > run.from && edges.ends.contains(page.lower(run.to - 1)) {
        run.to -= 1;
    }
    let verb = page.tree.place(outlook.verb);
    let whole =
        outlook.subject.map(|it| page.tree.run(page.tree.reach(it).0, page.tree.reach(it).1));
    let elided = page.is(run.to.saturating_sub(1), &["to"]);
    let fits = run.contains(verb) && bounds.holds(run) && !elided;
    fits.then_some(Claim { run, subject, whole_subject: whole })
}

/// The end of what a chance is of with its day: "a pause before 1 April", where a parser ties the day
/// to the verb above.
fn with_day(page: &Page<'_>, end: usize) -> usize {
    let is_tie = prediction_words().edges.ties.contains(page.lower(end));
    let date = (end + 1..end + 3).find_map(|at| page.date_at(at).filter(|it| it.run.from == at));
    date.filter(|_| is_tie).map_or(end, |date| date.run.to)
}

/// An end behind all of the date that it would cut: for a parser "mid-2027" is one word, and its
/// first piece would be the last of what is said.
fn whole_date(page: &Page<'_>, end: usize) -> usize {
    let date = end.checked_sub(1).and_then(|last| page.date_at(last));
    date.map_or(end, |date| end.max(date.run.to))
}

/// The claim without the chance that is put at its end: "by June with a probability of 80%".
pub(super) fn without_chance(page: &Page<'_>, claim: Claim, likelihood: &Likelihood) -> Claim {
    let is_last = claim.run.contains(likelihood.run.from) && likelihood.run.to >= claim.run.to;
    let is_chance = |at: &usize| prediction_words().chances.contains(page.lower(*at));
    let ties = |at: &usize| is_chance(at) || page.is(*at, &["of", "a", "an", "the"]);
    let mut within = (claim.run.from..likelihood.run.from).rev();
    let count = within.clone().take_while(ties).count();
    let named = within.clone().take(count).any(|at| is_chance(&at));
    let marks = &prediction_words().edges.marks;
    let mark = within.nth(count).filter(|at| marks.contains(page.lower(*at)));
    // "We put the chance of a pause at 15 percent"
    let put = likelihood.run.from.checked_sub(1).filter(|&at| page.is(at, &["at"]));
    match mark.filter(|_| named).or(put).filter(|_| is_last) {
        Some(at) => Claim { run: page.trimmed(Run::new(claim.run.from, at)), ..claim },
        None => claim,
    }
}

/// The subject with all that belongs to it, up to what a comma adds.
fn subject_run(page: &Page<'_>, head: usize) -> Run {
    let tree = &page.tree;
    let (first, last) = tree.reach(head);
    let adds = |&it: &usize| {
        matches!(tree.label(it), "relcl" | "appos" | "acl")
            && is_after_comma(page, tree.reach(it).0)
    };
    let end = tree.children(head).iter().copied().filter(|it| *it > head).find(adds);
    let last = end.map_or(last, |it| tree.reach(it).0.saturating_sub(1));
    page.trimmed(tree.run(first, last))
}

fn is_after_comma(page: &Page<'_>, word: usize) -> bool {
    page.is(page.tree.place(word).wrapping_sub(1), &[",", "—", "–", "("])
}

fn start(page: &Page<'_>, outlook: &Outlook, subject: Option<Run>) -> usize {
    let tree = &page.tree;
    let marker = tree.place(outlook.marker);
    let top = tree.place(outlook.top);
    let own = subject.map(|it| it.from).filter(|_| is_own_subject(tree, outlook));
    let first = match outlook.form {
        OutlookForm::Noun | OutlookForm::Promise => {
            return tree.place(tree.reach(outlook.verb).0);
        }
        OutlookForm::Will | OutlookForm::Would | OutlookForm::May => marker,
        OutlookForm::Infinitive
        | OutlookForm::PastInfinitive
        | OutlookForm::Predicate
        | OutlookForm::Present => top,
    };
    let nor = usize::from(page.is(first.wrapping_sub(1), &["nor", "neither"]));
    let subject = own.unwrap_or(first).min(first - nor);
    opening(page, outlook.top, subject).unwrap_or(subject)
}

/// Whether the subject is that of this very verb, not of one that it is joined to.
fn is_own_subject(tree: &Tree<'_>, outlook: &Outlook) -> bool {
    let head = outlook.subject.and_then(|it| tree.head(it));
    head == Some(outlook.top) || head == Some(outlook.verb)
}

/// "By June, the fund will run out": where what opens the clause begins.
fn opening(page: &Page<'_>, top: usize, subject: usize) -> Option<usize> {
    let tree = &page.tree;
    let opens = |it: &usize| {
        let run = tree.run(tree.reach(*it).0, tree.reach(*it).1);
        matches!(tree.label(*it), "prep" | "npadvmod")
            && run.to <= subject
            && (!page.dates_in(run).is_empty() || stretch::of(page, run, page.published).is_some())
    };
    tree.children(top).iter().copied().find(opens).map(|it| tree.place(tree.reach(it).0))
}

/// Where the claim ends: before what the sentence adds to it, or at the end of its bounds.
fn end(page: &Page<'_>, outlook: &Outlook, bounds: Run) -> usize {
    let tree = &page.tree;
    let verb = tree.place(outlook.verb);
    let last = tree.reach(outlook.top).1.max(tree.reach(outlook.verb).1);
    let parts = tree.children(outlook.top).iter().chain(tree.children(outlook.verb));
    let added = parts.copied().filter(|&it| it > outlook.verb && is_added(page, it));
    let cut = added.map(|it| tree.place(tree.reach(it).0)).min();
    let joints = &prediction_words().edges.joints;
    let joint = |at: usize| at > verb && joints.contains(page.lower(at - 1));
    let cut = cut.map(|at| at - usize::from(joint(at)));
    // "could default (25–35%)"
    let end = (tree.place(last) + 1).min(cut.unwrap_or(usize::MAX)).min(bounds.to);
    let bracket = page.find(Run::new(verb, end), &["("]);
    let end = bracket.filter(|&at| assigned::is_weight(page, at)).unwrap_or(end);
    page.clause_end(verb, end)
}

/// Whether a part of a clause only adds to it: a clause of its own, or one behind a comma.
fn is_added(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let has_subject = tree.child(word, &["nsubj", "nsubjpass", "expl"]).is_some();
    match tree.label(word) {
        "conj" | "ccomp" => {
            has_subject && (tree.label(word) == "conj" || is_after_comma(page, tree.reach(word).0))
        }
        "parataxis" => true,
        "advcl" => {
            let mark = tree.child(word, &["mark", "advmod"]).filter(|&it| it < word);
            let adds = mark
                .is_some_and(|it| prediction_words().adding.contains(page.lower(tree.place(it))));
            adds || is_after_comma(page, tree.reach(word).0)
        }
        _ => false,
    }
}

/// A run without a quotation mark at its ends whose partner lies elsewhere.
fn unquoted(page: &Page<'_>, run: Run) -> Run {
    let marks = ["“", "”", "\"", "’", "‘", "'"];
    let mut run = run;
    while !run.is_empty() && page.is(run.from, &marks) {
        run.from += 1;
    }
    while !run.is_empty() && page.is(run.to - 1, &marks) {
        run = page.trimmed(Run::new(run.from, run.to - 1));
    }
    run
}
