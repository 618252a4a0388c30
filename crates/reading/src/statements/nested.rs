//! Statements within statements: "he said that she said that", as deep as anybody follows them.

use domain::Problem;

use super::said::Said;
use crate::page::{Page, Run};

/// How many statements may lie within one another.
const DEEPEST: usize = 12;

/// Leaves out what lies deeper than anybody follows, and tells of it once.
pub(crate) fn cut(page: &Page<'_>, said: &mut Vec<Said>) -> Option<Problem> {
    let mut around: Vec<Run> = Vec::new();
    let mut first = None;
    said.retain(|it| {
        while around.last().is_some_and(|outer| !outer.holds(it.words)) {
            around.pop();
        }
        let is_kept = around.len() < DEEPEST;
        if is_kept {
            around.push(it.words);
        } else {
            first.get_or_insert(it.words);
        }
        is_kept
    });
    let message = format!(
        "more than {DEEPEST} statements lie within one another, and the inner ones are left out; \
         tell them in sentences of their own"
    );
    first.map(|words| Problem { message, span: Some(page.span(words)) })
}
