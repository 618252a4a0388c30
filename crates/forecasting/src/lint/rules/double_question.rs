//! Two questions in one: two deeds joined, or two question marks.

use domain::Severity;
use std::ops::Range;

use crate::lint::draft::Draft;
use crate::lint::phrase::any_of;
use crate::lint::verb::{is_verb, settled_by};
use crate::lint::words::Words;
use crate::lint::{Finding, Rule};

/// Names a second deed in the text. Where the criteria say how the two stand to each other, there
/// is nothing to say.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    if let Some(finding) = and_or(draft).or_else(|| two_marks(draft)) {
        return vec![finding];
    }
    if any_of(settled_by(), &draft.criteria) {
        return Vec::new();
    }
    second_deed(draft).into_iter().collect()
}

fn two_marks(draft: &Draft<'_>) -> Option<Finding> {
    let asks = |range: &Range<usize>| {
        let end =
            draft.text.words.get(range.end).map_or(draft.text.source.len(), |next| next.start);
        let gap = draft.text.between(draft.text.words[range.end - 1].end, end);
        gap.contains('?')
    };
    let words = 0..draft.text.words.len();
    let marks: Vec<usize> = words.filter(|index| asks(&(*index..index + 1))).collect();
    let [first, second, ..] = *marks.as_slice() else { return None };
    let message = "there are two questions, and only one answer";
    let range = first + 1..second + 1;
    let finding = draft.in_text(Rule::DoubleQuestion, Severity::Warning, &range, message);
    Some(finding.suggesting("ask each as a question of its own"))
}

fn and_or(draft: &Draft<'_>) -> Option<Finding> {
    let text = &draft.text;
    let joined = |index: &usize| {
        let pair = (text.lower(*index), text.lower(index + 1));
        let slash = || text.between(text.words[*index].end, text.words[index + 1].start) == "/";
        pair == ("and", "or") && slash()
    };
    let index = (0..text.words.len()).find(joined)?;
    let message = "“and/or” leaves open whether one of the two is enough";
    let range = index..index + 2;
    let finding = draft.in_text(Rule::DoubleQuestion, Severity::Warning, &range, message);
    Some(finding.suggesting("write “or” if one is enough, “and” if both are needed"))
}

fn second_deed(draft: &Draft<'_>) -> Option<Finding> {
    let text = &draft.text;
    let verb = draft.verb?;
    let joint = (verb + 1..text.words.len()).find(|index| joins_deeds(text, *index))?;
    let words = joint..second_verb(text, joint).unwrap_or(joint + 1) + 1;
    let message = "there are two deeds, and nothing says what one without the other counts as";
    let finding = draft.in_text(Rule::DoubleQuestion, Severity::Warning, &words, message);
    Some(finding.suggesting(split(draft, verb, joint).unwrap_or_else(|| {
        "ask two questions, or let the criteria say that both are needed".to_owned()
    })))
}

/// Whether an "and" joins a second deed, and not a second doer or thing.
fn joins_deeds(text: &Words<'_>, index: usize) -> bool {
    if text.lower(index) != "and" || text.words[index].quoted {
        return false;
    }
    let asks_on = ["whether", "when", "who", "how", "why", "if"].contains(&text.lower(index + 1));
    asks_on || second_verb(text, index).is_some() || joins_passives(text, index)
}

/// Where the verb of a second deed stands after an "and": at once, or after the one who does it.
fn second_verb(text: &Words<'_>, joint: usize) -> Option<usize> {
    let mut index = joint + 1;
    while ["also", "then", "subsequently", "will", "not", "later", "thereby", "to"]
        .contains(&text.lower(index))
    {
        index += 1;
    }
    if is_verb(text, index) {
        return Some(index);
    }
    let belongs_to_a_name = |index: &usize| {
        let word = &text.words[*index];
        word.has_capital() || ["the", "its", "their", "of"].contains(&word.lower.as_str())
    };
    let names = (index..text.words.len().min(index + 5)).take_while(belongs_to_a_name).count();
    let after = index + names;
    (names > 0 && is_verb(text, after) && text.lower(after - 1) != "the").then_some(after)
}

/// Whether it stands between two participles after "be", as in "be signed and ratified".
fn joins_passives(text: &Words<'_>, index: usize) -> bool {
    let is_participle = |word: &str| word.len() > 4 && word.ends_with("ed");
    let passive = index >= 2
        && is_participle(text.lower(index - 1))
        && ["be", "been"].contains(&text.lower(index - 2));
    passive && is_participle(text.lower(index + 1))
}

/// The two questions, where the second deed has the same doer.
fn split(draft: &Draft<'_>, verb: usize, joint: usize) -> Option<String> {
    let text = &draft.text;
    let second = second_verb(text, joint).filter(|second| *second == joint + 1)?;
    let will = draft.will.filter(|will| *will == 0)?;
    let doer = text.between(text.words.get(will)?.end, text.words.get(verb)?.start).trim();
    let rest = text.source.get(text.words.get(second)?.start..)?.trim();
    let first = if joint == verb + 1 {
        // Both deeds have one object, which stands behind the second.
        let object = text.source.get(text.words.get(second)?.end..)?.trim();
        format!("Will {doer} {} {object}", text.lower(verb))
    } else {
        let first = text.source.get(..text.words.get(joint)?.start)?;
        format!("{}?", first.trim_end_matches([',', ' ']))
    };
    Some(format!("two questions: “{first}” and “Will {doer} {rest}”"))
}
