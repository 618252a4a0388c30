//! Inline Markdown: bold, italics and escapes; everything else is words.

/// Words that look alike.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) is_bold: bool,
    pub(crate) is_italic: bool,
}

/// Takes Markdown apart: `**bold**`, `*italic*`, and a backslash before a sign that is meant.
pub(crate) fn runs(markdown: &str) -> Vec<Run> {
    let mut runs = vec![Run::default()];
    let mut rest = markdown;
    while let Some(first) = rest.chars().next() {
        let escaped =
            rest.chars().nth(1).filter(|next| first == '\\' && next.is_ascii_punctuation());
        let last = runs.last().cloned().unwrap_or_default();
        rest = if let Some(sign) = escaped {
            push(&mut runs, sign);
            &rest[2..]
        } else if let Some(after) = rest.strip_prefix("**") {
            runs.push(Run { text: String::new(), is_bold: !last.is_bold, ..last });
            after
        } else if first == '*' && is_emphasis(&rest[1..], last.is_italic) {
            runs.push(Run { text: String::new(), is_italic: !last.is_italic, ..last });
            &rest[1..]
        } else {
            push(&mut runs, first);
            &rest[first.len_utf8()..]
        };
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// The words alone.
pub(crate) fn plain(markdown: &str) -> String {
    runs(markdown).into_iter().map(|run| run.text).collect()
}

/// A text as Markdown that says it: with a backslash before each sign that would mean something.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '*' | '\\' | '[' | ']' | '{' | '}') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

/// A lone star, as in "5 * 3", is no emphasis.
fn is_emphasis(after: &str, is_open: bool) -> bool {
    let opens = after.chars().next().is_some_and(|next| !next.is_whitespace());
    is_open || (opens && after.contains('*'))
}

fn push(runs: &mut [Run], sign: char) {
    if let Some(last) = runs.last_mut() {
        last.text.push(sign);
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, plain, runs};

    #[test]
    fn markup_is_taken_apart() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a **b** c", "a |b:b| c"),
            ("a *b* c", "a |i:b| c"),
            ("**a *b***", "b:a |bi:b"),
            ("5 * 3", "5 * 3"),
            ("\\*a\\*", "*a*"),
            ("naïve \\é", "naïve \\é"),
        ] {
            let told: Vec<String> = runs(text)
                .into_iter()
                .map(|run| match (run.is_bold, run.is_italic) {
                    (false, false) => run.text,
                    (true, false) => format!("b:{}", run.text),
                    (false, true) => format!("i:{}", run.text),
                    (true, true) => format!("bi:{}", run.text),
                })
                .collect();
            assert_eq!(told.join("|"), expected, "{text}");
        }
    }

    #[test]
    fn what_is_escaped_reads_back() {
        for text in ["*a* [s-1] {judged}", "a\\b", "plain"] {
            assert_eq!(plain(&escaped(text)), text);
        }
    }
}
