//! A guard for terminals: words from outside must not move the cursor, rename the window, hide what
//! stands beside them or look like a line of ours.

use crate::style::ALL;

/// All that goes to a terminal: with every control character but line ends, tabs and our own colors
/// made visible, and every character that turns the order of others or hides.
pub(crate) fn guarded(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = color(rest).unwrap_or(character.len_utf8());
        let is_kept = length > character.len_utf8()
            || matches!(character, '\n' | '\t')
            || !(character.is_control() || is_hidden(character));
        safe.push_str(if is_kept { &rest[..length] } else { "\u{fffd}" });
        rest = &rest[length..];
    }
    safe
}

/// Words from outside that stand in a line of ours, as a name, a title or an id: in one line, with
/// every character that is not seen written out, as `\u{1b}`.
pub(crate) fn one_line(text: &str) -> String {
    in_line(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The same of a piece of a line, which keeps its spaces.
pub(crate) fn in_line(piece: &str) -> String {
    let mut safe = String::with_capacity(piece.len());
    for character in piece.chars() {
        if character.is_whitespace() {
            safe.push(' ');
        } else if character.is_control() || is_hidden(character) || is_mark(character) {
            safe.extend(character.escape_unicode());
        } else {
            safe.push(character);
        }
    }
    safe
}

/// How long a sequence is that sets one of our own colors. Others could hide what is written.
fn color(text: &str) -> Option<usize> {
    if !text.starts_with('\u{1b}') {
        return None;
    }
    let reset = anstyle::Reset.render().to_string();
    let colors = ALL.iter().map(|style| style.render().to_string());
    let ours = colors.chain([reset]).filter(|ours| text.starts_with(ours.as_str()));
    ours.map(|ours| ours.len()).max()
}

/// Whether a character turns the order of others around, or is seen by nobody.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a character marks a direction. Texts in Arabic and Hebrew need them, and names do not.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

#[cfg(test)]
mod tests {
    use super::{guarded, one_line};
    use crate::style::{ALL, ERROR};

    #[test]
    fn only_our_colors_and_line_ends_reach_a_terminal() {
        for (text, expected) in [
            ("a\tb\nc – “d”", "a\tb\nc – “d”"),
            ("\u{1b}]0;mine\u{7}", "\u{fffd}]0;mine\u{fffd}"),
            ("\u{1b}[2J", "\u{fffd}[2J"),
            ("\u{1b}[8mhidden\u{1b}[38;5;4m", "\u{fffd}[8mhidden\u{fffd}[38;5;4m"),
            ("\u{9b}2J\r\u{8}\u{7f}", "\u{fffd}2J\u{fffd}\u{fffd}\u{fffd}"),
            ("\u{1b}[", "\u{fffd}["),
            ("\u{1b}", "\u{fffd}"),
            ("sey \u{202e}on\u{2066}\u{200b}", "sey \u{fffd}on\u{fffd}\u{fffd}"),
            ("می‌گوید \u{200f}שלום", "می‌گوید \u{200f}שלום"),
        ] {
            assert_eq!(guarded(text), expected, "{text:?}");
        }
        for style in ALL {
            let ours = format!("{style}words{style:#}");
            assert_eq!(guarded(&ours), ours, "{style:?}");
        }
    }

    #[test]
    fn a_name_stays_in_its_line_and_hides_nothing() {
        let ours = format!("{ERROR}x");
        for (text, expected) in [
            ("Ada  Lindgren", "Ada Lindgren"),
            ("f-3\nStanding: witnessed", "f-3 Standing: witnessed"),
            ("f-3\r\u{85}\u{2028}x\u{7}", "f-3 x\\u{7}"),
            ("\u{1b}[8m", "\\u{1b}[8m"),
            (ours.as_str(), "\\u{1b}[1m\\u{1b}[31mx"),
            ("\u{202e}adA\u{200f}", "\\u{202e}adA\\u{200f}"),
            ("Ana\u{200b}", "Ana\\u{200b}"),
            ("می‌گوید 👩‍🔬 é\"'\\", "می‌گوید 👩‍🔬 é\"'\\"),
        ] {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
    }
}
