//! A pronoun: which of those named or speaking before it stands for.
//!
//! Candidates of the wrong gender or number are out. Among the others counts whether the gender is
//! known to fit, who spoke last, who was the subject of a sentence, and how far back that was.

use text::TextRange;

use super::Said;
use super::speaker::{Speaker, of_issuer, told_name};
use crate::actors::{Gender, Mention, Who};
use crate::lexicon::{form_words, is_subject_pronoun, offices};
use crate::page::{Page, Run, Unit, of_first_name};

/// Somebody whom a pronoun may stand for.
#[derive(Clone, Debug)]
struct Candidate {
    speaker: Speaker,
    gender: Option<Gender>,
    sort: Sort,
    /// In which sentence, counted from the first.
    sentence: usize,
    is_subject: bool,
    spoke: bool,
}

/// What may be meant by which pronouns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// One person.
    Person,
    /// A state or organization: "it", and "they" too.
    Body,
    /// Several.
    Several,
}

/// Who was named and who spoke, the latest last.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    candidates: Vec<Candidate>,
    /// The side of the institution or state that spoke last.
    institution: Option<String>,
    sentence: usize,
}

/// How many candidates are kept in mind.
const KEPT: usize = 16;

/// How many mentions of a sentence are kept.
const NEAR: usize = 12;

impl Memory {
    /// Whom the pronoun of a subject stands for.
    pub(super) fn stands_for(
        &self,
        page: &Page<'_>,
        unit: Unit,
        pronoun: Run,
        word: &str,
    ) -> Option<Speaker> {
        let is_issuer = word == "it" && page.paper.is_some();
        if let Some(meant) = by_tree(page, pronoun).filter(|_| !is_issuer) {
            return Some(meant);
        }
        let before = Run::new(unit.run.from, pronoun.from);
        let follows = follows_its_words(page, unit, pronoun);
        // Those named in "The gas flows to Ada Lind, he said" are spoken of.
        let here = self.of_sentence(page, before, &[]).into_iter().filter(|_| !follows);
        let issuer = self.issuer(page, pronoun);
        let all = issuer.into_iter().chain(self.candidates.iter().cloned()).chain(here);
        let fitting = all.filter(|it| it.fits(word));
        // "He had said" may be told of the dead; others speak rather than they.
        let is_past = page.is(pronoun.to, &["had"]);
        let lives = |it: &Candidate| is_past || !page.is_dead(&it.speaker.name, pronoun.from);
        let best = fitting.max_by_key(|it| (lives(it), it.weight(self.sentence)))?;
        Some(Speaker { range: page.range(pronoun), ..best.speaker })
    }

    /// Whoever issued the paper, who is meant by "it" all through it.
    fn issuer(&self, page: &Page<'_>, pronoun: Run) -> Option<Candidate> {
        let issuer = page.paper.as_ref()?;
        let speaker = of_issuer(page, issuer, page.range(pronoun));
        let is_several = speaker.name.contains(" and ");
        Some(Candidate {
            speaker,
            gender: None,
            sort: if is_several { Sort::Several } else { Sort::Body },
            sentence: self.sentence,
            is_subject: true,
            spoke: true,
        })
    }

    /// Keeps in mind who was named and who spoke in a sentence.
    pub(super) fn leave(&mut self, page: &Page<'_>, unit: Unit, said: &[Said]) {
        let here = self.of_sentence(page, unit.run, said);
        if here.iter().any(|it| it.spoke) {
            self.candidates.iter_mut().for_each(|it| it.spoke = false);
        }
        let again = self.by_pronoun(page, said);
        self.candidates.extend(here);
        self.candidates.extend(again);
        let surplus = self.candidates.len().saturating_sub(KEPT);
        self.candidates.drain(..surplus);
        self.sentence += 1;
        let last = said.iter().rev().find_map(|it| side_of_institution(page, it));
        self.institution = last.or(self.institution.take());
    }

    /// Those who speak by a pronoun, who are named anew by it: "She told me that the chief has not."
    fn by_pronoun(&self, page: &Page<'_>, said: &[Said]) -> Vec<Candidate> {
        let speaks = |said: &Said| {
            let (name, span) =
                (said.statement.speaker.as_ref()?, said.statement.speaker_span.as_ref()?);
            let run = page.covered(TextRange::new(span.start, span.end));
            let is_pronoun = run.to == run.from + 1 && is_subject_pronoun(page.lower(run.from));
            let mut known = self.candidates.iter().rev();
            let known = known.find(|it| is_pronoun && it.speaker.name == *name)?.clone();
            Some(Candidate { sentence: self.sentence, is_subject: true, spoke: true, ..known })
        };
        said.iter().filter_map(speaks).collect()
    }

