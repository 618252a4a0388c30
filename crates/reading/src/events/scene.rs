//! A scene: the sentence in which a word is read, and what is said around it.

use domain::{Manner, Occurrence, StatementKind};

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
    /// An occurrence as this sentence tells it at a token.
    pub(super) fn supposed(self, told: Occurrence, at: usize) -> Occurrence {
        let is_told = matches!(told, Occurrence::Happened | Occurrence::Planned);
        let is_open = is_told && (self.is_supposed || self.is_unsaid(at));
        if is_open { Occurrence::Hypothetical } else { told }
    }

    /// Whether a token stands in what somebody did not say, as "declined to say that it had".
    fn is_unsaid(self, at: usize) -> bool {
        let holds = |said: &&Said| (said.words.from..said.words.to).contains(&at);
        self.said.iter().filter(holds).any(|Said { statement, .. }| {
            let is_speech = statement.kind == StatementKind::Speech;
            is_speech && statement.negated && statement.telling().manner == Manner::Said
        })
    }
}
