//! Rules that are lists of words.

use domain::Severity;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use super::data::parse;
use super::draft::Draft;
use super::meaning::Meaning;
use super::phrase::{Phrase, longest_at};
use super::words::{Word, Words};
use super::{Field, Finding, Rule};

/// A rule that is a list of words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordList {
    rule: Rule,
    severity: Severity,
    fields: Vec<Field>,
    definable: Definable,
    #[serde(rename = "family")]
    families: Vec<Family>,
    /// Which families have a phrase that begins with a word.
    #[serde(skip)]
    by_first_word: BTreeMap<String, Vec<usize>>,
}

/// Whether the criteria may give words a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Definable {
    /// Nothing helps.
    Never,
    /// By a definition or a figure.
    ByDefinition,
    /// By a definition or a figure; and telling criteria that do without them are half a remedy.
    ByCriteria,
}

/// Words with one objection to all of them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    words: Vec<Phrase>,
    message: String,
    suggestion: Option<String>,
    /// How the sentence is made right, where it can be.
    better: Option<Better>,
    severity: Option<Severity>,
    /// Where it looks in fewer parts than its rule.
    fields: Option<Vec<Field>>,
    /// Whether the words object only where they say all there is.
    #[serde(default)]
    alone: bool,
    /// Whether the words object with a capital too.
    #[serde(default)]
    names: bool,
    /// Where it differs from the rule's.
    definable: Option<Definable>,
    #[serde(default)]
    unless_after: Vec<Phrase>,
    #[serde(default)]
    unless_before: Vec<Phrase>,
    #[serde(default)]
    unless_in_sentence: Vec<String>,
}

/// How a sentence is made right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Better {
    /// By leaving the words out.
    Drop,
    /// By asking with "will" for the claim behind them.
    Ask,
}

static LISTS: LazyLock<Vec<WordList>> = LazyLock::new(|| {
    [
        include_str!("../../data/lint/vague_words.toml"),
        include_str!("../../data/lint/vague_quantities.toml"),
        include_str!("../../data/lint/no_baseline.toml"),
        include_str!("../../data/lint/probability_words.toml"),
        include_str!("../../data/lint/relative_dates.toml"),
        include_str!("../../data/lint/not_observable.toml"),
        include_str!("../../data/lint/needs_judgment.toml"),
        include_str!("../../data/lint/vague_sources.toml"),
        include_str!("../../data/lint/private_sources.toml"),
        include_str!("../../data/lint/causes.toml"),
    ]
    .map(|list| parse::<WordList>(list).indexed())
    .into()
});

/// What the lists of words find.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    LISTS.iter().flat_map(|list| check_list(list, draft)).collect()
}

fn check_list(list: &WordList, draft: &Draft<'_>) -> Vec<Finding> {
    let parts = |field: &Field| {
        let field = *field;
        draft.parts(field).into_iter().map(move |words| (field, words))
    };
    let parts = list.fields.iter().flat_map(parts);
    parts.flat_map(|(field, words)| check_part(list, draft, field, words)).collect()
}

fn check_part(list: &WordList, draft: &Draft<'_>, field: Field, words: &Words<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut index = 0;
    while index < words.words.len() {
        let Some((family, range)) = list.at(words, field, index) else {
            index += 1;
            continue;
        };
        index = range.end;
        let finding = list.finding(draft, field, words, (family, &range));
        let said = |it: &Finding| words_of(it) == finding.as_ref().map_or("", words_of);
        if !findings.iter().any(said) {
            findings.extend(finding);
        }
    }
    findings
}

fn words_of(finding: &Finding) -> &str {
    finding.span.as_ref().map_or("", |span| span.text.as_str())
}

impl WordList {
    /// The same list with an index, since most words of a question begin nothing.
    fn indexed(mut self) -> Self {
        for (index, family) in self.families.iter().enumerate() {
            let firsts: BTreeSet<&str> =
                family.words.iter().filter_map(Phrase::first_word).collect();
            for first in firsts {
                self.by_first_word.entry(first.to_owned()).or_default().push(index);
            }
        }
        self
    }

    /// The family with the longest words at a place, and where they stand.
    fn at(&self, words: &Words<'_>, field: Field, index: usize) -> Option<(&Family, Range<usize>)> {
        let first = words.words.get(index)?;
        if first.quoted {
            return None;
        }
        let is_common = first.is_common();
        let looks_here = |family: &&Family| {
            (is_common || family.names)
                && family.fields.as_ref().is_none_or(|it| it.contains(&field))
        };
        let families = self.by_first_word.get(&first.lower)?.iter();
        let families = families.filter_map(|index| self.families.get(*index));
        let standing = families.filter(looks_here).filter_map(|family| {
            let range = longest_at(&family.words, words, index)?;
            Some((family, range))
        });
        standing
            .max_by_key(|(_, range)| range.len())
            .filter(|(family, range)| family.objects(words, range))
    }

