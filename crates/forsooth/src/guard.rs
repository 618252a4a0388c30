//! A guard for terminals: a document's words must not move the cursor or rename the window.

/// The text with every control character but line ends, tabs and our own colors made visible.
pub(crate) fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = color(rest).unwrap_or(character.len_utf8());
        let is_kept = length > 1 || matches!(character, '\n' | '\t') || !character.is_control();
        let is_kept = is_kept && !matches!(character, '\u{80}'..='\u{9f}');
        safe.push_str(if is_kept { &rest[..length] } else { "\u{fffd}" });
        rest = &rest[length..];
    }
    safe
}

/// How long a sequence is that sets a color or a weight, as "\u{1b}[32m".
fn color(text: &str) -> Option<usize> {
    let codes = text.strip_prefix("\u{1b}[")?;
    let end = codes.find(|it: char| !it.is_ascii_digit() && it != ';')?;
    codes[end..].starts_with('m').then_some("\u{1b}[".len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn only_colors_and_line_ends_reach_a_terminal() {
        for (text, expected) in [
            ("a\tb\nc – “d”", "a\tb\nc – “d”"),
            (
                "\u{1b}[1mbold\u{1b}[0m \u{1b}[38;5;4mblue",
                "\u{1b}[1mbold\u{1b}[0m \u{1b}[38;5;4mblue",
            ),
            ("\u{1b}]0;mine\u{7}", "\u{fffd}]0;mine\u{fffd}"),
            ("\u{1b}[2J", "\u{fffd}[2J"),
            ("\u{9b}2J\r\u{8}\u{7f}", "\u{fffd}2J\u{fffd}\u{fffd}\u{fffd}"),
            ("\u{1b}[", "\u{fffd}["),
            ("\u{1b}", "\u{fffd}"),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
    }
}
