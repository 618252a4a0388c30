//! An alignment: the longest row of words, or of sentences, that two texts have in common.

/// How many pairs are compared at most, some 16 MB; the middle of longer texts is told as changed
/// in one piece.
const COMPARED: usize = 4_000_000;

/// The places of what stands in both, in order; among equally long rows the one that
/// begins first.
pub(crate) fn aligned<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let shorter = old.len().min(new.len());
    let head = (0..shorter).take_while(|at| old[*at] == new[*at]).count();
    let tail = (0..shorter - head)
        .take_while(|at| old[old.len() - 1 - at] == new[new.len() - 1 - at])
        .count();
    let middle = longest(&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let begins = (0..head).map(|at| (at, at));
    let inner = middle.into_iter().map(|(one, other)| (one + head, other + head));
    let ends = (0..tail).rev().map(|at| (old.len() - 1 - at, new.len() - 1 - at));
    begins.chain(inner).chain(ends).collect()
}

/// The longest common row, by the table of the lengths of what follows each pair.
fn longest<T: PartialEq>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    if old.len().saturating_mul(new.len()) > COMPARED {
        return vec![];
    }
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for one in (0..old.len()).rev() {
        for other in (0..new.len()).rev() {
            lengths[one * width + other] = if old[one] == new[other] {
                lengths[(one + 1) * width + other + 1] + 1
            } else {
                lengths[(one + 1) * width + other].max(lengths[one * width + other + 1])
            };
        }
    }
    let (mut one, mut other) = (0, 0);
    let mut pairs = vec![];
    while one < old.len() && other < new.len() {
        if old[one] == new[other] {
            pairs.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if lengths[(one + 1) * width + other] >= lengths[one * width + other + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    pairs
}
