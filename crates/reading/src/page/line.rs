//! A line of a text, and the signs it may open with.

use super::{Page, Run, headline};

impl Page<'_> {
    /// The line that begins at a token or goes on there, up to the next one.
    pub(crate) fn line_at(&self, from: usize) -> Option<Run> {
        let start = self.tokens.get(from)?.range.start;
        let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        let rest = &self.tokens[from..];
        Some(Run::new(from, from + rest.partition_point(|token| token.range.start < end)))
    }

    /// A run without the signs and bullets it begins with.
    pub(crate) fn after_signs(&self, run: Run) -> Run {
        headline::after_signs(&self.tokens, run)
    }

    /// A run without the signs at its ends, as the flag behind a name; one of signs alone stays whole.
    pub(crate) fn without_signs(&self, run: Run) -> Run {
        let is_sign = |at: &usize| self.tokens[*at].is_sign();
        let before = (run.from..run.to).take_while(is_sign).count();
        let behind = (run.from + before..run.to).rev().take_while(is_sign).count();
        let bare = Run::new(run.from + before, run.to - behind);
        if bare.is_empty() { run } else { bare }
    }

    /// The headline of a list that a token belongs to.
    pub(crate) fn headline_at(&self, at: usize) -> Option<Run> {
        let next = self.headlines.partition_point(|line| line.from <= at);
        let line = *self.headlines.get(next.checked_sub(1)?)?;
        line.contains(at).then_some(line)
    }

    /// Whether a token is the first of its line, but for signs and bullets.
    pub(crate) fn opens_line(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let start = self.text[..token.range.start].rfind('\n').map_or(0, |it| it + 1);
        let first = self.tokens.partition_point(|it| it.range.start < start);
        self.after_signs(Run::new(first, at + 1)).from == at
    }

    /// The line that begins at a token, if it is short.
    pub(crate) fn short_line_at(&self, from: usize) -> Option<Run> {
        let start = self.tokens.get(from)?.range.start;
        let near = self.text[start..].char_indices().take(SHORT);
        let end = near.into_iter().find(|(_, it)| *it == '\n').map(|(at, _)| start + at);
        let rest = self.text.len() - start < SHORT;
        (end.is_some() || rest).then(|| self.line_at(from)).flatten()
    }
}

/// The most characters of a short line.
const SHORT: usize = 80;
