//! A named actor: whom a document names, and where.

use serde::{Deserialize, Serialize};

use crate::{Identity, Span};

/// Somebody or something that a document names, and whom that stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedActor {
    /// Whom the words stand for.
    pub identity: Identity,
    /// The words that name the actor.
    pub span: Span,
}
