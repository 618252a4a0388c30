//! A formula turned round: its two clauses in the other order, which says the same.

use super::Wording;

/// How many words either clause has at least.
const FEWEST: usize = 3;

/// What joins two clauses in either order.
const JOINTS: [&str; 2] = ["and", "or"];

/// What may stand before a clause besides, as it is no part of a formula that begins behind it.
const BEFORE: [&str; 9] = ["and", "or", "it", "is", "they", "are", "we", "this", "that"];

/// How many of these.
const MOST: usize = 3;

/// Whether a wording has all of a formula in two clauses of which the second stands first, with
/// nothing but what joins them between.
pub(super) fn is_turned_round(formula: &[String], wording: &Wording) -> bool {
    let words: Vec<&str> = wording.words.iter().map(|word| word.folded.as_str()).collect();
    let formula: Vec<&str> = formula.iter().map(String::as_str).collect();
    (FEWEST..formula.len()).any(|cut| {
        let (first, second) = (without_joint(&formula[..cut]), without_joint(&formula[cut..]));
        first.len() >= FEWEST && second.len() >= FEWEST && follow(&words, second, first)
    })
}

/// Whether one row of words stands right behind another, or behind what may stand between them.
fn follow(words: &[&str], before: &[&str], behind: &[&str]) -> bool {
    words.windows(before.len()).enumerate().any(|(at, row)| {
        let rest = &words[at + before.len()..];
        let skipped = rest.iter().take(MOST).take_while(|it| BEFORE.contains(it)).count();
        row == before && (0..=skipped).any(|from| rest[from..].starts_with(behind))
    })
}

/// A clause without what joins it to another.
fn without_joint<'a>(clause: &'a [&'a str]) -> &'a [&'a str] {
    let clause = match clause.split_first() {
        Some((first, rest)) if JOINTS.contains(first) => rest,
        _ => clause,
    };
    match clause.split_last() {
        Some((last, rest)) if JOINTS.contains(last) => rest,
        _ => clause,
    }
}

#[cfg(test)]
mod tests {
    use super::is_turned_round;
    use crate::wordings::Wording;

    #[test]
    fn two_clauses_in_the_other_order_say_the_same() {
        let formula = "our pact is not aimed at anybody and should not be disturbed by anybody";
        let formula: Vec<String> = formula.split(' ').map(str::to_owned).collect();
        for (said, expected) in [
            ("It should not be disturbed by anybody and our pact is not aimed at anybody.", true),
            ("Should not be disturbed by anybody, our pact is not aimed at anybody", true),
            ("Our pact is not aimed at anybody and should not be disturbed by anybody.", false),
            ("It should be disturbed by anybody and our pact is not aimed at anybody.", false),
            ("It should not be disturbed by anybody. We met. Our pact is not aimed at us.", false),
        ] {
            assert_eq!(is_turned_round(&formula, &Wording::of(said)), expected, "{said}");
        }
        let beats: Vec<String> = "a beats b".split(' ').map(str::to_owned).collect();
        assert!(!is_turned_round(&beats, &Wording::of("b beats a")), "one clause alone");
    }
}
