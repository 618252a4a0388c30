//! The words of a condition as they are shown: with "if" where they have no mark of their own.

/// Words by which a condition opens that need no "if" before them.
const MARKS: [&str; 19] = [
    "unless ",
    "once ",
    "if ",
    "until ",
    "without ",
    "provided ",
    "providing ",
    "assuming ",
    "as long as ",
    "so long as ",
    "as soon as ",
    "on condition ",
    "on the condition ",
    "in the event ",
    "in case ",
    "only if ",
    "should ",
    "had ",
    "were ",
];

/// A condition as it stands behind what depends on it: "if Minsk agrees", "unless Minsk agrees".
#[must_use]
pub fn under_condition(words: &str) -> String {
    let lower = words.to_ascii_lowercase();
    let Some(mark) = MARKS.iter().find(|it| lower.starts_with(**it)) else {
        return format!("if {words}");
    };
    let rest = words.get(mark.len()..).unwrap_or_default();
    format!("{mark}{rest}")
}

#[cfg(test)]
mod tests {
    use super::under_condition;

    #[test]
    fn puts_if_before_a_condition_without_a_mark() {
        assert_eq!(under_condition("Minsk agrees"), "if Minsk agrees");
        assert_eq!(under_condition("in power"), "if in power");
    }

    #[test]
    fn puts_nothing_before_a_mark() {
        assert_eq!(under_condition("Unless Minsk agrees"), "unless Minsk agrees");
        assert_eq!(under_condition("as long as it lasts"), "as long as it lasts");
    }
}
