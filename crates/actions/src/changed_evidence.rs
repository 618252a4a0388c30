//! Evidence that changed later: words that something rests on, and that their outlet changed or
//! took out since, or gave to somebody else.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::{Document, Evidence, Id, Passage, Span};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::Desk;
use crate::fetch_again::later_version;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::day;
use crate::page_checks::{CheckedPage, gone_since};
use crate::quote_fate::{ChangedAttribution, QuoteFate, Versions, on_one_line};

/// Words that something rests on and that their page no longer holds as they were quoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedEvidence {
    /// The finding that the evidence is, where it is one.
    pub item: Option<Id>,
    /// The version of the page that they were quoted from.
    pub document: Id,
    /// The first later version that no longer holds them, or the check that found the page gone.
    pub version: Id,
    /// The day on which that was fetched, or the page was asked for.
    pub as_of: Date,
    /// When the desk came to know it.
    #[serde(skip)]
    pub recorded_at: Timestamp,
    /// The words as they were.
    pub before: String,
    /// The sentence in their place, where there is one.
    pub now: Option<String>,
    /// Who said them then and now, where the words stand and that was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<ChangedAttribution>,
    /// The loss of the page, where it is gone, as "the page was taken down by 2026-11-02 (status 404,
    /// pc-1)".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loss: Option<String>,
}

impl ChangedEvidence {
    /// All of it in a sentence, as "s-3 no longer stands in the page as of 2026-11-02 (d-4); it
    /// was: “…” → “…”".
    #[must_use]
    pub fn words(&self) -> String {
        let Self { document, version, as_of, before, .. } = self;
        let what =
            self.item.map_or_else(|| format!("“{before}” in {document}"), |id| id.to_string());
        if let Some(loss) = &self.loss {
            return format!("{what}: {loss}; it was: “{before}”");
        }
        let since = format!("as of {as_of} ({version})");
        if let Some(attribution) = &self.attribution {
            return format!(
                "{what} is told otherwise in the page {since}: {}",
                attribution.words()
            );
        }
        let now = match &self.now {
            Some(now) => format!("→ “{now}”"),
            None => "→ nothing in its place".to_owned(),
        };
        format!("{what} no longer stands in the page {since}; it was: “{before}” {now}")
    }
}

/// Words that something rests on.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    pub(crate) item: Option<Id>,
    pub(crate) passage: Passage,
}

impl From<&Evidence> for Ground {
    fn from(evidence: &Evidence) -> Self {
        Self { item: evidence.item, passage: evidence.passage.clone() }
    }
}

impl Desk {
    /// Which of some words their outlet changed since, each once, in their order, for whoever sees
    /// what rests on them.
    ///
    /// # Errors
    ///
    /// A document cannot be looked up.
    pub(crate) fn changed_among(
        &self,
        grounds: impl IntoIterator<Item = Ground>,
    ) -> Result<Vec<ChangedEvidence>, LookUpError> {
        let mut histories: BTreeMap<Id, History> = BTreeMap::new();
        let mut changed: Vec<ChangedEvidence> = Vec::new();
        for ground in grounds {
            let document = ground.passage.document;
            let history = match histories.entry(document) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    unknown.insert(self.seeing_all(|desk| desk.history(document))?)
                }
            };
            for found in history.changed(&ground).into_iter().chain(history.lost(&ground)) {
                if !changed.contains(&found) {
                    changed.push(found);
                }
            }
        }
        Ok(changed)
    }

    fn history(&self, document: Id) -> Result<History, LookUpError> {
        let (mut later, mut versions) = (Vec::new(), vec![document]);
        if self.is_erased(document)? {
            return Ok(History { later, gone: None });
        }
        while let Some(version) = later_version(self, versions[later.len()])? {
            versions.push(version.id);
            later.push((Versions::of(self, document, version.id)?, version));
        }
        let gone = gone_since(&self.checks_of_page(versions)?).cloned();
        Ok(History { later, gone })
    }
}

/// The later versions of a document, oldest first, each held against it, and whether its page is gone.
struct History {
    later: Vec<(Versions, Recorded<Document>)>,
    gone: Option<CheckedPage>,
}

impl History {
    /// Words whose page is gone.
    fn lost(&self, ground: &Ground) -> Option<ChangedEvidence> {
        let gone = self.gone.as_ref()?;
        Some(ChangedEvidence {
            item: ground.item.or_else(|| self.statement_at(&ground.passage.span)),
            document: ground.passage.document,
            version: gone.id,
            as_of: gone.on,
            recorded_at: gone.recorded_at,
            before: on_one_line(&ground.passage.span.text),
            now: None,
            attribution: None,
            loss: Some(gone.loss()),
        })
    }

    /// The statement that some words are, as a brief quotes words without it.
    fn statement_at(&self, place: &Span) -> Option<Id> {
        self.later.first().and_then(|(versions, _)| versions.statement_at(place))
    }

    /// What became of some words, if they do not stand in the last version as they did: by the
    /// first version since which they do not.
    fn changed(&self, ground: &Ground) -> Option<ChangedEvidence> {
        let place = &ground.passage.span;
        let mut since = None;
        for (versions, version) in &self.later {
            let fate = versions.compare().fate(place, ground.item);
            since = match (fate, since) {
                (QuoteFate::Exact, _) => None,
                (fate, None) => Some((fate, version)),
                // What became of them last is told, and since when they do not stand.
                (fate, Some((_, first))) => Some((fate, first)),
            };
        }
        let (fate, version) = since?;
        let (now, attribution) = match fate {
            QuoteFate::Exact => return None,
            QuoteFate::Gone(now) => (now, None),
            QuoteFate::Retold(told, now) => (now, Some(told)),
        };
        Some(ChangedEvidence {
            item: ground.item.or_else(|| self.statement_at(place)),
            document: ground.passage.document,
            version: version.id,
            as_of: day(version.record.fetched_at),
            recorded_at: version.recorded_at,
            before: on_one_line(&place.text),
            now: now.map(|now| on_one_line(&now)),
            attribution,
            loss: None,
        })
    }
}
