//! The words of a condition as they are shown: with "if" where they have no mark of their own.

/// The words by which a condition opens that need no "if" before them.
fn marks() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("../data/condition_marks.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A condition as it stands behind what depends on it: "if Minsk agrees", "unless Minsk agrees".
#[must_use]
pub fn under_condition(words: &str) -> String {
    let lower = words.to_ascii_lowercase();
    let is_apart = |mark: &&str| lower.strip_prefix(*mark).is_some_and(|it| it.starts_with(' '));
    let Some(mark) = marks().find(is_apart) else { return format!("if {words}") };
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
