//! Escaping: people's words go into Markdown as words, never as markup.

/// The filters that the templates use.
#[expect(
    clippy::inline_always,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    unreachable_pub,
    reason = "this is the shape that the template engine gives a filter"
)]
pub(crate) mod filters {
    use std::fmt::Display;

    /// Puts a text on one line, with everything escaped that Markdown would take as markup.
    #[askama::filter_fn]
    pub(crate) fn md(text: impl Display, _: &dyn askama::Values) -> askama::Result<String> {
        Ok(super::markdown_text(&text.to_string()))
    }
}

/// What Markdown takes as markup wherever it stands, with the signs of common dialects.
const MARKUP: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '~', '&', '$'];

/// What Markdown takes as markup at the beginning of a line.
const OPENING_MARKUP: &[char] = &['+', '-', '='];

/// A text on one line, with everything escaped that Markdown would take as markup.
pub(crate) fn markdown_text(text: &str) -> String {
    // A line break could open a list or a heading, and ends a quotation.
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(line.len());
    let number_ends = list_number_end(&line);
    for (place, character) in line.char_indices() {
        let opens = place == 0 && OPENING_MARKUP.contains(&character);
        if opens || Some(place) == number_ends || MARKUP.contains(&character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Where the sign stands that makes a number at the beginning a list, as in "1. First".
fn list_number_end(line: &str) -> Option<usize> {
    let digits = line.len() - line.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    (digits > 0 && line[digits..].starts_with(['.', ')'])).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::markdown_text;

    fn check(text: &str, expected: &str) {
        assert_eq!(markdown_text(text), expected, "{text:?}");
    }

    #[test]
    fn plain_words_stay_as_they_are() {
        check(
            "NATO’s door is open (they say): 50%, U.S. – yes!",
            "NATO’s door is open (they say): 50%, U.S. – yes!",
        );
    }

    #[test]
    fn markup_becomes_words() {
        check("*no* _no_ `no`", "\\*no\\* \\_no\\_ \\`no\\`");
        check("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>");
        check("[a](https://example.org) ![b](c)", "\\[a\\](https://example.org) !\\[b\\](c)");
        check("a \\* b &lt; c | d ~~e~~ $f$", "a \\\\\\* b \\&lt; c \\| d \\~\\~e\\~\\~ \\$f\\$");
    }

    #[test]
    fn nothing_opens_a_block() {
        check("# heading #", "\\# heading \\#");
        check("- item", "\\- item");
        check("+ item", "\\+ item");
        check("---", "\\---");
        check("===", "\\===");
        check("> quote", "\\> quote");
        check("1. item", "1\\. item");
        check("12) item", "12\\) item");
        check("2022 was a year. 1. Yes", "2022 was a year. 1. Yes");
    }

    #[test]
    fn a_text_is_one_line() {
        check("  one\n\n- two\r\n\tthree ", "one - two three");
    }
}
