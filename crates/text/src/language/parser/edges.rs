//! Edges: the first and the last token of what hangs below each token.

/// How often the edges are worked out anew where arcs cross.
const PASSES: usize = 12;

/// The edges of each token, worked out until every head lies in its sentence.
pub(super) fn edges(heads: &[usize]) -> Vec<(usize, usize)> {
    let mut edges: Vec<(usize, usize)> = (0..heads.len()).map(|token| (token, token)).collect();
    for _ in 0..PASSES {
        for (child, head) in heads.iter().enumerate() {
            widen(&mut edges, child, *head);
        }
        for (child, head) in heads.iter().enumerate().rev() {
            widen(&mut edges, child, *head);
        }
        if are_within(heads, &edges) {
            break;
        }
    }
    edges
}

fn widen(edges: &mut [(usize, usize)], child: usize, head: usize) {
    let (first, last) = edges[child];
    edges[head].0 = edges[head].0.min(first);
    edges[head].1 = edges[head].1.max(last);
}

/// Whether every head lies in the sentence of its child, as far as the edges tell.
fn are_within(heads: &[usize], edges: &[(usize, usize)]) -> bool {
    let mut opens = vec![false; heads.len()];
    let roots = heads.iter().enumerate().filter(|(token, head)| token == *head);
    roots.for_each(|(token, _)| opens[edges[token].0] = true);
    let mut from = 0;
    for to in 0..heads.len() {
        let ends = to > 0 && opens[to] || to + 1 == heads.len();
        if ends {
            if !heads[from..to].iter().all(|head| (from..=to).contains(head)) {
                return false;
            }
            from = to;
        }
    }
    true
}
