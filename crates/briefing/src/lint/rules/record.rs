//! The author's settled record stands beside what the author now claims.

use super::kinds::kind;
use crate::lint::{Facts, Finding, Rule};
use crate::note::{MarkWord, Note, Sentence, SentenceKind};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let sentences = || note.sentences().map(|(_, sentence)| sentence);
    let is_claim = |it: &&Sentence| kind(it).is_some_and(SentenceKind::is_claim);
    let Some(claim) = sentences().find(is_claim) else { return vec![] };
    let told: Vec<&Sentence> = sentences().filter(|it| is_record(it)).collect();
    let finding = |line, words: &str, message: &str| {
        vec![
            Finding::new(Rule::Record, line, words, message)
                .suggesting(format!("{} {{record}}", facts.record)),
        ]
    };
    let Some(first) = told.first() else {
        let message = "a reader cannot see how such claims of the author came out before";
        return finding(claim.line, &claim.words(), message);
    };
    let text: Vec<String> = told.iter().map(|it| it.words()).collect();
    if facts.record.contains(&text.join(" ")) || text.join(" ").contains(&facts.record) {
        return vec![];
    }
    finding(first.line, &first.words(), "the author's record is another by now")
}

fn is_record(sentence: &Sentence) -> bool {
    sentence.marks().any(|mark| mark.word == MarkWord::Record)
}
