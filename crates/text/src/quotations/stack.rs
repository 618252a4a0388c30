//! The quotations that are open at a place, innermost last.

use super::Quotation;
use super::marks::Role;
use crate::TextRange;

/// The quotations that are open at a place.
#[derive(Default)]
pub(super) struct Stack {
    open: Vec<(char, TextRange)>,
    /// Marks that close what was never opened.
    pub(super) unopened: Vec<(char, TextRange)>,
}

/// Deeper marks are taken as plain characters: no writer nests further, and the time stays linear.
const DEEPEST: usize = 8;

impl Stack {
    /// Takes the next mark; closed quotations are added to `found`.
    pub(super) fn take(
        &mut self,
        mark: char,
        role: Role,
        range: TextRange,
        found: &mut Vec<Quotation>,
    ) {
        let partner = self.open.iter().rposition(|&(open, _)| is_pair(open, mark));
        match (role, partner) {
            (Role::Closes | Role::Either, Some(index)) => self.close(index, range, found),
            (Role::Opens | Role::Either, _) => self.push(mark, range),
            (Role::Closes, None) if self.is_mixed(mark) => {
                self.close(self.open.len() - 1, range, found);
            }
            (Role::Closes, None) if self.open.is_empty() => self.unopened.push((mark, range)),
            (Role::Closes, None) => (),
        }
    }

    /// Ends what is still open at the end of the paragraph.
    pub(super) fn end(&mut self, end: usize, found: &mut Vec<Quotation>) {
        self.leave_open(0, end, found);
    }

    /// Whether a mark closes the innermost quotation though its sort is another one: writers change
    /// keyboards between « and ".
    fn is_mixed(&self, close: char) -> bool {
        let open = self.open.last().map(|(open, _)| *open);
        matches!((open, close), (Some('«' | '»'), '"' | '”') | (Some('"' | '“'), '»'))
    }

    fn push(&mut self, mark: char, range: TextRange) {
        if self.open.len() < DEEPEST {
            self.open.push((mark, range));
        }
    }

    fn close(&mut self, index: usize, range: TextRange, found: &mut Vec<Quotation>) {
        self.leave_open(index + 1, range.start, found);
        if let Some((_, start)) = self.open.pop() {
            found.push(Quotation {
                outer: start.joined(range),
                inner: TextRange::new(start.end, range.start),
                depth: self.open.len(),
                opened: true,
                closed: true,
                continues: false,
            });
        }
    }

    fn leave_open(&mut self, from: usize, end: usize, found: &mut Vec<Quotation>) {
        for (depth, (_, start)) in self.open.drain(from..).enumerate() {
            found.push(Quotation {
                outer: TextRange::new(start.start, end),
                inner: TextRange::new(start.end, end),
                depth: from + depth,
                opened: true,
                closed: false,
                continues: false,
            });
        }
    }
}

fn is_pair(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('"' | '“' | '„', '"' | '”' | '“')
            | ('«', '»')
            | ('»', '«')
            | ('‹', '›')
            | ('「', '」')
            | ('『', '』')
            | ('‘' | '\'', '’' | '\'')
            | ('‚', '‘' | '’')
    )
}
