//! Labels behind "are": "A and B are allies", "A is B's ally", "they are “not allies, but …”".

use super::polarity;
use super::{Found, Labeled, relation};
use crate::actors::{Mention, Who};
use crate::lexicon::{is_preposition, relation_words};
use crate::page::{Page, Run, SubjectKind, Unit};
use crate::predicate::mood;
use crate::statements::{Said, around};

/// Adds the relations that stand behind a copula in a sentence.
pub(super) fn find(page: &Page<'_>, unit: Unit, said: &[Said], found: &mut Vec<Found>) {
    let mut at = unit.run.from;
    while at < unit.run.to {
        let Some((labeled, end)) = read(page, unit, at, said, found) else {
            at += 1;
            continue;
        };
        found.push(relation(page, unit, said, labeled));
        at = end.max(at + 1);
    }
}

/// How many words before a copula may deny it or limit it.
const BEFORE: usize = 3;

/// The label whose noun stands at a token, and the token after it.
fn read(
    page: &Page<'_>,
    unit: Unit,
    noun: usize,
    said: &[Said],
    found: &[Found],
) -> Option<(Labeled, usize)> {
    let words = relation_words();
    let after = noun + page.phrase(noun, &words.nouns)?;
    let earliest = noun.saturating_sub(12).max(unit.run.from);
    let copula = (earliest..noun).rev().find(|&at| words.copulas.contains(page.lower(at)))?;
    let is_apart = (copula..noun).any(|at| words.apart.contains(page.lower(at)));
    if is_apart || is_open(page, unit, copula) {
        return None;
    }
    let label = label(page, unit, copula, after);
    let between = between(page, unit, copula, label, said, found)?;
    let read_from = copula.saturating_sub(BEFORE).max(unit.run.from);
    let read_from = (read_from..copula)
        .rev()
        .find(|&at| !page.tokens[at].word || page.tokens[at].capital)
        .map_or(read_from, |at| at + 1);
    let reading = polarity::read(page, Run::new(read_from, label.to));
    let label = without_other(page, label, &between);
    let labeled = Labeled {
        directed: between.other.is_some(),
        between: between.names,
        words: None,
        run: label,
        reading,
        by: None,
    };
    Some((labeled, label.to))
}

/// Whether the words before "be" leave open whether it is so: "could be", "to be", "if they are".
fn is_open(page: &Page<'_>, unit: Unit, copula: usize) -> bool {
    let start = copula.saturating_sub(BEFORE).max(unit.run.from);
    let mut words = page.tree.words_in(Run::new(copula, copula + 1));
    let is_supposed = words.any(|word| mood(page, word).is_supposed);
    is_supposed
        || (start..copula).any(|at| relation_words().open.contains(page.lower(at)))
        || page.is(unit.run.to - 1, &["?"])
}

/// The words of the label: a quotation's, or those from the copula to the end of the phrase.
fn label(page: &Page<'_>, unit: Unit, copula: usize, after: usize) -> Run {
    if let Some(quote) = page.quote_at(after - 1).filter(|quote| quote.run.from > copula) {
        return page.trimmed(quote.words);
    }
    let limit = page.quote_at(after - 1).map_or(unit.run.to, |quote| quote.words.to);
    let goes_on = |at: usize| {
        page.is(at, &["nor", "not", "but", "or", "than"])
            || page.is(at, &["and"]) && !page.is_clause(Run::new(at + 1, limit))
            || page.phrase(at, &relation_words().nouns).is_some()
    };
    let stops = |at: usize| {
        let comma = page.is(at, &[","]) && !goes_on(at + 1);
        let tie = is_preposition(page.lower(at)) && !page.is(at, &["of"]);
        let tie = tie && polarity::sense_at(page, at).is_none();
        comma
            || tie
            || page.is(at, &[".", ";", ":", "and", "who", "which", "that", "but"])
                && !page.is(at + 1, &["better", "more", "rather"])
                && !page.is(at - 1, &[","])
    };
    let end = (after..limit).find(|&at| stops(at)).unwrap_or(limit);
    page.trimmed(Run::new(copula + 1, end))
}

