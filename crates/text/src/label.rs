//! A label: who speaks, before a colon, as in "Lavrov: the West seeks war" and "LAVROV: We agreed."

/// The most words of a label.
const MOST: usize = 5;

/// The fewest bytes of a label.
const SHORTEST: usize = 3;

/// Where the words begin behind the label that a line opens with, in bytes; nothing where it opens
/// with none.
///
/// A label is a few names, as each word of it begins with a capital, and a colon with a space behind
/// it and words after that. A letter or two, as "Q:", are none.
///
/// # Examples
///
/// ```
/// let line = "Lavrov: the West seeks war";
/// assert_eq!(text::behind_label(line).map(|at| &line[at..]), Some("the West seeks war"));
/// assert_eq!(text::behind_label("They agreed on this: no war"), None);
/// ```
pub fn behind_label(line: &str) -> Option<usize> {
    let (label, words) = line.split_once(':')?;
    let opens = |first: char| first.is_alphabetic() || matches!(first, '“' | '"' | '‘' | '«');
    let told = words.trim_start();
    let is_apart = told.len() < words.len() && told.starts_with(opens);
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let is_label = label.split(' ').count() <= MOST && label.split(' ').all(is_name);
    (is_apart && is_label && label.len() >= SHORTEST).then_some(line.len() - told.len())
}

/// Where the name begins that a heading ends with behind a dash, in bytes, the dash with it; nothing
/// where it ends with none.
///
/// # Examples
///
/// ```
/// let line = "West seeks war – Lavrov";
/// assert_eq!(text::source_behind(line).map(|at| &line[at..]), Some("– Lavrov"));
/// assert_eq!(text::source_behind("Talks end – and nobody spoke"), None);
/// ```
pub fn source_behind(heading: &str) -> Option<usize> {
    let dash = [" – ", " — ", " - "].iter().filter_map(|dash| heading.rfind(dash)).max()?;
    let mut words = heading[dash..].split_whitespace().skip(1);
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let is_short = words.clone().count() <= MOST;
    (is_short && words.all(is_name)).then_some(dash + 1)
}

#[cfg(test)]
mod tests {
    use super::behind_label;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(behind_label(line).map(|at| &line[at..]), expected, "{line}");
    }

    #[test]
    fn names_before_a_colon_are_a_label() {
        check("Lavrov: the West seeks war", Some("the West seeks war"));
        check("Sergey Lavrov:  “We agreed.”", Some("“We agreed.”"));
        check("MR. PRICE: Thank you.", Some("Thank you."));
    }

    #[test]
    fn a_clause_a_clock_and_a_label_without_words_are_none() {
        check("Lavrov told reporters: the West seeks war", None);
        check("Talks: 17 January", None);
        check("Talks begin at 9:30 in Oslo", None);
        check("Q: What now?", None);
        check("LAVROV:", None);
        check("LAVROV: ", None);
        check("", None);
    }
}
