//! A new password: checked, and hashed before anything else is kept waiting.

use super::hash::hash;
use super::strength::check;
use crate::{RollError, name};

/// A new password for an account, which will do and is hashed.
///
/// It is made before the roll is written, as it takes its time.
#[derive(Clone, Debug)]
pub struct NewPassword {
    hash: String,
    /// The name that it was checked against, which it must not contain.
    folded: String,
}

impl NewPassword {
    /// Checks a password for the account of a name, and hashes it under a salt of its own.
    ///
    /// # Errors
    ///
    /// It is too short, too long or too easy to guess, or it contains the name.
    pub fn new(password: &str, name: &str) -> Result<Self, RollError> {
        let hash = hash(&check(password, name)?)?;
        Ok(Self { hash, folded: name::folded(name) })
    }

    /// Its hash, if it is for the account of a name.
    pub(crate) fn hash_for(&self, name: &str) -> Option<&str> {
        (self.folded == name::folded(name)).then_some(&*self.hash)
    }
}

#[cfg(test)]
mod tests {
    use super::NewPassword;

    #[test]
    fn it_is_for_the_name_that_it_was_checked_against() {
        let made = NewPassword::new("tide copper lantern nine", "Ada").unwrap();
        assert!(made.hash_for("ada").is_some_and(|it| it.starts_with("$argon2id$")));
        assert_eq!(made.hash_for("Copper"), None);
        assert!(NewPassword::new("tide copper lantern nine", "Copper").is_err());
    }
}