    /// The side of the institution or state that spoke last.
    pub(super) fn institution(&self) -> Option<String> {
        self.institution.clone()
    }

    fn of_sentence(&self, page: &Page<'_>, run: Run, said: &[Said]) -> Vec<Candidate> {
        let outside = |it: &&Mention| !page.is_quoted(it.run.from) && it.run.to <= run.to;
        let mentions = page.mentions_in(run).iter().filter(outside).take(NEAR);
        let mentions: Vec<&Mention> = mentions.collect();
        let subject = subject(page, &mentions);
        let spoken = |mention: &Mention| {
            let range = page.range(mention.run);
            said.iter().any(|it| {
                speaks_at(it, range)
                    && it.statement.speaker.as_ref() == Some(&told_name(page, mention))
            })
        };
        // "She told me that the president has not": the president is only spoken of.
        let is_spoken_of = |mention: &Mention| {
            said.iter().any(|it| it.words.contains(mention.run.from) && it.words != run)
        };
        let named = mentions.iter().enumerate().filter_map(|(at, mention)| {
            let sort = sort(mention)?;
            Some(Candidate {
                speaker: of_mention(page, mention),
                gender: page.gender(mention),
                sort,
                sentence: self.sentence,
                is_subject: subject == Some(at) && !is_spoken_of(mention),
                spoke: spoken(mention),
            })
        });
        let unmarked = page.tree.named_in(run, "PERSON").take(NEAR);
        let unmarked = unmarked.filter_map(|name| self.named(page, name, run));
        let named: Vec<Candidate> = named.chain(unmarked).collect();
        let others = said.iter().filter_map(|it| self.unmarked(page, it, &named));
        let others: Vec<Candidate> = others.collect();
        let several = self.several(page, run, &others);
        named.into_iter().chain(several).chain(others).collect()
    }

    /// Those whom a plural noun names as the subject, whether they speak or not: "The ministers met."
    fn several(&self, page: &Page<'_>, run: Run, others: &[Candidate]) -> Vec<Candidate> {
        let tree = &page.tree;
        let is_subject = |word: &usize| {
            let place = tree.place(*word);
            tree.tag(*word) == "NNS"
                && matches!(tree.label(*word), "nsubj" | "nsubjpass")
                && page.is_speaker_noun(place)
                && !page.is_quoted(place)
                && page.mention_at(place).is_none()
        };
        let words = tree.words_in(run).filter(is_subject).take(NEAR);
        let speakers = words.map(|it| Speaker::named(page, tree.run(tree.reach(it).0, it)));
        let is_new = |it: &Speaker| !others.iter().any(|other| other.speaker.name == it.name);
        let candidate = |speaker| Candidate {
            speaker,
            gender: None,
            sort: Sort::Several,
            sentence: self.sentence,
            is_subject: true,
            spoke: false,
        };
        speakers.filter(is_new).map(candidate).collect()
    }

    /// Somebody whom only the model takes for a person, by a full name.
    fn named(&self, page: &Page<'_>, name: Run, within: Run) -> Option<Candidate> {
        let is_marked = (name.from..name.to).any(|at| page.mention_at(at).is_some());
        let is_here = within.holds(name) && !page.is_quoted(name.from);
        let speaker = Speaker::named(page, name);
        let is_full = speaker.name.contains(' ');
        (!is_marked && is_here && is_full).then(|| Candidate {
            gender: of_first_name(&speaker.name),
            speaker,
            sort: Sort::Person,
            sentence: self.sentence,
            is_subject: false,
            spoke: false,
        })
    }

    /// A speaker by a noun, or several together: "a spokeswoman", "A and B".
    fn unmarked(&self, page: &Page<'_>, said: &Said, named: &[Candidate]) -> Option<Candidate> {
        let statement = &said.statement;
        let (name, span) = (statement.speaker.as_ref()?, statement.speaker_span.as_ref()?);
        let run = page.covered(TextRange::new(span.start, span.end));
        let is_pronoun = run.to == run.from + 1
            && (is_subject_pronoun(page.lower(run.from)) || page.is(run.from, &["i", "we"]));
        if is_pronoun || run.is_empty() || named.iter().any(|it| it.speaker.name == *name) {
            return None;
        }
        let last = page.lower(run.to - 1);
        let is_person = page.tree.entity_at(run.to - 1).is_some_and(|(_, it)| it == "PERSON");
        let is_office = is_person || page.phrase(run.to - 1, &offices().roles).is_some();
        let gender = crate::actors::gender(last).or_else(|| of_first_name(name));
        let is_several = name.contains(" and ")
            || !is_person && last.ends_with('s')
            || matches!(last, "people" | "police" | "others" | "many" | "some");
        let sort = match (is_several, is_office || gender.is_some()) {
            (true, _) => Sort::Several,
            (false, true) => Sort::Person,
            (false, false) => Sort::Body,
        };
        let range = TextRange::new(span.start, span.end);
        let speaker =
            Speaker { name: name.clone(), side: statement.side.clone(), range, mention: None };
        Some(Candidate {
            speaker,
            gender,
            sort,
            sentence: self.sentence,
            is_subject: true,
            spoke: true,
        })
    }
}

