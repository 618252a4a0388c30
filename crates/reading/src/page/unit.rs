//! A unit: a sentence, or several that one quotation holds together.

use text::{TextRange, behind_dateline, paragraphs, sentences};

use super::quote::covered;
use super::{Quote, Run, Token, Turn};
use crate::lexicon::{CueClass, cues, is_preposition};

/// A sentence, or several that one quotation holds together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    /// Its tokens.
    pub(crate) run: Run,
    /// Which paragraph it stands in.
    pub(crate) paragraph: usize,
}

/// Cuts a text into units.
pub(super) fn units(text: &str, tokens: &[Token], quotes: &[Quote], turns: &[Turn]) -> Vec<Unit> {
    let paragraphs = paragraphs(text);
    let mut found: Vec<Unit> = Vec::new();
    for sentence in sentences(text) {
        let run = covered(tokens, sentence);
        let is_turn = turns.binary_search_by_key(&run.from, |turn| turn.head.from).is_ok();
        let run = if is_turn { run } else { after_dateline(text, tokens, sentence, run) };
        let paragraph = paragraph_of(&paragraphs, sentence);
        let turned = without_labels(run, turns);
        let next = Unit { run, paragraph };
        match found.last_mut().filter(|_| turned == [run]) {
            Some(before)
                if run.to - before.run.from <= LONGEST
                    && belongs(tokens, quotes, *before, next) =>
            {
                before.run.to = run.to;
            }
            _ => {
                let pieces = turned.into_iter().flat_map(pieces);
                found.extend(pieces.map(|run| Unit { run, paragraph }));
            }
        }
    }
    found.retain(|unit| !unit.run.is_empty());
    found
}

/// The pieces of a sentence between the labels of a transcript, which end sentences.
fn without_labels(run: Run, turns: &[Turn]) -> Vec<Run> {
    let first = turns.partition_point(|turn| turn.head.to <= run.from);
    let mut from = run.from;
    let mut pieces = Vec::new();
    for turn in turns[first..].iter().take_while(|turn| turn.head.from < run.to) {
        pieces.push(Run::new(from, turn.head.from));
        from = turn.head.to;
    }
    pieces.push(Run::new(from, run.to));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Whether a sentence belongs to the one before it: inside of its quotation, behind its colon, or
/// as the words that tell whose quotation it was.
fn belongs(tokens: &[Token], quotes: &[Quote], before: Unit, next: Unit) -> bool {
    if next.run.is_empty() || before.run.is_empty() {
        return false;
    }
    if before.paragraph != next.paragraph {
        let opens = quote_before(quotes, next.run.from + 1)
            .is_some_and(|quote| quote.run.from == next.run.from);
        return opens
            && before.paragraph + 1 == next.paragraph
            && tokens[before.run.to - 1].is(&[":"]);
    }
    is_held(quotes, next.run.from) || is_tag(tokens, quotes, before, next.run)
}

/// The furthest token of a tag at which its verb may stand.
const TAG: usize = 8;

/// Whether a sentence only tells who spoke, as in “Never!” Johnson said.
fn is_tag(tokens: &[Token], quotes: &[Quote], before: Unit, run: Run) -> bool {
    let cried = quote_before(quotes, before.run.to).is_some_and(|quote| {
        quote.run.to == before.run.to
            && tokens[quote.words.from..quote.words.to]
                .last()
                .is_some_and(|last| last.is(&["!", "?", "…", "—"]))
    });
    let near = run.from..run.to.min(run.from + TAG);
    let verb = near.clone().find(|&at| cues().verbs.at(tokens, at).is_some());
    let tells =
        |at: usize| cues().verbs.at(tokens, at).is_some_and(|(_, class)| *class == CueClass::Tell);
    let ends = |at: usize| {
        at + 1 >= run.to
            || !tokens[at + 1].word && !tokens[at + 1].is(&["“", "\"", "‘", "'"])
            || is_preposition(&tokens[at + 1].lower)
    };
    cried && verb.is_some_and(|at| at > run.from && (ends(at) || tells(at)))
}

/// The last quotation that begins before a token.
fn quote_before(quotes: &[Quote], token: usize) -> Option<Quote> {
    let next = quotes.partition_point(|quote| quote.run.from < token);
    next.checked_sub(1).map(|index| quotes[index])
}

/// A sentence without the dateline before it, as in "Moscow, 17 January —".
fn after_dateline(text: &str, tokens: &[Token], sentence: TextRange, run: Run) -> Run {
    let Some(behind) = behind_dateline(sentence.of(text)) else { return run };
    let report = sentence.start + behind;
    Run::new(tokens.partition_point(|token| token.range.start < report), run.to)
}

/// The longest unit, in tokens. Rules look around within a unit, so this keeps their time
/// proportional to the text even where nothing ends a sentence.
pub(crate) const LONGEST: usize = 400;

fn pieces(run: Run) -> impl Iterator<Item = Run> {
    (run.from..run.to).step_by(LONGEST).map(move |from| Run::new(from, run.to.min(from + LONGEST)))
}

/// Whether a quotation that begins before a token still goes on there.
fn is_held(quotes: &[Quote], token: usize) -> bool {
    let holder = quote_before(quotes, token);
    // A quotation that was left open must not swallow the rest of its paragraph.
    holder.is_some_and(|quote| quote.ended && quote.run.contains(token))
}

fn paragraph_of(paragraphs: &[TextRange], sentence: TextRange) -> usize {
    paragraphs.partition_point(|paragraph| paragraph.end <= sentence.start)
}
