//! Tags: what stands behind the words of a post and belongs to none of them: links, hashtags, handles.

use crate::page::{Page, Run};

/// A run without the tags behind its words. A handle or a hashtag that ends a sentence is a word of
/// it, unless a link stands behind or the sentence has ended before.
pub(super) fn without(page: &Page<'_>, run: Run) -> Run {
    let words = page.words(run);
    let mut kept = words.trim_end();
    while let Some(last) = kept.split_whitespace().next_back().filter(|it| is_tag(it)) {
        kept = kept[..kept.len() - last.len()].trim_end();
    }
    let has_ended = kept.ends_with(['.', '!', '?', '…', '"', '”', '’', '»']);
    let has_link = words[kept.len()..].split_whitespace().any(is_link);
    if kept.is_empty() || !has_ended && !has_link {
        return run;
    }
    let end = page.range(run).start + kept.len();
    Run::new(run.from, page.tokens.partition_point(|it| it.range.start < end))
}

fn is_tag(word: &str) -> bool {
    is_link(word) || word.len() > 1 && word.starts_with(['#', '@']) || word == "RT"
}

fn is_link(word: &str) -> bool {
    word.starts_with("https://")
        || word.starts_with("http://")
        || word.starts_with("pic.twitter.com/")
}
