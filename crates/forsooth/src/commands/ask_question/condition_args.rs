//! Under which condition a question counts, and what a postponement means, as they are given on
//! the command line.

use clap::ValueEnum;
use domain::{Condition, PostponedEnd, Postponement, PostponementRule, Requirement};

/// What must hold for the question to count.
#[derive(clap::Args, Debug)]
pub(super) struct ConditionArgs {
    /// What must hold for the question to count at all.
    #[arg(long = "if", value_name = "TEXT", allow_hyphen_values = true)]
    condition: Option<String>,

    /// The answer to another question that is that condition: q-3, "not q-3", q-5=Geneva or
    /// "not q-5=Geneva"; given more than once, all must come true.
    #[arg(long, value_name = "ANSWER", requires = "condition")]
    if_question: Vec<Requirement>,
}

/// What happens if the event that the question waits for is moved.
#[derive(clap::Args, Debug)]
pub(super) struct PostponementArgs {
    /// How many days after the announced day the event may be held and still count.
    #[arg(long, value_name = "DAYS", requires_all = ["put_off", "called_off"])]
    within: Option<u16>,

    /// How the question ends if the event is put off farther.
    #[arg(long, value_enum, value_name = "END", requires = "within")]
    put_off: Option<End>,

    /// How the question ends if the event is called off.
    #[arg(long, value_enum, value_name = "END", requires = "within")]
    called_off: Option<End>,

    /// What else a settler should know if the event is moved.
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    postponed: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum End {
    /// With no.
    No,
    /// Annulled: nobody is scored.
    Annulled,
}

impl ConditionArgs {
    pub(super) fn condition(self) -> Option<Condition> {
        let requires = self.if_question;
        self.condition.map(|text| Condition { text, requires })
    }
}

impl PostponementArgs {
    pub(super) fn postponement(self) -> Option<Postponement> {
        match (self.within, self.put_off, self.called_off) {
            (Some(within_days), Some(later), Some(cancelled)) => {
                let (later, cancelled) = (later.into(), cancelled.into());
                let note = self.postponed;
                let rule = PostponementRule { within_days, later, cancelled, note };
                Some(Postponement::Rule(rule))
            }
            _ => self.postponed.map(Postponement::Words),
        }
    }
}

impl From<End> for PostponedEnd {
    fn from(end: End) -> Self {
        match end {
            End::No => Self::No,
            End::Annulled => Self::Annulled,
        }
    }
}
