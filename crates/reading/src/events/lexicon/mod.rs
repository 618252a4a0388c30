//! The lexicon of events: which verbs, nouns and adjectives tell of which, kept as tables.

mod code;
mod contexts;
mod help;
mod light;
mod nouns;
mod operation;
mod verbs;
mod who;

pub(super) use code::{Code, told_by};
pub(super) use contexts::context_of;
pub(super) use help::narrowed;
pub(super) use light::{
    Doubt, doubt_of, intends, is_carrier, is_circumstance, is_happening, is_quantity, is_share,
    is_vague, leaves_undone, obliges, opens_condition, taking, tells_owner,
};
pub(super) use nouns::{EventNoun, Of, event_noun};
pub(super) use operation::{Meaning, Operation};
pub(super) use verbs::{Constraint, Row, adjective_rows, verb_rows};
pub(super) use who::{can_be, is_human, is_weapon, takes_names};
