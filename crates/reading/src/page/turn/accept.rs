//! Which labels are speakers': those of a text that is a transcript.
//!
//! One line with a colon makes no transcript, and neither do the lines of a letterhead or of a
//! news digest. Somebody must ask, or several must speak as people do, of "I", "we" and "you".

use std::collections::{HashMap, HashSet};

use super::super::Token;
use super::Voice;
use super::label::Label;
use crate::lexicon::{form_words, offices};

/// How many words behind a label are looked at for an "I" or "you".
const LOOKED_AT: usize = 80;

/// The labels that name speakers.
pub(super) fn accepted(text: &str, tokens: &[Token], labels: Vec<Label>) -> Vec<Label> {
    let labels: Vec<Label> = labels.into_iter().filter(may_speak).collect();
    let mut count: HashMap<String, usize> = HashMap::new();
    for label in &labels {
        *count.entry(label.key.clone()).or_default() += 1;
    }
    let comes_back = |label: &Label| count.get(&label.key).is_some_and(|&times| times > 1);
    let is_sure = |label: &Label| is_anybody(label) || comes_back(label) || has_office(label);
    let surnames: HashSet<&str> = labels.iter().filter_map(|label| surname(&label.key)).collect();
    let shares = |label: &Label| surname(&label.key).is_some() || surnames.contains(&*label.key);
    let asks = labels.iter().any(|label| label.voice == Voice::Asks);
    let kept = |label: &&Label| is_sure(label) || label.is_loud || shares(label);
    let mut sure = labels.iter().filter(|label| is_sure(label) || label.is_loud);
    let is_talk = asks || sure.any(|label| is_talk(text, tokens, label));
    if count.len() < 2 || !is_talk {
        return Vec::new();
    }
    let kept: Vec<Label> = labels.iter().filter(kept).cloned().collect();
    if kept.len() > 1 { kept } else { Vec::new() }
}

/// A label in the first line that is not in capitals is a headline's, and a day opens a line of a
/// calendar or chronicle.
fn may_speak(label: &Label) -> bool {
    let heads = label.head.from == 0 && !label.is_loud;
    !form_words().not_speakers.contains(&label.key) && !heads && !is_day(label)
}

/// Whether a label is a day, month or year, as "2 April 1982" and "mid-May"; "MAY" is a speaker.
fn is_day(label: &Label) -> bool {
    let mut words = label.key.split([' ', '-']).filter(|word| !word.is_empty());
    let is_name = label.is_loud && words.clone().count() == 1;
    let is_of_day = |word: &str| {
        form_words().of_days.contains(word) || word.starts_with(|it: char| it.is_ascii_digit())
    };
    !is_name && words.all(is_of_day)
}

/// The last word of a label that has several.
fn surname(key: &str) -> Option<&str> {
    key.rsplit_once(' ').map(|(_, last)| last)
}

/// Whoever asks or answers.
fn is_anybody(label: &Label) -> bool {
    matches!(label.voice, Voice::Asks | Voice::Answers)
}

/// Whether a label has an office, a title or a role in it.
fn has_office(label: &Label) -> bool {
    let is_title = |word: &str| {
        offices().titles.iter().any(|title| title == word)
            || offices().speakers.iter().any(|noun| noun == word)
    };
    form_words().roles.contains(&label.key) || label.key.split(' ').any(is_title)
}

/// Whether somebody speaks of "I" or "you" behind a label.
fn is_talk(text: &str, tokens: &[Token], label: &Label) -> bool {
    let behind = tokens.iter().skip(label.head.to).take(LOOKED_AT);
    // "US" is a state.
    let is_state = |token: &Token| token.range.of(text) == "US";
    behind.into_iter().any(|token| form_words().talk.contains(&token.lower) && !is_state(token))
}