impl Candidate {
    fn fits(&self, pronoun: &str) -> bool {
        match pronoun {
            "he" => self.sort == Sort::Person && self.gender != Some(Gender::Woman),
            "she" => self.sort == Sort::Person && self.gender != Some(Gender::Man),
            "it" => self.sort == Sort::Body,
            _ => self.sort != Sort::Person,
        }
    }

    /// How much speaks for a candidate; of two equal ones the later wins.
    fn weight(&self, now: usize) -> isize {
        let back = isize::try_from(now.saturating_sub(self.sentence)).unwrap_or(isize::MAX / 4);
        let known = if self.gender.is_some() || self.sort == Sort::Several { 3 } else { 0 };
        let subject = if self.is_subject { 2 } else { 0 };
        let spoke = if self.spoke { 2 } else { 0 };
        known + subject + spoke - 2 * back
    }
}

/// Whom "it" or "they" means by the tree, who may be several.
fn by_tree(page: &Page<'_>, pronoun: Run) -> Option<Speaker> {
    let words = page.meant_by(pronoun.from);
    let name = page.names_of_words(&words)?;
    let side = match words[..] {
        [word] => match page.mention_at(page.tree.place(word)) {
            Some(known) => {
                return Some(Speaker { range: page.range(pronoun), ..of_mention(page, known) });
            }
            None => side_before(page, word),
        },
        _ => None,
    };
    Some(Speaker { name, side, range: page.range(pronoun), mention: None })
}

/// The side that a noun is of by the one name before it: "Hungarian officials".
fn side_before(page: &Page<'_>, word: usize) -> Option<String> {
    match page.mentions_in(page.up_to(word)) {
        [only] => page.side(only),
        _ => None,
    }
}

fn of_mention(page: &Page<'_>, mention: &Mention) -> Speaker {
    Speaker {
        name: told_name(page, mention),
        side: page.side(mention),
        range: page.range(mention.run),
        mention: Some(*mention),
    }
}

fn sort(mention: &Mention) -> Option<Sort> {
    match mention.who {
        Who::Person(_) | Who::Office(_) => Some(Sort::Person),
        Who::Actor(_) => Some(Sort::Body),
        Who::Demonym(_) | Who::Place(_) => None,
    }
}

/// Which of the mentions of a sentence is its subject: by the tree, or else the first person.
fn subject(page: &Page<'_>, mentions: &[&Mention]) -> Option<usize> {
    let by_tree = mentions.iter().position(|mention| page.is_subject(mention));
    by_tree.or_else(|| mentions.iter().position(|it| matches!(it.who, Who::Person(_))))
}

/// The side of the institution or state that makes a statement.
fn side_of_institution(page: &Page<'_>, said: &Said) -> Option<String> {
    let span = said.statement.speaker_span.as_ref()?;
    let run = page.covered(TextRange::new(span.start, span.end));
    let last = run.to.checked_sub(1)?;
    let mention = page.mention_at(last).filter(|it| matches!(it.who, Who::Actor(_)));
    let is_body = mention.is_some() || form_words().issuing.contains(page.lower(last));
    let side = said.statement.side.clone().or_else(|| page.side(mention?));
    side.filter(|_| is_body)
}

fn speaks_at(said: &Said, range: TextRange) -> bool {
    let span = said.statement.speaker_span.as_ref();
    span.is_some_and(|span| TextRange::new(span.start, span.end).overlaps(range))
}

/// Whether the pronoun stands behind what was said, as in "The gas flows, he said."
fn follows_its_words(page: &Page<'_>, unit: Unit, pronoun: Run) -> bool {
    let before = pronoun.from.checked_sub(1).filter(|&at| at >= unit.run.from);
    let ends = pronoun.to + 2 >= unit.run.to || page.is(pronoun.to + 1, &[","]);
    ends && before.is_some_and(|at| page.is(at, &[","]))
}
