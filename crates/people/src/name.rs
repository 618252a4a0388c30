//! The name of an account: what the ledger calls its author.

use domain::{Role, is_machine};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization as _;

/// How many characters a name may have.
const LONGEST: usize = 64;

/// A name that no account can have.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnfitName {
    /// It is no line of plain text.
    #[error("{0:?} is no name; give 1 to 64 characters on one line, without space around them")]
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
        && !composed.chars().any(|it| it.is_control() || is_unseen(it));
    match (is_plain, role == Role::Bot, is_machine(&composed)) {
        (false, _, _) => Err(UnfitName::NotPlain(name.to_owned())),
        (true, true, false) => Err(UnfitName::NotOfABot(composed)),
        (true, false, true) => Err(UnfitName::OfABot { name: composed, role }),
        (true, true, true) | (true, false, false) => Ok(composed),
    }
}

/// Whether a character changes how its neighbors are shown and is not seen itself.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
    )
}

/// What two names share that people would take for one.
pub(crate) fn folded(name: &str) -> String {
    name.nfkc().collect::<String>().to_lowercase().nfkc().collect()
}

#[cfg(test)]
mod tests {
    use domain::Role;

    use super::{UnfitName, check, folded};

    #[test]
    fn a_name_is_one_plain_line() {
        for name in ["Ada", "Ada Lovelace", "王毅", "bo\u{308}ll"] {
            assert!(check(name, Role::Editor).is_ok(), "{name}");
        }
        let long = "a".repeat(65);
        for name in ["", " ", " Ada", "Ada\n", "A\u{7}da", "Ada\u{202e}", "A\u{200b}da", &long] {
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
}
