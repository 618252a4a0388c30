//! A scene: the sentence in which a word is read, and what is said around it.

use crate::page::{Page, Unit};
use crate::statements::Said;

/// The sentence in which a word is read, and what is said around it.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The page.
    pub(super) page: &'a Page<'a>,
    /// The sentence.
    pub(super) unit: Unit,
    /// All that is said on the page.
    pub(super) said: &'a [Said],
}
