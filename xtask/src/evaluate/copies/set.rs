//! The set: stories, copies made of every second one, and texts that look like copies and are none.
//!
//! - Of every second story five copies are made, one by each edit, with strengths that go round.
//! - Of the others, each second pair gets one long quotation, in marks, behind the second sentence:
//!   both copy their own story and not one another. It is made of a sentence each of other stories,
//!   as a speech that nobody printed. Half of these are cut to five sentences first, so that the
//!   quotation is much of them.
//! - Digests open two copied stories one after the other, eight sentences of each. Whose copies they
//!   are is open, so they count for nothing themselves; they are there to weld stories.
//! - Everything else that people wrote on the same matter is there as it is.
//!
//! The texts arrive in an order drawn by the seed.

use super::edits::{EDITS, STRENGTHS, Story};
use super::random::Random;

/// A text of the set.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) text: String,
    pub(super) role: Role,
}

/// Where a text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A story as it was printed, by number.
    Story(usize),
    /// A copy of a story, by an edit and its strength.
    Copy(usize, (usize, usize)),
    /// A copy of a story with a quotation that another has too, by the number of the pair.
    Quoting(usize, usize),
    /// Two stories in one.
    Digest(usize, usize),
}

impl Role {
    /// The story it tells; none for a digest.
    pub(super) fn story(self) -> Option<usize> {
        match self {
            Self::Story(story) | Self::Copy(story, _) | Self::Quoting(story, _) => Some(story),
            Self::Digest(..) => None,
        }
    }
}

/// How many sentences a digest has of each story.
const DIGESTED: usize = 8;

/// At least so many words are quoted.
const QUOTED_WORDS: usize = 60;

/// Makes the set of some texts.
pub(super) fn made(texts: &[String], seed: usize) -> Vec<Member> {
    let mut random = Random::of(seed);
    let stories: Vec<Story> = texts.iter().map(|text| Story::of(text)).collect();
    let as_printed = texts.iter().enumerate();
    let mut members: Vec<Member> =
        as_printed.map(|(at, text)| Member { text: text.clone(), role: Role::Story(at) }).collect();
    for at in (0..stories.len()).step_by(2) {
        members.extend(copies(&stories, at, &mut random));
    }
    for pair in (1..stories.len().saturating_sub(4)).step_by(4) {
        members.extend(quoting(&stories, pair));
    }
    for at in (0..stories.len().saturating_sub(4)).step_by(8) {
        let [one, other] = [at, at + 4].map(|at| stories[at].opening(DIGESTED).text());
        members.push(Member { text: format!("{one}\n{other}"), role: Role::Digest(at, at + 4) });
    }
    random.shuffle(&mut members);
    members
}

fn copies(stories: &[Story], at: usize, random: &mut Random) -> Vec<Member> {
    let copy = |edit: usize| {
        let kind = (edit, (at / 2 + edit) % STRENGTHS.len());
        let text = stories[at].edited(kind, stories, random).text();
        Member { text, role: Role::Copy(at, kind) }
    };
    (0..EDITS.len()).map(copy).collect()
}

/// Two stories that quote the same.
fn quoting(stories: &[Story], pair: usize) -> [Member; 2] {
    let mut quoted = String::new();
    let far = (0..stories.len()).map(|step| &stories[(pair + 7 * step + 5) % stories.len()]);
    for sentence in far.filter_map(|story| story.sentences.get(story.sentences.len() / 2)) {
        if quoted.split(' ').count() < QUOTED_WORDS {
            quoted = format!("{quoted} {}", sentence.replace(['"', '“', '”'], ""));
        }
    }
    [(pair, '"', '"'), (pair + 2, '“', '”')].map(|(at, opening, closing)| {
        let is_short = pair % 8 == 1;
        let mut story = stories[at].opening(if is_short { 5 } else { usize::MAX });
        let place = story.sentences.len().min(2);
        story.sentences.insert(place, format!("{opening}{}{closing}", quoted.trim()));
        Member { text: story.text(), role: Role::Quoting(at, pair) }
    })
}
