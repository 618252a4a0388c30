//! A line with its chance in brackets: "Scenario 2: Russia attacks Moldova (20%)", or a sentence behind
//! such a label: "Most likely (55%): the truce collapses".

use super::assigned;
use super::likelihood::Likelihood;
use super::outlook::{Outlook, OutlookForm};
use crate::lexicon::{judgment_words, prediction_words};
use crate::page::{Page, Run, Tree, Unit};

/// How many tokens a label before a colon may have.
const LABEL: usize = 9;

/// The words of a claim with a chance in brackets, and that chance.
#[derive(Clone, Debug)]
pub(super) struct Headed {
    /// The tokens between the label and the bracket.
    pub(super) body: Run,
    /// The chance.
    pub(super) chance: Likelihood,
    /// Whether a label such as "scenario" stands before it.
    is_labelled: bool,
    /// Whether it is a whole sentence, which has a verb.
    is_sentence: bool,
}

/// Whether a sentence is a claim with a chance in brackets.
pub(crate) fn is_headed(page: &Page<'_>, units: &[Unit], at: usize) -> bool {
    let headed = of(page, units, at);
    headed.is_some_and(|it| {
        page.tree.words_in(it.body).any(|word| self::at(page, &it, word).is_some())
    })
}

/// The claim that a unit makes with a chance in brackets, if it makes one.
pub(super) fn of(page: &Page<'_>, units: &[Unit], at: usize) -> Option<Headed> {
    let run = units.get(at)?.run;
    let label = label(page, run);
    let from = label.map_or(run.from, |it| it.to + 1);
    let from = behind_number(page, Run::new(from, run.to));
    let is_labelled = label.is_some_and(|it| is_named(page, it)) || is_below(page, units, at);
    let is_sentence = page.is(run.to - 1, &["."]);
    let within = || within(page, Run::new(from, run.to)).filter(|_| label.is_some() && is_labelled);
    if let Some((bracket, chance)) = closing(page, Run::new(from, run.to)).or_else(within) {
        let from = if label.is_none() { behind_contrast(page, from, bracket) } else { from };
        let body = page.trimmed(Run::new(from, bracket));
        return Some(Headed { body, chance, is_labelled, is_sentence });
    }
    let own = label.filter(|_| is_labelled).and_then(|it| closing(page, it));
    // "Scenario 1 (60%)" in a line of its own is told by the sentence below.
    let above = || {
        let above = units.get(at.checked_sub(1)?)?;
        let is_apart = above.paragraph != units[at].paragraph;
        let (bracket, chance) = closing(page, above.run).filter(|_| is_apart)?;
        let is_only_label = bracket - above.run.from <= SHORT && is_named(page, above.run);
        is_only_label.then_some((bracket, chance))
    };
    let (_, chance) = own.or_else(above)?;
    let body = page.trimmed(Run::new(from, run.to));
    Some(Headed { body, chance, is_labelled: true, is_sentence })
}

/// Whether a claim is an item below a heading such as "Scenarios".
fn is_below(page: &Page<'_>, units: &[Unit], at: usize) -> bool {
    let before = units[..at].iter().rev().take(ITEMS).map(|it| it.run);
    let heading = before.into_iter().find(|&run| closing(page, run).is_none());
    heading.is_some_and(|run| {
        let is_short = run.to - run.from <= LABEL;
        is_short && !page.is(run.to - 1, &["."]) && is_named(page, run)
    })
}

/// How many items below a heading are looked at.
const ITEMS: usize = 8;

/// The most tokens of a label that stands in a line of its own.
const SHORT: usize = 3;

/// What stands before the first colon or dash of a line.
fn label(page: &Page<'_>, run: Run) -> Option<Run> {
    let near = Run::new(run.from, run.to.min(run.from + LABEL));
    let mark = page.find(near, &[":", "–", "—"]).filter(|&at| at > run.from && at + 1 < run.to)?;
    Some(Run::new(run.from, mark))
}

