//! Who is at a desk: a person, or a machine that says it is one.

/// What the name of a machine begins with.
const MACHINE: &str = "bot:";

/// Whether an author is a machine: its name begins with `bot:`, as "bot:base-rates".
///
/// A machine may forecast and propose; it is a person who settles.
///
/// # Examples
///
/// ```
/// assert!(domain::is_machine("bot:base-rates"));
/// assert!(!domain::is_machine("Botha"));
/// ```
pub fn is_machine(author: &str) -> bool {
    author.trim_start().to_ascii_lowercase().starts_with(MACHINE)
}
