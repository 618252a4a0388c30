//! Other spellings of a word: rows of words that say the same.

/// The longest that letters are taken for an abbreviation, as "OSCE".
const LONGEST: usize = 5;

/// Other spellings of a word: its words as it was typed, and as they are cut.
///
/// "US" stands in texts as "U.S." too, "F-16" as "F-16s", and "1000000" as "1,000,000".
pub(super) fn other_spellings(typed: &str, words: &[String]) -> Vec<Vec<String>> {
    match words {
        [] => vec![],
        [word] => {
            let rows = [initials(typed), thousands(word)];
            rows.into_iter().flatten().collect()
        }
        [..] => {
            let rows = [joined_thousands(words), numbered(words)];
            rows.into_iter().flatten().collect()
        }
    }
}

/// The letters of an abbreviation one by one.
fn initials(typed: &str) -> Option<Vec<String>> {
    let is_short = (2..=LONGEST).contains(&typed.len());
    let is_abbreviation = is_short && typed.bytes().all(|it| it.is_ascii_uppercase());
    is_abbreviation.then(|| typed.chars().map(|it| it.to_ascii_lowercase().to_string()).collect())
}

/// A number in groups of three digits.
fn thousands(word: &str) -> Option<Vec<String>> {
    if word.len() < 4 || !is_number(word) {
        return None;
    }
    let first = (word.len() - 1) % 3 + 1;
    let (head, rest) = word.split_at(first);
    let groups = (0..rest.len()).step_by(3).map(|start| rest[start..start + 3].to_owned());
    Some(std::iter::once(head.to_owned()).chain(groups).collect())
}

/// Groups of three digits as one number.
fn joined_thousands(words: &[String]) -> Option<Vec<String>> {
    let (head, rest) = words.split_first()?;
    let is_grouped = is_number(head)
        && head.len() <= 3
        && rest.iter().all(|group| is_number(group) && group.len() == 3);
    is_grouped.then(|| vec![words.concat()])
}

/// The plural of what is named with a number, or the singular.
fn numbered(words: &[String]) -> Option<Vec<String>> {
    let (last, before) = words.split_last()?;
    if before.iter().all(|word| is_number(word)) {
        return None;
    }
    let other = match last.strip_suffix('s') {
        Some(number) if is_number(number) => number.to_owned(),
        None if is_number(last) => format!("{last}s"),
        Some(_) | None => return None,
    };
    Some(before.iter().cloned().chain([other]).collect())
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|it| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::other_spellings;
    use crate::archive::analysis::{cut, words};

    #[test]
    fn abbreviations_numbers_and_types_are_spelled_in_several_ways() {
        let table = [
            ("US", "u s"),
            ("us", ""),
            ("OSCE", "o s c e"),
            ("CEASEFIRE", ""),
            ("F-16", "f 16s"),
            ("F-16s", "f 16"),
            ("10-16", ""),
            ("cease-fire", ""),
            ("1000000", "1 000 000"),
            ("25000", "25 000"),
            ("250", ""),
            ("1,000,000", "1000000"),
            ("2026-02-03", ""),
            ("\u{2026}", ""),
        ];
        for (typed, expected) in table {
            let cut: Vec<String> =
                cut(&mut words(), typed).into_iter().map(|token| token.text).collect();
            let rows = other_spellings(typed, &cut).into_iter().map(|row| row.join(" "));
            assert_eq!(rows.collect::<Vec<_>>().join("; "), expected, "{typed}");
        }
    }
}