/// Between whom a relation is.
struct Between {
    names: Vec<String>,
    /// The one named within the label.
    other: Option<Mention>,
}

fn between(
    page: &Page<'_>,
    unit: Unit,
    copula: usize,
    label: Run,
    said: &[Said],
    found: &[Found],
) -> Option<Between> {
    let open = |names: Vec<String>| Some(Between { names, other: None });
    // "“A and B are allies,” he said": nobody is looked for across a quotation mark.
    let quoted = page.quote_at(copula).map(|quote| page.group_from(quote.words.from, copula));
    if let Some((group, _)) = quoted.filter(|(group, end)| group.len() > 1 && *end == copula) {
        return open(group.iter().map(|it| page.name(it)).collect());
    }
    let subject = page.subject_before(copula, unit.run.from);
    let subject = subject.or_else(|| {
        let quote = page.quote_at(copula)?;
        page.subject_from(quote.words.from, copula)
    })?;
    let words = page.words(subject.run).to_lowercase();
    if relation_words().both.contains(&words) {
        return open(pair_meant(page, unit, subject.run.from, found));
    }
    let mention = match subject.kind {
        SubjectKind::Marked(mention) => mention,
        SubjectKind::Pronoun => page.antecedent(subject.run.from)?,
        SubjectKind::Noun | SubjectKind::Name | SubjectKind::Thing => return None,
    };
    let group = page.group_before(mention.run.to, unit.run.from);
    if group.len() > 1 {
        return open(group.iter().map(|it| page.name(it)).collect());
    }
    let after = page.mentions_in(Run::new(label.from, label.to + 4));
    let Some(tied) = after.iter().find(|it| is_tied(page, label, it)) else {
        // "our ally" is the ally of the speaker's side.
        let own = page.find(label, &["our"]).and_then(|at| around(said, at))?;
        let side = own.statement.side.clone().or_else(|| own.statement.speaker.clone())?;
        return open(vec![page.name(&mention), side]);
    };
    let names = vec![page.name(&mention), page.name(tied)];
    (names[0] != names[1]).then_some(Between { names, other: Some(*tied) })
}

/// Whether an actor is the other side in "Russia's ally" or "an ally of Russia".
fn is_tied(page: &Page<'_>, label: Run, mention: &Mention) -> bool {
    let party = matches!(mention.who, Who::Actor(_) | Who::Person(_));
    let owns = page.is(mention.run.to, &["'s"]) && label.contains(mention.run.from);
    let start = mention.run.from - usize::from(page.is(mention.run.from - 1, &["the"]));
    let ties = ["of", "to", "for", "with"];
    let first = (label.from..start).find(|&at| page.is(at, &ties));
    let tie = first.is_some_and(|first| first + 1 == start);
    party && (owns || tie)
}

/// The label without the other side's name.
fn without_other(page: &Page<'_>, label: Run, between: &Between) -> Run {
    let Some(other) = between.other.filter(|other| label.contains(other.run.from)) else {
        return label;
    };
    if page.is(other.run.to, &["'s"]) {
        return Run::new(other.run.to + 1, label.to);
    }
    let article = usize::from(page.is(other.run.from - 1, &["the"]));
    page.trimmed(Run::new(label.from, other.run.from - article - 1))
}

/// The pair that "they" means: that of the last relation in the paragraph, or the last two
/// actors named together.
fn pair_meant(page: &Page<'_>, unit: Unit, before: usize, found: &[Found]) -> Vec<String> {
    let last = found.last().filter(|last| last.paragraph == unit.paragraph);
    if let Some(last) = last.filter(|last| last.relation.between.len() == 2) {
        return last.relation.between.clone();
    }
    let near = page.units.partition_point(|other| other.paragraph + 1 < unit.paragraph);
    let from = page.units.get(near).map_or(0, |first| first.run.from);
    let pair = page.pair_before(Run::new(from, before));
    pair.map(|pair| pair.iter().map(|it| page.name(it)).collect()).unwrap_or_default()
}