    /// What is said of the words, unless the criteria say what they mean.
    fn finding(
        &self,
        draft: &Draft<'_>,
        field: Field,
        words: &Words<'_>,
        (family, range): (&Family, &Range<usize>),
    ) -> Option<Finding> {
        let severity = family.severity.unwrap_or(self.severity);
        let definable = family.definable.unwrap_or(self.definable);
        let meaning = Meaning::of(&words.words[range.clone()], &draft.criteria);
        let severity = severity_by_meaning(severity, definable, field, meaning)?;
        let span = words.span(range);
        let said = span.as_ref().map_or("", |span| span.text.as_str());
        let deadline = draft.question.deadline_words();
        let message = family.message.replace("{words}", &in_mid_sentence(words, range, said));
        let better = family.better.and_then(|better| match better {
            Better::Drop => words.without(range),
            Better::Ask => asked(words, range),
        });
        let suggestion = family.suggestion.as_ref().map(|it| it.replace("{deadline}", &deadline));
        Some(Finding {
            rule: self.rule,
            severity,
            field,
            span,
            message,
            suggestion: better.map(|text| format!("“{text}”")).or(suggestion),
        })
    }
}

/// The claim behind some words as a question: "Is it likely that Egypt will sign?" asks whether it
/// will.
fn asked(words: &Words<'_>, range: &Range<usize>) -> Option<String> {
    let will = (range.end..words.words.len()).find(|index| words.lower(*index) == "will")?;
    let who = words.source.get(words.words.get(range.end)?.start..words.words[will].start)?;
    let rest = words.source.get(words.words[will].end..)?;
    Some(format!("Will {} {}", who.trim(), rest.trim()))
}

/// Words as they would stand in mid-sentence.
fn in_mid_sentence(words: &Words<'_>, range: &Range<usize>, said: &str) -> String {
    let opens = words.words.get(range.start).is_some_and(|first| first.opens);
    if opens { said.to_lowercase() } else { said.to_owned() }
}

impl Family {
    /// Whether nothing around the words makes them exact.
    fn objects(&self, words: &Words<'_>, range: &Range<usize>) -> bool {
        let stands = |phrases: &[Phrase], at: Option<usize>| {
            at.is_some_and(|at| longest_at(phrases, words, at).is_some())
        };
        let told = |word: &Word<'_>| self.unless_in_sentence.contains(&word.lower);
        !stands(&self.unless_after, range.start.checked_sub(1))
            && !stands(&self.unless_before, Some(range.end))
            && !words.sentence_of(range.start).any(told)
            && (!self.alone || stands_alone(words, range))
    }
}

/// Whether nothing is named before the words, and they are not part of a longer name.
fn stands_alone(words: &Words<'_>, range: &Range<usize>) -> bool {
    let joins = |index: usize| ["the", "and", "or", "as", "in"].contains(&words.lower(index));
    let parted = |index: usize| {
        let (Some(left), Some(right)) = (words.words.get(index), words.words.get(index + 1)) else {
            return true;
        };
        words.between(left.end, right.start).contains([',', ';', '.', ':', '(', ')', '\n'])
    };
    // After another source such words only name a part of it, as in “Prime Minister, news”.
    let before = range.start.checked_sub(1).is_none_or(joins);
    before && (joins(range.end) || parted(range.end - 1))
}

/// How grave it is that words are used; `None` where the criteria say what they mean.
fn severity_by_meaning(
    severity: Severity,
    definable: Definable,
    field: Field,
    meaning: Meaning,
) -> Option<Severity> {
    let is_elsewhere = matches!(field, Field::Text | Field::Options | Field::Condition);
    match (definable, meaning) {
        (Definable::Never, _) => Some(severity),
        (Definable::ByDefinition | Definable::ByCriteria, Meaning::Defined) => None,
        (Definable::ByCriteria, Meaning::Replaced) if is_elsewhere => Some(Severity::Advice),
        (Definable::ByDefinition | Definable::ByCriteria, Meaning::Replaced | Meaning::Open) => {
            Some(severity)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Better, LISTS};

    #[test]
    fn every_list_can_be_read_and_every_family_objects_to_something() {
        for family in LISTS.iter().flat_map(|list| &list.families) {
            let has_first = family.words.iter().all(|words| words.first_word().is_some());
            assert!(!family.words.is_empty() && has_first, "{:?}", family.words);
            assert!(
                family.better == Some(Better::Drop) || family.suggestion.is_some(),
                "{}",
                family.message
            );
        }
    }
}
