//! The parts of the record: what was said and how often it happened, the team, and the groups.

mod group;
mod horizon;
mod reference;
mod said;
mod settled;
mod team;

pub use group::{GroupPerson, Mislead, RecordGroup};
pub(crate) use group::{GroupScores, group};
pub(crate) use horizon::{Horizon, by_horizon};
pub(crate) use reference::BaseRate;
pub use reference::{BaseReference, Reference};
pub use said::SaidAbout;
pub(crate) use said::said_about;
pub(crate) use settled::{OWN, SettledQuestion, settled_questions, verdict};
pub(crate) use team::team;
pub use team::{BesideTeam, TeamRecord};
