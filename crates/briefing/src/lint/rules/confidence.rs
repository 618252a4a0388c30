//! How likely a claim is and how good its ground is stand in two sentences.

use super::kinds::may_claim;
use super::ladder::own_words;
use crate::lint::phrases::{first_phrase, ladder_words, percentages};
use crate::lint::words::words;
use crate::lint::{Facts, Finding, Rule};
use crate::note::{Note, Sentence};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let claims = note.sentences().map(|(_, sentence)| sentence).filter(|it| may_claim(it));
    claims.filter_map(|it| sentence(it, facts)).collect()
}

fn sentence(sentence: &Sentence, facts: &Facts<'_>) -> Option<Finding> {
    let text = own_words(sentence);
    first_phrase(&text, &words().confidence)?;
    let has_word = || ladder_words(&text, &facts.ladders).iter().any(|word| word.ladder == 0);
    if percentages(&text).is_empty() && !has_word() {
        return None;
    }
    let message = "a reader takes likelihood and confidence in one sentence for one thing";
    let finding = Finding::new(Rule::LikelihoodWithConfidence, sentence.line, &text, message);
    Some(
        finding.suggesting("two sentences: the claim with its number, then how good its ground is"),
    )
}
