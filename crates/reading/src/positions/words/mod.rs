//! Positions that rules over words read: where there is no tree, and where consent is withheld.

pub(super) mod taken;
pub(super) mod withheld;
