//! An office: what a person is, before or after the name, and for whom.

use super::gazetteer::NameKind;
use super::name;
use super::names::Names;
use super::people::{Gender, gender};
use crate::lexicon::{form_words, is_common, offices};
use crate::page::{Run, Token};

/// An office that stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// The token after it.
    pub(super) end: usize,
    /// The actor it belongs to.
    pub(super) side: Option<usize>,
    /// All its words, in small letters.
    pub(super) title: String,
    /// What it tells of the person.
    pub(super) gender: Option<Gender>,
}

/// How many words may stand between an actor and its office.
const BETWEEN: usize = 5;

/// The office that begins at a token, with the side that is named before it, as in
/// "Russia's deputy foreign minister", or after it, as in "president of France".
pub(super) fn at(names: Names<'_>, start: usize) -> Option<Office> {
    let tokens = names.tokens;
    let first = names.at(start);
    let mut side = first.map(|(_, actor, _)| actor);
    let mut next = start + first.map_or(0, |(length, ..)| length);
    if first.is_some_and(|(_, _, kind)| kind == NameKind::Capital) {
        return None;
    }
    let mut last: Option<Office> = None;
    for _ in 0..=BETWEEN {
        if let Some(length) = office_length(tokens, next) {
            let word = &tokens[next + length - 1].lower;
            let title = title(tokens, Run::new(next, next + length));
            let gender = gender(word);
            next += length;
            last = Some(Office { end: next, side, gender, title });
        } else if last.is_none() && side.is_some() && may_stand_between(tokens, next) {
            next += 1;
        } else {
            break;
        }
    }
    let office = last?;
    if offices().abroad.contains(&office.title)
        && !tokens.get(office.end).is_some_and(|it| it.is(&["of", "from"]))
    {
        let end = behind_post(names, office.end).unwrap_or(office.end);
        return Some(Office { end, ..office });
    }
    let Some((actor, end)) = side_after(names, start, office.end) else { return Some(office) };
    side = side.or(Some(actor));
    Some(Office { end, side, ..office })
}

/// The token after the state in which somebody works who is named right behind it: "envoy for Syria
/// Geir Pedersen" is of no Syria.
fn behind_post(names: Names<'_>, at: usize) -> Option<usize> {
    let tie = names.tokens.get(at)?;
    let (_, end) = tie.is(&["for", "in", "to"]).then(|| named_after(names, at)).flatten()?;
    (name::length_at(names, end) > 1).then_some(end)
}

/// The token after the body that an office is of, where only the word for its people is read with the
/// office: "a spokesperson for the Ethiopian Foreign Ministry".
pub(super) fn behind_body(names: Names<'_>, end: usize) -> usize {
    let tokens = names.tokens;
    let people = end.checked_sub(1).and_then(|last| names.at(last));
    if people.is_none_or(|(length, _, kind)| length > 1 || kind != NameKind::Demonym) {
        return end;
    }
    if let Some(length) = office_length(tokens, end) {
        return end + length;
    }
    let is_part = |at: &usize| tokens.get(*at).is_some_and(|it| it.word && !it.opens_block);
    let mut near = (end..end + BETWEEN).take_while(is_part);
    near.find(|&at| form_words().issuing.contains(&tokens[at].lower)).map_or(end, |at| at + 1)
}

/// The longest office in a run, in small letters, with the "deputy" before it.
pub(super) fn title_in(tokens: &[Token], run: Run) -> Option<String> {
    let all = (run.from..run.to).filter_map(|at| {
        let length = offices().roles.length_at(tokens, at)?;
        Some(Run::new(at, (at + length).min(run.to)))
    });
    all.max_by_key(|found| found.to - found.from).map(|longest| title(tokens, longest))
}

/// The words of an office, with the "deputy" before them.
fn title(tokens: &[Token], office: Run) -> String {
    let below = |at: &usize| offices().below.contains(&tokens[*at].lower);
    let from = office.from.checked_sub(1).filter(below).unwrap_or(office.from);
    let words: Vec<&str> =
        tokens[from..office.to].iter().map(|token| token.lower.as_str()).collect();
    words.join(" ").replace(" - ", "-").trim_end_matches(" .").to_owned()
}

/// Whether somebody of a title may be called by another one: the foreign minister "the minister",
/// the deputy secretary of state "the deputy secretary", and no deputy by the title of the chief.
pub(super) fn is_called(title: &str, by: &str) -> bool {
    let (title, by) = (title.replace('-', " "), by.replace('-', " "));
    let words = || title.split(' ').filter(|word| !is_tie(word));
    let has_all = by.split(' ').filter(|word| !is_tie(word)).all(|it| words().any(|own| own == it));
    has_all && head(&title) == head(&by) && below(&title) == below(&by)
}

fn is_tie(word: &str) -> bool {
    matches!(word, "of" | "for" | "affairs")
}

/// What somebody of a title is: a secretary in "secretary of state", a general in "secretary general".
fn head(title: &str) -> Option<&str> {
    let head = title.split(" of ").next()?.split(" for ").next()?;
    head.split(' ').next_back()
}

/// The word by which a title is that of somebody below the one who holds the office.
fn below(title: &str) -> Option<&str> {
    title.split(' ').find(|word| offices().below.contains(*word))
}

/// The number of tokens of an office or title; titles may carry a period.
fn office_length(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    if token.capital && offices().titles.contains(&token.lower) {
        let dotted = tokens.get(at + 1).is_some_and(|next| next.lower == ".");
        return Some(if dotted { 2 } else { 1 });
    }
    offices().roles.length_at(tokens, at)
}

fn may_stand_between(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    token.lower == "'s"
        || token.lower == "-"
        || token.word && token.capital && !is_common(&token.lower)
        || offices().between.contains(&token.lower)
}

/// The actor after "of", "for" or "in", and the token after its name.
fn side_after(names: Names<'_>, start: usize, at: usize) -> Option<(usize, usize)> {
    let tokens = names.tokens;
    // "recalled its ambassador from Israel": the office is of another.
    let is_owned = start.checked_sub(1).is_some_and(|before| {
        tokens[before].is(&["its", "their", "our", "my", "your", "his", "her"])
    });
    let is_tied = tokens.get(at)?.is(&["of", "for", "from", "at", "in"]);
    (is_tied && !is_owned).then(|| named_after(names, at)).flatten()
}

/// The actor that is named behind a preposition, and the token after its name.
fn named_after(names: Names<'_>, at: usize) -> Option<(usize, usize)> {
    let tokens = names.tokens;
    let article = tokens.get(at + 1)?.is(&["the"]);
    let name = at + if article { 2 } else { 1 };
    let (length, actor, _) = names.at(name)?;
    // "in Russia's capital" goes on; only a plain name ends the office.
    let goes_on = tokens.get(name + length).is_some_and(|next| next.lower == "'s");
    (!goes_on).then_some((actor, name + length))
}
