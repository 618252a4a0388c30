//! A scene: the sentence in which a word is read, and what is said around it.

use domain::Occurrence;

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
    /// Whether the sentence as a whole only supposes what it tells.
    pub(super) is_supposed: bool,
}

impl Scene<'_> {
    /// An occurrence as this sentence tells it.
    pub(super) fn supposed(self, told: Occurrence) -> Occurrence {
        let is_told = matches!(told, Occurrence::Happened | Occurrence::Planned);
        if self.is_supposed && is_told { Occurrence::Hypothetical } else { told }
    }
}
