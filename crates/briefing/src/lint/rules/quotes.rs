//! Quoted words must stand in their document, word for word.

use crate::lint::{Facts, Finding, PassageFacts, Rule};
use crate::note::{Block, BlockKind, Note, Sentence, quoted_runs};

/// Fewer words than these in quotation marks may be a term rather than a quotation.
const QUOTATION_WORDS: usize = 4;

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    note.blocks.iter().flat_map(|block| one_block(block, facts)).collect()
}

fn one_block(block: &Block, facts: &Facts<'_>) -> Vec<Finding> {
    let of = |sentence: &Sentence| passages(sentence, facts);
    let is_set_apart = block.kind == BlockKind::Quotation;
    // In a quotation set apart one reference stands for all of it.
    let of_block: Vec<&PassageFacts> = block.sentences.iter().flat_map(of).collect();
    let is_sourced = block.sentences.iter().any(|it| it.references().next().is_some());
    let told = block.sentences.iter().map(|sentence| {
        if is_set_apart {
            compare(sentence, &of_block, is_sourced)
        } else {
            compare(sentence, &of(sentence), sentence.references().next().is_some())
        }
    });
    told.flatten().collect()
}

fn passages<'a>(sentence: &Sentence, facts: &'a Facts<'_>) -> Vec<&'a PassageFacts> {
    let fact = |reference| facts.passages.get(reference).and_then(|fact| fact.as_ref().ok());
    sentence.references().filter_map(fact).collect()
}

fn compare(sentence: &Sentence, passages: &[&PassageFacts], has_reference: bool) -> Vec<Finding> {
    let words = sentence.words();
    let runs = match sentence.is_set_apart {
        true if is_attribution(&words) => vec![],
        true => vec![words.trim_matches(['“', '”', '"', '«', '»'])],
        false => quoted_runs(&words),
    };
    runs.into_iter()
        .filter_map(|run| one_run(sentence.line, run, passages, has_reference))
        .collect()
}

/// A line such as "— the minister" under a quotation is none.
fn is_attribution(words: &str) -> bool {
    words.starts_with(['—', '–', '-']) || !words.contains(char::is_alphanumeric)
}

fn one_run(
    line: usize,
    run: &str,
    passages: &[&PassageFacts],
    has_reference: bool,
) -> Option<Finding> {
    if !has_reference {
        let is_long = run.split_whitespace().count() >= QUOTATION_WORDS;
        let message = "somebody's words, and no reference to where they stand";
        let unsourced = || Finding::new(Rule::Unsourced, line, run, message);
        return is_long.then(|| unsourced().suggesting("[s-12] or [d-3:120-240] behind them"));
    }
    let told = without_end(&plain(run));
    if passages.is_empty() || passages.iter().any(|it| plain(&it.text).contains(&told)) {
        return None;
    }
    let message = "the document that is referred to does not say this word for word";
    let nearest = passages.first().map(|it| it.words.clone())?;
    Some(Finding::new(Rule::Quote, line, run, message).suggesting(format!("“{nearest}”")))
}

/// Words with their white space and the shapes of their apostrophes made alike, since editors
/// change both.
fn plain(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    spaced.replace(['’', '‘'], "'").replace(['“', '”'], "\"")
}

/// A quotation may end in a mark of the sentence around it.
fn without_end(run: &str) -> String {
    run.trim().trim_end_matches([',', '.', ';', '…']).trim_matches('"').to_owned()
}
