//! A quote: an outermost quotation with the tokens it covers.

use text::{TextRange, quotations};

use super::{Run, Token};
use crate::lexicon::{CueClass, cues, is_preposition};

/// An outermost quotation with the tokens it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The tokens with the marks.
    pub(crate) run: Run,
    /// The bytes without the marks.
    pub(crate) inner: TextRange,
    /// The tokens without the marks.
    pub(crate) words: Run,
    /// Whether it was closed, or left open because the next paragraph goes on with it.
    pub(crate) ended: bool,
    /// Whether the next paragraph goes on with it.
    pub(crate) continues: bool,
    /// Whether it was opened, or begins with its sentence for want of a mark.
    pub(crate) opened: bool,
}

/// The outermost quotations of a text.
pub(super) fn outermost(text: &str, tokens: &[Token]) -> Vec<Quote> {
    let outer = quotations(text).into_iter().filter(|it| it.depth == 0);
    let quotes = outer.map(|it| {
        let is_left_open = !it.closed && !it.continues;
        let tag = is_left_open.then(|| before_tag(tokens, covered(tokens, it.inner))).flatten();
        let inner = tag.map_or(it.inner, |end| TextRange::new(it.inner.start, end));
        let outer = TextRange::new(it.outer.start, tag.unwrap_or(it.outer.end));
        let inner = inner.trimmed(text);
        Quote {
            run: covered(tokens, outer),
            inner,
            words: covered(tokens, inner),
            ended: it.closed || it.continues,
            continues: it.continues,
            opened: it.opened,
        }
    });
    quotes.filter(|quote| !quote.words.is_empty()).collect()
}

/// How many tokens after a comma a cue may stand, as in ", the minister said".
const TAG: usize = 6;

/// Where the words of a quotation that was left open end, if somebody is said to have spoken them:
/// “We stay here, she said. Nobody left. The verb may come before a name: “We stay, said Lind.
fn before_tag(tokens: &[Token], run: Run) -> Option<usize> {
    let says = |at: usize| {
        let tag = at + 1..run.to.min(at + 1 + TAG);
        let mut tag = tag.take_while(|&it| tokens[it].word);
        tag.any(|it| {
            let ends = tokens
                .get(it + 1)
                .is_none_or(|next| !next.word || it + 1 >= run.to || is_preposition(&next.lower));
            let class = cues().verbs.at(tokens, it).map(|(_, class)| *class);
            let names = it == at + 1 && tokens.get(it + 1).is_some_and(|next| next.capital);
            let fits = if it == at + 1 { names } else { ends };
            fits && matches!(class, Some(CueClass::Say | CueClass::Quote))
        })
    };
    let comma = (run.from..run.to).find(|&at| tokens[at].is(&[","]) && says(at))?;
    Some(tokens[comma].range.end)
}

/// The tokens that lie in some bytes.
pub(super) fn covered(tokens: &[Token], range: TextRange) -> Run {
    let from = tokens.partition_point(|token| token.range.start < range.start);
    let to = tokens.partition_point(|token| token.range.start < range.end);
    Run::new(from, to)
}
