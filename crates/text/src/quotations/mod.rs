//! A quotation: words between quotation marks.

mod marks;
mod stack;
mod unopened;

use crate::{TextRange, paragraphs};
use marks::{Mark, marks};
use stack::Stack;

/// Words between quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their marks.
    pub outer: TextRange,
    /// The words without their marks.
    pub inner: TextRange,
    /// How many other quotations it lies in.
    pub depth: usize,
    /// Whether an opening mark was found; without one it begins with its sentence.
    pub opened: bool,
    /// Whether a closing mark was found; without one it ends where what it lies in ends.
    pub closed: bool,
    /// Whether it was left open because the next paragraph opens it again, as custom is.
    pub continues: bool,
}

/// Finds the quotations of a text, in the order of their opening marks.
///
/// Marks may be straight, curly or angled, double or single, and nested. An apostrophe is no mark.
///
/// # Examples
///
/// ```
/// let text = "\"They call it 'new',\" she said. It isn't.";
/// let found = text::quotations(text);
/// assert_eq!(found[0].inner.of(text), "They call it 'new',");
/// assert_eq!(found[1].inner.of(text), "new");
/// assert_eq!(found[1].depth, 1);
/// assert_eq!(found.len(), 2);
/// ```
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut left_open: Option<(usize, char)> = None;
    for paragraph in paragraphs(text) {
        if let Some((index, mark)) = left_open.take() {
            mark_continued(&mut found, index, paragraph.of(text).starts_with(mark));
        }
        let before = found.len();
        let unopened = read_paragraph(text, paragraph, &mut found);
        if let Some(missing) = unopened::quotation(text, paragraph, &found[before..], &unopened) {
            found.push(missing);
            found[before..].sort_by_key(|quotation| quotation.outer.start);
        }
        left_open = outermost_open(text, &found, before);
    }
    found
}

/// Adds the quotations of a paragraph, and gives back the marks that close what was never opened.
fn read_paragraph(
    text: &str,
    paragraph: TextRange,
    found: &mut Vec<Quotation>,
) -> Vec<(char, TextRange)> {
    let before = found.len();
    let mut stack = Stack::default();
    for Mark { range, character, role } in marks(text, paragraph) {
        stack.take(character, role, range, found);
    }
    stack.end(paragraph.end, found);
    found[before..].sort_by_key(|quotation| quotation.outer.start);
    stack.unopened
}

fn mark_continued(found: &mut [Quotation], index: usize, reopened: bool) {
    if let Some(quotation) = found.get_mut(index) {
        quotation.continues = reopened;
    }
}

fn outermost_open(text: &str, found: &[Quotation], before: usize) -> Option<(usize, char)> {
    let open = |quotation: &Quotation| quotation.depth == 0 && !quotation.closed;
    let index = before + found[before..].iter().position(open)?;
    let mark = found[index].outer.of(text).chars().next()?;
    Some((index, mark))
}

#[cfg(test)]
mod tests {
    use super::quotations;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = quotations(text)
            .iter()
            .map(|it| {
                let open = if it.closed { "" } else { " open" };
                let continues = if it.continues { " continues" } else { "" };
                format!("{}{}{open}{continues}", ">".repeat(it.depth), it.inner.of(text))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_may_be_straight_curly_or_angled() {
        check("He said \"go\".", &["go"]);
        check("He said “go”.", &["go"]);
        check("He said „go“.", &["go"]);
        check("He said «go».", &["go"]);
        check("He said ‘go’ and 'stay'.", &["go", "stay"]);
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        check("It's the allies' plan, ’tis said, of the '90s.", &[]);
        check("‘The allies’ plan isn’t new,’ he said.", &["The allies’ plan isn’t new,"]);
        check("He called it 'the allies' last plan' again.", &["the allies' last plan"]);
    }

    #[test]
    fn quotations_nest() {
        check(
            "“One ‘two “three” two’ one”",
            &["One ‘two “three” two’ one", ">two “three” two", ">>three"],
        );
        check("\"One 'two' one\"", &["One 'two' one", ">two"]);
    }

    #[test]
    fn an_open_quotation_ends_with_its_paragraph() {
        check("He said “go on.\n\nThey went.", &["go on. open"]);
        check("“One ‘two” three", &["One ‘two", ">two open"]);
    }

    #[test]
    fn a_continued_quotation_opens_again_in_each_paragraph() {
        check("“One.\n\n“Two.”", &["One. open continues", "Two."]);
        check("\"One.\n\n\"Two.\"", &["One. open continues", "Two."]);
    }

    #[test]
    fn marks_of_other_languages_are_read() {
        check("He said »go«.", &["go"]);
        check("He said 「go」 and ‹stay›.", &["go", "stay"]);
        check("« Go », he said.", &[" Go "]);
    }

    #[test]
    fn a_mark_that_only_closes_opens_with_its_sentence() {
        check("It rains. We stay here,” she said.", &["We stay here,"]);
        check("“Go,” he said. We stay here,” she said.", &["Go,", "We stay here,"]);
    }

    #[test]
    fn straight_and_curly_marks_may_be_mixed() {
        check("“Go\", he said. \"Stay”, she said.", &["Go", "Stay"]);
        check("‘Go', he said.", &["Go"]);
        check("« Go\", he said. \"Stay », she said.", &[" Go", "Stay "]);
        check("«The word \"old\" is gone», he said.", &["The word \"old\" is gone", ">old"]);
        check("He said: « Go \".", &[" Go "]);
    }

    #[test]
    fn two_single_marks_are_a_double_one() {
        check("''Go,'' he said.", &["Go,"]);
        check("''The word 'old,''' he said. ''Go.''", &["The word 'old,'", ">old,", "Go."]);
        check("'''Old' is a word,'' he said.", &["'Old' is a word,", ">Old"]);
    }

    #[test]
    fn a_mark_that_opens_may_close_what_is_open() {
        check("“Go,“ he said. “Stay,” she said.", &["Go,", "Stay,"]);
    }

    #[test]
    fn inches_and_stray_marks_open_nothing() {
        check("A board 5\" wide, and a stray ” mark.", &[]);
    }
}
