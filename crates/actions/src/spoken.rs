//! What was spoken: a statement with who said it, for whom, when, and where it was published.

use domain::{
    Document, Entry, Form, Id, Kind, Manner, Modality, Record, SearchItem, Span, Statement,
    Sureness, Telling,
};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::LedgerError;
use serde::Serialize;

use crate::Desk;
use crate::archive::SearchItems;
use crate::look_up::LookUpError;
use crate::sentence_pieces::JoinedSentence;
use crate::told_once::{Mark, NextVersion, ToldCopy, copies_told, gone_told, print_of};

/// A statement with who said it, for whom, when, and where it was published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spoken {
    /// The statement.
    pub id: Id,
    /// What was said.
    pub words: String,
    /// What must stand before that, as "denied" or "if Greece agrees".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_as: Option<String>,
    /// All that was said, with the condition that stands apart from the words, and with the other
    /// pieces of its sentence where these were joined.
    #[serde(skip)]
    pub whole: String,
    /// What must stand before all of that.
    #[serde(skip)]
    pub whole_told_as: Option<String>,
    /// The condition of what was said.
    #[serde(skip)]
    pub condition: Option<String>,
    /// The statement that its sentence begins with: itself, unless pieces were joined.
    #[serde(skip)]
    pub sentence: Id,
    /// How it is told.
    #[serde(skip)]
    pub telling: Telling,
    /// Whether they were put as so, as possible, as needed.
    #[serde(skip)]
    pub modality: Modality,
    /// Where the words stand.
    #[serde(skip)]
    pub span: Span,
    /// Who spoke, by the name that person is known by.
    pub speaker: Option<String>,
    /// The office that person held.
    pub office: Option<String>,
    /// For whom.
    pub side: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// Where it was published or said.
    pub outlet: Option<String>,
    /// When it was said, or else published.
    pub date: Option<Date>,
    /// Whether the words are the speaker's own.
    pub form: Form,
    /// Whether the document says that it was denied, or not said, as in "did not say that".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_denied: bool,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// The document it was read in.
    pub document: Id,
    /// Where its publisher keeps that.
    pub url: Option<String>,
    /// When the document was published.
    #[serde(skip)]
    pub published: Option<Date>,
    /// When the desk came to know it.
    pub recorded_at: Timestamp,
    /// What tells it again in copies of its document, where it stands for all of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ToldCopy>,
    /// Since when it stands on its page no more, where that was fetched again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_since: Option<Date>,
}

const DOUBTED: &str = "turned down";
const POSSIBLE: &str = " to be possible";
const NEEDED: &str = " to be needed";

impl Spoken {
    /// Who spoke, for whom, where and when, as "Sergey Lavrov · Russia · TASS · 2022-01-17".
    #[must_use]
    pub fn told(&self) -> String {
        let names = [&self.speaker, &self.side, &self.outlet].into_iter().flatten().cloned();
        let told: Vec<String> = names.chain(self.date.map(|date| date.to_string())).collect();
        if told.is_empty() { "nobody named".to_owned() } else { told.join(" · ") }
    }

    /// The same as a piece of a sentence, where it is one.
    pub(crate) fn within(self, joined: Option<&JoinedSentence>) -> Self {
        let Some(joined) = joined else { return self };
        Self { whole: joined.words.clone(), sentence: joined.first, ..self }
    }

    /// What was said with whatever must stand before it, as "denied: supplying drones".
    #[must_use]
    pub fn told_words(&self) -> String {
        match &self.told_as {
            Some(told_as) => format!("{told_as}: {}", self.words),
            None => self.words.clone(),
        }
    }

    /// Whether it is a piece of another statement for the same side in the same document.
    #[must_use]
    pub fn is_piece_of(&self, other: &Self) -> bool {
        self.document == other.document
            && self.side == other.side
            && other.span.text.len() > self.span.text.len()
            && other.span.holds(&self.span)
    }

    /// How the telling changed from an earlier one to this, as "but rejected then, wanted now", if
    /// it did.
    pub(crate) fn change_of_telling(&self, earlier: &Self) -> Option<String> {
        let (then, now) = (earlier.told_how(), self.told_how());
        if then != now {
            return Some(format!("but {then} then, {now} now"));
        }
        if self.is_told_like(earlier) {
            return None;
        }
        let told_as = |it: &Self| it.told_as.clone().unwrap_or(then.clone());
        let (then, now) = (told_as(earlier), told_as(self));
        (then != now).then(|| format!("but “{then}” then, “{now}” now"))
    }

    /// Whether it is told as another is: as said, denied or said to be possible, and not under
    /// another condition. Where the condition stands, before the words or within them, does not
    /// matter.
    pub(crate) fn is_told_like(&self, other: &Self) -> bool {
        self.told_how() == other.told_how()
            && self.whole_told_as == other.whole_told_as
            && !self.is_under_another_condition(other)
    }

    fn is_under_another_condition(&self, other: &Self) -> bool {
        let is_apart = |it: &Self| it.told_as != it.whole_told_as;
        match (&self.condition, &other.condition) {
            (None, None) => false,
            (Some(one), Some(two)) => is_apart(self) && is_apart(other) && one != two,
            (Some(_), None) | (None, Some(_)) => self.told_as != other.told_as,
        }
    }

