//! A person's name: capitalized words in a row.

use super::names::{Names, is_behind_names};
use crate::lexicon::{cues, is_common, is_particle, offices};
use crate::page::Token;
use crate::time::{month, weekday};

/// The longest name taken, in words.
const LONGEST: usize = 4;

/// How many tokens a name has that begins at a token; 0 where none does.
pub(super) fn length_at(names: Names<'_>, start: usize) -> usize {
    let tokens = names.tokens;
    let mut end = start;
    let mut words = 0;
    while words < LONGEST && is_name_word(names, end) && (end == start || !tokens[end].opens_block)
    {
        words += 1;
        end += 1 + joint(tokens, end + 1);
    }
    trim(tokens, start, end)
}

/// How many tokens tie the next word of a name to it: an initial's period, a hyphen, a particle.
fn joint(tokens: &[Token], at: usize) -> usize {
    let is_capital = |at: usize| tokens.get(at).is_some_and(|it| it.capital);
    let touches = |at: usize| {
        at > 0 && tokens.get(at).is_some_and(|it| it.range.start == tokens[at - 1].range.end)
    };
    let Some(token) = tokens.get(at) else { return 0 };
    let is_initial = at > 0 && tokens[at - 1].range.len() <= 2 && tokens[at - 1].capital;
    match token.lower.as_str() {
        "." if is_initial && is_capital(at + 1) => 1,
        "-" | "'" if touches(at) && touches(at + 1) && is_capital(at + 1) => 1,
        // "Ban Ki-moon", "Prayuth Chan-ocha", but not "Moscow-based".
        "-" if touches(at) && touches(at + 1) && is_second_syllable(&tokens[at + 1]) => {
            2 + joint(tokens, at + 2)
        }
        _ => particles(tokens, at),
    }
}

/// The most letters of the second syllable of a given name, as "moon" of "Ki-moon".
const SYLLABLE: usize = 5;

/// Whether a small word behind a hyphen ends a given name rather than an adjective.
fn is_second_syllable(token: &Token) -> bool {
    token.word
        && !token.capital
        && (2..=SYLLABLE).contains(&token.lower.len())
        && token.lower.chars().all(char::is_alphabetic)
        && !is_behind_names(&token.lower)
        && !is_particle(&token.lower)
}

/// How many particles stand before the next word of a name, as the two of "von der Leyen".
fn particles(tokens: &[Token], at: usize) -> usize {
    let mut count =
        tokens[at..].iter().take(2).take_while(|token| is_particle(&token.lower)).count();
    // "al-Burhan"
    count += usize::from(count > 0 && tokens.get(at + count).is_some_and(|next| next.is(&["-"])));
    if tokens.get(at + count).is_some_and(|next| next.capital) { count } else { 0 }
}

fn is_name_word(names: Names<'_>, at: usize) -> bool {
    let tokens = names.tokens;
    let Some(token) = tokens.get(at) else { return false };
    token.word
        && token.capital
        && (!is_common(&token.lower) || is_middle_initial(tokens, at))
        && month(&token.lower).is_none_or(|_| token.lower.len() <= 3)
        && weekday(&token.lower).is_none()
        && !offices().titles.contains(&token.lower)
        && offices().roles.length_at(tokens, at).is_none()
        && names.at(at).is_none()
        && cues().verbs.at(tokens, at).is_none()
}

/// The "A." of "Ruth A. Dorn", which alone would be an article.
fn is_middle_initial(tokens: &[Token], at: usize) -> bool {
    let dotted = tokens.get(at + 1).is_some_and(|next| next.lower == ".");
    dotted && tokens[at].range.len() == 1 && at > 0 && tokens[at - 1].capital
}

/// Leaves out a joint that no word followed.
fn trim(tokens: &[Token], start: usize, end: usize) -> usize {
    let mut end = end.min(tokens.len());
    let ends_given = |end: usize| {
        end >= start + 3 && tokens[end - 2].is(&["-"]) && is_second_syllable(&tokens[end - 1])
    };
    while end > start && !tokens[end - 1].capital && !ends_given(end) {
        end -= 1;
    }
    end - start
}
