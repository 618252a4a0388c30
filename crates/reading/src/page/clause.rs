//! A clause: words with a verb of their own, up to where the next one begins.

use super::subject::is_particle;
use super::{Page, Run};
use crate::lexicon::{cues, is_finite, is_preposition, opens_clause, parts_clauses};

/// How many tokens an office and a name between commas may have.
const APPOSED: usize = 12;

impl Page<'_> {
    /// Whether the words from a token on may be a clause of their own.
    pub(crate) fn is_clause(&self, run: Run) -> bool {
        let end = (run.from..run.to)
            .find(|&at| at > run.from + 2 && self.is(at, &[",", ";", ":"]))
            .unwrap_or(run.to);
        if self.is(run.from, &["to", "and", "but", "or", ",", "."])
            || is_preposition(self.lower(run.from))
        {
            return false;
        }
        self.has_verb(Run::new(run.from, end))
    }

    /// Whether a verb stands anywhere behind the first word of a run.
    pub(crate) fn has_verb(&self, run: Run) -> bool {
        (run.from + 1..run.to).any(|at| {
            is_finite(self.lower(at))
                || cues().verbs.at(&self.tokens, at).is_some()
                || self.is_verb_by_place(at)
        })
    }

    /// A word in -s after an actor, as in "Russia supports".
    fn is_verb_by_place(&self, at: usize) -> bool {
        let ends_in_s = self.lower(at).ends_with('s') && !self.tokens[at].capital;
        let after_name =
            at > 0 && (self.mention_at(at - 1).is_some() || self.is(at - 1, &["he", "she", "it"]));
        ends_in_s && after_name && self.lower(at).len() > 3
    }

    /// A run without marks and "and" at its ends.
    pub(crate) fn trimmed(&self, run: Run) -> Run {
        let loose = |at: usize| {
            self.is(at, &[".", ",", ";", ":", "!", "?", "—", "–", "…"]) && !self.is_abbreviated(at)
        };
        let mut run = run;
        while !run.is_empty() && loose(run.from) {
            run.from += 1;
        }
        while !run.is_empty() && loose(run.to - 1) {
            run.to -= 1;
        }
        run
    }

    /// Whether a period belongs to the name it follows, as that of "U.S."
    fn is_abbreviated(&self, at: usize) -> bool {
        self.lower(at) == "." && at > 0 && self.lower(at - 1).contains('.')
    }

    /// Where a clause that begins at a token ends within its sentence: at a semicolon, at a
    /// comma before a new clause, or at the end.
    pub(crate) fn clause_end(&self, from: usize, limit: usize) -> usize {
        (from..limit)
            .find(|&at| {
                let colon = self.is(at, &[";", "—", "–"]);
                let comma = self.is(at, &[","]) && opens_clause(self.lower(at + 1));
                colon
                    || comma && self.starts_clause(at + 1, limit)
                    || self.is_comment(at, limit)
                    || self.is_apposed_comment(at, limit)
            })
            .unwrap_or(limit)
    }

    /// Whether a comma begins a comment such as ", two lawmakers said".
    fn is_comment(&self, comma: usize, limit: usize) -> bool {
        let words = Run::new(comma + 1, limit.min(comma + 8));
        let inner = (words.from..words.to).take_while(|&at| self.tokens[at].word);
        let mut cues = inner.filter(|&at| cues().verbs.at(&self.tokens, at).is_some());
        let ends = |cue: usize| {
            cue + 1 >= limit || !self.tokens[cue + 1].word || self.date_at(cue + 2).is_some()
        };
        self.is(comma, &[",", "”"]) && cues.next().is_some_and(|cue| cue > words.from && ends(cue))
    }

    /// Whether a comma begins one such as ", the minister, Ada Lind, said".
    fn is_apposed_comment(&self, comma: usize, limit: usize) -> bool {
        let next = |from: usize| {
            let near = from + 1..limit.min(from + APPOSED);
            near.into_iter().find(|&at| self.is(at, &[","]))
        };
        let ends = next(comma).and_then(|office| Some((office, next(office)?)));
        let Some((office, name)) = ends.filter(|_| self.is(comma, &[","])) else { return false };
        let is_name = office + 1 < name
            && (office + 1..name).all(|at| self.tokens[at].capital || is_particle(self.lower(at)));
        let is_office = office > comma + 1 && !self.has_verb(Run::new(comma + 1, office));
        is_name && is_office && cues().verbs.at(&self.tokens, name + 1).is_some()
    }

    fn starts_clause(&self, at: usize, limit: usize) -> bool {
        !self.is(at, &["and", "as", "so"]) || self.is_clause(Run::new(at + 1, limit))
    }

    /// Where the clause that a token stands in begins within its sentence.
    pub(crate) fn clause_start(&self, verb: usize, floor: usize) -> usize {
        let mut at = verb;
        while at > floor {
            at -= 1;
            let joins_nouns = self.is(at, &["and"]) && self.joins_names(at);
            let joins_days = self.is(at, &[","]) && self.date_at(at).is_some();
            let quote = self.quote_at(at).is_some_and(|quote| quote.run.from == at);
            let opens = quote && at + 1 < verb;
            if opens || parts_clauses(self.lower(at)) && !joins_nouns && !joins_days {
                return at + 1;
            }
        }
        floor
    }

    /// Whether an "and" joins two actors rather than two clauses.
    fn joins_names(&self, at: usize) -> bool {
        let after = if self.is(at + 1, &["the"]) { at + 2 } else { at + 1 };
        at > 0 && self.mention_at(at - 1).is_some() && self.mention_at(after).is_some()
    }
}