    /// How it is told, in a few words: "denied", "said to be possible".
    fn told_how(&self) -> String {
        let told = self.telling.words();
        let put = match self.modality {
            Modality::May => POSSIBLE,
            Modality::Must => NEEDED,
            // Without a language model nobody read more of it than that it was said.
            Modality::Asserted if self.has_word(&["may", "might", "could"]) => POSSIBLE,
            Modality::Asserted if self.has_word(&["must"]) => NEEDED,
            Modality::Asserted
            | Modality::Will
            | Modality::Would
            | Modality::Question
            | Modality::Wish => "",
        };
        let put = if self.telling.manner == Manner::Said { put } else { "" };
        format!("{told}{put}")
    }

    fn has_word(&self, asked: &[&str]) -> bool {
        text::words(&self.words).iter().any(|word| asked.contains(&word.of(&self.words)))
    }

    /// How many copies tell it again, as "and 2 copies", and since when it is gone from its page.
    #[must_use]
    pub fn told_again(&self) -> Option<String> {
        let gone = self.gone_since.map(gone_told);
        gone.or_else(|| copies_told(self.copies.len()))
    }

    fn mark(&self) -> Mark {
        let Self { id, document, published, telling, .. } = *self;
        let print = print_of((Kind::Statement, telling), &self.words);
        let length = self.span.text.len();
        Mark { id, document: Some(document), published, print, length }
    }

    fn new(
        entry: &Entry,
        statement: &Statement,
        item: SearchItem,
        document: Option<&Document>,
    ) -> Self {
        let identity = statement.speaker_identity.as_ref();
        let known = identity.filter(|it| it.sureness != Sureness::Guess);
        let is_doubted = is_doubted_around(statement);
        let doubted = || is_doubted.then(|| DOUBTED.to_owned());
        let whole = statement.whole();
        Self {
            id: entry.id,
            words: item.words,
            told_as: item.told_as.or_else(doubted),
            whole_told_as: statement.told_as(&whole).or_else(doubted),
            whole,
            condition: statement.content_condition.clone(),
            sentence: entry.id,
            telling: statement.telling(),
            modality: statement.modality,
            span: statement.span.clone(),
            speaker: item.speaker,
            office: known.and_then(|it| it.office.clone()),
            side: item.side,
            addressee: item.addressee,
            outlet: item.outlet,
            date: item.date,
            form: statement.form,
            is_denied: statement.telling().is_denied() || is_doubted,
            language: item.language,
            document: item.document.unwrap_or(entry.id),
            url: document.and_then(|it| it.url.clone()),
            published: document.and_then(|it| it.published),
            recorded_at: entry.recorded_at,
            copies: vec![],
            gone_since: None,
        }
    }
}

/// Whether what a statement stands within turns it round, as "it was a lie that" and "hardly" do.
fn is_doubted_around(statement: &Statement) -> bool {
    let Some(outer) = statement.within.as_ref().filter(|it| it.holds(&statement.span)) else {
        return false;
    };
    let words = &statement.span;
    let before = outer.text.get(..words.start - outer.start).unwrap_or_default();
    let behind = outer.text.get(words.end - outer.start..).unwrap_or_default();
    // The words by which it is told of are told by itself.
    let is_by_cue = statement.telling().is_denied() || statement.negated;
    !is_by_cue && reading::is_turned_down(before, behind)
}

/// Makes of entries what was spoken.
pub(crate) struct SpokenReader<'a> {
    desk: &'a Desk,
    items: SearchItems<'a>,
}

impl<'a> SpokenReader<'a> {
    pub(crate) fn new(desk: &'a Desk) -> Self {
        Self { desk, items: SearchItems::new(desk) }
    }

    /// What an entry records, if that is a statement.
    pub(crate) fn of(&mut self, entry: &Entry) -> Result<Option<Spoken>, LedgerError> {
        let Record::Statement(found) = &entry.record else { return Ok(None) };
        let item = self.items.of(entry)?;
        Ok(item.map(|item| Spoken::new(entry, &found.item, item, self.items.document())))
    }

    /// What stands at places of the ledger, as far as it is statements.
    pub(crate) fn at(&mut self, sequences: &[u64]) -> Result<Vec<Spoken>, LedgerError> {
        let mut spoken = vec![];
        for entry in self.desk.ledger.entries_at(sequences)? {
            spoken.extend(self.of(&entry)?);
        }
        Ok(spoken)
    }
}

impl Desk {
    /// What was spoken without what copies and later versions of a page tell again.
    pub(crate) fn spoken_once(
        &self,
        spoken: Vec<Spoken>,
        next: NextVersion<'_>,
    ) -> Result<Vec<Spoken>, LookUpError> {
        let once = self.told_once(spoken, Spoken::mark, next)?;
        let told = once.into_iter().map(|it| Spoken {
            copies: it.copies,
            gone_since: it.gone_since,
            ..it.finding
        });
        Ok(told.collect())
    }
}
