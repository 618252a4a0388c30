//! A lexeme: what the model knows a token by, whatever stands around it.
//!
//! Each attribute is the hash of a string, as spaCy's string store gives it.

/// What the model knows a token by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Lexeme {
    /// The token as it stands.
    pub(crate) orth: u64,
    /// The token in its normal form, as "not" for "n't".
    pub(crate) norm: u64,
    /// Its first character.
    pub(crate) prefix: u64,
    /// Its last three characters.
    pub(crate) suffix: u64,
    /// Its shape, as "Xxxx" for "Moscow".
    pub(crate) shape: u64,
    /// Whether it is nothing but white space.
    pub(crate) is_space: bool,
    /// Whether a single space follows it.
    pub(crate) space_follows: bool,
}
