//! Pieces of a sentence: what a report cuts in two by saying in the middle of it who speaks, as in
//! "The sea is wide," he said, "and we are patient people."

use domain::{Entry, Id, Record, Statement};
use ledger::LedgerError;

use crate::Desk;

/// How many pieces are looked for on either side of one.
const MOST: usize = 3;

/// Marks that end a sentence.
const ENDS: [char; 4] = ['.', '!', '?', '…'];

/// A sentence that was told in several pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JoinedSentence {
    /// The statement that is its first piece.
    pub(crate) first: Id,
    /// All of its words.
    pub(crate) words: String,
}

/// A statement with where it stands in the ledger.
type Piece<'a> = (u64, Id, &'a Statement);

/// In which direction pieces are looked for, so that as few entries as may be are read.
struct Way {
    /// The place after the last.
    next: fn(u64) -> Option<u64>,
    /// Whether there may be another beside the last.
    may_be: fn(&Statement) -> bool,
    /// Whether what was found is another, beside the last.
    is_piece: fn(&Statement, &Statement) -> bool,
}

impl Desk {
    /// The sentence that a statement is a piece of; none where it is all of it.
    pub(crate) fn joined_sentence(
        &self,
        entry: &Entry,
    ) -> Result<Option<JoinedSentence>, LedgerError> {
        let Some(own) = piece(entry) else { return Ok(None) };
        let before = self.pieces(
            own,
            &Way { next: |at| at.checked_sub(1), may_be: may_go_on, is_piece: goes_on },
        )?;
        let behind = self.pieces(
            own,
            &Way {
                next: |at| at.checked_add(1),
                may_be: is_before_its_cue,
                is_piece: |found, last| goes_on(last, found),
            },
        )?;
        if before.is_empty() && behind.is_empty() {
            return Ok(None);
        }
        let row = before.iter().rev().chain(std::iter::once(entry)).chain(&behind);
        let row: Vec<Piece<'_>> = row.filter_map(piece).collect();
        let words: Vec<String> = row.iter().map(|(_, _, it)| it.whole()).collect();
        let first = row.first().map_or(entry.id, |(_, id, _)| *id);
        Ok(Some(JoinedSentence { first, words: words.join(" ") }))
    }

    /// The pieces on one side of another, the nearest first.
    fn pieces(&self, (mut at, _, own): Piece<'_>, way: &Way) -> Result<Vec<Entry>, LedgerError> {
        let mut found: Vec<Entry> = vec![];
        while found.len() < MOST {
            let last = found.last().and_then(piece).map_or(own, |(_, _, it)| it);
            let place = (way.next)(at).filter(|_| (way.may_be)(last));
            let Some(place) = place else { break };
            let Some(entry) = self.ledger.entry_at(place)? else { break };
            let is_next = piece(&entry).is_some_and(|(_, _, it)| (way.is_piece)(it, last));
            if !is_next {
                break;
            }
            at = place;
            found.push(entry);
        }
        Ok(found)
    }
}

fn piece(entry: &Entry) -> Option<Piece<'_>> {
    let Record::Statement(found) = &entry.record else { return None };
    Some((entry.sequence, entry.id, &found.item))
}

/// Whether a statement may go on with what an earlier one began: it begins in small letters.
fn may_go_on(statement: &Statement) -> bool {
    statement.words.starts_with(char::is_lowercase)
}

fn is_before_its_cue(statement: &Statement) -> bool {
    statement.cue_span.as_ref().is_some_and(|cue| cue.start >= statement.span.end)
}

/// Whether a statement goes on with the sentence of an earlier one: one cue tells of both, and the
/// sentence did not end before it.
fn goes_on(earlier: &Statement, later: &Statement) -> bool {
    earlier.cue_span.is_some()
        && earlier.cue_span == later.cue_span
        && earlier.speaker_span == later.speaker_span
        && earlier.span.end <= later.span.start
        && may_go_on(later)
        && !earlier.words.trim_end().ends_with(ENDS)
}
