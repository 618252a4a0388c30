//! The name of an account: what the ledger calls its author.

use domain::{Role, is_machine};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;
use unicode_security::{MixedScript as _, skeleton};

/// How many characters a name may have.
const LONGEST: usize = 64;

/// A name that no account can have.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnfitName {
    /// It is no line of plain text.
    #[error(
        "{0:?} is no name; give 1 to 64 characters on one line that all are seen, the first of them a \
         letter or a digit, without space around them, each word in letters of one script"
    )]
    NotPlain(String),
    /// Only a bot is called so.
    #[error("\"{name}\" is the name of a bot, and a {role} is a person; leave \"bot:\" away")]
    OfABot {
        /// The name.
        name: String,
        /// Whose it was to be.
        role: Role,
    },
    /// A bot must be called so.
    #[error("a bot's name begins with \"bot:\"; call it \"bot:{0}\"")]
    NotOfABot(String),
}

/// Checks the name of somebody who gets a role: names of bots begin with `bot:`, and no others.
pub(crate) fn check(name: &str, role: Role) -> Result<String, UnfitName> {
    let composed: String = name.nfc().collect();
    let is_plain = composed.trim() == composed
        && (1..=LONGEST).contains(&composed.chars().count())
        && composed.starts_with(char::is_alphanumeric)
        && !composed.chars().any(|it| it.is_control() || is_unseen(it))
        && composed.split(|it: char| !it.is_alphanumeric()).all(is_of_one_script);
    match (is_plain, role == Role::Bot, is_machine(&composed)) {
        (false, _, _) => Err(UnfitName::NotPlain(name.to_owned())),
        (true, true, false) => Err(UnfitName::NotOfABot(composed)),
        (true, false, true) => Err(UnfitName::OfABot { name: composed, role }),
        (true, true, true) | (true, false, false) => Ok(composed),
    }
}

/// Whether a word is written in one script, or in those that Japanese, Chinese and Korean write
/// together.
fn is_of_one_script(word: &str) -> bool {
    word.is_empty() || word.is_single_script()
}

/// Whether a name has characters that are not seen, or turn others around.
#[must_use]
pub fn has_unseen(name: &str) -> bool {
    name.contains(is_unseen)
}

/// Whether a character is not seen itself, or changes how its neighbors are shown: what Unicode lets
/// a font ignore (`Default_Ignorable_Code_Point`), and the breaks of lines and paragraphs.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// What two names share that are written with the same letters.
pub(crate) fn folded(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

/// Whether people would take one name for the other, whatever its letters are: by the skeletons of
/// Unicode Technical Standard 39, in which a Cyrillic "А" is a Latin "A".
///
/// ```
/// assert!(people::look_alike("Ada", "\u{410}da"));
/// assert!(!people::look_alike("Ada", "Ida"));
/// ```
#[must_use]
pub fn look_alike(one: &str, other: &str) -> bool {
    let drawn = |name: &str| skeleton(&folded(name)).collect::<String>();
    drawn(one) == drawn(other) || skeleton(one).eq(skeleton(other))
}

#[cfg(test)]
mod tests {
    use domain::Role;

    use super::{UnfitName, check, folded, look_alike};

    #[test]
    fn a_name_is_one_plain_line() {
        for name in ["Ada", "Ada Lovelace", "王毅", "bo\u{308}ll", "O’Brien-Иванова", "たけし太郎"]
        {
            assert!(check(name, Role::Editor).is_ok(), "{name}");
        }
        let long = "a".repeat(65);
        let unseen = ["A\u{200b}da", "Ada\u{fe0f}", "A\u{34f}da", "Ada\u{3164}", "Ada\u{e0041}"];
        let plain = ["", " ", " Ada", "Ada\n", "A\u{7}da", "Ada\u{202e}", "=cmd|calc!A0", &long];
        let mixed = ["Ad\u{430} Smith", "\u{410}da", "Adα"];
        for name in plain.into_iter().chain(unseen).chain(mixed) {
            let refused = check(name, Role::Editor);
            assert_eq!(refused, Err(UnfitName::NotPlain(name.to_owned())));
        }
    }

    #[test]
    fn bots_are_called_bots_and_nobody_else() {
        assert!(check("bot:base-rates", Role::Bot).is_ok());
        assert!(matches!(check("base-rates", Role::Bot), Err(UnfitName::NotOfABot(_))));
        assert!(matches!(check("Bot:Ada", Role::Reader), Err(UnfitName::OfABot { .. })));
    }

    #[test]
    fn names_that_look_alike_are_one() {
        assert_eq!(folded("ADA"), folded("Ada"));
        assert_eq!(folded("Ａda"), folded("ada"));
        assert_ne!(folded("Ada"), folded("Bo"));
    }

    #[test]
    fn other_letters_do_not_make_another_name() {
        for other in ["\u{410}da", "ADA", "\u{391}da", "Ａda"] {
            assert!(look_alike("Ada", other), "{other}");
        }
        for other in ["Ida", "Adam", "Аня"] {
            assert!(!look_alike("Ada", other), "{other}");
        }
        assert!(!look_alike("李娜", "李明"));
    }
}
