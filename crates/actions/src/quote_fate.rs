//! The fate of quoted words: what became of them in a later version of their document.

use domain::{Id, Identity, Span, Statement, Sureness};
use serde::Serialize;
use text::{Difference, differences};

use crate::Desk;
use crate::look_up::LookUpError;

/// What became of quoted words in a later version of their document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum QuoteFate {
    /// They stand there, said by whom they were said.
    Exact,
    /// They do not stand there; the sentence in their place, where there is one.
    Gone(Option<String>),
    /// They stand there, and are told otherwise; the sentence that was changed, where one was.
    Retold(ChangedAttribution, Option<String>),
}

/// Who said the words of a statement, as two versions of a document tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedAttribution {
    /// As it was, as "said by the minister".
    pub before: String,
    /// As it is.
    pub after: String,
}

impl ChangedAttribution {
    /// Both, as "said by Ada Lind → said by Ben Holm".
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} → {}", self.before, self.after)
    }
}

/// Two versions of a document.
pub(crate) struct Versions {
    before: Version,
    after: Version,
}

/// The text of a document and who says what in it.
pub(crate) struct Version {
    text: String,
    statements: Vec<(Id, Statement)>,
}

/// What tells two versions apart.
pub(crate) struct Comparison<'a> {
    versions: &'a Versions,
    /// What became of each sentence.
    pub(crate) found: Vec<Difference<'a>>,
    now: String,
}

impl Versions {
    pub(crate) fn of(desk: &Desk, earlier: Id, later: Id) -> Result<Self, LookUpError> {
        Ok(Self { before: desk.version(earlier)?, after: desk.version(later)? })
    }

    /// The statement that some words of the earlier version are.
    pub(crate) fn statement_at(&self, place: &Span) -> Option<Id> {
        let same = self.before.statements.iter().find(|(_, it)| it.span == *place);
        same.map(|(id, _)| *id)
    }

    pub(crate) fn compare(&self) -> Comparison<'_> {
        let found = differences(&self.before.text, &self.after.text);
        Comparison { versions: self, found, now: on_one_line(&self.after.text) }
    }
}

impl Desk {
    fn version(&self, document: Id) -> Result<Version, LookUpError> {
        let text = self.text_of(&self.look_up(document)?)?.text;
        let statements = self.citing::<domain::Found<Statement>>(document)?;
        let statements = statements.into_iter().map(|it| (it.id, it.record.item)).collect();
        Ok(Version { text, statements })
    }
}

impl Comparison<'_> {
    /// What became of words, which may be those of a statement.
    pub(crate) fn fate(&self, place: &Span, item: Option<Id>) -> QuoteFate {
        let words = on_one_line(&place.text);
        if !self.now.contains(&words) {
            return QuoteFate::Gone(self.replaced(&words));
        }
        let said = self.versions.before.statement(place, item);
        match said.and_then(|said| Some((said, self.retold(said)?))) {
            None => QuoteFate::Exact,
            Some((said, told)) => QuoteFate::Retold(told, self.replaced(&self.whole(said))),
        }
    }

    /// How a statement whose words stand there is told now, if that is otherwise.
    fn retold(&self, said: &Statement) -> Option<ChangedAttribution> {
        let words = on_one_line(&said.words);
        let later = self.versions.after.statements.iter().map(|(_, statement)| statement);
        let same: Vec<&Statement> = later.filter(|it| on_one_line(&it.words) == words).collect();
        let is_kept = match same.as_slice() {
            // Nothing was read there; so only the very same text is known to be told the same way.
            [] => self.now.contains(&self.whole(said)),
            same => same.iter().any(|it| is_told_alike(said, it)),
        };
        let after = same.first().map_or_else(|| "said by nobody named".to_owned(), |it| told(it));
        (!is_kept).then(|| ChangedAttribution { before: told(said), after })
    }

    /// The sentence that took the place of the one that some words stood in, or that stands in
    /// them.
    fn replaced(&self, words: &str) -> Option<String> {
        self.found.iter().find_map(|difference| match difference {
            Difference::Changed { before, after } => {
                let before = on_one_line(before);
                let is_its = before.contains(words) || words.contains(&before);
                is_its.then(|| (*after).to_owned())
            }
            Difference::Added(_) | Difference::Dropped(_) => None,
        })
    }

    /// A statement with what tells who said it, as it stood.
    fn whole(&self, said: &Statement) -> String {
        let spans = || {
            let about = said.cue_span.iter().chain(&said.speaker_span);
            about.chain(std::iter::once(&said.span))
        };
        let start = spans().map(|it| it.start).min().unwrap_or(said.span.start);
        let end = spans().map(|it| it.end).max().unwrap_or(said.span.end);
        on_one_line(self.versions.before.text.get(start..end).unwrap_or(&said.span.text))
    }
}

impl Version {
    /// The statement that some words are, or the narrowest that they stand in.
    fn statement(&self, place: &Span, item: Option<Id>) -> Option<&Statement> {
        let of_item = self.statements.iter().find(|(id, _)| Some(*id) == item);
        let around = self.statements.iter().filter(|(_, it)| it.span.holds(place));
        let narrowest = || around.min_by_key(|(_, it)| it.span.text.len());
        of_item.or_else(narrowest).map(|(_, statement)| statement)
    }
}

/// Who said it and how, as "denied by the minister".
fn told(said: &Statement) -> String {
    let by = said.speaker.as_deref().unwrap_or("nobody named");
    format!("{} by {by}", said.telling().words())
}

fn is_told_alike(one: &Statement, other: &Statement) -> bool {
    one.telling() == other.telling() && is_same_speaker(one, other)
}

/// Whether two speakers are the same, as far as two documents name them: by the one they stand
/// for, by the same words, or by a name that the other document gives in full.
fn is_same_speaker(one: &Statement, other: &Statement) -> bool {
    let known = |it: &Statement| it.speaker_identity.clone().filter(is_known).map(|it| it.name);
    match (known(one), known(other), &one.speaker, &other.speaker) {
        (Some(one), Some(other), ..) => one == other,
        (.., Some(one), Some(other)) => is_same_name(one, other),
        (.., one, other) => one.is_none() && other.is_none(),
    }
}

fn is_known(identity: &Identity) -> bool {
    identity.sureness != Sureness::Guess
}

/// Whether two names differ at most in what one has before the other's, as "Lavrov" and "Sergey
/// Lavrov"; "the minister" is not "the deputy minister".
fn is_same_name(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let before = long.to_lowercase().strip_suffix(&short.to_lowercase()).map(str::len);
    let before = before.and_then(|length| long.get(..length));
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    before.is_some_and(|it| {
        it.is_empty() || (it.ends_with(' ') && long.split_whitespace().all(is_name))
    })
}

pub(crate) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::is_same_name;

    #[test]
    fn a_name_may_be_given_in_full() {
        for (one, other, is_same) in [
            ("Lavrov", "Sergey Lavrov", true),
            ("Sergey Lavrov", "lavrov", true),
            ("the minister", "The minister", true),
            ("minister", "deputy minister", false),
            ("the minister", "an aide", false),
            ("Rov", "Lavrov", false),
        ] {
            assert_eq!(is_same_name(one, other), is_same, "{one} / {other}");
        }
    }
}
