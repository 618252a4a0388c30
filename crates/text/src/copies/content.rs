//! The content of a gap: the words of each text there that say something by themselves.

use super::amounts::is_number;
use super::gap::{Gap, Side};
use super::language::Language;
use super::names::{self, Stand, stand, told_by_table};
use super::synonyms::{is_function_word, mean_the_same, stem};
use super::telling::Class;
use super::word::Word;

/// So many letters words have that may be written apart.
const WRITTEN_APART: usize = 6;

/// Whether a few words stand in the place of a few others that say something else.
///
/// Of another language than English only names are compared, and only where nothing else stands
/// there, as nothing tells which of its words mean the same.
pub(super) fn differ_in_content(gap: &Gap<'_>, language: Language) -> bool {
    match language {
        Language::English => {
            let (here, there) = without_same(content(&gap.one), content(&gap.other));
            !here.is_empty() && !there.is_empty() && !are_same(gap, &here, &there)
        }
        Language::German => false,
        Language::Other => {
            let sides = [gap.one.words, gap.other.words];
            let are_names = |words: &[Word]| !words.is_empty() && words.iter().all(Word::is_name);
            let [here, there] = sides.map(letters);
            sides.into_iter().all(are_names) && !names::are_same(&here, &there)
        }
    }
}

/// The words that say something by themselves; numbers, days and the like are compared elsewhere.
fn content<'a>(side: &Side<'a>) -> Vec<&'a Word> {
    let says = |word: &&Word| match word.telling {
        Some(telling) => telling.class == Class::Speech,
        None if is_number(word) => false,
        None => word.is_name() || !is_function_word(&word.letters),
    };
    side.words.iter().filter(says).collect()
}

/// Two rows of words without those that say the same in both.
fn without_same<'a>(
    one: Vec<&'a Word>,
    mut other: Vec<&'a Word>,
) -> (Vec<&'a Word>, Vec<&'a Word>) {
    let mut left = vec![];
    for word in one {
        match other.iter().position(|it| is_same(word, it)) {
            Some(at) => drop(other.remove(at)),
            None => left.push(word),
        }
    }
    (left, other)
}

/// Whether two words say the same: both that something is told, or as names, or by what they mean.
fn is_same(one: &Word, other: &Word) -> bool {
    if are_names(&[one, other])
        && let Some(is_same) = told_by_table(&one.letters, &other.letters)
    {
        return is_same;
    }
    one.telling.is_some() && one.telling == other.telling
        || one.marks.has_capital
            && other.marks.has_capital
            && names::is_same(&one.letters, &other.letters)
        || names::are_outlets(&one.letters, &other.letters)
        || mean_the_same(&one.letters, &other.letters)
}

/// Whether all that differs in a gap says the same together, or names the same actor.
fn are_same(gap: &Gap<'_>, here: &[&Word], there: &[&Word]) -> bool {
    let [one, other] = [here, there].map(letters_of);
    let wholes = [gap.one.words, gap.other.words].map(letters);
    // Of two names that the table has, as Niger and Nigeria, their letters tell nothing.
    if are_names(here)
        && are_names(there)
        && told_by_table(&one.join(" "), &other.join(" ")) == Some(false)
    {
        return is_title_of_one(gap, here, there);
    }
    mean_the_same(&one.join(" "), &other.join(" "))
        || are_written_apart(&wholes[0].concat(), &wholes[1].concat())
        || mean_the_same(&wholes[0].join(" "), &wholes[1].join(" "))
        || are_names(here) && are_names(there) && names::are_same(&one, &other)
        || is_title_of_one(gap, here, there)
        || stands_for(here, there)
        || stands_for(there, here)
}

/// Whether two rows of words differ only in what is written as one word, as "coastguards" and "coast
/// guards".
fn are_written_apart(one: &str, other: &str) -> bool {
    one.chars().count() >= WRITTEN_APART && stem(one) == stem(other)
}

/// Whether the words differ in a title, or the first name, of somebody who is named behind them.
fn is_title_of_one(gap: &Gap<'_>, here: &[&Word], there: &[&Word]) -> bool {
    let is_title = |word: &&Word| stand(&word.letters) == Some(Stand::Title);
    let both = || here.iter().chain(there).copied();
    gap.one.next().is_some_and(Word::is_name)
        && both().any(|word| is_title(&word))
        && both().all(|word| is_title(&word) || word.marks.has_capital)
}

/// Whether some words stand for whoever others name, as "the minister" for "Lavrov".
fn stands_for(words: &[&Word], named: &[&Word]) -> bool {
    words.iter().all(|word| !word.is_name() && stand(&word.letters).is_some()) && are_names(named)
}

fn are_names(words: &[&Word]) -> bool {
    words.iter().all(|word| word.marks.has_capital)
}

fn letters(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.letters.as_str()).collect()
}

fn letters_of<'a>(words: &[&'a Word]) -> Vec<&'a str> {
    words.iter().map(|word| word.letters.as_str()).collect()
}
