//! Classes of characters in patterns: what Python means by them, for an engine that means another
//! thing.
//!
//! To Python a word character is a letter, a number or an underscore; to Rust's engine, a letter,
//! a mark, a decimal digit or a connector. To Python the four separators U+001C to U+001F are white
//! space.

/// A class: how a pattern names it, and what it holds.
const CLASSES: [(char, char, &str); 2] = [('w', 'W', r"\p{L}\p{N}_"), ('s', 'S', r"\s\x1c-\x1f")];

/// The pattern with its classes spelled out as Python takes them.
pub(super) fn spelled_out(pattern: &str) -> String {
    let mut spelled = String::new();
    let mut is_in_class = false;
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            _ => {}
        }
        if character == '\\' {
            spelled.extend(characters.next().map(|escaped| class(escaped, is_in_class)));
        } else {
            spelled.push(character);
        }
    }
    spelled
}

/// What stands for an escaped character.
fn class(escaped: char, is_in_class: bool) -> String {
    let class = CLASSES.iter().find(|(name, opposite, _)| [*name, *opposite].contains(&escaped));
    match class {
        None => format!("\\{escaped}"),
        Some((name, _, members)) if *name == escaped && is_in_class => (*members).to_owned(),
        Some((name, _, members)) if *name == escaped => format!("[{members}]"),
        Some((_, _, members)) => format!("[^{members}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::spelled_out;

    #[test]
    fn classes_are_spelled_out_inside_and_outside_of_brackets() {
        for (pattern, expected) in [
            (r"\w+\.", r"[\p{L}\p{N}_]+\."),
            (r"[\w-]\\w", r"[\p{L}\p{N}_-]\\w"),
            (r"\S\s", r"[^\s\x1c-\x1f][\s\x1c-\x1f]"),
            (r"[^\s/]\]", r"[^\s\x1c-\x1f/]\]"),
            (r"[\W]\d", r"[[^\p{L}\p{N}_]]\d"),
        ] {
            assert_eq!(spelled_out(pattern), expected, "{pattern}");
        }
    }
}