/// The token behind "A." or "2)" at the head of an item.
fn behind_number(page: &Page<'_>, run: Run) -> usize {
    let is_number = page.tokens[run.from].number().is_some() || page.lower(run.from).len() == 1;
    let is_mark = page.is(run.from + 1, &[".", ")"]);
    if is_number && is_mark && run.from + 2 < run.to { run.from + 2 } else { run.from }
}

/// "…, but a default remains unlikely (5%)": the chance is that of the last clause.
fn behind_contrast(page: &Page<'_>, from: usize, bracket: usize) -> usize {
    let contrasts = &prediction_words().edges.contrasts;
    let parts = |at: usize| page.is(at, &[","]) && contrasts.contains(page.lower(at + 1));
    (from..bracket).rev().find(|&at| parts(at)).map_or(from, |at| at + 2)
}

/// Whether a label says that what follows may come: "scenario", "base case", "most likely".
fn is_named(page: &Page<'_>, label: Run) -> bool {
    page.find_phrase(label, &prediction_words().labels).is_some()
}

/// The bracket with a chance that closes a run, and that chance.
fn closing(page: &Page<'_>, run: Run) -> Option<(usize, Likelihood)> {
    let end = run.to - usize::from(run.to > run.from && page.is(run.to - 1, &[".", ":"]));
    let bracket = (run.from..end).rev().find(|&at| page.is(at, &["("]))?;
    let chance = assigned::bracketed(page, bracket)?;
    let closes = end.checked_sub(1).is_some_and(|at| page.is(at, &[")"])) && bracket > run.from;
    closes.then_some((bracket, chance))
}

/// The bracket with a chance that parts a claim from what is said of it: "… (70%), because …".
fn within(page: &Page<'_>, run: Run) -> Option<(usize, Likelihood)> {
    let bracket = page.find(run, &["("]).filter(|&at| at > run.from)?;
    let chance = assigned::bracketed(page, bracket)?;
    let end = page.find(Run::new(bracket, run.to), &[")"])?;
    page.is(end + 1, &[",", ";"]).then_some((bracket, chance))
}

/// The outlook that a word opens in such a claim: its finite verb, or the noun that heads it.
pub(super) fn at(page: &Page<'_>, headed: &Headed, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let words = tree.words_in(headed.body);
    if !words.contains(&word) {
        return None;
    }
    let first = words.clone().find(|&it| subject(tree, it).is_some());
    if let Some(verb) = first {
        let subject = subject(tree, verb).filter(|_| verb == word)?;
        // "We consider a default unlikely": what they consider has the chance.
        let is_own = prediction_words().first_person.contains(page.lower(tree.place(subject)));
        if is_own && judgment_words().holding.contains(tree.lemma(verb)) {
            return None;
        }
        let is_figure = prediction_words().measured.contains(tree.lemma(verb))
            || prediction_words().quantities.contains(tree.lemma(subject))
            || prediction_words().stative.contains(tree.lemma(verb))
            || page.find(headed.body, &["("]).is_some();
        let form = OutlookForm::Present;
        let subject = Some(subject);
        return (headed.is_labelled || !is_figure).then_some(Outlook {
            marker: verb,
            top: verb,
            verb,
            subject,
            form,
        });
    }
    let is_head = tree.head(word).is_none_or(|it| !words.contains(&it));
    let is_noun =
        tree.tag(word).starts_with("NN") && is_head && headed.is_labelled && !headed.is_sentence;
    let form = OutlookForm::Noun;
    is_noun.then_some(Outlook { marker: word, top: word, verb: word, subject: None, form })
}

/// The subject of a verb in the present or, as headlines have it, behind "to".
fn subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let helper = tree.child(verb, &["aux", "auxpass"]);
    let is_present = |it: usize| matches!(tree.tag(it), "VBZ" | "VBP" | "VB");
    let is_told = match helper {
        Some(helper) => tree.tag(helper) == "TO" || is_present(helper),
        None => is_present(verb),
    };
    tree.child(verb, &["nsubj", "nsubjpass"]).filter(|&it| is_told && it < verb)
}
