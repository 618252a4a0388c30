//! A subject: who does what a verb says, found to its left.

use super::{Page, Run};
use crate::actors::{Gender, Mention, Who};
use crate::lexicon::{
    cues, is_article, is_auxiliary, is_common, is_preposition, is_subject_pronoun, offices,
    stands_beside_verbs,
};

/// Who does what a verb says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The tokens that name the subject.
    pub(crate) run: Run,
    /// By what kind of words.
    pub(crate) kind: SubjectKind,
}

/// By what kind of words a subject is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SubjectKind {
    /// An actor or person that was marked.
    Marked(Mention),
    /// "he", "she", "they", "it".
    Pronoun,
    /// A noun for people who speak.
    Noun,
    /// A capitalized name that is not known otherwise.
    Name,
    /// Something that neither speaks nor acts.
    Thing,
}

/// Whether a word is a small one within a name, as in "Maria del Rio" and "Ahmed bin Salem".
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "du"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ter"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "y"
            | "-"
    )
}

/// How far an apposition may reach.
const APPOSITION: usize = 30;

impl Page<'_> {
    /// The subject of the verb at a token, looked for no further left than `floor`.
    pub(crate) fn subject_before(&self, verb: usize, floor: usize) -> Option<Subject> {
        let by_rules = self.head_before(verb, floor).and_then(|head| self.subject_of(head, floor));
        let is_thing = |it: &Subject| it.kind == SubjectKind::Thing;
        if by_rules.as_ref().is_none_or(is_thing) {
            let parsed = self.tree.subject(verb);
            let head = parsed.filter(|&at| at >= floor && at < verb && !self.is_quoted(at));
            let by_parser = head.and_then(|head| self.subject_of(head, floor));
            return by_parser.filter(|it| !is_thing(it)).or(by_rules);
        }
        by_rules
    }

    /// The subject whose last token this is, looked for no further left than `floor`.
    pub(crate) fn subject_of(&self, head: usize, floor: usize) -> Option<Subject> {
        let subject = self.subject_at(head, floor)?;
        Some(self.owner(subject, floor))
    }

    /// The subject that begins at a token, as after an inverted verb.
    pub(crate) fn subject_from(&self, start: usize, end: usize) -> Option<Subject> {
        let article = usize::from(self.is(start, &["the", "a", "an", "one", "another"]));
        let first = start + article;
        if first >= end || self.date_at(first).is_some() {
            return None;
        }
        if let Some(mention) = self.mention_at(first) {
            return Some(self.marked_from(*mention, end));
        }
        if is_subject_pronoun(self.lower(first)) {
            return Some(Subject { run: Run::new(first, first + 1), kind: SubjectKind::Pronoun });
        }
        let is_name = |at: &usize| self.tokens[*at].capital && *at < end;
        let capitals = (first..end).take_while(is_name).count();
        if capitals > 0 && !is_common(self.lower(first)) {
            let run = Run::new(first, first + capitals);
            return Some(Subject { run, kind: SubjectKind::Name });
        }
        let near = (first..end.min(first + 4)).take_while(|&at| self.tokens[at].word);
        let near = near.take_while(|&at| !is_preposition(self.lower(at)));
        let last = near.filter(|&at| self.is_speaker_noun(at)).last()?;
        Some(Subject { run: Run::new(start, last + 1), kind: SubjectKind::Noun })
    }

    /// A mention, or the body it only says the state of, as in "the Polish Foreign Ministry".
    fn marked_from(&self, mention: Mention, end: usize) -> Subject {
        let whole = Subject { run: mention.run, kind: SubjectKind::Marked(mention) };
        if !matches!(mention.who, Who::Demonym(_)) {
            return whole;
        }
        let of_name = |at: &usize| {
            let medium = self.phrase(*at, &cues().outlet_nouns).is_some();
            self.tokens[*at].capital
                || self.is_speaker_noun(*at)
                || medium
                || self.is(*at, &["state", "state-run", "state-owned", "public"])
        };
        let more = (mention.run.to..end).take_while(of_name).count();
        let run = Run::new(mention.run.from, mention.run.to + more);
        if more > 0 { Subject { run, kind: SubjectKind::Noun } } else { whole }
    }

    /// The last token of the subject: adverbs, dates and appositions are passed over.
    fn head_before(&self, verb: usize, floor: usize) -> Option<usize> {
        let mut at = verb;
        while at > floor {
            at -= 1;
            let token = &self.tokens[at];
            if self.is_quoted(at) {
                return None;
            }
            if let Some(date) = self.date_at(at) {
                at = date.run.from.max(floor);
                at -= usize::from(at > floor && self.is(at - 1, &["on", "in"]));
            } else if token.lower == "," {
                return self.before_apposition(at, floor);
            } else if token.lower == ")" {
                at = (floor..at).rev().find(|&open| self.lower(open) == "(")?;
            } else if self.is_dash(at) {
                let earliest = at.saturating_sub(APPOSITION).max(floor);
                at = (earliest..at).rev().find(|&open| self.is_dash(open))?;
            } else if !(is_auxiliary(&token.lower) || self.is_adverb(at)) {
                return token.word.then_some(at);
            }
        }
        None
    }

    /// Whether a token is a dash with space around it.
    fn is_dash(&self, at: usize) -> bool {
        let is_free = |at: usize| {
            at > 0
                && self
                    .tokens
                    .get(at)
                    .is_some_and(|it| it.range.start > self.tokens[at - 1].range.end)
        };
        self.is(at, &["—", "–"]) || self.is(at, &["-"]) && is_free(at) && is_free(at + 1)
    }

    fn is_adverb(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        stands_beside_verbs(&token.lower)
            || !token.capital && token.lower.len() > 4 && token.lower.ends_with("ly")
    }

    /// The token before ", the foreign minister," or ", who is in Geneva,".
    fn before_apposition(&self, comma: usize, floor: usize) -> Option<usize> {
        let earliest = comma.saturating_sub(APPOSITION).max(floor);
        let opening = (earliest..comma).rev().find(|&at| self.lower(at) == ",")?;
        let head = opening.checked_sub(1).filter(|&at| at >= floor)?;
        if self.is_name(Run::new(opening + 1, comma)) && !self.is_person(head) {
            return Some(comma - 1);
        }
        let named = self.mention_at(head).is_some() || self.tokens[head].capital;
        (named || self.is_speaker_noun(head)).then_some(head)
    }

    /// Whether a run is nothing but somebody's name, with an office or without one.
    fn is_name(&self, run: Run) -> bool {
        let titled = (run.from..run.to).take_while(|&at| self.is_title(at) || self.is(at, &["."]));
        let run = Run::new(run.from + titled.count(), run.to);
        if run.is_empty() {
            return false;
        }
        let marked = self.mention_at(run.from);
        let is_person = marked.is_some_and(|it| it.run == run && self.is_person(run.from));
        let is_small = |at: usize| at > run.from && at + 1 < run.to && is_particle(self.lower(at));
        let capitals = (run.from..run.to).all(|at| self.tokens[at].capital || is_small(at));
        let words = run.to - run.from;
        is_person || marked.is_none() && capitals && (2..=5).contains(&words)
    }

    fn is_person(&self, at: usize) -> bool {
        self.mention_at(at).is_some_and(|it| matches!(it.who, Who::Person(_)))
    }

    fn subject_at(&self, head: usize, floor: usize) -> Option<Subject> {
        if let Some(mention) = self.mention_at(head) {
            let run = mention.run;
            if let Some(owned) = self.owned(*mention, floor) {
                return Some(Subject { run: owned, kind: SubjectKind::Noun });
            }
            let kind = match mention.who {
                // "Moscow" placed by "in" speaks for nobody.
                Who::Place(_) => SubjectKind::Thing,
                Who::Actor(_) | Who::Demonym(_) | Who::Person(_) | Who::Office(_) => {
                    SubjectKind::Marked(*mention)
                }
            };
            return Some(Subject { run, kind });
        }
        if is_subject_pronoun(self.lower(head)) {
            return Some(Subject { run: Run::new(head, head + 1), kind: SubjectKind::Pronoun });
        }
        if self.is(head, &["who"]) {
            let before = head.checked_sub(1)?;
            let before = if self.lower(before) == "," { before.checked_sub(1)? } else { before };
            return if before >= floor { self.subject_at(before, floor) } else { None };
        }
        Some(self.phrase_at(head, floor))
    }

    /// "Starmer's spokesman": an office with somebody's name before it, who does not hold it.
    fn owned(&self, office: Mention, floor: usize) -> Option<Run> {
        let before = office.run.from.checked_sub(2).filter(|&at| at >= floor)?;
        let is_owned = self.is(before + 1, &["'s"]) && matches!(office.who, Who::Office(None));
        let owner = self.mention_at(before).map(|owner| owner.run.from);
        let owner = owner.or_else(|| self.tokens[before].capital.then_some(before))?;
        is_owned.then(|| Run::new(owner.max(floor), office.run.to))
    }

    fn phrase_at(&self, head: usize, floor: usize) -> Subject {
        let stops = |at: usize| {
            let token = &self.tokens[at];
            !token.word && token.lower != "-"
                || self.is_quoted(at)
                || is_preposition(&token.lower)
                || is_auxiliary(&token.lower)
                || token.is(&["and", "or", "but", "that", "as", "when", "while", "which", "if"])
        };
        let start = (floor..head).rev().take_while(|&at| !stops(at)).last().unwrap_or(head);
        // "On Tuesday the Swiss government": a subject begins with its article.
        let article = (start..head).rev().find(|&at| is_article(self.lower(at)));
        let start = article.unwrap_or(start);
        let is_name = |at: &usize| self.tokens[*at].capital && self.date_at(*at).is_none();
        let capitals = (start..=head).rev().take_while(is_name).count();
        let run = Run::new(start, head + 1);
        if self.is_speaker_noun(head) {
            Subject { run, kind: SubjectKind::Noun }
        } else if capitals > 0 && self.date_at(head).is_none() && !is_common(self.lower(head)) {
            Subject { run: Run::new(head + 1 - capitals, head + 1), kind: SubjectKind::Name }
        } else {
            Subject { run, kind: SubjectKind::Thing }
        }
    }

    /// The one who speaks in "a spokesman for the ministry" or "officials in Moscow".
    fn owner(&self, subject: Subject, floor: usize) -> Subject {
        let start = subject.run.from;
        let article = usize::from(start > floor && self.is(start - 1, &["the", "a", "his", "her"]));
        let Some(tie) = start.checked_sub(1 + article).filter(|&at| at > floor) else {
            return subject;
        };
        if !self.is(tie, &["for", "of", "at", "in", "from", "with", "to"]) {
            return subject;
        }
        let head = tie - 1;
        let marked = self.mention_at(head).filter(|it| !matches!(it.who, Who::Place(_)));
        if let Some(mention) = marked.filter(|_| !self.is(tie, &["with", "to", "in"])) {
            let run = Run::new(mention.run.from, subject.run.to);
            return Subject { run, kind: SubjectKind::Marked(*mention) };
        }
        let phrase = self.phrase_at(head, floor);
        let run = Run::new(phrase.run.from, subject.run.to);
        match phrase.kind {
            SubjectKind::Noun => Subject { run, kind: SubjectKind::Noun },
            // "after talks with Lavrov, Blinken" never comes here; "talks with Lavrov showed" does.
            SubjectKind::Thing => Subject { run, kind: SubjectKind::Thing },
            SubjectKind::Marked(_) | SubjectKind::Pronoun | SubjectKind::Name => subject,
        }
    }

    /// Whether a token is a noun for people who speak.
    pub(crate) fn is_speaker_noun(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| offices().speakers.contains(&token.lower))
    }

    /// Whether a token is a title before a name, as "Ms".
    pub(crate) fn is_title(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| offices().titles.contains(&token.lower))
    }

    /// Whether a token says whose something is without naming anybody.
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        self.is(at, &["his", "her", "its", "their"])
    }

    /// Whether a pronoun may stand for a mention.
    pub(crate) fn may_stand_for(&self, pronoun: &str, mention: &Mention) -> bool {
        let gender = match mention.who {
            Who::Person(_) => self.gender(mention),
            Who::Office(_) => None,
            Who::Actor(_) | Who::Demonym(_) | Who::Place(_) => {
                return matches!(pronoun, "it" | "they" | "its" | "their" | "them");
            }
        };
        match pronoun {
            "he" | "his" | "him" => gender != Some(Gender::Woman),
            "she" | "her" => gender != Some(Gender::Man),
            _ => false,
        }
    }
}
