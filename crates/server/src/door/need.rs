//! What a route needs of whoever asks.

/// What a route needs of whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// Anybody may come, with no account.
    Nothing,
    /// To see what is public: anybody may where the desk shows it, and else who may read.
    Visit,
    /// An account, whatever it may do; what it sees and changes is its own.
    Account,
    /// To see what is on the desk.
    Read,
    /// To add documents, to forecast and to rate, as a machine may too.
    Propose,
    /// To record what only a person says.
    Write,
    /// To say how something ended.
    Settle,
    /// To say who may do what.
    Administer,
}

impl Need {
    /// The need in a word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Visit => "visit",
            Self::Account => "account",
            Self::Read => "read",
            Self::Propose => "propose",
            Self::Write => "write",
            Self::Settle => "settle",
            Self::Administer => "administer",
        }
    }
}
