//! What is unclear about a drafted question: what its settler would quarrel about.

use domain::DraftDeadline;

use super::{Matter, names};
use crate::lexicon::prediction_words;
use crate::page::{Page, Run};
use crate::predictions::stretch;

/// What is unclear about the question of a prediction, a sentence each.
pub(super) fn about(
    page: &Page<'_>,
    matter: &Matter<'_>,
    by: Option<&DraftDeadline>,
) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    found.extend(times(page, matter, by));
    found.extend(vague(page, matter));
    found.extend(pronouns(page, matter));
    found.extend(several(page, matter));
    found.extend(odds(matter));
    found
}

fn times(page: &Page<'_>, matter: &Matter<'_>, by: Option<&DraftDeadline>) -> Vec<String> {
    let mut found = Vec::new();
    if by.is_none() {
        found.push("no deadline: by which day must it have happened?".to_owned());
    }
    let part = |it: &DraftDeadline| page.part_end(&it.span).filter(|day| *day == it.date);
    let part = |it: &DraftDeadline| part(it).map(|day| day.to_string());
    let taken = |it: &DraftDeadline| {
        stretch::taken_for(page, &it.span).map(str::to_owned).or_else(|| part(it))
    };
    let rough = by.and_then(|it| Some((it, taken(it)?)));
    if let Some((by, taken)) = rough {
        found.push(format!("“{}” is taken for {taken}: is that meant?", by.span.text));
    }
    let named = matter.condition.as_ref().is_some_and(|it| !page.dates_in(it.run).is_empty());
    if matter.condition.is_some() && by.is_none() && !named {
        found.push("the condition has no deadline: by which day must it hold?".to_owned());
    }
    found
}

/// A verb that says too little, and one of more or less without a number.
fn vague(page: &Page<'_>, matter: &Matter<'_>) -> Option<String> {
    let words = prediction_words();
    let lemma = page.tree.lemma(matter.outlook.verb);
    let numbered = (matter.claim.run.from..matter.claim.run.to).any(|at| {
        page.lower(at).starts_with(|it: char| it.is_ascii_digit()) && page.date_at(at).is_none()
    });
    let subject = matter.outlook.subject.map(|it| page.tree.lemma(it));
    let counted = subject.is_some_and(|it| words.quantities.contains(it));
    if words.measured.contains(lemma) && counted && !numbered {
        return Some(format!("“{lemma}” has no number: by how much, and measured by what?"));
    }
    words
        .vague
        .contains(lemma)
        .then(|| format!("“{lemma}” is vague: what would show it, and who decides?"))
}

/// Pronouns that the document leaves open, and the listener's "you".
fn pronouns(page: &Page<'_>, matter: &Matter<'_>) -> Vec<String> {
    let subject = matter.claim.subject.unwrap_or(Run::new(0, 0));
    let outside = (subject.from..subject.to).filter(|at| !matter.claim.run.contains(*at));
    let places = outside.chain(matter.claim.run.from..matter.claim.run.to);
    let stands_alone = |at: usize| {
        let tree = &page.tree;
        let own = |it: usize| {
            matches!(tree.tag(it), "PRP" | "DT" | "PRP$")
                && tree.label(it) != "det"
                && tree.label(it) != "expl"
        };
        tree.words_in(Run::new(at, at + 1)).any(own)
    };
    let mut found: Vec<String> = Vec::new();
    for at in places.filter(|&at| names::is_pronoun(page, at) && stands_alone(at)) {
        let is_subject = subject.contains(at) && subject.to - subject.from == 1;
        let own = page.is(at, &["i", "me", "my", "we", "us", "our"]);
        let named = (is_subject || own) && names::of_pronoun(page, matter, at).is_some();
        let note = format!("“{}” is not resolved", names::base(page.lower(at)));
        if !named && !found.contains(&note) {
            found.push(note);
        }
    }
    found
}

/// Two verbs under one "will".
fn several(page: &Page<'_>, matter: &Matter<'_>) -> Option<String> {
    let tree = &page.tree;
    let joined =
        |&it: &usize| tree.label(it) == "conj" && matter.claim.run.contains(tree.place(it));
    let second = tree.children(matter.outlook.verb).iter().copied().find(joined);
    let verb = second.filter(|&it| tree.tag(it).starts_with("VB"))?;
    let (first, second) = (tree.lemma(matter.outlook.verb), tree.lemma(verb));
    Some(format!("two things are asked at once: “{first}” and “{second}”"))
}

fn odds(matter: &Matter<'_>) -> Option<String> {
    let told = matter.likelihood.as_ref()?;
    told.implied
        .is_none()
        .then(|| "how likely its author holds it is not clear from the words".to_owned())
}
