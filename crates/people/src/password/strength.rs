//! What a password must be: long, and hard to guess. Which characters are in it does not matter.

use std::ops::RangeInclusive;

use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use zxcvbn::feedback::Feedback;
use zxcvbn::{Score, zxcvbn};

use crate::name::folded;

/// How many characters a password may have.
pub(super) const LENGTH: RangeInclusive<usize> = 8..=256;

/// A shorter name stands in many good passwords by chance.
const SHORTEST_NAME: usize = 3;

/// Words that come to everybody's mind here.
const OF_THE_PRODUCT: [&str; 3] = ["forsooth", "forecast", "judgment"];

/// Why a password is refused.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnfitPassword {
    /// It is too short or too long.
    #[error(
        "a password has 8 to 256 characters, and this one has {0}; take four or five words that \
        do not belong together"
    )]
    Length(usize),
    /// It contains the account's name.
    #[error(
        "a password must not contain the name of its account; take words that have nothing to do with you"
    )]
    Name,
    /// It would be guessed.
    #[error(
        "this password would soon be guessed{0}; take four or five words that do not belong together"
    )]
    Weak(String),
}

/// Checks a new password for an account, and gives it as it is kept.
pub(super) fn check(password: &str, name: &str) -> Result<String, UnfitPassword> {
    let composed: String = password.nfc().collect();
    let length = composed.chars().count();
    if !LENGTH.contains(&length) {
        return Err(UnfitPassword::Length(length));
    }
    let name = folded(name);
    if name.chars().count() >= SHORTEST_NAME && folded(&composed).contains(&name) {
        return Err(UnfitPassword::Name);
    }
    let mut known = vec![name.as_str()];
    known.extend(OF_THE_PRODUCT);
    let guessed = zxcvbn(&composed, &known);
    if guessed.score() < Score::Three {
        return Err(UnfitPassword::Weak(reason(&guessed)));
    }
    Ok(composed)
}

fn reason(guessed: &zxcvbn::Entropy) -> String {
    let warning = guessed.feedback().and_then(Feedback::warning);
    warning.map_or_else(String::new, |it| {
        format!(" ({})", it.to_string().trim_end_matches('.').to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use super::{UnfitPassword, check};

    const GOOD: &str = "tide copper lantern nine";

    #[test]
    fn long_and_rare_is_good_in_any_script() {
        for password in [GOOD, " spaces count too here ", "сорок восемь тюленей", "x7#qLw0!vRz"]
        {
            assert_eq!(check(password, "Ada").as_deref(), Ok(password));
        }
    }

    #[test]
    fn what_is_short_or_endless_is_refused() {
        assert_eq!(check("tide c9", "Ada"), Err(UnfitPassword::Length(7)));
        assert_eq!(check(&GOOD.repeat(11), "Ada"), Err(UnfitPassword::Length(264)));
    }

    #[test]
    fn what_would_be_guessed_is_refused_and_told_why() {
        for password in ["password1", "12345678", "qwertyuiop", "forsooth1", "Lovelace99"] {
            let refused = check(password, "Grace").unwrap_err();
            assert!(matches!(refused, UnfitPassword::Weak(_)), "{password}: {refused}");
            assert!(refused.to_string().contains("take four or five words"), "{refused}");
        }
    }

    #[test]
    fn the_name_of_the_account_is_no_part_of_it() {
        for name in ["copper", "COPPER", "Ｃopper"] {
            assert_eq!(check(GOOD, name), Err(UnfitPassword::Name), "{name}");
        }
        assert!(check(GOOD, "Ed").is_ok());
    }

    #[test]
    fn two_spellings_of_a_letter_are_one() {
        let (composed, apart) = ("tide k\u{f6}nig lantern nine", "tide ko\u{308}nig lantern nine");
        assert_eq!(check(composed, "Ada"), check(apart, "Ada"));
    }
}
