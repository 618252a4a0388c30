//! Crossing arcs: drawn to a higher token, with the label of the head to look for below it.

use super::Parse;
use crate::language::lexeme::Lexeme;

/// Reattaches each token with a double label to the first token below its head that has the
/// second one, looking level by level and from left to right.
pub(super) fn reattach(
    parse: &mut Parse,
    edges: &[(usize, usize)],
    crossing: &[Option<(u16, u16)>],
    tokens: &[Lexeme],
) {
    for token in 0..parse.heads.len() {
        let label = usize::from(parse.labels[token]);
        let Some((own, wanted)) = crossing.get(label).copied().flatten() else { continue };
        let found = below(parse, edges, tokens, token, wanted);
        parse.heads[token] = found.unwrap_or(parse.heads[token]);
        parse.labels[token] = own;
    }
}

fn below(
    parse: &Parse,
    edges: &[(usize, usize)],
    tokens: &[Lexeme],
    token: usize,
    wanted: u16,
) -> Option<usize> {
    let mut level = vec![parse.heads[token]];
    while !level.is_empty() {
        let mut next = Vec::new();
        for &head in &level {
            let (first, last) = edges[head];
            let is_child = |child: &usize| parse.heads[*child] == head && *child != head;
            let children = (first..=last).filter(is_child);
            for child in children.filter(|child| !tokens[*child].is_space && *child != token) {
                if parse.labels[child] == wanted {
                    return Some(child);
                }
                next.push(child);
            }
        }
        level = next;
    }
    None
}
