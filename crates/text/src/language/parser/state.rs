//! A state: a stack, a buffer, and the arcs drawn so far.

use serde::{Deserialize, Serialize};

/// What a parser can do, by the numbers the model gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum MoveKind {
    /// The first of the buffer goes on the stack.
    Shift,
    /// The top leaves the stack; without a head it returns to the buffer.
    Reduce,
    /// The top depends on the first of the buffer, and leaves the stack.
    Left,
    /// The first of the buffer depends on the top, and goes on the stack.
    Right,
    /// A sentence begins at the second of the buffer.
    Break,
}

impl MoveKind {
    pub(super) fn numbered(number: u8) -> Option<Self> {
        [Self::Shift, Self::Reduce, Self::Left, Self::Right, Self::Break]
            .get(usize::from(number))
            .copied()
    }
}

/// Where a parser stands in a document.
#[derive(Clone, Debug)]
pub(super) struct State {
    stack: Vec<usize>,
    /// Tokens that returned to the buffer, the first of them last.
    returned: Vec<usize>,
    /// The first token that was never on the stack.
    next: usize,
    arcs: Vec<Arc>,
    length: usize,
}

/// What is known of a token.
#[derive(Clone, Copy, Debug, Default)]
struct Arc {
    head: Option<usize>,
    label: u16,
    /// The children added last on either side, and what they were added after.
    left: Option<usize>,
    right: Option<usize>,
    sibling: Option<usize>,
    opens: bool,
    stays: bool,
}

impl State {
    pub(super) fn new(length: usize) -> Self {
        let mut arcs = vec![Arc::default(); length];
        if let Some(first) = arcs.first_mut() {
            first.opens = true;
        }
        Self { stack: Vec::new(), returned: Vec::new(), next: 0, arcs, length }
    }

    pub(super) fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffered() == 0
    }

    /// Gives up; no move is allowed.
    pub(super) fn finish(&mut self) {
        self.stack.clear();
        self.returned.clear();
        self.next = self.length;
    }

    /// Which kinds of moves are allowed.
    pub(super) fn allowed(&self) -> [bool; 5] {
        let (depth, buffered) = (self.stack.len(), self.buffered());
        let opens = self.buffer(0).is_some_and(|token| self.arcs[token].opens);
        let stays = self.buffer(0).is_some_and(|token| self.arcs[token].stays);
        let can_shift = depth == 0 || buffered >= 2 && !opens && !stays;
        let can_draw = depth > 0 && buffered > 0 && !opens;
        [can_shift, depth > 0, can_draw, can_draw, self.can_break()]
    }

    fn can_break(&self) -> bool {
        let (Some(first), Some(second)) = (self.buffer(0), self.buffer(1)) else { return false };
        second == first + 1 && !self.arcs[second].opens
    }

    /// The tokens that a state is scored by.
    pub(super) fn context(&self) -> [Option<usize>; super::SLOTS] {
        let (first, top) = (self.buffer(0), self.top(0));
        [
            first,
            self.buffer(1),
            top,
            self.top(1),
            self.top(2),
            first.and_then(|token| self.arcs[token].left),
            top.and_then(|token| self.arcs[token].left),
            top.and_then(|token| self.arcs[token].right),
        ]
    }

    pub(super) fn apply(&mut self, kind: MoveKind, label: u16) {
        match kind {
            MoveKind::Shift => self.push(),
            MoveKind::Reduce => self.reduce(),
            MoveKind::Left => {
                if let (Some(head), Some(child)) = (self.buffer(0), self.stack.pop()) {
                    self.draw(head, child, label);
                    self.arcs[head].stays = false;
                }
            }
            MoveKind::Right => {
                if let (Some(head), Some(child)) = (self.top(0), self.buffer(0)) {
                    self.draw(head, child, label);
                }
                self.push();
            }
            MoveKind::Break => {
                if let Some(second) = self.buffer(1) {
                    self.arcs[second].opens = true;
                }
            }
        }
    }

    /// The head and label of each token; those without are roots.
    pub(super) fn into_arcs(self, root: u16) -> (Vec<usize>, Vec<u16>) {
        let arcs = self.arcs.into_iter().enumerate();
        arcs.map(|(token, arc)| match arc.head {
            Some(head) => (head, arc.label),
            None => (token, root),
        })
        .unzip()
    }

    fn buffered(&self) -> usize {
        self.length - self.next + self.returned.len()
    }

    fn buffer(&self, at: usize) -> Option<usize> {
        let returned = self.returned.len();
        match returned.checked_sub(at + 1) {
            Some(place) => Some(self.returned[place]),
            None => Some(self.next + at - returned).filter(|token| *token < self.length),
        }
    }

    fn top(&self, at: usize) -> Option<usize> {
        Some(self.stack[self.stack.len().checked_sub(at + 1)?])
    }

    fn push(&mut self) {
        let first = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(first);
    }

    fn reduce(&mut self) {
        let is_last = self.stack.len() == 1;
        let Some(top) = self.stack.pop() else { return };
        if self.arcs[top].head.is_none() && !is_last {
            self.arcs[top].stays = true;
            self.returned.push(top);
        }
    }

    fn draw(&mut self, head: usize, child: usize, label: u16) {
        if let Some(old) = self.arcs[child].head {
            self.erase(old, child);
        }
        let side = self.side(head, child);
        let sibling = side.replace(child);
        let arc = &mut self.arcs[child];
        (arc.head, arc.label, arc.sibling) = (Some(head), label, sibling);
    }

    fn erase(&mut self, head: usize, child: usize) {
        let sibling = self.arcs[child].sibling;
        let side = self.side(head, child);
        if *side == Some(child) {
            *side = sibling;
        }
    }

    fn side(&mut self, head: usize, child: usize) -> &mut Option<usize> {
        if head > child { &mut self.arcs[head].left } else { &mut self.arcs[head].right }
    }
}
