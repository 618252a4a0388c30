//! A mark: what an author says of a sentence, in braces behind it.

use domain::{Id, Kind};

use super::SentenceKind;

/// What an author says of a sentence, as `{judged j-1}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it says.
    pub word: MarkWord,
    /// What it names.
    pub ids: Vec<Id>,
}

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkWord {
    /// What sort of sentence it is.
    Kind(SentenceKind),
    /// It says that a judgment is the first on its matter.
    First,
    /// It says that a judgment differs from the one before.
    Changed,
    /// It says that a judgment is the one before, unchanged.
    Unchanged,
    /// It tells the author's settled record.
    Record,
}

impl MarkWord {
    /// Every mark that can be written.
    pub const ALL: [Self; 9] = [
        Self::Kind(SentenceKind::Quoted),
        Self::Kind(SentenceKind::Reported),
        Self::Kind(SentenceKind::Assumed),
        Self::Kind(SentenceKind::Judged),
        Self::Kind(SentenceKind::Predicted),
        Self::First,
        Self::Changed,
        Self::Unchanged,
        Self::Record,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.word(),
            Self::First => "first",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Record => "record",
        }
    }

    /// What sort of sentence it makes one. What we said before is reported.
    pub fn kind(self) -> SentenceKind {
        match self {
            Self::Kind(kind) => kind,
            Self::First | Self::Changed | Self::Unchanged | Self::Record => SentenceKind::Reported,
        }
    }
}

impl Mark {
    /// Reads what stands between braces; an id alone is short for what it must be.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut words = text.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
        let named = MarkWord::ALL.into_iter().find(|mark| Some(&mark.word()) == words.peek());
        if named.is_some() {
            words.next();
        }
        let ids: Vec<Id> = words.map(|word| word.parse().ok()).collect::<Option<_>>()?;
        let word = named.or_else(|| ids.first().and_then(|id| implied(*id)))?;
        Some(Self { word, ids })
    }

    /// The ids of what it tells of as it stands today.
    pub fn told(&self) -> &[Id] {
        self.split().0
    }

    /// The ids of what it tells of as it stood before, as "j-1" in `{changed j-4 j-1}`.
    pub fn earlier(&self) -> &[Id] {
        self.split().1
    }

    fn split(&self) -> (&[Id], &[Id]) {
        let told = match self.word {
            MarkWord::Changed | MarkWord::Unchanged => self.ids.len().min(1),
            MarkWord::Kind(_) | MarkWord::First | MarkWord::Record => self.ids.len(),
        };
        self.ids.split_at(told)
    }

    /// The ids of a kind that it names.
    pub fn named(&self, kind: Kind) -> impl Iterator<Item = Id> {
        self.ids.iter().copied().filter(move |id| id.kind == kind)
    }
}

fn implied(id: Id) -> Option<MarkWord> {
    if id.kind == Kind::Judgment {
        Some(MarkWord::Kind(SentenceKind::Judged))
    } else if id.kind == Kind::Question {
        Some(MarkWord::Kind(SentenceKind::Predicted))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn a_mark_is_a_word_and_ids() {
        for (text, expected) in [
            ("judged j-1", Some("judged j-1")),
            ("j-1", Some("judged j-1")),
            ("q-4", Some("predicted q-4")),
            ("changed j-2 j-1", Some("changed j-2 j-1")),
            ("changed j-2, j-1", Some("changed j-2 j-1")),
            ("record", Some("record")),
            ("quoted", Some("quoted")),
            ("judgd j-1", None),
            ("judged j1", None),
            ("s-1", None),
            ("", None),
        ] {
            let read = Mark::read(text).map(|mark| {
                let ids = mark.ids.iter().map(ToString::to_string);
                let told = std::iter::once(mark.word.word().to_owned()).chain(ids);
                told.collect::<Vec<_>>().join(" ")
            });
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
