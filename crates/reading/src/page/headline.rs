//! Headlines in a list: short lines without a period that each tell something by themselves.

use text::blocks;

use super::quote::covered;
use super::{Run, Token};

/// The longest headline, in tokens, and the shortest.
pub(crate) const LONGEST_HEADLINE: usize = 40;
const SHORTEST: usize = 3;

/// The headlines that stand beside others, in order, without the signs and bullets before them.
pub(super) fn headlines(text: &str, tokens: &[Token]) -> Vec<Run> {
    let blocks = blocks(text);
    let line = |at: usize| {
        let words = blocks.get(at)?.of(text);
        let ends = words.ends_with(['.', ',', ';', ':', '…']);
        let run = after_signs(tokens, covered(tokens, *blocks.get(at)?));
        let fits = (SHORTEST..=LONGEST_HEADLINE).contains(&(run.to - run.from));
        (fits && !ends && !words.contains('\n')).then_some(run)
    };
    let beside = |at: usize| at.checked_sub(1).and_then(line).is_some() || line(at + 1).is_some();
    (0..blocks.len()).filter_map(|at| line(at).filter(|_| beside(at))).collect()
}

/// A run without the signs, bullets and numbers it begins with, as in "🔴 Lavrov: …".
pub(super) fn after_signs(tokens: &[Token], run: Run) -> Run {
    let is_mark =
        |at: usize| tokens[at].is_sign() || tokens[at].is(&["-", "*", "•", "–", "#", "|"]);
    let signs = (run.from..run.to).take_while(|&at| is_mark(at)).count();
    Run::new(run.from + signs, run.to)
}
