//! A party: who a noun or pronoun of a sentence is.

use crate::actors::{Mention, Who};
use crate::lexicon::predicate_words;
use crate::page::{Page, Run, SubjectKind};
use crate::statements::{Said, around};

use super::subject::joined;

/// Somebody who acts or stands, with where the words name him.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    /// The name.
    pub(crate) name: String,
    /// The tokens that name him here.
    pub(crate) run: Run,
}

/// The parties that a word and those joined to it by "and" name; none where one of them is unknown.
pub(crate) fn parties(page: &Page<'_>, said: &[Said], word: usize) -> Vec<Party> {
    let words = joined(&page.tree, word);
    let found: Option<Vec<Vec<Party>>> = words.iter().map(|&it| several(page, said, it)).collect();
    let found = found.map(|it| it.into_iter().flatten().collect());
    let mut found = found.or_else(|| several(page, said, word)).unwrap_or_default();
    found.dedup_by(|later, earlier| later.name == earlier.name);
    found
}

/// Those whom a noun or a pronoun means, who are several for "they" and "both governments".
fn several(page: &Page<'_>, said: &[Said], word: usize) -> Option<Vec<Party>> {
    let own = page.up_to(word);
    let both = page.both_meant(own);
    // "Neither government" has no name of its own, as "both governments" has.
    if both.as_ref().is_some_and(Vec::is_empty) && page.is(own.from, &["neither"]) {
        return None;
    }
    let words = both.unwrap_or_else(|| page.meant_by(own.to - 1));
    if words.len() < 2 {
        return Some(vec![party(page, said, word)?]);
    }
    words.iter().map(|&it| meant(page, said, it, own)).collect()
}

/// Whom a word names that other words mean.
fn meant(page: &Page<'_>, said: &[Said], word: usize, run: Run) -> Option<Party> {
    Some(Party { name: party(page, said, word)?.name, run })
}

/// The same, where a state may be named by a place, as in "between Ankara and Athens".
pub(crate) fn parties_anywhere(page: &Page<'_>, said: &[Said], word: usize) -> Vec<Party> {
    let at = |word: usize| {
        let place = page.tree.place(word);
        let named = page.mention_at(place).map(|it| of_mention(page, it));
        named.or_else(|| party(page, said, word))
    };
    joined(&page.tree, word).into_iter().filter_map(at).collect()
}

/// Who a noun or pronoun is, as far as the document tells.
pub(crate) fn party(page: &Page<'_>, said: &[Said], word: usize) -> Option<Party> {
    let place = page.tree.place(word);
    let run = Run::new(place, place + 1);
    let lower = page.lower(place);
    match lower.split_once('\'').map_or(lower, |(pronoun, _)| pronoun) {
        "i" | "my" | "me" => return Some(Party { name: speaker(said, place)?, run }),
        "we" | "our" | "us" => return Some(Party { name: side(said, place)?, run }),
        "he" | "she" | "his" | "her" | "it" | "its" | "they" | "their" => {
            return pronoun(page, said, place);
        }
        _ => (),
    }
    if let Some(mention) = page.mention_at(place).filter(|it| !is_owner_only(page, it, place)) {
        return (!matches!(mention.who, Who::Place(_) | Who::Demonym(_)))
            .then(|| of_mention(page, mention));
    }
    noun(page, word)
}

fn of_mention(page: &Page<'_>, mention: &Mention) -> Party {
    Party { name: page.name(mention), run: mention.run }
}

/// Whether a mention only says whose the noun at a place is.
fn is_owner_only(page: &Page<'_>, mention: &Mention, place: usize) -> bool {
    mention.run.to <= place || page.is(place, &["'s"])
}

/// Who speaks where a token stands, if it is known by more than a pronoun.
fn speaker(said: &[Said], place: usize) -> Option<String> {
    let speaker = around(said, place)?.statement.speaker.clone();
    speaker.filter(|name| !predicate_words().pronouns.contains(&name.to_lowercase()))
}

/// For whom a speaker says "we".
fn side(said: &[Said], place: usize) -> Option<String> {
    let statement = &around(said, place)?.statement;
    let named = || statement.speaker.clone().filter(|it| it.starts_with(char::is_uppercase));
    statement.side.clone().or_else(named)
}

/// Whom a pronoun stands for: in what somebody says, a person's is the speaker's own.
fn pronoun(page: &Page<'_>, said: &[Said], place: usize) -> Option<Party> {
    let run = Run::new(place, place + 1);
    let of_person = page.is(place, &["he", "she", "his", "her"]);
    let own = speaker(said, place).filter(|_| of_person && !page.is_quoted(place));
    if let [word] = page.meant_by(place)[..] {
        return meant(page, said, word, run);
    }
    let name = own.or_else(|| Some(page.name(&page.antecedent(place)?)))?;
    Some(Party { name, run })
}

/// A noun for people or a body that can take a stand, or a name that is not known otherwise.
fn noun(page: &Page<'_>, word: usize) -> Option<Party> {
    let tree = &page.tree;
    let place = tree.place(word);
    let floor = place.saturating_sub(LOOKED_BACK);
    let subject = page.subject_of(place, floor)?;
    if is_anybody(page, word) {
        return None;
    }
    let run = tree.run(tree.reach(word).0.max(word.saturating_sub(LOOKED_BACK)), word);
    let run = in_one_line(page, run);
    match subject.kind {
        SubjectKind::Marked(mention) => Some(of_mention(page, &mention)),
        SubjectKind::Noun => {
            let owner = page.party(&subject).map(|it| page.name(&it));
            Some(Party { name: owner.unwrap_or_else(|| page.spaced(run)), run })
        }
        SubjectKind::Name => {
            let run = name_run(page, word);
            Some(Party { name: page.spaced(run), run })
        }
        SubjectKind::Pronoun | SubjectKind::Thing => None,
    }
}

/// How many tokens before its noun a party's name may begin.
const LOOKED_BACK: usize = 12;

/// Whether a noun stands for nobody in particular, as "any company" and "those".
pub(crate) fn is_anybody(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let words = predicate_words();
    let vague = |it: &usize| words.vague.contains(&tree.lemma(*it).to_lowercase());
    tree.tag(word) == "CD" || vague(&word) || tree.children(word).iter().any(vague)
}

/// The part of a run behind its last line break: a name ends with its line.
fn in_one_line(page: &Page<'_>, run: Run) -> Run {
    let breaks = |at: &usize| page.words(Run::new(*at, at + 2)).contains('\n');
    let from =
        (run.from..run.to.saturating_sub(1)).rev().find(breaks).map_or(run.from, |at| at + 1);
    Run::new(from, run.to)
}

/// The capitalized words of a name up to its head.
fn name_run(page: &Page<'_>, word: usize) -> Run {
    let tree = &page.tree;
    let is_part = |it: &usize| {
        matches!(tree.label(*it), "compound" | "nmod") && page.tokens[tree.place(*it)].capital
    };
    let first = tree.children(word).iter().copied().find(is_part).unwrap_or(word);
    tree.run(first.min(word), word)
}
